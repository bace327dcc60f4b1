import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { PositionResource } from '../api';
import { number, onGrid, percent, stepAt } from '../format';
import { priceOf } from '../state/select';
import { say } from '../words';
import { moveStop } from './actions';

/** From somewhat below the stop to somewhat above the target, whatever of them there is. */
function spanOf(row: PositionResource, price: number): readonly [low: number, high: number] {
  const low = Math.min(row.stopLoss ?? price * 0.98, price, row.averagePrice);
  const high = Math.max(row.takeProfit ?? price * 1.02, price, row.averagePrice);
  const room = Math.max((high - low) * 0.18, stepAt(price) * 2);
  return [low - room, high + room];
}

/** A position between its stop and its target; the stop can be dragged, or moved by the arrow keys. Nothing moves before it is confirmed. */
export function ExitBar({ row }: { row: PositionResource }) {
  const price = priceOf(row.code).value ?? row.price ?? row.averagePrice;
  const wanted = useSignal<number | null>(null);
  const span = useRef<readonly [number, number] | null>(null);
  const track = useRef<HTMLDivElement>(null);
  const [low, high] = span.current ?? spanOf(row, price);
  const place = (value: number) => `${Math.min(100, Math.max(0, ((value - low) / (high - low)) * 100))}%`;
  const stop = wanted.value ?? row.stopLoss;
  const highest = () => onGrid(price - stepAt(price - 1));

  const set = (value: number) => {
    wanted.value = Math.min(onGrid(value), highest());
  };
  const confirm = async () => {
    const price = wanted.value;
    if (price !== null && price !== row.stopLoss) await moveStop(row, price);
    span.current = null;
    wanted.value = null;
  };
  const drag = (event: PointerEvent) => {
    const width = track.current?.getBoundingClientRect();
    if (width) set(low + ((event.clientX - width.left) / width.width) * (high - low));
  };
  const key = (event: KeyboardEvent) => {
    const from = stop ?? highest();
    const step = stepAt(from) * (event.shiftKey ? 10 : 1);
    if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') set(from - step);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowUp') set(from + step);
    else if (event.key === 'Enter') void confirm();
    else if (event.key === 'Escape') wanted.value = null;
    else return;
    event.preventDefault();
  };

  return (
    <div class="exits">
      <div class="track" ref={track}>
        <div class="loss" style={{ left: place(stop ?? low), right: `calc(100% - ${place(row.averagePrice)})` }} />
        <div class="gain" style={{ left: place(row.averagePrice), right: `calc(100% - ${place(row.takeProfit ?? high)})` }} />
        <i class="mark average" style={{ left: place(row.averagePrice) }} />
        {row.takeProfit !== null && <i class="mark target" style={{ left: place(row.takeProfit) }} />}
        <i class={`price ${price >= row.averagePrice ? 'up' : 'down'}`} style={{ left: place(price) }} />
        <span
          class={`handle${wanted.value !== null ? ' moving' : ''}${row.ownStop ? ' own' : ''}`}
          role="slider"
          tabIndex={0}
          aria-label={say(`${row.name} 손절 가격`, `Stop price of ${row.name}`)}
          aria-valuemin={Math.round(Math.max(0, low))}
          aria-valuemax={Math.round(high)}
          aria-valuenow={stop ?? Math.round(low)}
          aria-valuetext={stop === null ? say('없음', 'none') : `${number(stop)}`}
          style={{ left: place(stop ?? low) }}
          onPointerDown={event => {
            (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
            span.current = [low, high];
            if (stop !== null) wanted.value = stop;
          }}
          onPointerMove={event => span.current && (event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId) && drag(event)}
          onPointerUp={() => void confirm()}
          onPointerCancel={() => {
            span.current = null;
            wanted.value = null;
          }}
          onKeyDown={key}
        />
      </div>
      <dl class="ends">
        <div>
          <dt>
            {say('손절', 'Stop')}
            {row.ownStop && say(' (옮김)', ' (moved)')}
          </dt>
          <dd class={wanted.value !== null ? 'warn' : ''}>
            {number(stop)} {stop !== null && <small>{percent(((stop - row.averagePrice) / row.averagePrice) * 100)}</small>}
          </dd>
        </div>
        <div class="middle">
          <dt>{say('평균', 'Average')}</dt>
          <dd>{number(row.averagePrice)}</dd>
        </div>
        <div class="end">
          <dt>{say('익절', 'Target')}</dt>
          <dd>
            {number(row.takeProfit)}{' '}
            {row.takeProfit !== null && <small>{percent(((row.takeProfit - row.averagePrice) / row.averagePrice) * 100)}</small>}
          </dd>
        </div>
      </dl>
    </div>
  );
}
