import type { ComponentChildren } from 'preact';

const tags: readonly string[] = ['B', 'STRONG', 'I', 'EM', 'U', 'S', 'CODE', 'PRE'];

/** /why_005930 can be pressed, as in Telegram. */
function commands(text: string, say: (command: string) => void): ComponentChildren[] {
  return text.split(/(^|\s)(\/[a-z]+(?:_[0-9A-Za-z]+)?)(?=\s|$)/).map((part, index) =>
    part.startsWith('/') ? (
      <button key={`${part}${index}`} type="button" class="command" onClick={() => say(part)}>
        {part}
      </button>
    ) : (
      part
    ),
  );
}

/** Telegram's few tags become elements one by one; anything else stays text, so nothing that is sent can become more. */
export function markup(html: string, say: (command: string) => void): ComponentChildren {
  const copy = (from: Node): ComponentChildren[] =>
    [...from.childNodes].map(node => {
      if (node.nodeType === Node.TEXT_NODE) return commands(node.textContent ?? '', say);
      if (!tags.includes(node.nodeName)) return copy(node);
      const Tag = node.nodeName.toLowerCase() as 'b';
      return <Tag>{copy(node)}</Tag>;
    });
  return copy(new DOMParser().parseFromString(html, 'text/html').body);
}
