import type {
  CandidateResource,
  ConditionResource,
  GateResource,
  HealthResource,
  LiveResource,
  OrderResource,
  PnlResource,
  PositionResource,
  StatusResource,
  StepResource,
  TickResource,
  TradeResource,
} from '../api';

export type Rows<T> = ReadonlyMap<string, T>;

/** Everything that the page knows of the trader. What a frame does not touch stays the same object. */
export interface State {
  readonly number: number;
  readonly at: string;
  readonly traderAgeMs: number;
  readonly feedAgeMs: number | null;
  readonly status: StatusResource;
  readonly pnl: PnlResource;
  readonly health: HealthResource;
  readonly gates: readonly GateResource[];
  readonly positions: Rows<PositionResource>;
  readonly orders: Rows<OrderResource>;
  readonly trades: Rows<TradeResource>;
  readonly conditions: Rows<ConditionResource>;
  readonly watchlist: Rows<CandidateResource>;
  readonly decisions: readonly StepResource[];
  readonly ticks: Rows<TickResource>;
}

/** As many as the trader itself lists; older ones are in the journal. */
const mostOrders = 500;
const mostDecisions = 400;

interface Change<T> {
  readonly set: readonly T[];
  readonly gone: readonly string[];
}

function rows<T>(known: Rows<T> | undefined, change: Change<T> | null | undefined, keyOf: (row: T) => string): Rows<T> {
  if (!change) return known ?? new Map<string, T>();
  const next = new Map(known);
  for (const key of change.gone) next.delete(key);
  for (const row of change.set) next.set(keyOf(row), row);
  return next;
}

function last<T>(list: readonly T[], most: number): readonly T[] {
  return list.length > most ? list.slice(list.length - most) : list;
}

function cut<T>(list: Rows<T>, most: number): Rows<T> {
  return list.size > most ? new Map([...list].slice(list.size - most)) : list;
}

/** What a frame makes of what is known; null where one is missing before it, so that everything has to be asked for anew. */
export function reduce(state: State | null, frame: LiveResource): State | null {
  if (!frame.whole && (!state || frame.number !== state.number + 1)) return null;
  const known = frame.whole ? null : state;
  const status = frame.status ?? known?.status;
  const pnl = frame.pnl ?? known?.pnl;
  const health = frame.health ?? known?.health;
  if (!status || !pnl || !health) return null;
  return {
    number: frame.number,
    at: frame.at,
    traderAgeMs: frame.traderAgeMs,
    feedAgeMs: frame.feedAgeMs,
    status,
    pnl,
    health,
    gates: frame.gates ?? known?.gates ?? [],
    positions: rows(known?.positions, frame.positions, row => row.code),
    orders: cut(
      rows(known?.orders, frame.orders, row => String(row.id)),
      mostOrders,
    ),
    trades: rows(known?.trades, frame.trades, row => String(row.id)),
    conditions: rows(known?.conditions, frame.conditions, row => row.seq),
    watchlist: rows(known?.watchlist, frame.watchlist, row => row.code),
    decisions: frame.decisions ? last([...(known?.decisions ?? []), ...frame.decisions], mostDecisions) : (known?.decisions ?? []),
    ticks: rows(known?.ticks, frame.ticks && { set: frame.ticks, gone: [] }, row => row.code),
  };
}

/** How old what the page shows is, in milliseconds: since the frame came, and as old as the trader was then. */
export function ageOf(state: State | null, receivedAt: number, now: number): number {
  return state ? now - receivedAt + state.traderAgeMs : Number.POSITIVE_INFINITY;
}

/** Older than this is not now. */
export const staleAfter = 2000;
