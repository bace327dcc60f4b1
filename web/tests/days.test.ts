import { expect, it } from 'vitest';
import type { DayResource } from '../src/api';
import { equity, spans, weeksOf } from '../src/days';

const day = (date: string, realised: number) => ({ date, realised, commission: 1, tax: 2, trades: 3, wins: 1 }) as DayResource;

it('puts days together to weeks that begin on Monday, and to months', () => {
  const days = [day('2026-11-27', 10), day('2026-11-29', 1), day('2026-11-30', 5), day('2026-12-01', -7)];
  expect(spans(days, 'week').map(one => [one.key, one.net])).toEqual([
    ['2026-11-23', 11],
    ['2026-11-30', -2],
  ]);
  expect(spans(days, 'month').map(one => [one.key, one.net, one.costs, one.trades])).toEqual([
    ['2026-11', 16, 9, 9],
    ['2026-12', -7, 3, 3],
  ]);
});

it('says how far below its best the sum stood', () => {
  expect(equity([day('1', 10), day('2', -4), day('3', -9), day('4', 20)])).toEqual({ sums: [0, 10, 6, -3, 17], below: [0, 0, -4, -13, 0] });
});

it('lays a month out in weeks', () => {
  const weeks = weeksOf('2026-12');
  expect(weeks[0]?.slice(0, 2)).toEqual([null, '2026-12-01']);
  expect(weeks.every(week => week.length === 7)).toBe(true);
  expect(weeks.flat().filter(Boolean)).toHaveLength(31);
});
