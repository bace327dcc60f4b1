/** Numbers and times as traders read them. Nothing known is a dash, never a zero. */
const dash = '–';

export const number = (value: number | null | undefined): string => (value == null ? dash : Math.round(value).toLocaleString('ko-KR'));

export const won = (value: number | null | undefined, unit = '원'): string => (value == null ? dash : `${number(value)}${unit}`);

const sign = (value: number): string => (value > 0 ? '+' : value < 0 ? '−' : '');

/** With its sign, and a minus as wide as a plus. */
export const signed = (value: number | null | undefined, unit = ''): string =>
  value == null ? dash : `${Math.round(value) === 0 ? '' : sign(value)}${Math.abs(Math.round(value)).toLocaleString('ko-KR')}${unit}`;

export const percent = (value: number | null | undefined, digits = 2): string => {
  if (value == null) return dash;
  const shown = Math.abs(value).toFixed(digits);
  return `${Number(shown) === 0 ? '' : sign(value)}${shown}%`;
};

/** Great sums in a small place. */
export const short = (value: number): string => {
  const size = Math.abs(value);
  if (size >= 100_000_000) return `${sign(value)}${(size / 100_000_000).toFixed(1)}억`;
  if (size >= 10_000) return `${sign(value)}${Math.round(size / 10_000).toLocaleString('ko-KR')}만`;
  return signed(value);
};

export type Direction = 'up' | 'down' | 'flat';

export const direction = (value: number | null | undefined): Direction => (!value ? 'flat' : value > 0 ? 'up' : 'down');

/** The API's times are Korean already: 2026-12-01T09:05:17.81+09:00. */
export const clock = (at: string | null | undefined): string => (at ? at.slice(11, 19) : dash);

export const clockWithMs = (at: string): string => `${at.slice(11, 19)}.${(/\.(\d+)/.exec(at)?.[1] ?? '').padEnd(3, '0').slice(0, 3)}`;

export const day = (at: string): string => at.slice(0, 10);

/** Tenths of a second, as they matter: 0.4 s, 12 s, 3:05. */
export const seconds = (ms: number): string => {
  if (!Number.isFinite(ms)) return dash;
  if (ms < 10_000) return `${(Math.max(0, ms) / 1000).toFixed(1)}s`;
  const whole = Math.floor(ms / 1000);
  if (whole < 60) return `${whole}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return `${Math.floor(whole / 3600)}:${String(Math.floor(whole / 60) % 60).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
};

/** How long a step took: 0.3 ms does not look like nothing. */
export const took = (ms: number | null | undefined): string => {
  if (ms == null) return '';
  return ms < 1000 ? `${ms}ms` : seconds(ms);
};

/** Steps of the exchange's prices (since 2023-01-25). */
const grid: readonly (readonly [below: number, step: number])[] = [
  [2_000, 1],
  [5_000, 5],
  [20_000, 10],
  [50_000, 50],
  [200_000, 100],
  [500_000, 500],
  [Number.POSITIVE_INFINITY, 1_000],
];

export const stepAt = (price: number): number => grid.find(([below]) => price < below)?.[1] ?? 1_000;

export const onGrid = (price: number): number => {
  const step = stepAt(price);
  return Math.floor(price / step) * step;
};
