import { signal } from '@preact/signals';
import { say } from '../words';

export const toast = signal('');
let clear: ReturnType<typeof setTimeout> | undefined;

/** Says something for some seconds, to the screen reader too. */
export function tell(message: string): void {
  toast.value = message;
  clearTimeout(clear);
  clear = setTimeout(() => {
    toast.value = '';
  }, 6000);
}

interface Problem {
  readonly detail?: string;
  readonly title?: string;
}

export class Refused extends Error {}

async function answerOf<T>(answer: Response): Promise<T> {
  if (answer.status === 401) location.assign('/login');
  if (answer.ok) return (await answer.json()) as T;
  const problem = (await answer.json().catch(() => ({}))) as Problem;
  throw new Refused(problem.detail ?? problem.title ?? `${answer.status}`);
}

export async function get<T>(path: string): Promise<T> {
  return answerOf<T>(await fetch(path, { headers: { Accept: 'application/json' } }));
}

/** Does something and says what the trader makes of it. True: it was taken. */
export async function act(path: string, body?: unknown, method = 'POST'): Promise<boolean> {
  try {
    const init: RequestInit = { method };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { 'Content-Type': 'application/json' };
    }
    const answer = await answerOf<{ message?: string }>(await fetch(path, init));
    if (answer.message) tell(answer.message);
    return true;
  } catch (fault) {
    tell(
      fault instanceof Refused
        ? fault.message
        : say(
            '보내지 못했습니다. 아무것도 바뀌지 않았을 수 있습니다. 연결을 확인하십시오.',
            'Not sent. Nothing may have changed. Check the connection.',
          ),
    );
    return false;
  }
}
