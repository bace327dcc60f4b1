import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { direction, number, percent } from '../format';
import { Name, Table } from '../parts/table';
import { get, tell } from '../state/calls';
import { say } from '../words';

interface MarketState {
  readonly time: string;
  readonly sessions: number;
  readonly requests: number;
  readonly stocks: readonly Stock[];
}

interface Stock {
  readonly code: string;
  readonly name: string;
  readonly price: number;
  readonly changePercent: number;
  readonly volume: number;
  readonly strength: number;
  readonly halted: boolean;
  readonly phase: string;
}

interface Fault {
  readonly id: number;
  readonly fault: string;
  readonly call: string | null;
  readonly times: number | null;
  readonly seen: number;
  readonly struck: number;
}

interface Trouble {
  readonly korean: string;
  readonly english: string;
  readonly what: string;
  readonly body: Record<string, unknown>;
}

const faults: readonly Trouble[] = [
  {
    korean: '주문 응답 사라짐',
    english: 'Order reply lost',
    what: '주문이 갔는지 모르게 됩니다. 단타는 다시 보내지 않고 내역으로 밝힙니다.',
    body: { fault: 'reply-lost', call: 'order-cash', times: 1 },
  },
  {
    korean: '주문 거절',
    english: 'Order refused',
    what: '다음 주문 하나를 거래소가 거절합니다.',
    body: { fault: 'refused', call: 'order-cash', times: 1 },
  },
  {
    korean: '체결 통보 사라짐',
    english: 'Fill notice lost',
    what: '체결되었는데 통보가 오지 않습니다. 제한 시간이 지나면 단타가 묻습니다.',
    body: { fault: 'notice-lost', times: 1 },
  },
  {
    korean: '체결 통보 두 번',
    english: 'Fill notice twice',
    what: '같은 통보가 두 번 옵니다. 한 번만 셉니다.',
    body: { fault: 'notice-doubled', times: 3 },
  },
  { korean: '응답 늦음', english: 'Replies late', what: '다음 호출 다섯이 늦게 답합니다.', body: { fault: 'reply-late', times: 5 } },
  { korean: 'HTML 응답', english: 'HTML replies', what: '증권사 대신 오류 페이지가 답합니다.', body: { fault: 'html', times: 3 } },
];

const events: readonly Trouble[] = [
  {
    korean: '소켓 끊기',
    english: 'Close the sockets',
    what: '실시간 연결이 끊어집니다. 다시 잇고 대조한 뒤에야 삽니다.',
    body: { event: 'socket-close' },
  },
  { korean: '소켓 침묵', english: 'Silent sockets', what: '연결은 있는데 아무것도 오지 않습니다.', body: { event: 'socket-silent' } },
  {
    korean: '토큰 죽임',
    english: 'Kill the token',
    what: '접근토큰이 갑자기 거절됩니다. 하나만 다시 받습니다.',
    body: { event: 'token-kill' },
  },
  { korean: '시장 급등', english: 'The market surges', what: '시장 전체가 오릅니다.', body: { event: 'board-surge' } },
];

const pace = 1000;

async function press(path: string, body: unknown, method = 'POST'): Promise<void> {
  try {
    const answer = await fetch(`/market/${path}`, { method, ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}) });
    const said = (await answer.json().catch(() => ({}))) as { message?: string };
    tell(
      answer.ok
        ? (said.message ?? say('걸었습니다.', 'Done.'))
        : (said.message ?? say('거래소가 받지 않았습니다.', 'The exchange refused it.')),
    );
  } catch {
    tell(say('거래소가 대답하지 않습니다.', 'The exchange does not answer.'));
  }
}

