import { computed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { StockResource } from '../api';
import { lengths } from '../candles';
import { Book } from '../chart/book';
import { PriceChart } from '../chart/price-chart';
import { number, percent } from '../format';
import { about, go } from '../route';
import { get } from '../state/calls';
import { orders, positions, priceOf, trades, watchlist } from '../state/select';
import { say } from '../words';

interface Choice {
  readonly code: string;
  readonly name: string;
  readonly held: boolean;
}

/** What is held first, then what is watched by score, then what was traded today. */
const choices = computed<Choice[]>(() => {
  const made = new Map<string, Choice>();
  for (const row of positions.value.values()) made.set(row.code, { code: row.code, name: row.name, held: true });
  const watched = [...watchlist.value.values()].filter(row => row.watched).sort((a, b) => b.score - a.score);
  for (const row of [...watched, ...trades.value.values(), ...orders.value.values()])
    if (!made.has(row.code)) made.set(row.code, { code: row.code, name: row.name, held: false });
  return [...made.values()];
});

const pace = 700;

/** Book and last trades of one stock, asked for while they are looked at. */
function useStock(code: string): StockResource | null {
  const stock = useSignal<StockResource | null>(null);
  useEffect(() => {
    stock.value = null;
    if (!code) return;
    let isOver = false;
    const look = async () => {
      try {
        const found = await get<StockResource>(`/api/v1/stocks/${code}`);
        if (!isOver) stock.value = found;
      } catch {
        // The chart says how old it is.
      }
      if (!isOver) setTimeout(look, pace);
    };
    void look();
    return () => {
      isOver = true;
    };
  }, [code]);
  return stock.value;
}

export function ChartView() {
  const list = choices.value;
  const code = about.value || list[0]?.code || '';
  const length = useSignal(lengths[1]?.[0] ?? 5);
  const stock = useStock(code);
  const price = priceOf(code).value ?? stock?.price ?? null;
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || (event.target as HTMLElement).closest('input, select, textarea, dialog'))
        return;
      const wanted = lengths[Number(event.key) - 1];
      if (wanted) length.value = wanted[0];
      const step = event.key === ']' || event.key === 'j' ? 1 : event.key === '[' || event.key === 'k' ? -1 : 0;
      const codes = choices.peek();
      const next = codes[(codes.findIndex(one => one.code === code) + step + codes.length) % codes.length];
      if (step && next) go(`chart/${next.code}`);
    };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, [code]);
  if (!code) return <p class="card empty">{say('아직 시세를 들은 종목이 없습니다.', 'No stock has been heard yet.')}</p>;
  const change = stock?.base && price ? ((price - stock.base) / stock.base) * 100 : null;
  const way = (change ?? 0) >= 0 ? 'up' : 'down';
  return (
    <div class="chart-view">
      <section class="card chart-main">
        <div class="chart-head">
          <label>
            <span class="hidden">{say('종목', 'Stock')}</span>
            <select value={code} onChange={event => go(`chart/${event.currentTarget.value}`)}>
              {!list.some(one => one.code === code) && <option value={code}>{stock?.name || code}</option>}
              {list.map(one => (
                <option key={one.code} value={one.code}>
                  {one.held ? '● ' : ''}
                  {one.name} {one.code}
                </option>
              ))}
            </select>
          </label>
          <span class={`now-price ${way}`}>
            {number(price)} <small>{percent(change)}</small>
          </span>
          <span class="faint facts">
            {say('시', 'O')} {number(stock?.open)} · {say('고', 'H')} {number(stock?.high)} · {say('저', 'L')} {number(stock?.low)} ·{' '}
            {say('거래량', 'Volume')} {number(stock?.volume)} · {say('체결강도', 'Strength')} {stock?.strength.toFixed(1) ?? '–'}
          </span>
          {(stock?.halted || stock?.auction) && (
            <b class="warn">{stock.halted ? say('거래정지', 'Halted') : say('VI · 단일가', 'VI auction')}</b>
          )}
          <fieldset class="lengths">
            <legend class="hidden">{say('봉 길이', 'Candle length')}</legend>
            {lengths.map(([seconds, name], index) => (
              <button
                key={seconds}
                type="button"
                aria-pressed={length.value === seconds}
                title={say(`숫자 키 ${index + 1}`, `Key ${index + 1}`)}
                onClick={() => {
                  length.value = seconds;
                }}
              >
                {name}
              </button>
            ))}
          </fieldset>
        </div>
        <PriceChart code={code} seconds={length.value} stock={stock} />
        <p class="faint hint">
          {say(
            '1–8: 봉 길이 · [ ]: 앞뒤 종목 · 끌기·휠: 움직이고 넓히기 · 시각은 한국 시각',
            '1–8: length · [ ]: stock · drag, wheel: move and zoom · times are Korean',
          )}
        </p>
      </section>
      <Book stock={stock} />
    </div>
  );
}
