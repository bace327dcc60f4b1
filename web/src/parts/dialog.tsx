import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../words';

interface Question {
  readonly title: string;
  readonly body: ComponentChildren;
  /** What the button does; none: something to read. */
  readonly yes?: string;
  readonly wide?: boolean;
  readonly answer: (isYes: boolean) => void;
}

const question = signal<Question | null>(null);

/** Asks before anything is done. True only for a press on the button that names it. */
export function ask(title: string, body: ComponentChildren, yes: string): Promise<boolean> {
  return new Promise(answer => {
    question.value = { title, body, yes, answer };
  });
}

/** Shows something at length. */
export function show(title: string, body: ComponentChildren): void {
  question.value = { title, body, wide: true, answer: () => undefined };
}

export function Dialog() {
  const place = useRef<HTMLDialogElement>(null);
  const open = question.value;
  useEffect(() => {
    if (open && !place.current?.open) place.current?.showModal();
  }, [open]);
  if (!open) return null;
  const end = (isYes: boolean) => {
    question.value = null;
    open.answer(isYes);
  };
  return (
    <dialog
      ref={place}
      class={open.wide ? 'wide' : ''}
      aria-labelledby="dialog-title"
      onClose={() => question.value === open && end(false)}
    >
      <h2 id="dialog-title">{open.title}</h2>
      <div class="body">{open.body}</div>
      <div class="buttons">
        <button type="button" autofocus onClick={() => end(false)}>
          {open.yes ? say('아니요', 'No') : say('닫기', 'Close')}
        </button>
        {open.yes && (
          <button type="button" class="danger" onClick={() => end(true)}>
            {open.yes}
          </button>
        )}
      </div>
    </dialog>
  );
}
