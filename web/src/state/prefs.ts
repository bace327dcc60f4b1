import { effect, signal } from '@preact/signals';

export type Language = 'ko' | 'en';
export type Theme = 'auto' | 'light' | 'dark';

/** Red up and blue down as in Korea, or green up and red down as elsewhere. */
export type Colours = 'korean' | 'western';

function kept<T extends string>(key: string, values: readonly T[], otherwise: T) {
  let first = otherwise;
  try {
    const known = localStorage.getItem(`danta.${key}`);
    if (known && (values as readonly string[]).includes(known)) first = known as T;
  } catch {
    // A browser that keeps nothing shows what everybody sees.
  }
  const value = signal<T>(first);
  effect(() => {
    try {
      localStorage.setItem(`danta.${key}`, value.value);
    } catch {
      // As above.
    }
  });
  return value;
}

export const language = kept<Language>('language', ['ko', 'en'], navigator.language.startsWith('ko') || !navigator.language ? 'ko' : 'en');
export const theme = kept<Theme>('theme', ['auto', 'light', 'dark'], 'auto');
export const colours = kept<Colours>('colours', ['korean', 'western'], 'korean');

effect(() => {
  const page = document.documentElement;
  page.lang = language.value;
  page.dataset.theme = theme.value;
  page.dataset.colours = colours.value;
});
