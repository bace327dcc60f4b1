import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { day } from '../format';
import { get } from '../state/calls';
import { began, state } from '../state/live';
import { say } from '../words';

export interface Period {
  readonly from: string;
  readonly to: string;
}

const shifted = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The trader's day, not the browser's. */
export const today = (): string => (state.peek() ? day(state.peek()?.at ?? '') : new Date().toISOString().slice(0, 10));

export const lastDays = (days: number): Period => ({ from: shifted(today(), 1 - days), to: today() });

/** What a resource says of a period; asked again when the period changes, when something else does, and after a restart. */
export function usePeriod<T>(path: (period: Period) => string, period: Period, again: unknown): T | null {
  const answer: Signal<T | null> = useSignal<T | null>(null);
  useEffect(() => {
    let isOver = false;
    get<T>(path(period)).then(
      found => {
        if (!isOver) answer.value = found;
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [period.from, period.to, path(period), again, began.value]);
  return answer.value;
}

const choices: readonly (readonly [days: number, korean: string, english: string])[] = [
  [1, '오늘', 'Today'],
  [7, '7일', '7 days'],
  [30, '30일', '30 days'],
  [90, '90일', '90 days'],
  [365, '1년', '1 year'],
];

export function PeriodPicker({ period }: { period: Signal<Period> }) {
  const set = (change: Partial<Period>) => {
    const next = { ...period.value, ...change };
    if (next.from && next.to) period.value = next.from <= next.to ? next : { from: next.to, to: next.to };
  };
  return (
    <fieldset class="period">
      <legend class="hidden">{say('기간', 'Period')}</legend>
      {choices.map(([days, korean, english]) => {
        const wanted = lastDays(days);
        return (
          <button
            key={days}
            type="button"
            aria-pressed={period.value.from === wanted.from && period.value.to === wanted.to}
            onClick={() => {
              period.value = wanted;
            }}
          >
            {say(korean, english)}
          </button>
        );
      })}
      <input
        type="date"
        aria-label={say('시작', 'From')}
        value={period.value.from}
        onChange={event => set({ from: event.currentTarget.value })}
      />
      <span aria-hidden="true">~</span>
      <input type="date" aria-label={say('끝', 'To')} value={period.value.to} onChange={event => set({ to: event.currentTarget.value })} />
    </fieldset>
  );
}
