import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CandidateResource, ConditionResource, OrderResource, PositionResource, TradeResource } from '../api';
import { receivedAt, state } from './live';
import { ageOf, type Rows, type State, staleAfter } from './reducer';

/** One part of the state: whoever shows it is drawn again only when it has changed. */
function part<T>(of: (known: State) => T, otherwise: T): ReadonlySignal<T> {
  return computed(() => (state.value ? of(state.value) : otherwise));
}

export const status = part(known => known.status, null);
export const pnl = part(known => known.pnl, null);
export const health = part(known => known.health, null);
export const gates = part(known => known.gates, []);
export const positions = part<Rows<PositionResource>>(known => known.positions, new Map());
export const orders = part<Rows<OrderResource>>(known => known.orders, new Map());
export const trades = part<Rows<TradeResource>>(known => known.trades, new Map());
export const conditions = part<Rows<ConditionResource>>(known => known.conditions, new Map());
export const watchlist = part<Rows<CandidateResource>>(known => known.watchlist, new Map());
export const decisions = part(known => known.decisions, []);

const prices = new Map<string, ReadonlySignal<number | null>>();

/** The last price of a stock, as fresh as the stream has it. */
export function priceOf(code: string): ReadonlySignal<number | null> {
  let made = prices.get(code);
  if (!made) {
    made = computed(() => {
      const known = state.value;
      return known?.ticks.get(code)?.close ?? known?.positions.get(code)?.price ?? known?.watchlist.get(code)?.price ?? null;
    });
    prices.set(code, made);
  }
  return made;
}

/** Ten times a second: what is old has to look old. */
export const now = signal(performance.now());
setInterval(() => {
  now.value = performance.now();
}, 100);

export const age = computed(() => ageOf(state.value, receivedAt.value, now.value));
export const isStale = computed(() => age.value > staleAfter);
