import type { LevelResource, StockResource } from '../api';
import { clock, number } from '../format';
import { say } from '../words';

const depth = 10;

function Side({ levels, kind, most, base }: { levels: readonly LevelResource[]; kind: 'ask' | 'bid'; most: number; base: number | null }) {
  const shown = levels.slice(0, depth);
  if (kind === 'ask') shown.reverse();
  return (
    <>
      {shown.map(level => (
        <tr key={level.price} class={kind}>
          <td class="size">
            <i style={{ '--part': `${(level.size / most) * 100}%` }} />
            <span>{number(level.size)}</span>
          </td>
          <td class={base === null ? '' : level.price >= base ? 'up' : 'down'}>{number(level.price)}</td>
        </tr>
      ))}
    </>
  );
}

/** The order book and the last trades of the market. */
export function Book({ stock }: { stock: StockResource | null }) {
  const asks = stock?.asks ?? [];
  const bids = stock?.bids ?? [];
  const most = Math.max(1, ...asks.map(level => level.size), ...bids.map(level => level.size));
  return (
    <aside class="card book">
      <section>
        <h2>{say('호가', 'Book')}</h2>
        <table>
          <thead class="hidden">
            <tr>
              <th scope="col">{say('잔량', 'Size')}</th>
              <th scope="col">{say('가격', 'Price')}</th>
            </tr>
          </thead>
          <tbody>
            <Side levels={asks} kind="ask" most={most} base={stock?.base ?? null} />
            <Side levels={bids} kind="bid" most={most} base={stock?.base ?? null} />
          </tbody>
        </table>
        {asks.length + bids.length === 0 && <p class="empty">{say('호가를 아직 듣지 못했습니다.', 'No book yet.')}</p>}
      </section>
      <section>
        <h2>{say('체결', 'Ticks')}</h2>
        <ul class="ticks">
          {stock?.ticks.slice(0, 24).map((tick, index) => (
            <li key={`${tick.at}${index}`} class={tick.side === 'buy' ? 'up' : tick.side === 'sell' ? 'down' : ''}>
              <time>{clock(tick.at)}</time> <b>{number(tick.price)}</b> <span>{number(tick.size)}</span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
