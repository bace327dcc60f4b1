import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FilmResource, ModelErrorResource, RecordedDayResource, SweepResource } from '../api';
import { clock, day, number } from '../format';
import { Film } from '../parts/film';
import { type Column, Table } from '../parts/table';
import { WhatIf } from '../parts/whatif';
import { about, go } from '../route';
import { get } from '../state/calls';
import { began } from '../state/live';
import { rerun } from '../state/rerun';
import { say } from '../words';

function useList<T>(path: string): readonly T[] | null {
  const list = useSignal<readonly T[] | null>(null);
  useEffect(() => {
    get<readonly T[]>(path).then(
      found => {
        list.value = found;
      },
      () => undefined,
    );
  }, [path, began.value]);
  return list.value;
}

const modelWords = (model: ModelErrorResource | null): string =>
  !model
    ? '–'
    : model.orders === 0
      ? say('주문 없음', 'no orders')
      : say(`한 틱 안 ${model.near}/${model.both}`, `${model.near}/${model.both} within a tick`);

const columns = (): Column<RecordedDayResource>[] => [
  { head: say('날', 'Day'), kind: 'left', cell: row => <b>{row.date}</b> },
  {
    head: say('상태', 'State'),
    kind: 'left',
    cell: row => (!row.over ? say('기록 중', 'Being recorded') : row.whole ? say('온전함', 'Whole') : say('빠진 곳 있음', 'Has gaps')),
  },
  { head: say('시간', 'Hours'), cell: row => (row.first ? `${clock(row.first)}–${clock(row.last)}` : '–') },
  { head: say('입력', 'Inputs'), cell: row => number(row.inputs) },
  { head: say('종목', 'Stocks'), cell: row => number(row.stocks) },
  { head: say('주문', 'Orders'), cell: row => number(row.orders) },
  { head: say('모델 오차', 'Model error'), kind: 'left', cell: row => modelWords(row.model) },
  {
    head: '',
    kind: 'act',
    cell: row => (
      <button
        type="button"
        class="small"
        onClick={event => {
          event.stopPropagation();
          go(`replay/${row.date}`);
        }}
      >
        {say('다시 보기', 'Watch')}
      </button>
    ),
  },
];

function Sweeps() {
  const sweeps = useList<SweepResource>('/api/v1/sweeps');
  return (
    <section class="card">
      <h2>{say('시험의 보고서', 'Reports of sweeps')}</h2>
      {sweeps?.length ? (
        <ul class="plain">
          {sweeps.map(one => (
            <li key={one.id}>
              <a href={`/api/v1/sweeps/${one.id}/report`} target="_blank" rel="noreferrer">
                {day(one.at)} {clock(one.at)}
              </a>{' '}
              <small class="faint">{one.id}</small>
            </li>
          ))}
        </ul>
      ) : (
        <p class="empty">
          {say(
            '아직 없습니다. danta sweep이 여러 설정을 여러 날에 시험하고 보고서를 여기에 둡니다.',
            'None yet. danta sweep tries settings over days and leaves its report here.',
          )}
        </p>
      )}
    </section>
  );
}

function Watched({ date }: { date: string }) {
  const film = useSignal<{ readonly id: string; readonly film: FilmResource } | null>(null);
  const words = useSignal('');
  useEffect(() => {
    let isOver = false;
    film.value = null;
    words.value = say('다른 프로세스에서 그날을 다시 돌리고 있습니다 …', 'Another process runs the day again …');
    const load = async () => {
      const done = await rerun({ date }, () => isOver);
      if (!done || isOver) return;
      const found = await get<FilmResource>(`/api/v1/reruns/${done.id}/film`);
      if (!isOver) film.value = { id: done.id, film: found };
    };
    load().catch((fault: Error) => {
      words.value = fault.message;
    });
    return () => {
      isOver = true;
    };
  }, [date]);
  return (
    <>
      <section class="card tools">
        <a class="button" href="#/replay">
          {say('← 날 고르기', '← Days')}
        </a>
        <h2>{date}</h2>
      </section>
      {film.value ? (
        <Film key={film.value.id} id={film.value.id} film={film.value.film} />
      ) : (
        <section class="card">
          <p class="empty" role="status">
            {words.value}
          </p>
        </section>
      )}
      <section class="card">
        <h2>{say('이날의 만약', 'What if, that day')}</h2>
        <WhatIf date={date} />
      </section>
    </>
  );
}

function Days() {
  const days = useList<RecordedDayResource>('/api/v1/days');
  return (
    <>
      <section class="card">
        <h2>{say('기록된 날', 'Recorded days')}</h2>
        <Table
          rows={days ?? []}
          columns={columns()}
          keyOf={row => row.date}
          label={say('기록된 날', 'Recorded days')}
          empty={days ? say('기록된 날이 없습니다.', 'No day was recorded.') : say('찾고 있습니다 …', 'Looking …')}
          onOpen={row => go(`replay/${row.date}`)}
        />
      </section>
      <Sweeps />
    </>
  );
}

/** Yesterday again. */
export function Replay() {
  return <div class="stack">{about.value ? <Watched date={about.value} /> : <Days />}</div>;
}
