import { useSignal } from '@preact/signals';
import type { CandidateResource } from '../api';
import { clock, number, seconds } from '../format';
import { switchCondition } from '../parts/actions';
import { Approvals } from '../parts/approvals';
import { whyNot } from '../parts/story';
import { type Column, Name, Table } from '../parts/table';
import { conditions, decisions, watchlist } from '../state/select';
import { named, say } from '../words';

function Conditions() {
  const rows = [...conditions.value.values()];
  return (
    <section class="card">
      <h2>{say('조건식', 'Conditions')}</h2>
      <div class="conditions">
        {rows.map(row => (
          <div key={row.seq} class={`condition ${row.on ? '' : 'off'}`}>
            <button
              type="button"
              role="switch"
              aria-checked={row.on}
              aria-label={row.name}
              class="switch"
              onClick={() => void switchCondition(row.seq, row.name, !row.on)}
            />
            <b>{row.name}</b>
            <span>
              {number(row.hits)}
              {row.truncated ? '+' : ''} {say('종목', 'stocks')}
            </span>
            <small>
              {clock(row.polledAt)}
              {row.delayMs !== null && say(` · 늦어도 ${seconds(row.delayMs)}`, ` · within ${seconds(row.delayMs)}`)}
            </small>
            {row.problem && <p class="warn">{row.problem}</p>}
          </div>
        ))}
        {rows.length === 0 && <p class="empty">{say('조건식이 없습니다.', 'There is no condition.')}</p>}
      </div>
    </section>
  );
}

function Signals() {
  const list = decisions.value
    .filter(step => step.kind === 'signal')
    .slice(-30)
    .reverse();
  return (
    <section class="card lately">
      <h2>{say('편입과 이탈', 'Entering and leaving')}</h2>
      {list.length === 0 && <p class="empty">{say('아직 없습니다.', 'Nothing yet.')}</p>}
      <ul tabIndex={0} aria-label={say('편입과 이탈', 'Entering and leaving')}>
        {list.map((step, index) => (
          <li key={`${step.at}${index}`}>
            <time>{clock(step.at)}</time> {step.sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}

function columns(): Column<CandidateResource>[] {
  return [
    { head: say('종목', 'Stock'), kind: 'left', cell: row => <Name name={row.name} code={row.code} /> },
    { head: say('현재가', 'Price'), cell: row => number(row.price) },
    { head: say('점수', 'Score'), cell: row => number(row.score) },
    { head: say('조건식', 'Condition'), kind: 'left', cell: row => row.condition || say('나감', 'left') },
    { head: say('편입', 'Entered'), cell: row => clock(row.enteredAt) },
    { head: say('시세', 'Feed'), cell: row => (row.watched ? say('실시간', 'live') : say('이따금', 'asked')) },
    { head: say('기다리는 것', 'Waits for'), kind: 'wide', cell: row => named(row.waitingFor) },
    {
      head: '',
      kind: 'act',
      cell: row => (
        <>
          <a class="button small" href={`#/chart/${row.code}`}>
            {say('차트', 'Chart')}
          </a>
          <button type="button" class="small" onClick={() => whyNot(row.code, row.name)}>
            {say('왜 안 사', 'Why not')}
          </button>
        </>
      ),
    },
  ];
}

export function Watch() {
  const find = useSignal('');
  const rows = [...watchlist.value.values()]
    .filter(row => !find.value || row.name.includes(find.value) || row.code.includes(find.value.toUpperCase()))
    .sort((a, b) => b.score - a.score);
  return (
    <div class="columns">
      <Approvals />
      <Conditions />
      <Signals />
      <section class="card across">
        <h2>
          {say('감시 종목', 'Watched stocks')} <small>{rows.length}</small>
          <input
            type="search"
            placeholder={say('이름·코드', 'Name, code')}
            aria-label={say('종목 찾기', 'Find a stock')}
            value={find.value}
            onInput={event => {
              find.value = event.currentTarget.value;
            }}
          />
        </h2>
        <Table
          rows={rows}
          columns={columns()}
          keyOf={row => row.code}
          label={say('감시 종목', 'Watched stocks')}
          empty={say('감시하는 종목이 없습니다.', 'No stock is watched.')}
        />
      </section>
    </div>
  );
}
