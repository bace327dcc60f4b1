import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { SimulatedOrderResource, TripResource, WhatIfResource } from '../api';
import { clock, clockWithMs, direction, number, percent, signed } from '../format';
import { get } from '../state/calls';
import { language } from '../state/prefs';
import { rerun } from '../state/rerun';
import { changesOf, knobs } from '../whatif';
import { named, say, word } from '../words';

const Trip = ({ trip, label }: { trip: TripResource | null; label: string }) => (
  <div>
    <dt>{label}</dt>
    {trip ? (
      <dd class={direction(trip.net)}>
        {signed(trip.net, '원')} {percent(trip.netPercent)} · {clock(trip.closedAt)} {number(trip.sellPrice)} · {named(trip.exitReason)}
      </dd>
    ) : (
      <dd>{say('같은 매수가 없음', 'Not bought')}</dd>
    )}
  </div>
);

function Order({ order }: { order: SimulatedOrderResource }) {
  const why = language.value === 'ko' ? order.why : order.whyEnglish;
  return (
    <li class={order.side === 'buy' ? 'entry' : 'exit'}>
      <time>{clockWithMs(order.at)}</time> <span class="kind">{word('side', order.side)}</span> {order.code} {number(order.filled)}/
      {number(order.quantity)} · {say(`왕복 ${Math.round(order.tripMs)}ms`, `${Math.round(order.tripMs)} ms`)}
      {why.map((one, index) => (
        <p key={`${index}${one}`}>{one}</p>
      ))}
    </li>
  );
}

/** How far to trust it stands beside what it says. */
function Trust({ found }: { found: WhatIfResource }) {
  const { model } = found;
  return (
    <p class="faint" data-testid="trust">
      {model.orders > 0
        ? say(
            `얼마나 믿을 만한가: 그날 실제 주문 ${model.orders}건을 같은 모델로 체결시키면 수량이 같은 것 ${model.equal}건, 한 틱 안 ${model.near}/${model.both} (중앙 ${model.medianTicks.toFixed(1)}틱, 95 % ${model.ninetyFifthTicks.toFixed(1)}틱), 금액 차이 ${signed(model.won, '원')}.`,
            `How far to trust it: of ${model.orders} real orders that day the model fills ${model.equal} alike, ${model.near}/${model.both} within a tick (median ${model.medianTicks.toFixed(1)}, 95 % ${model.ninetyFifthTicks.toFixed(1)} ticks), ${signed(model.won, '원')} off.`,
          )
        : say('그날 실제 주문이 없어 모델을 맞춰 보지 못했습니다.', 'No real orders that day to hold the model against.')}
      {found.measuredTrips === 0 && say(' 왕복 시간은 어림입니다.', ' Round trips are assumed.')}
      {found.sensitivity.length > 0 &&
        ` ${say('왕복 시간이 달랐다면', 'With other round trips')}: ${found.sensitivity.map(one => `${one.name} ${signed(one.net)}`).join(', ')}`}
    </p>
  );
}

