import type { RerunResource } from '../api';
import { get, Refused } from './calls';

/** What is asked of a day: as it was, or by other settings. */
export interface Wish {
  readonly date: string;
  readonly changes?: Readonly<Record<string, string>>;
  readonly trade?: number;
}

const again = 400;

async function post(wish: Wish): Promise<RerunResource> {
  const answer = await fetch('/api/v1/reruns', {
    method: 'POST',
    body: JSON.stringify(wish),
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
  });
  if (answer.status === 401) location.assign('/login');
  const body = (await answer.json().catch(() => ({}))) as RerunResource & { detail?: string };
  if (!answer.ok) throw new Refused(body.detail ?? `${answer.status}`);
  return body;
}

/** Begins it and waits until it is done; another process works at it meanwhile. */
export async function rerun(wish: Wish, isOver: () => boolean): Promise<RerunResource | null> {
  let now = await post(wish);
  while (now.state === 'running') {
    await new Promise(resolve => setTimeout(resolve, again));
    if (isOver()) return null;
    now = await get<RerunResource>(`/api/v1/reruns/${now.id}`);
  }
  if (now.state === 'failed') throw new Refused(now.message);
  return now;
}
