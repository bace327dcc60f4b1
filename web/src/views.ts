import { type Signal, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { say } from './words';

export interface View {
  readonly id: string;
  readonly name: () => string;
  readonly load: () => Promise<ComponentType>;
  /** Of the demo alone. */
  readonly demo?: boolean;
}

/** All but the first come when they are opened. */
export const views: readonly View[] = [
  { id: 'now', name: () => say('지금', 'Now'), load: async () => (await import('./views/now')).Now },
  { id: 'chart', name: () => say('차트', 'Chart'), load: async () => (await import('./views/chart')).ChartView },
  { id: 'watch', name: () => say('조건·감시', 'Watch'), load: async () => (await import('./views/watch')).Watch },
  { id: 'trades', name: () => say('매매일지', 'Trades'), load: async () => (await import('./views/trades')).Trades },
  { id: 'replay', name: () => say('다시 보기', 'Replay'), load: async () => (await import('./views/replay')).Replay },
  { id: 'performance', name: () => say('성과', 'Results'), load: async () => (await import('./views/performance')).Performance },
  { id: 'orders', name: () => say('주문', 'Orders'), load: async () => (await import('./views/records')).Orders },
  { id: 'journal', name: () => say('저널', 'Journal'), load: async () => (await import('./views/records')).Journal },
  { id: 'health', name: () => say('점검', 'Health'), load: async () => (await import('./views/health')).Health },
  { id: 'settings', name: () => say('설정', 'Settings'), load: async () => (await import('./views/settings')).Settings },
  { id: 'chat', name: () => say('대화', 'Chat'), load: async () => (await import('./views/chat')).Chat, demo: true },
  { id: 'market', name: () => say('시장', 'Market'), load: async () => (await import('./views/market')).Market, demo: true },
];

const loaded = new Map<string, Signal<ComponentType | 'failed' | null>>();

export function componentOf(view: View): Signal<ComponentType | 'failed' | null> {
  let known = loaded.get(view.id);
  if (!known || known.peek() === 'failed') {
    const made = signal<ComponentType | 'failed' | null>(null);
    known = made;
    loaded.set(view.id, made);
    view.load().then(
      component => {
        made.value = component;
      },
      () => {
        made.value = 'failed';
      },
    );
  }
  return known;
}
