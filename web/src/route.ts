import { computed, signal } from '@preact/signals';

const read = () => location.hash.replace(/^#\/?/, '') || 'now';

const hash = signal(read());
addEventListener('hashchange', () => {
  hash.value = read();
});

/** The view that is shown, and what it is about (a stock's code): <c>#/chart/005930</c>. No more routing than that is needed. */
export const view = computed(() => hash.value.split('/')[0] ?? 'now');
export const about = computed(() => decodeURIComponent(hash.value.split('/')[1] ?? ''));

export const go = (where: string): void => {
  location.hash = `#/${where}`;
};
