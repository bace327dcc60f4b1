import { useSignal } from '@preact/signals';
import type { OrderResource, StepResource } from '../api';
import { clock, clockWithMs, number } from '../format';
import { cancel } from '../parts/actions';
import { lastDays, type Period, PeriodPicker, today, usePeriod } from '../parts/period';
import { type Column, Name, Table } from '../parts/table';
import { decisions, orders } from '../state/select';
import { named, say, word } from '../words';

const openStates: readonly string[] = ['sent', 'working', 'inDoubt'];

function columns(): Column<OrderResource>[] {
  return [
    {
      head: say('시각', 'Time'),
      kind: 'left',
      cell: row => (row.sentAt.startsWith(today()) ? clock(row.sentAt) : `${row.sentAt.slice(5, 10)} ${clock(row.sentAt)}`),
    },
    { head: say('종목', 'Stock'), kind: 'left', cell: row => <Name name={row.name} code={row.code} /> },
    { head: say('구분', 'Side'), cell: row => <span class={row.side === 'buy' ? 'up' : 'down'}>{word('side', row.side)}</span> },
    { head: say('종류', 'Type'), cell: row => word('type', row.type) },
    { head: say('체결/수량', 'Filled'), cell: row => `${number(row.filled)}/${number(row.quantity)}` },
    { head: say('체결가', 'Price'), cell: row => (row.filled ? number(row.averagePrice) : '–') },
    {
      head: say('상태', 'State'),
      cell: row => <span class={row.state === 'inDoubt' || row.state === 'rejected' ? 'warn' : ''}>{word('order', row.state)}</span>,
    },
    { head: say('번호', 'Number'), cell: row => row.number ?? '–' },
    { head: say('까닭', 'Reason'), kind: 'wide', cell: row => named(row.reason) },
    {
      head: '',
      kind: 'act',
      cell: row =>
        openStates.includes(row.state) && row.number ? (
          <button type="button" class="small" onClick={() => void cancel(row)}>
            {say('취소', 'Cancel')}
          </button>
        ) : null,
    },
  ];
}

export function Orders() {
  const period = useSignal<Period>(lastDays(1));
  const path = (wanted: Period) => `/api/v1/orders?from=${wanted.from}&to=${wanted.to}`;
  const isToday = period.value.from === today() && period.value.to === today();
  const list = usePeriod<readonly OrderResource[]>(path, period.value, isToday ? 0 : orders.value.size);
  const rows = isToday ? [...orders.value.values()] : [...(list ?? [])];
  return (
    <div class="stack">
      <section class="card tools">
        <PeriodPicker period={period} />
        <a class="button" href={`${path(period.value)}&format=csv`} download>
          {say('CSV로 받기', 'CSV')}
        </a>
        <span class="sums">
          {rows.length}
          {say('건', ' orders')}
        </span>
      </section>
      <section class="card">
        <Table
          rows={rows.reverse().slice(0, 500)}
          columns={columns()}
          keyOf={row => `${row.id}${row.sentAt}`}
          label={say('주문', 'Orders')}
          empty={say('이 기간에 주문이 없습니다.', 'No order in this period.')}
        />
      </section>
    </div>
  );
}

const kinds = ['signal', 'skipped', 'entry', 'exit', 'order', 'reconciled', 'state'] as const;

export function Journal() {
  const shut = useSignal<ReadonlySet<string>>(new Set(['skipped']));
  const find = useSignal('');
  const toggle = (kind: string) => {
    const next = new Set(shut.value);
    if (!next.delete(kind)) next.add(kind);
    shut.value = next;
  };
  const rows: StepResource[] = decisions.value
    .filter(step => !shut.value.has(step.kind) && (!find.value || step.sentence.includes(find.value) || step.code.includes(find.value)))
    .toReversed();
  return (
    <div class="stack">
      <section class="card tools">
        <fieldset class="lengths">
          <legend class="hidden">{say('종류', 'Kinds')}</legend>
          {kinds.map(kind => (
            <button key={kind} type="button" aria-pressed={!shut.value.has(kind)} onClick={() => toggle(kind)}>
              {word('kind', kind)}
            </button>
          ))}
        </fieldset>
        <input
          type="search"
          placeholder={say('찾기', 'Find')}
          aria-label={say('저널에서 찾기', 'Find in the journal')}
          onInput={event => {
            find.value = event.currentTarget.value;
          }}
        />
        <span class="sums faint">
          {say('이 화면은 마지막 400개를 보입니다. 모두는 danta journal에 있습니다.', 'The last 400; danta journal has all.')}
        </span>
      </section>
      <section class="card lately long">
        {rows.length === 0 && <p class="empty">{say('아직 없습니다.', 'Nothing yet.')}</p>}
        <ul>
          {rows.map((step, index) => (
            <li key={`${step.at}${index}`} class={step.kind}>
              <time>{clockWithMs(step.at)}</time> <span class="kind">{word('kind', step.kind)}</span> {step.sentence}
              {step.reasons.length > 0 && <small>{step.reasons.map(reason => `${reason.name} ${reason.value}`).join(' · ')}</small>}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