function Presses({ title, list, path }: { title: string; list: readonly Trouble[]; path: string }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <ul class="presses">
        {list.map(one => (
          <li key={one.korean}>
            <button type="button" onClick={() => void press(path, one.body)}>
              {say(one.korean, one.english)}
            </button>
            {say(one.what, '') && <span class="faint">{one.what}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Market() {
  const market = useSignal<MarketState | null>(null);
  const struck = useSignal<readonly Fault[]>([]);
  const find = useSignal('');
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      try {
        const [state, list] = await Promise.all([get<MarketState>('/market/market'), get<readonly Fault[]>('/market/faults')]);
        if (!isOver) {
          market.value = state;
          struck.value = list;
        }
      } catch {
        // The head of the page says how old everything is.
      }
      if (!isOver) setTimeout(look, pace);
    };
    void look();
    return () => {
      isOver = true;
    };
  }, []);
  const stocks = (market.value?.stocks ?? [])
    .filter(one => !find.value || one.name.includes(find.value) || one.code.includes(find.value))
    .toSorted((a, b) => b.changePercent - a.changePercent);
  return (
    <div class="columns">
      <p class="card across intro">
        {say(
          '이 거래소는 데모 안에 있습니다. 아래를 눌러 괴롭혀 보고, 단타가 어떻게 견디는지 지금과 저널에서 보십시오.',
          'This exchange lives inside the demo. Press below to trouble it, and watch in Now and Journal how Danta survives.',
        )}
      </p>
      <Presses title={say('장애', 'Faults')} list={faults} path="faults" />
      <Presses title={say('사건', 'Events')} list={events} path="events" />
      <section class="card across">
        <h2>
          {say('걸린 장애', 'Faults in force')}
          {struck.value.length > 0 && (
            <button type="button" class="small" onClick={() => void press('faults', null, 'DELETE')}>
              {say('모두 풀기', 'Take all away')}
            </button>
          )}
        </h2>
        <Table
          rows={struck.value}
          columns={[
            {
              head: say('장애', 'Fault'),
              kind: 'left',
              cell: row => {
                const known = faults.find(one => one.body.fault === row.fault);
                return known ? say(known.korean, known.english) : row.fault;
              },
            },
            { head: say('대상', 'Call'), kind: 'left', cell: row => row.call ?? say('모두', 'all') },
            { head: say('남은 횟수', 'Left'), cell: row => (row.times === null ? '∞' : row.times - row.struck) },
            { head: say('지나감', 'Seen'), cell: row => row.seen },
            { head: say('침', 'Struck'), cell: row => row.struck },
          ]}
          keyOf={row => String(row.id)}
          label={say('걸린 장애', 'Faults in force')}
          empty={say('걸린 장애가 없습니다.', 'No fault is in force.')}
        />
      </section>
      <section class="card across">
        <h2>
          {say('시장', 'Market')}{' '}
          <small>
            {market.value ? `${market.value.time.slice(11, 19)} · ${market.value.stocks.length}` : '…'}
            {say('종목', ' stocks')}
          </small>
          <input
            type="search"
            placeholder={say('이름·코드', 'Name, code')}
            aria-label={say('종목 찾기', 'Find a stock')}
            onInput={event => {
              find.value = event.currentTarget.value;
            }}
          />
        </h2>
        <Table
          rows={stocks.slice(0, 60)}
          columns={[
            { head: say('종목', 'Stock'), kind: 'left', cell: row => <Name name={row.name} code={row.code} /> },
            { head: say('현재가', 'Price'), cell: row => <span class={direction(row.changePercent)}>{number(row.price)}</span> },
            { head: say('등락', 'Change'), cell: row => <span class={direction(row.changePercent)}>{percent(row.changePercent)}</span> },
            { head: say('거래량', 'Volume'), cell: row => number(row.volume) },
            { head: say('체결강도', 'Strength'), cell: row => row.strength.toFixed(1) },
            {
              head: '',
              kind: 'act',
              cell: row => (
                <button type="button" class="small" onClick={() => void press('events', { event: 'surge', stock: row.code })}>
                  {say('급등', 'Surge')}
                </button>
              ),
            },
          ]}
          keyOf={row => row.code}
          label={say('시장', 'Market')}
          empty="…"
        />
      </section>
    </div>
  );
}
