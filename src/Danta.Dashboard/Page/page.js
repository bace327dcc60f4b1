'use strict';

const words = {
  mode: { real: '실전', paper: '모의', demo: '데모' },
  state: { starting: '시작 중', running: '운용 중', paused: '정지', halted: '비상 정지', stopping: '끝내는 중' },
  guard: { absent: '없음', disarmed: '대기', armed: '켜짐', acting: '파는 중' },
  side: { buy: '매수', sell: '매도' },
  type: { market: '시장가', limit: '지정가', best: '최유리', marketIoc: 'IOC시장가', bestIoc: 'IOC최유리' },
  order: {
    drafted: '준비', sent: '보냄', working: '접수', cancelSent: '취소 중', inDoubt: '확인 중', filled: '체결', cancelled: '취소됨', rejected: '거부',
  },
};

const byId = id => document.getElementById(id);
const number = value => value == null ? '–' : Math.round(value).toLocaleString('ko-KR');
const won = value => value == null ? '–' : `${number(value)}원`;
const signed = value => value == null ? '–' : `${value > 0 ? '+' : ''}${number(value)}원`;
const percent = value => value == null ? '–' : `${value > 0 ? '+' : ''}${value.toFixed(2)} %`;
const clock = text => text ? text.slice(11, 19) : '–';
const direction = value => value > 0 ? 'up' : value < 0 ? 'down' : '';

/** A cell: text only, so that nothing a broker sends can become markup. */
function cell(text, { kind = '', small = null, label = '' } = {}) {
  const td = document.createElement('td');
  if (kind) td.className = kind;
  td.dataset.label = label;
  td.append(text instanceof Node ? text : document.createTextNode(text ?? ''));
  if (small) {
    const line = document.createElement('small');
    line.textContent = ` ${small}`;
    td.append(line);
  }
  return td;
}

