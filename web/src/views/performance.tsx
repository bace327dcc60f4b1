import { useSignal } from '@preact/signals';
import type { DayResource, GroupResource, PnlResource } from '../api';
import { type Cut, equity, spans, weeksOf } from '../days';
import { direction, number, percent, seconds, short, signed } from '../format';
import { Curve } from '../parts/curve';
import { lastDays, type Period, PeriodPicker, usePeriod } from '../parts/period';
import { type Column, Table } from '../parts/table';
import { trades } from '../state/select';
import { named, say } from '../words';

function Calendar({ days }: { days: readonly DayResource[] }) {
  const byDate = new Map(days.map(one => [one.date, one]));
  const most = Math.max(1, ...days.map(one => Math.abs(one.realised)));
  const months = [...new Set(days.map(one => one.date.slice(0, 7)))].slice(-3);
  return (
    <div class="calendars">
      {months.map(month => (
        <table key={month} class="calendar">
          <caption>{month}</caption>
          <thead>
            <tr>
              {say('월화수목금토일', 'MTWTFSS')
                .split('')
                .map((name, index) => (
                  <th key={`${name}${index}`} scope="col">
                    {name}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(month).map(week => (
              <tr key={week.find(Boolean)}>
                {week.map((date, index) => {
                  const found = date ? byDate.get(date) : undefined;
                  const strength = found ? 8 + Math.round((Math.abs(found.realised) / most) * 26) : 0;
                  return (
                    <td
                      key={date ?? index}
                      class={found ? direction(found.realised) : ''}
                      style={{ '--strength': `${strength}%` }}
                      title={found && signed(found.realised, '원')}
                    >
                      {date && <small>{Number(date.slice(8))}</small>}
                      {found && found.trades > 0 && <b>{short(found.realised)}</b>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

const cuts: readonly (readonly [by: string, korean: string, english: string])[] = [
  ['condition', '조건식', 'Condition'],
  ['rule', '매수 규칙', 'Entry rule'],
  ['stock', '종목', 'Stock'],
  ['hour', '시간대', 'Hour'],
  ['exit', '매도 까닭', 'Exit reason'],
];

function groupColumns(): Column<GroupResource>[] {
  return [
    { head: say('묶음', 'Group'), kind: 'left', cell: row => named(row.key) },
    { head: say('순손익', 'Net'), cell: row => <b class={direction(row.net)}>{signed(row.net)}</b> },
    { head: say('거래', 'Trades'), cell: row => number(row.trades) },
    { head: say('승률', 'Win rate'), cell: row => `${row.winRate.toFixed(0)}%` },
    { head: say('손익비', 'Profit factor'), cell: row => row.profitFactor?.toFixed(2) ?? '–' },
    { head: say('평균', 'Average'), cell: row => <span class={direction(row.average)}>{signed(row.average)}</span> },
    { head: say('가장 큰 이익', 'Best'), cell: row => signed(row.best) },
    { head: say('가장 큰 손실', 'Worst'), cell: row => signed(row.worst) },
    { head: say('낙폭', 'Drawdown'), cell: row => number(row.maxDrawdown) },
    { head: say('비용', 'Costs'), cell: row => number(row.commission + row.tax) },
    { head: say('보유', 'Held'), cell: row => seconds(row.averageHoldingSeconds * 1000 || 0) },
  ];
}

function Groups({ period }: { period: Period }) {
  const by = useSignal('condition');
  const path = (wanted: Period) => `/api/v1/performance?by=${by.value}&from=${wanted.from}&to=${wanted.to}`;
  const rows = usePeriod<readonly GroupResource[]>(path, period, trades.value.size) ?? [];
  return (
    <section class="card across">
      <h2>
        {say('무엇이 벌었나', 'What earned it')}
        <fieldset class="lengths">
          <legend class="hidden">{say('묶기', 'Group by')}</legend>
          {cuts.map(([id, korean, english]) => (
            <button
              key={id}
              type="button"
              aria-pressed={by.value === id}
              onClick={() => {
                by.value = id;
              }}
            >
              {say(korean, english)}
            </button>
          ))}
        </fieldset>
        <a class="button small" href={`${path(period)}&format=csv`} download>
          CSV
        </a>
      </h2>
      <Table
        rows={[...rows].sort((a, b) => b.net - a.net)}
        columns={groupColumns()}
        keyOf={row => row.key}
        label={say('묶은 성과', 'Grouped results')}
        empty={say('이 기간에 끝난 거래가 없습니다.', 'No trade was closed in this period.')}
      />
    </section>
  );
}

function Spans({ days }: { days: readonly DayResource[] }) {
  const cut = useSignal<Cut>('day');
  const rows = spans(days, cut.value).reverse();
  return (
    <section class="card">
      <h2>
        {say('날마다', 'Over time')}
        <fieldset class="lengths">
          <legend class="hidden">{say('나누기', 'Cut')}</legend>
          {(
            [
              ['day', '일', 'Days'],
              ['week', '주', 'Weeks'],
              ['month', '월', 'Months'],
            ] as const
          ).map(([id, korean, english]) => (
            <button
              key={id}
              type="button"
              aria-pressed={cut.value === id}
              onClick={() => {
                cut.value = id;
              }}
            >
              {say(korean, english)}
            </button>
          ))}
        </fieldset>
      </h2>
      <Table
        rows={rows}
        columns={[
          { head: say('날짜', 'Date'), kind: 'left', cell: row => row.key },
          { head: say('순손익', 'Net'), cell: row => <b class={direction(row.net)}>{signed(row.net)}</b> },
          { head: say('거래', 'Trades'), cell: row => number(row.trades) },
          { head: say('승률', 'Win rate'), cell: row => (row.trades ? `${Math.round((row.wins / row.trades) * 100)}%` : '–') },
          { head: say('비용', 'Costs'), cell: row => number(row.costs) },
        ]}
        keyOf={row => row.key}
        label={say('날마다', 'Over time')}
        empty={say('아직 끝난 날이 없습니다.', 'No day yet.')}
      />
    </section>
  );
}

export function Performance() {
  const period = useSignal<Period>(lastDays(30));
  const pnl = usePeriod<PnlResource>(wanted => `/api/v1/pnl?from=${wanted.from}&to=${wanted.to}`, period.value, trades.value.size);
  const all = usePeriod<readonly GroupResource[]>(
    wanted => `/api/v1/performance?by=all&from=${wanted.from}&to=${wanted.to}`,
    period.value,
    trades.value.size,
  )?.[0];
  const days = pnl?.days ?? [];
  const { sums, below } = equity(days);
  const net = sums.at(-1) ?? 0;
  const gross = days.reduce((sum, one) => sum + one.gross, 0);
  const costs = days.reduce((sum, one) => sum + one.commission + one.tax, 0);
  const figures: readonly (readonly [string, string, string?])[] = [
    [say('순손익', 'Net'), signed(net, '원'), direction(net)],
    [say('비용 앞', 'Gross'), signed(gross), direction(gross)],
    [say('수수료와 세금', 'Commission and tax'), number(costs)],
    [say('거래', 'Trades'), all ? `${number(all.trades)} · ${all.winRate.toFixed(0)}%` : '–'],
    [say('손익비', 'Profit factor'), all?.profitFactor?.toFixed(2) ?? '–'],
    [say('거래당 평균', 'Average trade'), signed(all?.average), direction(all?.average)],
    [say('가장 깊은 낙폭', 'Deepest drawdown'), number(all?.maxDrawdown), all?.maxDrawdown ? 'down' : ''],
    [say('산 돈에 대해', 'Of what was bought'), all?.bought ? percent((all.net / all.bought) * 100, 3) : '–', direction(all?.net)],
  ];
  return (
    <div class="columns">
      <section class="card tools across">
        <PeriodPicker period={period} />
      </section>
      <section class="card across">
        <dl class="figures many">
          {figures.map(([name, value, kind]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class={kind ?? ''}>{value}</dd>
            </div>
          ))}
        </dl>
        <Curve values={sums} height={120} label={say('기간의 손익', 'Equity of the period')} />
        <p class="faint">{say('고점에서 내려온 만큼', 'Below its best')}</p>
        <Curve values={below} height={48} below label={say('낙폭', 'Drawdown')} />
      </section>
      <section class="card">
        <h2>{say('달력', 'Calendar')}</h2>
        {days.length ? <Calendar days={days} /> : <p class="empty">{say('아직 끝난 날이 없습니다.', 'No day yet.')}</p>}
      </section>
      <Spans days={days} />
      <Groups period={period.value} />
    </div>
  );
}
