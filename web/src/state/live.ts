import { HttpTransportType, type HubConnection, HubConnectionBuilder, type ISubscription, LogLevel } from '@microsoft/signalr';
import { signal } from '@preact/signals';
import type { LiveResource, TickResource } from '../api';
import { reduce, type State } from './reducer';

export const state = signal<State | null>(null);
export const receivedAt = signal(0);

/** Counts up with each snapshot: what was kept beside the state is asked for anew. */
export const began = signal(0);

type Listener = (ticks: readonly TickResource[]) => void;
const listeners = new Set<Listener>();

/** Every change of every stock, for a chart. Returns what ends it. */
export function onTicks(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const firstPause = 500;
const longestPause = 5000;

/** The server sends twice a second: after this long the line is dead, whatever the browser says. */
const silence = 4000;

function take(frame: LiveResource): boolean {
  const next = reduce(state.peek(), frame);
  if (!next) return false;
  state.value = next;
  receivedAt.value = performance.now();
  if (frame.whole) began.value++;
  if (frame.ticks) for (const listener of listeners) listener(frame.ticks);
  return true;
}

/** Whoever is not let in any more logs in. */
async function isLetIn(): Promise<boolean> {
  try {
    const answer = await fetch('/api/v1/settings', { headers: { Accept: 'application/json' } });
    if (answer.status === 401) location.assign('/login');
    return answer.status !== 401;
  } catch {
    return true;
  }
}

/** One life of the line; ends when it is dead. */
function watch(connection: HubConnection): Promise<void> {
  return new Promise(resolve => {
    let stream: ISubscription<LiveResource> | undefined;
    let heard = performance.now();
    const guard = setInterval(() => {
      if (performance.now() - heard > silence) end();
    }, 500);
    const end = () => {
      clearInterval(guard);
      resolve();
    };
    const begin = () => {
      // A frame is missing: the former stream is let go before everything is asked for anew.
      stream?.dispose();
      const mine = connection.stream<LiveResource>('Watch').subscribe({
        next: frame => {
          if (stream !== mine) return;
          heard = performance.now();
          if (!take(frame)) begin();
        },
        error: () => stream === mine && end(),
        complete: () => stream === mine && end(),
      });
      stream = mine;
    };
    connection.onclose(end);
    begin();
  });
}

/** Watches for ever: a line that is lost is begun again. */
export async function live(): Promise<void> {
  let pause = firstPause;
  for (;;) {
    const connection = new HubConnectionBuilder()
      .withUrl('/live', { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .configureLogging(LogLevel.None)
      .build();
    try {
      await connection.start();
      pause = firstPause;
      await watch(connection);
    } catch {
      if (!(await isLetIn())) return;
    }
    await connection.stop().catch(() => undefined);
    await new Promise(done => setTimeout(done, pause));
    pause = Math.min(pause * 2, longestPause);
  }
}