function button(text, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'small';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

const drawn = new Map();

/** Draws a list as a table, only when it has changed: a press must not hit a button that was just replaced. */
function table(id, rows, columns, empty) {
  const key = JSON.stringify(rows);
  if (drawn.get(id) === key) return;
  drawn.set(id, key);
  const place = byId(id);
  const count = byId(`${id}-count`);
  if (count) count.textContent = rows.length ? rows.length : '';
  if (!rows.length) {
    const note = document.createElement('p');
    note.className = 'empty';
    note.textContent = empty;
    place.replaceChildren(note);
    return;
  }
  const made = document.createElement('table');
  const head = made.createTHead().insertRow();
  for (const column of columns) {
    const th = document.createElement('th');
    th.textContent = column.head;
    if (column.left) th.className = 'left';
    head.append(th);
  }
  const body = made.createTBody();
  for (const row of rows) {
    const tr = body.insertRow();
    for (const column of columns) tr.append(column.cell(row, column.head));
  }
  place.classList.add('cards');
  const top = place.scrollTop;
  place.replaceChildren(made);
  place.scrollTop = top;
}

const column = (head, of, left = false) => ({ head, left, cell: (row, label) => { const got = of(row); return got instanceof Node ? got : cell(got, { label, kind: left ? 'left' : '' }); } });
const name = row => cell(row.name || row.code, { small: row.code });

const positionColumns = [
  column('종목', name),
  column('수량', row => cell(number(row.quantity), { label: '수량', kind: row.inDoubt ? 'warn' : '', small: row.inDoubt ? '확인 중' : null })),
  column('평균가', row => number(row.averagePrice)),
  column('현재가', row => number(row.price)),
  column('평가금액', row => won(row.value)),
  column('평가손익', row => cell(signed(row.unrealised), { label: '평가손익', kind: direction(row.unrealised) })),
  column('수익률', row => cell(percent(row.unrealisedPercent), { label: '수익률', kind: direction(row.unrealisedPercent) })),
  column('익절', row => number(row.takeProfit)),
  column('손절', row => number(row.stopLoss)),
  column('매수 시각', row => clock(row.openedAt)),
  column('조건식', row => row.origin === 'owner' ? '직접 매수' : row.condition, true),
  column('', row => cell(button('매도', () => sell(row)), { kind: 'act' })),
];

const orderColumns = [
  column('종목', name),
  column('구분', row => cell(words.side[row.side], { label: '구분', kind: row.side === 'buy' ? 'up' : 'down' })),
  column('체결/수량', row => `${number(row.filled)}/${number(row.quantity)}`),
  column('체결가', row => row.filled ? number(row.averagePrice) : words.type[row.type]),
  column('상태', row => cell(words.order[row.state] ?? row.state, { label: '상태', kind: row.state === 'inDoubt' || row.state === 'rejected' ? 'warn' : '' })),
  column('시각', row => clock(row.sentAt)),
  column('이유', row => cell(row.reason, { label: '이유', kind: 'wrap left' }), true),
  column('', row => ['sent', 'working', 'inDoubt'].includes(row.state) && row.number ? cell(button('취소', () => cancel(row)), { kind: 'act' }) : cell('', { kind: 'act' })),
];

const tradeColumns = [
  column('종목', name),
  column('수량', row => number(row.quantity)),
  column('매수→매도', row => `${number(row.buyPrice)} → ${number(row.sellPrice)}`),
  column('순손익', row => cell(signed(row.net), { label: '순손익', kind: direction(row.net) })),
  column('수익률', row => cell(percent(row.netPercent), { label: '수익률', kind: direction(row.netPercent) })),
  column('비용', row => won(row.commission + row.tax)),
  column('시각', row => clock(row.closedAt)),
  column('이유', row => cell(row.exitReason, { label: '이유', kind: 'left' }), true),
  column('', row => cell(button('왜', () => why(row)), { kind: 'act' })),
];

const conditionColumns = [
  column('조건식', row => cell(row.name, { small: row.seq })),
  column('상태', row => cell(row.on ? '켬' : '끔', { label: '상태', kind: row.on ? '' : 'faint' })),
  column('종목 수', row => `${number(row.hits)}${row.truncated ? '+' : ''}`),
  column('검색', row => clock(row.polledAt)),
  column('문제', row => cell(row.problem || '', { label: '문제', kind: 'wrap left warn' }), true),
];

const watchColumns = [
  column('종목', name),
  column('현재가', row => number(row.price)),
  column('조건식', row => row.condition, true),
  column('편입', row => clock(row.enteredAt)),
  column('기다리는 것', row => cell(row.waitingFor, { label: '기다리는 것', kind: 'wrap left' }), true),
  column('', row => cell(button('왜 안사', () => whyNot(row)), { kind: 'act' })),
];

function text(id, value, kind = '') {
  const place = byId(id);
  if (place.textContent !== value) place.textContent = value;
  if (kind !== null) place.classList.remove('up', 'down', 'warn');
  if (kind) place.classList.add(kind);
}

function show(status, pnl) {
  document.body.dataset.mode = status.mode;
  text('mode', words.mode[status.mode] + (status.dryRun ? ' · 주문 없음' : ''));
  text('state', words.state[status.state] ?? status.state);
  byId('state').dataset.state = status.state;
  text('reason', status.reason ?? '');
  document.title = `${words.mode[status.mode]} ${signed(pnl.total)} · Danta`;
  const stopped = status.state === 'paused' || status.state === 'halted';
  byId('pause').hidden = stopped;
  byId('resume').hidden = !stopped;
  text('total', signed(pnl.total), direction(pnl.total));
  text('realised', signed(pnl.realised), direction(pnl.realised));
  text('unrealised', signed(pnl.unrealised), direction(pnl.unrealised));
  text('costs', won(pnl.commission + pnl.tax));
  text('count', `${pnl.trades}번 · ${pnl.wins}승 ${pnl.losses}패`);
  text('session', status.session);
  text('feed', status.feedAgeMs == null ? '아직 없음' : `${(status.feedAgeMs / 1000).toFixed(1)}초`, status.feedAgeMs > 10000 ? 'warn' : '');
  text('budget', `${status.budget.used}/${status.budget.limit} · 대기 ${status.budget.waiting}`);
  text('subscriptions', `${status.subscriptions.used}/${status.subscriptions.limit}`);
  text('guard', words.guard[status.guard] ?? status.guard, status.guard === 'acting' ? 'warn' : '');
  text('account', status.account);
  text('time', clock(status.time));
  byId('chat').hidden = !status.chat;
  text('version', `Danta ${status.version}`);
}

async function get(path) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' } });
  if (answer.status === 401) location.assign('/login');
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

async function refresh() {
  try {
    const [status, pnl, positions, orders, trades, conditions, watchlist] = await Promise.all(
      ['status', 'pnl', 'positions', 'orders', 'trades', 'conditions', 'watchlist'].map(part => get(`/api/v1/${part}`)));
    show(status, pnl);
    text('slots', `${positions.length}/${status.maxPositions}`);
    table('positions', positions, positionColumns, '가진 종목이 없습니다.');
    table('orders', orders.toReversed(), orderColumns, '오늘 주문이 없습니다.');
    table('trades', trades.toReversed(), tradeColumns, '오늘 끝난 거래가 없습니다.');
    table('conditions', conditions, conditionColumns, '조건식이 없습니다.');
    table('watchlist', watchlist, watchColumns, '감시하는 종목이 없습니다.');
    byId('lost').hidden = true;
  } catch (error) {
    console.warn(error);
    byId('lost').hidden = false;
  }
  setTimeout(refresh, 1000);
}

/** Asks in a dialog; true only for a press on the button that acts. */
function ask(title, body, yes) {
  const dialog = byId('dialog');
  byId('dialog-title').textContent = title;
  byId('dialog-body').replaceChildren(...body);
  byId('dialog-no').textContent = yes ? '아니요' : '닫기';
  byId('dialog-yes').textContent = yes ?? '';
  byId('dialog-yes').hidden = !yes;
  dialog.returnValue = 'no';
  return new Promise(done => {
    dialog.addEventListener('close', () => done(dialog.returnValue === 'yes'), { once: true });
    dialog.showModal();
    byId('dialog-no').focus();
  });
}

const line = words => { const p = document.createElement('p'); p.textContent = words; return p; };

let toastTimer;
function toast(message) {
  const place = byId('toast');
  place.textContent = message;
  place.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { place.hidden = true; }, 5000);
}

