import { useSignal } from '@preact/signals';
import type { TradeResource } from '../api';
import { clock, day, direction, number, percent, seconds, signed } from '../format';
import { show } from '../parts/dialog';
import { lastDays, type Period, PeriodPicker, today, usePeriod } from '../parts/period';
import { StoryOf } from '../parts/story';
import { Suspended } from '../parts/suspended';
import { type Column, Name, Table } from '../parts/table';
import { trades } from '../state/select';
import { named, say } from '../words';

function Opened({ trade }: { trade: TradeResource }) {
  const isToday = day(trade.closedAt) === today();
  return (
    <>
      <dl class="figures opened">
        <div>
          <dt>{say('순손익', 'Net')}</dt>
          <dd class={direction(trade.net)}>
            {signed(trade.net, '원')} {percent(trade.netPercent)}
          </dd>
        </div>
        <div>
          <dt>{say('매수 → 매도', 'Bought → sold')}</dt>
          <dd>
            {number(trade.buyPrice)} → {number(trade.sellPrice)}
          </dd>
        </div>
        <div>
          <dt>{say('비용 앞 · 수수료 · 세금', 'Gross · commission · tax')}</dt>
          <dd>
            {signed(trade.gross)} · {number(trade.commission)} · {number(trade.tax)}
          </dd>
        </div>
        <div>
          <dt>{say('까닭', 'Reasons')}</dt>
          <dd>
            {trade.condition} → {named(trade.exitReason)}
          </dd>
        </div>
      </dl>
      {isToday && <Suspended load={async () => (await import('../chart/trade-chart')).TradeChart} props={{ trade }} />}
      <details class="ask">
        <summary>{say('만약 다르게 팔았다면', 'What if')}</summary>
        <Suspended load={async () => (await import('../parts/whatif')).WhatIf} props={{ date: day(trade.closedAt), trade: trade.id }} />
      </details>
      <StoryOf trade={trade.id} />
    </>
  );
}

const open = (trade: TradeResource) =>
  show(`${trade.name} · ${clock(trade.openedAt)} – ${clock(trade.closedAt)}`, <Opened trade={trade} />);

function columns(): Column<TradeResource>[] {
  return [
    {
      head: say('시각', 'Time'),
      kind: 'left',
      cell: row => (
        <span class="when">
          {day(row.closedAt) === today() ? '' : `${row.closedAt.slice(5, 10)} `}
          {clock(row.closedAt)}
        </span>
      ),
    },
    { head: say('종목', 'Stock'), kind: 'left', cell: row => <Name name={row.name} code={row.code} /> },
    { head: say('순손익', 'Net'), cell: row => <b class={direction(row.net)}>{signed(row.net)}</b> },
    { head: say('수익률', 'Return'), cell: row => <span class={direction(row.netPercent)}>{percent(row.netPercent)}</span> },
    { head: say('수량', 'Shares'), cell: row => number(row.quantity) },
    { head: say('매수', 'Bought'), cell: row => number(row.buyPrice) },
    { head: say('매도', 'Sold'), cell: row => number(row.sellPrice) },
    { head: say('비용', 'Costs'), cell: row => number(row.commission + row.tax) },
    { head: say('보유', 'Held'), cell: row => seconds(Date.parse(row.closedAt) - Date.parse(row.openedAt)) },
    { head: say('조건식', 'Condition'), kind: 'left', cell: row => row.condition },
    { head: say('까닭', 'Reason'), kind: 'left', cell: row => named(row.exitReason) },
    {
      head: '',
      kind: 'act',
      cell: row => (
        <button
          type="button"
          class="small"
          onClick={event => {
            event.stopPropagation();
            open(row);
          }}
        >
          {say('이야기', 'Story')}
        </button>
      ),
    },
  ];
}

const all = '';

function Pick({ label, values, value, set }: { label: string; values: readonly string[]; value: string; set: (value: string) => void }) {
  return (
    <select aria-label={label} value={value} onChange={event => set(event.currentTarget.value)}>
      <option value={all}>{label}</option>
      {[...new Set(values)].sort().map(one => (
        <option key={one} value={one}>
          {named(one)}
        </option>
      ))}
    </select>
  );
}

export function Trades() {
  const period = useSignal<Period>(lastDays(1));
  const [condition, exit, find] = [useSignal(all), useSignal(all), useSignal('')];
  const query = `from=${period.value.from}&to=${period.value.to}`;
  const list = usePeriod<readonly TradeResource[]>(
    wanted => `/api/v1/trades?from=${wanted.from}&to=${wanted.to}`,
    period.value,
    trades.value.size,
  );
  const rows = [...(list ?? [])]
    .filter(row => !condition.value || row.condition === condition.value)
    .filter(row => !exit.value || row.exitReason === exit.value)
    .filter(row => !find.value || row.name.includes(find.value) || row.code.includes(find.value.toUpperCase()))
    .reverse();
  const net = rows.reduce((sum, row) => sum + row.net, 0);
  const wins = rows.filter(row => row.net > 0).length;
  return (
    <div class="stack">
      <section class="card tools">
        <PeriodPicker period={period} />
        <Pick
          label={say('모든 조건식', 'All conditions')}
          values={(list ?? []).map(row => row.condition)}
          value={condition.value}
          set={value => {
            condition.value = value;
          }}
        />
        <Pick
          label={say('모든 까닭', 'All reasons')}
          values={(list ?? []).map(row => row.exitReason)}
          value={exit.value}
          set={value => {
            exit.value = value;
          }}
        />
        <input
          type="search"
          placeholder={say('이름·코드', 'Name, code')}
          aria-label={say('종목 찾기', 'Find a stock')}
          onInput={event => {
            find.value = event.currentTarget.value;
          }}
        />
        <a class="button" href={`/api/v1/trades?${query}&format=csv`} download>
          {say('CSV로 받기', 'CSV')}
        </a>
        <span class="sums">
          {rows.length}
          {say('번', ' trades')} · {rows.length ? Math.round((wins / rows.length) * 100) : 0}% ·{' '}
          <b class={direction(net)}>{signed(net, '원')}</b>
        </span>
      </section>
      <section class="card">
        <Table
          rows={rows.slice(0, 500)}
          columns={columns()}
          keyOf={row => `${row.id}${row.openedAt}`}
          label={say('끝난 거래', 'Closed trades')}
          empty={list ? say('이 기간에 끝난 거래가 없습니다.', 'No trade was closed in this period.') : say('찾고 있습니다 …', 'Looking …')}
          onOpen={open}
        />
        {rows.length > 500 && (
          <p class="faint">{say('마지막 500번까지 보입니다. 모두는 CSV로 받으십시오.', 'The last 500 are shown; the CSV has all.')}</p>
        )}
      </section>
    </div>
  );
}