function Found({ found }: { found: WhatIfResource }) {
  const orders = found.orders.filter(order => !order.real);
  return (
    <div class="whatif" data-testid="whatif">
      {found.coarse && <p class="warn">{say('거친 재생: 1분봉으로 어림한 것입니다.', 'Coarse: estimated from minute candles.')}</p>}
      {found.cut && <p class="warn">{found.cut}</p>}
      <dl class="figures">
        <div>
          <dt>{say('그날 실제', 'In truth')}</dt>
          <dd class={direction(found.recorded)}>
            {signed(found.recorded, '원')} · {found.recordedTrades}
            {say('번', ' trades')}
          </dd>
        </div>
        <div>
          <dt>{say('만약', 'What if')}</dt>
          <dd class={direction(found.middle)}>
            <b>{signed(found.middle, '원')}</b> · {found.trades}
            {say('번', ' trades')}
          </dd>
        </div>
        <div>
          <dt>{say('범위 (비관 ~ 낙관)', 'Range (pessimistic – optimistic)')}</dt>
          <dd>
            {signed(found.lower)} ~ {signed(found.upper)}
          </dd>
        </div>
        {found.about && <Trip trip={found.about} label={say('이 거래, 실제', 'This trade, in truth')} />}
        {found.about && <Trip trip={found.instead} label={say('이 거래, 만약', 'This trade, what if')} />}
      </dl>
      <p>
        {found.exact
          ? say('설정이 그날과 같아 계산한 것이 없습니다.', "By the day's own settings: nothing is simulated.")
          : found.partedAt
            ? say(
                `${clockWithMs(found.partedAt)}까지는 그날 그대로이고, 거기서 갈라집니다.`,
                `The day as it was until ${clockWithMs(found.partedAt)}, where the histories part.`,
              )
            : say('끝까지 그날과 같은 주문을 냅니다.', 'The same orders to the end.')}
        {found.stillHeld > 0 &&
          say(` 끝까지 ${found.stillHeld}종목을 팔지 못했습니다.`, ` ${found.stillHeld} stocks are still held at the end.`)}
      </p>
      {found.blind.length > 0 && (
        <p class="warn">
          {say('시세를 듣지 않아 알 수 없는 주문', 'Orders in stocks that nobody listened to')}:{' '}
          {found.blind.map(one => `${one.code} ×${one.orders}`).join(', ')}
        </p>
      )}
      {!found.exact && <Trust found={found} />}
      {orders.length > 0 && (
        <details>
          <summary>{say(`모의 주문 ${orders.length}건과 그 까닭`, `${orders.length} simulated orders and why`)}</summary>
          <ol class="story">
            {orders.slice(0, 100).map((order, index) => (
              <Order key={`${order.at}${index}`} order={order} />
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

/** Asks what a day would have been by other settings; of a trade, what would have become of it. */
export function WhatIf({ date, trade }: { date: string; trade?: number }) {
  const found = useSignal<WhatIfResource | null>(null);
  const words = useSignal('');
  const busy = useSignal(false);
  const isOver = useRef(false);
  useEffect(
    () => () => {
      isOver.current = true;
    },
    [],
  );
  const ask = async (form: HTMLFormElement) => {
    const data = new FormData(form);
    const changes = changesOf(new Map(knobs.map(knob => [knob.key, `${data.get(knob.key) ?? ''}`])));
    if (Object.keys(changes).length === 0) {
      words.value = say('바꿔 볼 것을 하나는 적으십시오.', 'Fill in at least one.');
      return;
    }
    busy.value = true;
    found.value = null;
    words.value = say('다른 프로세스에서 그날을 일곱 번 다시 돌리고 있습니다 …', 'Another process runs the day seven times …');
    try {
      const done = await rerun({ date, changes, ...(trade === undefined ? {} : { trade }) }, () => isOver.current);
      if (!done) return;
      found.value = await get<WhatIfResource>(`/api/v1/reruns/${done.id}/whatif`);
      words.value = '';
    } catch (fault) {
      words.value = (fault as Error).message;
    } finally {
      busy.value = false;
    }
  };
  return (
    <>
      <form
        class="knobs"
        onSubmit={event => {
          event.preventDefault();
          void ask(event.currentTarget);
        }}
      >
        {knobs.map(knob => (
          <label key={knob.key}>
            {say(knob.korean, knob.english)} {knob.unit && <small>{knob.unit}</small>}
            <input name={knob.key} placeholder={say('그대로', 'as it was')} autocomplete="off" />
          </label>
        ))}
        <button type="submit" disabled={busy.value}>
          {say('만약을 계산', 'Ask what if')}
        </button>
      </form>
      {words.value && (
        <p class="empty" role="status">
          {words.value}
        </p>
      )}
      {found.value && <Found found={found.value} />}
    </>
  );
}
