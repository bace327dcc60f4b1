import { describe, expect, it } from 'vitest';
import type { CandleResource, TickResource } from '../src/api';
import { chartTime, fromApi, LastCandle, midnightOf, tickOf } from '../src/candles';

const nine = 9 * 3600;
const tick = (second: number, open: number, high: number, low: number, close: number, volume: number): TickResource => ({
  code: '005930',
  second,
  open,
  high,
  low,
  close,
  volume,
});

const figures = (candle: ReturnType<LastCandle['add']>) =>
  candle && [candle.time, candle.open, candle.high, candle.low, candle.close, candle.volume];

describe('times of a chart', () => {
  it('are Korean, whatever zone the browser is in', () => {
    expect(new Date(chartTime('2026-12-01T09:05:07+09:00') * 1000).toISOString()).toBe('2026-12-01T09:05:07.000Z');
    expect(chartTime('2026-12-01T00:05:07Z')).toBe(chartTime('2026-12-01T09:05:07+09:00'));
    expect(new Date(midnightOf('2026-12-01T00:00:30+09:00') * 1000).toISOString()).toBe('2026-12-01T00:00:00.000Z');
  });

  it('of the API and of the stream are the same', () => {
    const candle: CandleResource = { at: '2026-12-01T09:05:07+09:00', open: 1, high: 2, low: 1, close: 2, volume: 3 };
    expect(tickOf('005930', candle)).toEqual(tick(nine + 307, 1, 2, 1, 2, 3));
    expect(fromApi([candle])[0]?.time).toBe(midnightOf(candle.at) + nine + 307);
  });
});

describe('the last candle', () => {
  it('counts each second once, however often it comes while it grows', () => {
    const last = new LastCandle(5, 0);
    last.add(tick(10, 100, 100, 100, 100, 5));
    last.add(tick(10, 100, 104, 100, 103, 9));
    last.add(tick(10, 100, 104, 98, 101, 12));
    last.add(tick(12, 101, 102, 101, 102, 3));
    expect(figures(last.add(tick(12, 101, 102, 99, 99, 8)))).toEqual([10, 100, 104, 98, 99, 20]);
  });

  it('begins anew at a multiple of its length, and says nothing of what is over', () => {
    const last = new LastCandle(5, 0);
    last.add(tick(14, 100, 110, 90, 105, 50));
    expect(figures(last.add(tick(15, 105, 106, 105, 106, 1)))).toEqual([15, 105, 106, 105, 106, 1]);
    expect(last.add(tick(14, 100, 111, 90, 105, 60))).toBeNull();
    expect(figures(last.add(tick(16, 106, 106, 104, 104, 2)))).toEqual([15, 105, 106, 104, 104, 3]);
  });

  it('is what the trades of its seconds make, whatever the stream left out between', () => {
    // A page that hears every state of a second, and one that hears only the last of each.
    const all = [tick(60, 10, 10, 10, 10, 1), tick(60, 10, 12, 9, 11, 4), tick(61, 11, 11, 8, 8, 2), tick(61, 11, 15, 8, 14, 7)];
    const [busy, lazy] = [new LastCandle(60, 0), new LastCandle(60, 0)];
    let heard = null;
    for (const one of all) heard = busy.add(one);
    for (const one of [all[1], all[3]]) if (one) lazy.add(one);
    expect(figures(heard)).toEqual([60, 10, 15, 8, 14, 11]);
    expect(figures(lazy.add(all[3] as TickResource))).toEqual(figures(heard));
  });
});
