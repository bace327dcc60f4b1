import type { TradeResource } from '../api';
import { PriceChart } from './price-chart';

/** The prices around one trade of today: seconds for a short one, minutes for a long one. */
export function TradeChart({ trade }: { trade: TradeResource }) {
  const held = (Date.parse(trade.closedAt) - Date.parse(trade.openedAt)) / 1000;
  return <PriceChart code={trade.code} seconds={held < 120 ? 1 : held < 900 ? 5 : 30} stock={null} until={trade.openedAt} />;
}
