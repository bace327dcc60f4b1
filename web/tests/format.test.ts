import { describe, expect, it } from 'vitest';
import { clockWithMs, direction, number, onGrid, percent, seconds, short, signed, stepAt, took, won } from '../src/format';

describe('numbers', () => {
  it('have separators, signs and a dash where nothing is known', () => {
    expect([number(1234567), number(null), won(-5000), signed(12_711), signed(-12_190, '원'), signed(0), signed(-0.4)]).toEqual([
      '1,234,567',
      '–',
      '-5,000원',
      '+12,711',
      '−12,190원',
      '0',
      '0',
    ]);
  });

  it('say no direction where there is none', () => {
    expect([direction(1), direction(-1), direction(0), direction(null)]).toEqual(['up', 'down', 'flat', 'flat']);
    expect([percent(1.284), percent(-0.004), percent(-1.26), percent(null)]).toEqual(['+1.28%', '0.00%', '−1.26%', '–']);
  });

  it('are short where there is little room', () => {
    expect([short(12_711), short(-234_567_890), short(900), short(-15_600)]).toEqual(['+1만', '−2.3억', '+900', '−2만']);
  });
});

describe('times', () => {
  it('count tenths as long as they matter', () => {
    expect([
      seconds(0),
      seconds(430),
      seconds(9_940),
      seconds(12_900),
      seconds(185_000),
      seconds(3_725_000),
      seconds(Number.POSITIVE_INFINITY),
    ]).toEqual(['0.0s', '0.4s', '9.9s', '12s', '3:05', '1:02:05', '–']);
  });

  it('of steps show what took milliseconds', () => {
    expect([
      took(3),
      took(999),
      took(1_500),
      took(null),
      clockWithMs('2026-12-01T09:05:17.8124+09:00'),
      clockWithMs('2026-12-01T09:05:17+09:00'),
    ]).toEqual(['3ms', '999ms', '1.5s', '', '09:05:17.812', '09:05:17.000']);
  });
});

describe("the exchange's price steps", () => {
  it.each([
    [1_999, 1],
    [2_000, 5],
    [4_995, 5],
    [5_000, 10],
    [19_990, 10],
    [20_000, 50],
    [49_950, 50],
    [50_000, 100],
    [199_900, 100],
    [200_000, 500],
    [499_500, 500],
    [500_000, 1_000],
  ])('at %i is %i', (price, step) => expect(stepAt(price)).toBe(step));

  it('are kept by a price that is dragged, downwards', () => {
    expect([onGrid(69_777), onGrid(70_000), onGrid(234_999)]).toEqual([69_700, 70_000, 234_500]);
  });
});
