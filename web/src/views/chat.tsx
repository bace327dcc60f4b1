import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { markup } from '../chat/markup';
import { tell } from '../state/calls';
import { say } from '../words';

interface Button {
  readonly text: string;
  readonly callback_data?: string;
}

interface Message {
  readonly id: number;
  readonly mine: boolean;
  readonly at: string;
  readonly text: string;
  readonly html: string;
  readonly edited: boolean;
  readonly buttons: readonly (readonly Button[])[] | null;
  readonly file: string | null;
  readonly picture: boolean;
}

interface Room {
  readonly version: number;
  readonly pinned: number | null;
  readonly keyboard: readonly (readonly Button[])[] | null;
  readonly messages: readonly Message[];
}

const messages = signal<ReadonlyMap<number, Message>>(new Map());
const pinned = signal<number | null>(null);
const keyboard = signal<Room['keyboard']>(null);
let version = 0;

const pace = 700;
const longestWait = 30;

async function look(): Promise<void> {
  const answer = await fetch(`/chat/messages?after=${version}`);
  if (!answer.ok) return;
  const room = (await answer.json()) as Room;
  if (room.version < version) {
    // Another life of the program: its room is empty.
    version = 0;
    messages.value = new Map();
    return;
  }
  if (room.messages.length) messages.value = new Map([...messages.value, ...room.messages.map(one => [one.id, one] as const)]);
  pinned.value = room.pinned;
  if (JSON.stringify(room.keyboard) !== JSON.stringify(keyboard.value)) keyboard.value = room.keyboard;
  version = room.version;
}

async function send(path: string, body: unknown): Promise<Response | null> {
  try {
    const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    if (!answer.ok) tell(((await answer.json()) as { detail?: string }).detail ?? say('보내지 못했습니다.', 'Not sent.'));
    return answer;
  } catch {
    tell(say('연결이 끊겼습니다.', 'The connection is lost.'));
    return null;
  }
}

const speak = (text: string) => send('/chat/say', { text });

/** The bot answers a press with a few words, or with none. */
async function press(message: number, data: string): Promise<void> {
  const answer = await send('/chat/press', { message, data });
  if (!answer?.ok) return;
  const id = ((await answer.json()) as { press: string }).press;
  for (let tries = 0; tries < longestWait; tries++) {
    await new Promise(done => setTimeout(done, 200));
    const { text } = (await (await fetch(`/chat/toasts/${id}`)).json()) as { text: string | null };
    if (text === null) continue;
    if (text) tell(text);
    return;
  }
}

function Words({ message }: { message: Message }) {
  const words = message.html ? markup(message.html, command => void speak(command)) : message.text;
  return <div class="words">{words}</div>;
}

function Bubble({ message }: { message: Message }) {
  return (
    <article class={message.mine ? 'message mine' : 'message'}>
      {message.picture && <img src={`/chat/files/${message.id}`} alt={message.text} />}
      {!message.picture && message.file && (
        <a href={`/chat/files/${message.id}`} download>
          {message.file}
        </a>
      )}
      <Words message={message} />
      <time>
        {message.at.slice(11, 19)}
        {message.edited && say(' · 고침', ' · edited')}
      </time>
      {message.buttons?.map((row, index) => (
        <div class="row" key={`${message.id}-${index}`}>
          {row.map(one => (
            <button key={one.text} type="button" onClick={() => void press(message.id, one.callback_data ?? '')}>
              {one.text}
            </button>
          ))}
        </div>
      ))}
    </article>
  );
}

/** Stands in for Telegram in the demo. */
export function Chat() {
  const place = useRef<HTMLDivElement>(null);
  const draft = useSignal('');
  useEffect(() => {
    let isOver = false;
    const again = async () => {
      await look().catch(() => undefined);
      if (!isOver) setTimeout(again, pace);
    };
    void again();
    return () => {
      isOver = true;
    };
  }, []);
  useEffect(() => {
    const list = place.current;
    // At first to the end; later only for whoever reads there.
    if (list && (list.scrollTop === 0 || list.scrollHeight - list.scrollTop - list.clientHeight < 600)) list.scrollTop = list.scrollHeight;
  }, [messages.value.size]);
  const board = pinned.value === null ? undefined : messages.value.get(pinned.value);
  return (
    <div class="chat card">
      <p class="faint">{say('데모에서는 이 화면이 텔레그램을 대신합니다.', 'In the demo this stands in for Telegram.')}</p>
      {board && (
        <details class="pinned">
          <summary>{say('고정된 현황판', 'The pinned board')}</summary>
          <Words message={board} />
        </details>
      )}
      <div class="messages" ref={place} role="log" tabIndex={0} aria-label={say('대화', 'Chat')}>
        {[...messages.value.values()].map(message => (
          <Bubble key={message.id} message={message} />
        ))}
      </div>
      <div class="keys">
        {keyboard.value?.map((row, index) => (
          <div class="row" key={index}>
            {row.map(one => (
              <button key={one.text} type="button" onClick={() => void speak(one.text)}>
                {one.text}
              </button>
            ))}
          </div>
        ))}
      </div>
      <form
        onSubmit={event => {
          event.preventDefault();
          const text = draft.value.trim();
          draft.value = '';
          if (text) void speak(text);
        }}
      >
        <input
          autocomplete="off"
          maxLength={4096}
          placeholder={say('도움말', '/help')}
          aria-label={say('보낼 말', 'Message')}
          value={draft.value}
          onInput={event => {
            draft.value = event.currentTarget.value;
          }}
        />
        <button type="submit">{say('보내기', 'Send')}</button>
      </form>
    </div>
  );
}
