import type { CandleResource, TickResource } from './api';

export interface Candle {
  /** Seconds since 1970 as if Korea were at Greenwich: the chart knows no zones. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export const lengths: readonly (readonly [seconds: number, name: string])[] = [
  [1, '1s'],
  [5, '5s'],
  [15, '15s'],
  [30, '30s'],
  [60, '1m'],
  [180, '3m'],
  [300, '5m'],
  [900, '15m'],
];

const korea = 9 * 3600;

/** As the chart wants it. */
export const chartTime = (at: string): number => Math.floor(Date.parse(at) / 1000) + korea;

export const midnightOf = (at: string): number => {
  const time = chartTime(at);
  return time - (time % 86_400);
};

export const fromApi = (list: readonly CandleResource[]): Candle[] => list.map(({ at, ...rest }) => ({ ...rest, time: chartTime(at) }));

/** A second of the API as the stream tells it. */
export const tickOf = (code: string, candle: CandleResource): TickResource => {
  const { at, ...rest } = candle;
  return { code, second: chartTime(at) - midnightOf(at), ...rest };
};

/**
 * The last candle of a stock, kept up by the stream. A second comes several times while it grows and replaces itself each time, so the
 * seconds that are over and the one that is open are kept apart.
 */
export class LastCandle {
  private over: Candle | null = null;
  private open: TickResource | null = null;

  constructor(
    private readonly length: number,
    private readonly midnight: number,
  ) {}

  /** The candle as it stands with this second; null: the second is older than what is shown. */
  add(tick: TickResource): Candle | null {
    const begin = this.beginOf(tick);
    if (this.open) {
      if (tick.second < this.open.second) return null;
      if (begin > this.beginOf(this.open)) this.over = null;
      else if (tick.second > this.open.second) this.over = merged(this.over, this.open, begin);
    }
    this.open = tick;
    return merged(this.over, tick, begin);
  }

  private beginOf(tick: TickResource): number {
    return this.midnight + tick.second - (tick.second % this.length);
  }
}

function merged(over: Candle | null, tick: TickResource, begin: number): Candle {
  if (!over) return { time: begin, open: tick.open, high: tick.high, low: tick.low, close: tick.close, volume: tick.volume };
  return {
    ...over,
    high: Math.max(over.high, tick.high),
    low: Math.min(over.low, tick.low),
    close: tick.close,
    volume: over.volume + tick.volume,
  };
}
