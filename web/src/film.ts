import type { FilmBarsResource, FilmResource, FilmStepResource, TradeResource } from './api';
import { type Candle, chartTime } from './candles';

/** How fast a day passes. At 600 a day of the exchange is over in forty seconds. */
export const speeds = [1, 5, 20, 100, 600] as const;

/** Where somebody who watches a day stands: a moment of the day, in seconds as the chart counts them. */
export interface Player {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly speed: number;
  readonly playing: boolean;
}

export type Deed =
  | { readonly kind: 'passed'; readonly ms: number }
  | { readonly kind: 'seek'; readonly at: number }
  | { readonly kind: 'speed'; readonly speed: number }
  | { readonly kind: 'toggle' };

export const begin = (film: FilmResource): Player => ({
  from: chartTime(film.from),
  to: Math.max(chartTime(film.from), chartTime(film.to)),
  at: chartTime(film.from),
  speed: 20,
  playing: false,
});

const within = (player: Player, at: number): number => Math.min(player.to, Math.max(player.from, at));

export function play(player: Player, deed: Deed): Player {
  switch (deed.kind) {
    case 'passed': {
      if (!player.playing || deed.ms <= 0) return player;
      const at = within(player, player.at + (deed.ms / 1000) * player.speed);
      // At its end it stands, and is not left running into nothing.
      return { ...player, at, playing: at < player.to };
    }
    case 'seek':
      return { ...player, at: within(player, deed.at) };
    case 'speed':
      return { ...player, speed: deed.speed };
    case 'toggle':
      // Once more from the beginning, where it has come to its end.
      return player.at >= player.to ? { ...player, at: player.from, playing: true } : { ...player, playing: !player.playing };
  }
}

/** How many of a list ordered by time have come by then. */
export function countUntil<T>(list: readonly T[], at: number, timeOf: (one: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one !== undefined && timeOf(one) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const momentOf = (at: string): number => Date.parse(at) / 1000 + 9 * 3600;

/** The last steps that have come by then, the newest first; of one stock or of all. */
export function stepsAt(steps: readonly FilmStepResource[], at: number, code: string | null, most: number): readonly FilmStepResource[] {
  const found: FilmStepResource[] = [];
  for (let index = countUntil(steps, at, step => momentOf(step.at)) - 1; index >= 0 && found.length < most; index--) {
    const step = steps[index];
    if (step && (!code || step.code === code)) found.push(step);
  }
  return found;
}

/** The next purchase or sale after this moment, or the last before it: where something happened. */
export function nextDeed(steps: readonly FilmStepResource[], at: number, way: 1 | -1): number | null {
  const isDeed = (step: FilmStepResource) => step.kind === 'entry' || step.kind === 'exit';
  const count = countUntil(steps, at, step => momentOf(step.at));
  const side =
    way > 0 ? steps.slice(count).find(isDeed) : steps.slice(0, count).findLast(step => isDeed(step) && momentOf(step.at) < at - 0.5);
  return side ? momentOf(side.at) : null;
}

export interface Standing {
  readonly held: readonly TradeResource[];
  readonly closed: readonly TradeResource[];
  readonly realised: number;
  readonly total: number;
}

/** What was held and what was earned at a moment. Positions that outlived the day are in the flow of profit alone. */
export function standingAt(film: FilmResource, at: number): Standing {
  const held = film.trades.filter(trade => momentOf(trade.openedAt) <= at && at < momentOf(trade.closedAt));
  const closed = film.trades.filter(trade => momentOf(trade.closedAt) <= at);
  const realised = closed.reduce((sum, trade) => sum + trade.net, 0);
  const worth = film.worth[countUntil(film.worth, at, point => momentOf(point.at)) - 1];
  return { held, closed, realised, total: at >= momentOf(film.to) ? film.net : (worth?.total ?? 0) };
}

/** A stock's seconds up to a moment, put together to candles of a length. */
export function candlesUntil(bars: FilmBarsResource, midnight: number, at: number, length: number): Candle[] {
  const candles: Candle[] = [];
  for (let index = 0; index < bars.second.length; index++) {
    const second = bars.second[index] ?? 0;
    if (midnight + second > at) break;
    const [open, high, low, close, volume] = [bars.open, bars.high, bars.low, bars.close, bars.volume].map(column => column[index] ?? 0);
    const time = midnight + second - (second % length);
    const last = candles.at(-1);
    if (last?.time === time) {
      candles[candles.length - 1] = {
        ...last,
        high: Math.max(last.high, high ?? 0),
        low: Math.min(last.low, low ?? 0),
        close: close ?? 0,
        volume: last.volume + (volume ?? 0),
      };
    } else candles.push({ time, open: open ?? 0, high: high ?? 0, low: low ?? 0, close: close ?? 0, volume: volume ?? 0 });
  }
  return candles;
}
