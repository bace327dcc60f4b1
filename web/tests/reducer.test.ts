import { describe, expect, it } from 'vitest';
import type { LiveResource, OrderResource, StepResource, TickResource } from '../src/api';
import { ageOf, reduce, type State, staleAfter } from '../src/state/reducer';

const order = (id: number, state: OrderResource['state'] = 'sent') => ({ id, state }) as OrderResource;
const tick = (code: string, second: number, close: number) => ({ code, second, close }) as TickResource;
const step = (sentence: string) => ({ sentence }) as StepResource;

const frame = (number: number, parts: Partial<LiveResource> = {}): LiveResource => ({
  number,
  whole: false,
  at: '2026-12-01T09:05:00+09:00',
  traderAgeMs: 300,
  feedAgeMs: 20,
  ...parts,
});

const whole = (number: number, parts: Partial<LiveResource> = {}): LiveResource =>
  frame(number, {
    whole: true,
    status: { mode: 'demo' } as LiveResource['status'],
    pnl: { total: 1 } as LiveResource['pnl'],
    health: { status: 'ok', checks: [] },
    orders: { set: [order(1), order(2)], gone: [] },
    decisions: [step('a')],
    ...parts,
  });

const heard = (...frames: LiveResource[]) => frames.reduce<State | null>((state, one) => reduce(state, one), null);

describe('the reducer', () => {
  it('knows nothing before a whole frame', () => {
    expect(reduce(null, frame(1))).toBeNull();
  });

  it('sets, changes and drops rows, in the order in which they came', () => {
    const state = heard(whole(7), frame(8, { orders: { set: [order(3), order(1, 'filled')], gone: ['2'] } }));
    expect([...(state?.orders.values() ?? [])].map(one => [one.id, one.state])).toEqual([
      [1, 'filled'],
      [3, 'sent'],
    ]);
  });

  it('asks for everything anew where a number is missing, comes twice or goes back', () => {
    const state = heard(whole(7), frame(8));
    for (const number of [7, 8, 10, 9_000]) expect(reduce(state, frame(number))).toBeNull();
    expect(reduce(state, frame(9))?.number).toBe(9);
  });

  it('forgets everything with a whole frame, whatever its number', () => {
    const state = heard(whole(70), frame(71, { ticks: [tick('005930', 1, 5)] }), whole(3, { orders: { set: [order(9)], gone: [] } }));
    expect([...(state?.orders.keys() ?? [])]).toEqual(['9']);
    expect(state?.ticks.size).toBe(0);
    expect(reduce(state, frame(4))?.number).toBe(4);
  });

  it('leaves what a frame does not touch as the same object, so that nothing is drawn again for it', () => {
    const first = heard(whole(1));
    const second = first && reduce(first, frame(2, { ticks: [tick('005930', 3, 71_000)] }));
    expect(second?.orders).toBe(first?.orders);
    expect(second?.status).toBe(first?.status);
    expect(second?.decisions).toBe(first?.decisions);
    expect(second?.ticks.get('005930')?.close).toBe(71_000);
  });

  it('appends decisions and stays bounded', () => {
    let state = heard(whole(1));
    for (let number = 2; number < 300; number++) {
      state = reduce(
        state,
        frame(number, {
          decisions: Array.from({ length: 10 }, (_, index) => step(`${number}-${index}`)),
          orders: { set: Array.from({ length: 10 }, (_, index) => order(number * 100 + index)), gone: [] },
        }),
      );
    }
    expect(state?.decisions.at(-1)?.sentence).toBe('299-9');
    expect(state?.decisions.length).toBe(400);
    expect(state?.orders.size).toBe(500);
    expect(state?.orders.has('29909')).toBe(true);
  });
});

describe('the age of what is shown', () => {
  it('is as old as the trader was when the frame came, and the time since', () => {
    const state = heard(whole(1));
    expect(ageOf(state, 1_000, 1_500)).toBe(800);
    expect(ageOf(state, 1_000, 3_000)).toBeGreaterThan(staleAfter);
  });

  it('is never now where nothing has been heard', () => {
    expect(ageOf(null, 0, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});
