import { clock, seconds } from '../format';
import { Table } from '../parts/table';
import { health, status } from '../state/select';
import { say, word } from '../words';

export function Health() {
  const known = health.value;
  const checks = known?.checks ?? [];
  return (
    <div class="columns">
      <section class="card">
        <h2>{say('점검', 'Checks')}</h2>
        <ul class="checks">
          {checks.map(check => (
            <li key={check.name} class={check.ok ? 'open' : 'shut'}>
              <i aria-hidden="true">{check.ok ? '✓' : '✕'}</i>
              <b>{word('check', check.name)}</b> <small>{check.name}</small>
              <span class="hidden">{check.ok ? say('정상', 'well') : say('문제', 'failing')}</span>
              {check.detail && <p class="warn">{check.detail}</p>}
            </li>
          ))}
        </ul>
      </section>
      <section class="card">
        <h2>{say('호출 예산', 'Request budget')}</h2>
        <Table
          rows={status.value?.lanes ?? []}
          columns={[
            { head: say('차선', 'Lane'), kind: 'left', cell: row => word('lane', row.name) },
            { head: say('기다림', 'Waiting'), cell: row => row.waiting },
            { head: say('가장 오래', 'Oldest'), cell: row => (row.waiting ? seconds(row.oldestMs) : '–') },
          ]}
          keyOf={row => row.name}
          label={say('호출 예산', 'Request budget')}
          empty="–"
        />
        {status.value?.conditionLag && (
          <p class="warn">
            {say(
              `조건식 ${status.value.conditionLag.name}: ${status.value.conditionLag.everySeconds}초마다 물으려 하지만 ${status.value.conditionLag.reallySeconds.toFixed(1)}초가 걸립니다.`,
              `Condition ${status.value.conditionLag.name} is to be asked every ${status.value.conditionLag.everySeconds} s and takes ${status.value.conditionLag.reallySeconds.toFixed(1)} s.`,
            )}
          </p>
        )}
      </section>
      <section class="card across">
        <h2>{say('일하는 부분', 'Loops')}</h2>
        <Table
          rows={known?.loops ?? []}
          columns={[
            { head: say('이름', 'Name'), kind: 'left', cell: row => row.name },
            {
              head: say('지금', 'Now'),
              cell: row => (row.running ? say('일하는 중', 'running') : <span class="warn">{say('멈춤', 'stopped')}</span>),
            },
            { head: say('다시 시작', 'Restarts'), cell: row => row.restarts },
            {
              head: say('마지막 실패', 'Last failure'),
              kind: 'wide',
              cell: row => (row.lastFailure ? `${clock(row.failedAt)} ${row.lastFailure}` : '–'),
            },
          ]}
          keyOf={row => row.name}
          label={say('일하는 부분', 'Loops')}
          empty="–"
        />
      </section>
    </div>
  );
}
