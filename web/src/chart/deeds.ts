import type { OrderResource, PositionResource, TradeResource } from '../api';
import { chartTime } from '../candles';
import { signed } from '../format';
import type { Rows } from '../state/reducer';
import { named, say } from '../words';

/** One round trip on the chart: bought here, sold there, and why. */
export interface Deed {
  readonly from: number;
  readonly buyPrice: number;
  readonly to: number | null;
  readonly sellPrice: number | null;
  readonly gain: number;
  readonly entry: string;
  readonly exit: string;
}

/** Thousands of marks are slow to draw, and nobody reads them. */
const most = 60;

export function deedsOf(
  code: string,
  trades: Rows<TradeResource>,
  orders: Rows<OrderResource>,
  position: PositionResource | undefined,
): Deed[] {
  const deeds: Deed[] = [...trades.values()]
    .filter(trade => trade.code === code)
    .slice(-most)
    .map(trade => ({
      from: chartTime(trade.openedAt),
      buyPrice: trade.buyPrice,
      to: chartTime(trade.closedAt),
      sellPrice: trade.sellPrice,
      gain: trade.net,
      entry: trade.condition,
      exit: `${named(trade.exitReason)} ${signed(trade.net)}`,
    }));
  if (position) {
    const buy = [...orders.values()].findLast(order => order.code === code && order.side === 'buy' && order.filled > 0);
    deeds.push({
      from: chartTime(buy?.doneAt ?? position.openedAt),
      buyPrice: position.averagePrice,
      to: null,
      sellPrice: null,
      gain: 0,
      entry: position.origin === 'owner' ? say('직접', 'owner') : position.condition,
      exit: '',
    });
  }
  return deeds;
}
