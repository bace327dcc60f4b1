import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { PositionResource, WorthResource } from '../api';
import { clock, direction, number, percent, seconds, signed, won } from '../format';
import { sell } from '../parts/actions';
import { Approvals } from '../parts/approvals';
import { Curve } from '../parts/curve';
import { ExitBar } from '../parts/exitbar';
import { why } from '../parts/story';
import { get } from '../state/calls';
import { began, state } from '../state/live';
import { decisions, gates, health, now, pnl, positions, priceOf, status } from '../state/select';
import { named, say, word } from '../words';

const most = 1200;

/** The day's curve so far, and on from there with each frame that says otherwise. */
function useWorth(): readonly number[] {
  const points = useSignal<readonly number[]>([]);
  useEffect(() => {
    get<WorthResource[]>('/api/v1/worth').then(
      list => {
        points.value = list.map(point => point.total);
      },
      () => undefined,
    );
  }, [began.value]);
  const total = pnl.value?.total;
  useEffect(() => {
    if (total !== undefined && points.peek().at(-1) !== total) points.value = [...points.peek(), total].slice(-most);
  }, [total]);
  return points.value;
}

function Money() {
  const known = pnl.value;
  const worth = useWorth();
  return (
    <section class="card money">
      <h2>{say('오늘 순손익', "Today's net")}</h2>
      <p class={`big ${direction(known?.total)}`} data-testid="total">
        {signed(known?.total, '원')}
      </p>
      <Curve values={worth} height={120} label={say('오늘 손익의 흐름', "The day's curve")} />
      <dl class="figures">
        <div>
          <dt>{say('실현 (비용 뒤)', 'Realised, after costs')}</dt>
          <dd class={direction(known?.realised)}>{signed(known?.realised)}</dd>
        </div>
        <div>
          <dt>{say('평가', 'Unrealised')}</dt>
          <dd class={direction(known?.unrealised)}>{signed(known?.unrealised)}</dd>
        </div>
        <div>
          <dt>{say('비용', 'Costs')}</dt>
          <dd>{known ? number(known.commission + known.tax) : '–'}</dd>
        </div>
        <div>
          <dt>{say('거래', 'Trades')}</dt>
          <dd>
            {known ? say(`${known.trades}번 ${known.wins}승 ${known.losses}패`, `${known.trades} · ${known.wins}W ${known.losses}L`) : '–'}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Gates() {
  const shut = gates.value.filter(gate => gate.shut);
  return (
    <section class="card gates">
      <h2>
        {shut.length > 0 ? say('지금 사지 않는 까닭', 'Why it is not buying now') : say('살 수 있습니다', 'Ready to buy')}{' '}
        <small>
          {say(`문 ${gates.value.length}개 가운데 ${shut.length}개 닫힘`, `${shut.length} of ${gates.value.length} gates shut`)}
        </small>
      </h2>
      <ul tabIndex={0} aria-label={say('문', 'Gates')}>
        {gates.value.map(gate => (
          <li key={gate.name} class={gate.shut ? 'shut' : 'open'}>
            <i aria-hidden="true">{gate.shut ? '✕' : '✓'}</i>
            <span>
              {named(gate.name)}
              <span class="hidden">{gate.shut ? say(' 닫힘', ' shut') : say(' 열림', ' open')}</span>
            </span>
            <em>{gate.seen}</em>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Meter({ label, used, limit, words }: { label: string; used: number; limit: number; words?: string }) {
  return (
    <div class="meter">
      <span>{label}</span>
      <b>{words ?? `${number(used)}/${number(limit)}`}</b>
      <i style={{ '--part': `${limit > 0 ? Math.min(100, (used / limit) * 100) : 0}%` }} />
    </div>
  );
}

function Room() {
  const known = status.value;
  if (!known) return <section class="card room" />;
  const broken = health.value?.checks.filter(check => !check.ok) ?? [];
  const feed = known.feedAgeMs === null ? null : (state.value?.feedAgeMs ?? null);
  return (
    <section class="card room">
      <h2>
        {say('여력과 점검', 'Room and health')} <small>{named(known.session)}</small>
      </h2>
      <Meter label={say('보유 종목', 'Positions')} used={positions.value.size} limit={known.maxPositions} />
      <Meter label={say('초당 호출', 'Calls a second')} used={known.budget.used} limit={known.budget.limit} />
      <Meter label={say('실시간 등록', 'Subscriptions')} used={known.subscriptions.used} limit={known.subscriptions.limit} />
      <div class="lanes">
        {known.lanes.map(lane => (
          <span key={lane.name} class={lane.waiting > 0 ? 'waits' : ''} title={say('기다리는 호출', 'Calls in line')}>
            {word('lane', lane.name)} {lane.waiting}
            {lane.waiting > 0 && ` · ${seconds(lane.oldestMs)}`}
          </span>
        ))}
      </div>
      <dl class="figures">
        <div>
          <dt>{say('시세 나이', 'Feed age')}</dt>
          <dd class={feed !== null && feed > 2000 ? 'warn' : ''}>{feed === null ? '–' : seconds(feed)}</dd>
        </div>
        <div>
          <dt>{say('주문가능금액', 'Buying power')}</dt>
          <dd>{number(known.money?.buyingPower)}</dd>
        </div>
        <div>
          <dt>{say('점검', 'Health')}</dt>
          <dd class={broken.length ? 'warn' : 'good'}>
            {broken.length ? broken.map(check => word('check', check.name)).join(', ') : say('모두 정상', 'All well')}
          </dd>
        </div>
        <div>
          <dt>{say('지킴이', 'Guard')}</dt>
          <dd>{word('guard', known.guard)}</dd>
        </div>
      </dl>
      {broken.map(check => (
        <p key={check.name} class="warn">
          {check.detail}
        </p>
      ))}
    </section>
  );
}

function Left({ row }: { row: PositionResource }) {
  now.value;
  const at = Date.parse(state.value?.at ?? row.openedAt);
  const held = at - Date.parse(row.openedAt);
  const left = row.sellsAt ? Date.parse(row.sellsAt) - at : null;
  return (
    <span class="left" title={say('보유 시간 / 남은 시간', 'Held / left')}>
      {seconds(Math.max(1000, held)).replace(/\.\ds/, 's')}
      {left !== null && <b>{say(` · ${seconds(Math.max(0, left))} 남음`, ` · ${seconds(Math.max(0, left))} left`)}</b>}
    </span>
  );
}

function Held({ row }: { row: PositionResource }) {
  const price = priceOf(row.code).value ?? row.price;
  const way = direction(row.unrealised);
  return (
    <article class={`held ${way}`} aria-label={row.name}>
      <header>
        <a class="name" href={`#/chart/${row.code}`}>
          {row.name} <small>{row.code}</small>
        </a>
        <span class={`gain ${way}`}>
          {signed(row.unrealised, '원')} <small>{percent(row.unrealisedPercent)}</small>
        </span>
      </header>
      <p class="line">
        <span>
          {say(`${number(row.quantity)}주`, `${number(row.quantity)} shares`)} · {won(row.value)}
        </span>
        <b class={direction((price ?? row.averagePrice) - row.averagePrice)}>{number(price)}</b>
      </p>
      <ExitBar row={row} />
      {(row.inDoubt || row.selling) && (
        <p class="warn">
          {row.inDoubt && say('확인 중. ', 'In doubt. ')}
          {named(row.selling ?? '')}
        </p>
      )}
      <footer>
        <span class="faint">
          {row.origin === 'owner' ? say('직접 매수', "Owner's") : row.condition} · {clock(row.openedAt)} <Left row={row} />
        </span>
        <span class="acts">
          <button type="button" class="small" onClick={() => why(row.trade, row.name)}>
            {say('왜', 'Why')}
          </button>
          <button type="button" class="small sell" onClick={() => void sell(row)}>
            {say('매도', 'Sell')}
          </button>
        </span>
      </footer>
    </article>
  );
}

function Lately() {
  const last = decisions.value
    .filter(step => step.kind !== 'skipped')
    .slice(-12)
    .reverse();
  return (
    <section class="card lately">
      <h2>
        {say('방금 있었던 일', 'Lately')} <a href="#/journal">{say('모두', 'All')}</a>
      </h2>
      {last.length === 0 && <p class="empty">{say('아직 없습니다.', 'Nothing yet.')}</p>}
      <ul tabIndex={0} aria-label={say('방금 있었던 일', 'Lately')}>
        {last.map((step, index) => (
          <li key={`${step.at}${index}`} class={step.kind}>
            <time>{clock(step.at)}</time> <span class="kind">{word('kind', step.kind)}</span> {step.sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Now() {
  const held = [...positions.value.values()];
  return (
    <div class="now">
      <Approvals />
      <Money />
      <Gates />
      <Room />
      <section class="positions" aria-label={say('보유', 'Positions')}>
        <h2>
          {say('보유', 'Positions')} <small>{held.length || ''}</small>
        </h2>
        {held.length === 0 && <p class="card empty">{say('가진 종목이 없습니다.', 'Nothing is held.')}</p>}
        <div class="grid">
          {held.map(row => (
            <Held key={row.code} row={row} />
          ))}
        </div>
      </section>
      <Lately />
    </div>
  );
}
