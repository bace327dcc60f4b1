import type { DayResource } from './api';

/** Days put together to weeks or months; a week begins on Monday. */
export interface Span {
  readonly key: string;
  readonly net: number;
  readonly costs: number;
  readonly trades: number;
  readonly wins: number;
}

const monday = (date: string): string => {
  const time = Date.parse(`${date}T00:00:00Z`);
  const weekday = (new Date(time).getUTCDay() + 6) % 7;
  return new Date(time - weekday * 86_400_000).toISOString().slice(0, 10);
};

export type Cut = 'day' | 'week' | 'month';

const keys: Record<Cut, (date: string) => string> = { day: date => date, week: monday, month: date => date.slice(0, 7) };

export function spans(days: readonly DayResource[], cut: Cut): Span[] {
  const made = new Map<string, Span>();
  for (const day of days) {
    const key = keys[cut](day.date);
    const known = made.get(key) ?? { key, net: 0, costs: 0, trades: 0, wins: 0 };
    made.set(key, {
      key,
      net: known.net + day.realised,
      costs: known.costs + day.commission + day.tax,
      trades: known.trades + day.trades,
      wins: known.wins + day.wins,
    });
  }
  return [...made.values()];
}

/** What was earned up to each day, and how far below its best it stood. */
export function equity(days: readonly DayResource[]): { readonly sums: readonly number[]; readonly below: readonly number[] } {
  const sums = [0];
  const below = [0];
  let [sum, best] = [0, 0];
  for (const day of days) {
    sum += day.realised;
    best = Math.max(best, sum);
    sums.push(sum);
    below.push(sum - best);
  }
  return { sums, below };
}

/** The weeks of a month, Monday first; null stands for a day of another month. */
export function weeksOf(month: string): (string | null)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const count = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const before = (first.getUTCDay() + 6) % 7;
  const cells: (string | null)[] = [...Array<null>(before).fill(null)];
  for (let date = 1; date <= count; date++) cells.push(`${month}-${String(date).padStart(2, '0')}`);
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
