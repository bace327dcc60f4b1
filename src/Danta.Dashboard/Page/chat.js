'use strict';

const byId = id => document.getElementById(id);
const shown = new Map();
let version = 0;
let keyboard = '';

/** Telegram's few tags become nodes one by one; anything else stays text. */
function words(message) {
  const place = document.createElement('div');
  if (!message.html) {
    place.textContent = message.text;
    return place;
  }
  const copy = (from, to) => {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) to.append(node.textContent);
      else if (['B', 'STRONG', 'I', 'EM', 'U', 'S', 'CODE', 'PRE'].includes(node.nodeName)) {
        const made = document.createElement(node.nodeName);
        to.append(made);
        copy(node, made);
      } else copy(node, to);
    }
  };
  copy(new DOMParser().parseFromString(message.html, 'text/html').body, place);
  linkCommands(place);
  return place;
}

/** /why_005930 can be pressed, as in Telegram. */
function linkCommands(place) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = text.textContent.split(/(^|\s)(\/[a-z]+(?:_[0-9A-Za-z]+)?)(?=\s|$)/);
    if (parts.length < 2) continue;
    const nodes = [];
    for (const part of parts) {
      if (!part.startsWith('/')) { nodes.push(part); continue; }
      const link = document.createElement('a');
      link.href = '#';
      link.textContent = part;
      link.addEventListener('click', event => { event.preventDefault(); say(part); });
      nodes.push(link);
    }
    text.replaceWith(...nodes);
  }
}

async function send(path, body) {
  const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) toast((await answer.json()).detail ?? '보내지 못했습니다.');
  return answer;
}

let toastTimer;
function toast(text) {
  const place = byId('toast');
  place.textContent = text;
  place.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { place.hidden = true; }, 4000);
}

async function say(text) {
  await send('/chat/say', { text }).catch(() => toast('연결이 끊겼습니다.'));
}

async function press(message, data) {
  const answer = await send('/chat/press', { message, data }).catch(() => toast('연결이 끊겼습니다.'));
  if (!answer?.ok) return;
  const id = (await answer.json()).press;
  for (let look = 0; look < 30; look++) {
    await new Promise(done => setTimeout(done, 200));
    const { text } = await (await fetch(`/chat/toasts/${id}`)).json();
    if (text != null) { if (text) toast(text); return; }
  }
}

function rows(buttons, made) {
  return buttons.filter(row => row.length).map(row => {
    const line = document.createElement('div');
    line.className = 'row';
    line.append(...row.map(made));
    return line;
  });
}

function button(text, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

function draw(message) {
  const place = document.createElement('div');
  place.className = message.mine ? 'message mine' : 'message';
  if (message.picture) {
    const image = document.createElement('img');
    image.src = `/chat/files/${message.id}`;
    image.alt = message.text;
    place.append(image);
  } else if (message.file) {
    const link = document.createElement('a');
    link.href = `/chat/files/${message.id}`;
    link.textContent = `📄 ${message.file}`;
    place.append(link);
  }
  place.append(words(message));
  const time = document.createElement('time');
  time.textContent = new Date(message.at).toLocaleTimeString('ko-KR', { timeZone: 'Asia/Seoul' }) + (message.edited ? ' · 고침' : '');
  place.append(time);
  if (message.buttons) place.append(...rows(message.buttons, one => button(one.text, () => press(message.id, one.callback_data))));
  return place;
}

function show(room) {
  const list = byId('messages');
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  for (const message of room.messages) {
    const made = draw(message);
    const old = shown.get(message.id);
    if (old) old.place.replaceWith(made); else list.append(made);
    shown.set(message.id, { place: made, message });
  }
  const board = room.pinned && shown.get(room.pinned);
  byId('pinned').hidden = !board;
  if (board) byId('board').replaceChildren(words(board.message));
  const keys = JSON.stringify(room.keyboard);
  if (keys !== keyboard) {
    keyboard = keys;
    byId('keys').replaceChildren(...rows(room.keyboard ?? [], one => button(one.text, () => say(one.text))));
  }
  if (atEnd && room.messages.length) list.scrollTop = list.scrollHeight;
  version = room.version;
}

async function refresh() {
  try {
    show(await (await fetch(`/chat/messages?after=${version}`)).json());
  } catch (error) {
    console.warn(error);
  }
  setTimeout(refresh, 700);
}

byId('say').addEventListener('submit', event => {
  event.preventDefault();
  const text = byId('text').value.trim();
  if (!text) return;
  byId('text').value = '';
  say(text);
});

refresh();
