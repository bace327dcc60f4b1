import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { number, seconds, won } from '../format';
import { act } from '../state/calls';
import { began } from '../state/live';
import { now, status } from '../state/select';
import { say } from '../words';

/** A purchase that waits for a yes. */
interface Approval {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly condition: string;
  readonly quantity: number;
  readonly price: number;
  readonly amount: number;
  readonly takeProfit: number | null;
  readonly stopLoss: number | null;
  readonly secondsLeft: number;
}

interface Asked {
  readonly list: readonly Approval[];
  readonly at: number;
}

const pace = 500;

/** Asked for while anybody looks; a trader that offers nothing is not asked again before its next life. */
function useApprovals(): Asked {
  const asked = useSignal<Asked>({ list: [], at: 0 });
  const isThere = status.value !== null;
  useEffect(() => {
    if (!isThere) return;
    let isOver = false;
    const look = async () => {
      try {
        const answer = await fetch('/api/v1/approvals');
        if (answer.status === 404) return;
        if (answer.ok && !isOver) asked.value = { list: (await answer.json()) as Approval[], at: performance.now() };
      } catch {
        asked.value = { list: [], at: 0 };
      }
      if (!isOver) setTimeout(look, pace);
    };
    void look();
    return () => {
      isOver = true;
    };
  }, [isThere, began.value]);
  return asked.value;
}

/** Each with the time that is left; silence is a no. */
export function Approvals() {
  const { list, at } = useApprovals();
  if (list.length === 0) return null;
  return (
    <section class="card across approvals" role="alert" aria-label={say('승인을 기다리는 매수', 'Purchases that wait for a yes')}>
      <h2>
        {say('살까요?', 'Buy?')} <small>{say('답하지 않으면 사지 않습니다', 'Silence is a no')}</small>
      </h2>
      {list.map(one => (
        <p key={one.id}>
          <b>
            {one.name} <small>{one.code}</small>
          </b>
          <span>
            {one.condition} · {say(`${number(one.quantity)}주`, `${number(one.quantity)} shares`)} × {number(one.price)} = {won(one.amount)}{' '}
            · {say('익절', 'target')} {number(one.takeProfit)} · {say('손절', 'stop')} {number(one.stopLoss)}
          </span>
          <b class="count">{seconds(Math.max(0, one.secondsLeft * 1000 - (now.value - at)))}</b>
          <button type="button" onClick={() => void act(`/api/v1/approvals/${one.id}/decline`)}>
            {say('안 사기', 'Decline')}
          </button>
          <button type="button" class="danger" onClick={() => void act(`/api/v1/approvals/${one.id}/accept`)}>
            {say('사기', 'Buy')}
          </button>
        </p>
      ))}
    </section>
  );
}
