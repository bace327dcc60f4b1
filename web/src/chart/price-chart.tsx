import { useEffect, useRef } from 'preact/hooks';
import type { CandleResource, StockResource } from '../api';
import { fromApi, LastCandle, midnightOf, tickOf } from '../candles';
import { get } from '../state/calls';
import { began, onTicks } from '../state/live';
import { colours, theme } from '../state/prefs';
import { orders, positions, trades } from '../state/select';
import { say } from '../words';
import { Canvas } from './canvas';
import { deedsOf } from './deeds';
import { levelsOf } from './levels';

/** Candles of one stock with what we did in it. The canvas is made once and fed; nothing of it is drawn by the page. */
export function PriceChart({
  code,
  seconds,
  stock,
  until,
}: {
  code: string;
  seconds: number;
  stock: StockResource | null;
  until?: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas | null>(null);

  useEffect(() => {
    if (!place.current) return;
    const made = new Canvas(place.current);
    canvas.current = made;
    return () => {
      canvas.current = null;
      made.remove();
    };
  }, []);

  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const paint = () => canvas.current?.paint();
    paint();
    dark.addEventListener('change', paint);
    return () => dark.removeEventListener('change', paint);
  }, [theme.value, colours.value]);

  useEffect(() => {
    let isOver = false;
    let end = () => {};
    const path = `/api/v1/stocks/${code}/candles?seconds=`;
    // The seconds of the last candle too: the stream goes on within it.
    Promise.all([get<CandleResource[]>(`${path}${seconds}`), get<CandleResource[]>(`${path}1`)]).then(
      ([candles, single]) => {
        if (isOver || !canvas.current) return;
        const shown = fromApi(candles);
        canvas.current.show(shown);
        const first = candles[0];
        if (!first) return;
        const last = new LastCandle(seconds, midnightOf(first.at));
        for (const one of single) last.add(tickOf(code, one));
        end = onTicks(ticks => {
          for (const tick of ticks) {
            if (tick.code !== code) continue;
            const candle = last.add(tick);
            if (candle) canvas.current?.update(candle);
          }
        });
      },
      () => undefined,
    );
    return () => {
      isOver = true;
      end();
    };
  }, [code, seconds, began.value]);

  const position = positions.value.get(code);
  useEffect(() => {
    canvas.current?.lines(levelsOf(position, stock));
  }, [
    code,
    position?.averagePrice,
    position?.stopLoss,
    position?.takeProfit,
    stock?.upperLimit,
    stock?.lowerLimit,
    stock?.viUpper,
    stock?.viLower,
  ]);

  useEffect(() => {
    canvas.current?.deeds(deedsOf(code, trades.value, orders.value, position), seconds);
  }, [code, seconds, trades.value, orders.value, position?.trade]);

  useEffect(() => {
    if (until) canvas.current?.lookAt(until);
  }, [until]);

  return <div class="chart" ref={place} role="img" aria-label={say('가격 차트', 'Price chart')} />;
}
