import type { PositionResource, StockResource } from '../api';
import { say } from '../words';

export interface Level {
  readonly price: number;
  readonly title: string;
  readonly kind: 'average' | 'stop' | 'target' | 'limit' | 'vi';
}

/** Lines across the chart: where we stand and where the exchange stops trading. */
export function levelsOf(position: PositionResource | undefined, stock: StockResource | null): Level[] {
  const levels: Level[] = [];
  const add = (price: number | null | undefined, title: string, kind: Level['kind']) => {
    if (price) levels.push({ price, title, kind });
  };
  add(position?.averagePrice, say('평균', 'Avg'), 'average');
  add(position?.stopLoss, say('손절', 'Stop'), 'stop');
  add(position?.takeProfit, say('익절', 'Target'), 'target');
  add(stock?.upperLimit, say('상한가', 'Limit up'), 'limit');
  add(stock?.lowerLimit, say('하한가', 'Limit down'), 'limit');
  add(stock?.viUpper, 'VI', 'vi');
  add(stock?.viLower, 'VI', 'vi');
  return levels;
}