async function post(path) {
  try {
    const answer = await fetch(`/api/v1/${path}`, { method: 'POST' });
    const body = await answer.json();
    toast(answer.ok ? body.message : body.detail ?? body.title);
  } catch {
    toast('보내지 못했습니다. 연결을 확인하십시오.');
  }
}

async function sell(row) {
  const body = [line(`${row.name}(${row.code}) ${number(row.quantity)}주를 시장가로 팝니다.`), line(`지금 팔면 비용 뒤 ${signed(row.unrealised)} (${percent(row.unrealisedPercent)})`)];
  if (await ask('매도', body, '팝니다')) await post(`positions/${row.code}/sell`);
}

async function cancel(row) {
  if (await ask('취소', [line(`${row.name}(${row.code}) ${words.side[row.side]} 주문 ${row.number}의 남은 ${number(row.quantity - row.filled)}주를 취소합니다.`)], '취소합니다')) await post(`orders/${row.number}/cancel`);
}

function steps(list) {
  const made = document.createElement('ol');
  for (const step of list) {
    const item = document.createElement('li');
    item.textContent = `${clock(step.at)} ${step.sentence}`;
    if (step.reasons.length) {
      const values = document.createElement('div');
      values.className = 'faint';
      values.textContent = step.reasons.map(reason => `${reason.name} ${reason.value}`).join(' · ');
      item.append(values);
    }
    made.append(item);
  }
  return made;
}

async function reasons(title, path) {
  try {
    const answer = await get(path);
    await ask(title, [answer.steps.length ? steps(answer.steps) : line('기록이 없습니다.')], null);
  } catch {
    toast('기록이 없습니다.');
  }
}

const why = row => reasons(`${row.name} · 왜`, `/api/v1/trades/${row.id}/why`);
const whyNot = row => reasons(`${row.name} · 왜 안 샀나`, `/api/v1/whynot/${row.code}`);

byId('pause').addEventListener('click', async () => {
  if (await ask('정지', [line('새로 사지 않습니다. 가진 종목의 매도 규칙은 계속 지킵니다.')], '정지합니다')) await post('pause');
});
byId('resume').addEventListener('click', async () => {
  if (await ask('재개', [line('다시 사기 시작합니다.')], '재개합니다')) await post('resume');
});
byId('flatten').addEventListener('click', async () => {
  const positions = await get('/api/v1/positions').catch(() => []);
  const shares = positions.reduce((sum, row) => sum + row.quantity, 0);
  const result = positions.reduce((sum, row) => sum + row.unrealised, 0);
  const body = [line(`열린 주문을 모두 취소하고 ${positions.length}종목 ${number(shares)}주를 시장가로 팝니다.`), line(`지금 팔면 비용 뒤 ${signed(result)}. 그 뒤로 새로 사지 않습니다.`)];
  const bound = positions.filter(row => row.boundBy.length);
  if (bound.length) body.push(line(`직접 내신 매도 주문도 취소합니다: ${bound.map(row => `${row.name} ${row.boundBy.join(', ')}`).join(' · ')}`));
  if (await ask('전량매도', body, '모두 팝니다')) await post('flatten');
});

refresh();
