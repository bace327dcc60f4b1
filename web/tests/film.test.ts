import { describe, expect, it } from 'vitest';
import type { FilmBarsResource, FilmResource, FilmStepResource, TradeResource } from '../src/api';
import { midnightOf } from '../src/candles';
import { begin, candlesUntil, momentOf, nextDeed, play, standingAt, stepsAt } from '../src/film';

const at = (time: string): string => `2026-11-20T${time}+09:00`;

const step = (time: string, kind: FilmStepResource['kind'], code = '005930'): FilmStepResource => ({
  at: at(time),
  kind,
  code,
  trade: 1,
  sentence: `${kind} ${time}`,
  reasons: [],
  skipped: 0,
});

const trade = (from: string, to: string, net: number): TradeResource =>
  ({ id: 1, code: '005930', openedAt: at(from), closedAt: at(to), net }) as TradeResource;

const film: FilmResource = {
  date: '2026-11-20',
  from: at('09:00:00'),
  to: at('09:10:00'),
  cut: null,
  parted: null,
  net: 700,
  stocks: [],
  steps: [step('09:01:00', 'signal'), step('09:02:00.5', 'entry'), step('09:03:00', 'skipped', '000660'), step('09:05:00', 'exit')],
  trades: [trade('09:02:00.6', '09:05:00.2', 700)],
  worth: [
    { at: at('09:02:10'), realised: 0, unrealised: -300, total: -300 },
    { at: at('09:05:10'), realised: 700, unrealised: 0, total: 700 },
  ],
};

describe('a day that is watched', () => {
  it('passes as fast as it is told, and stands at its end', () => {
    let player = play(begin(film), { kind: 'toggle' });
    player = play(player, { kind: 'speed', speed: 100 });
    player = play(player, { kind: 'passed', ms: 1000 });
    expect(player.at - player.from).toBe(100);
    player = play(player, { kind: 'passed', ms: 60_000 });
    expect(player.at).toBe(player.to);
    expect(player.playing).toBe(false);
    // Once more from the beginning.
    player = play(player, { kind: 'toggle' });
    expect([player.at, player.playing]).toEqual([player.from, true]);
  });

  it('stands still while it is not played, and never leaves its day', () => {
    const player = begin(film);
    expect(play(player, { kind: 'passed', ms: 5000 })).toBe(player);
    expect(play(player, { kind: 'seek', at: player.to + 99 }).at).toBe(player.to);
    expect(play(player, { kind: 'seek', at: 0 }).at).toBe(player.from);
  });

  it('shows only what had been decided by then', () => {
    const seen = (time: string, code: string | null) => stepsAt(film.steps, momentOf(at(time)), code, 10).map(one => one.kind);
    expect(seen('09:00:59', null)).toEqual([]);
    expect(seen('09:02:00.4', null)).toEqual(['signal']);
    expect(seen('09:04:00', null)).toEqual(['skipped', 'entry', 'signal']);
    expect(seen('09:04:00', '005930')).toEqual(['entry', 'signal']);
    expect(stepsAt(film.steps, momentOf(at('09:09:00')), null, 2).map(one => one.kind)).toEqual(['exit', 'skipped']);
  });

  it('leads from deed to deed, both ways', () => {
    const from = momentOf(at('09:00:00'));
    const entry = nextDeed(film.steps, from, 1);
    expect(entry).toBe(momentOf(at('09:02:00.5')));
    const exit = nextDeed(film.steps, entry ?? 0, 1);
    expect(exit).toBe(momentOf(at('09:05:00')));
    expect(nextDeed(film.steps, exit ?? 0, 1)).toBeNull();
    expect(nextDeed(film.steps, exit ?? 0, -1)).toBe(entry);
    expect(nextDeed(film.steps, entry ?? 0, -1)).toBeNull();
  });

  it('knows what was held and earned at a moment', () => {
    expect(standingAt(film, momentOf(at('09:02:00')))).toMatchObject({ held: [], closed: [], realised: 0, total: 0 });
    const middle = standingAt(film, momentOf(at('09:03:00')));
    expect([middle.held.length, middle.realised, middle.total]).toEqual([1, 0, -300]);
    const end = standingAt(film, momentOf(at('09:10:00')));
    expect([end.held.length, end.closed.length, end.realised, end.total]).toEqual([0, 1, 700, 700]);
  });

  it('puts seconds together to candles, and none of what lies ahead', () => {
    const midnight = midnightOf(at('00:00:00'));
    const nine = 9 * 3600;
    const bars: FilmBarsResource = {
      code: '005930',
      second: [nine, nine + 3, nine + 7, nine + 30],
      open: [100, 102, 101, 200],
      high: [103, 104, 101, 200],
      low: [99, 101, 98, 200],
      close: [102, 103, 98, 200],
      volume: [10, 20, 5, 1],
    };
    expect(candlesUntil(bars, midnight, midnight + nine + 10, 5)).toEqual([
      { time: midnight + nine, open: 100, high: 104, low: 99, close: 103, volume: 30 },
      { time: midnight + nine + 5, open: 101, high: 101, low: 98, close: 98, volume: 5 },
    ]);
    expect(candlesUntil(bars, midnight, midnight + nine - 1, 5)).toEqual([]);
  });
});
