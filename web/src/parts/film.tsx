import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { FilmBarsResource, FilmResource } from '../api';
import { midnightOf } from '../candles';
import { begin, momentOf, nextDeed, type Player, play, speeds, standingAt, stepsAt } from '../film';
import { clockWithMs, direction, number, signed } from '../format';
import { get } from '../state/calls';
import { say, word } from '../words';
import { Reasons } from './reasons';
import { Suspended } from './suspended';
import { Name } from './table';

const most = 40;

const clockOf = (at: number): string => new Date(at * 1000).toISOString().slice(11, 19);

function Controls({ film, player }: { film: FilmResource; player: Signal<Player> }) {
  const now = player.value;
  const jump = (way: 1 | -1) => {
    const at = nextDeed(film.steps, now.at, way);
    if (at !== null) player.value = play(now, { kind: 'seek', at });
  };
  return (
    <fieldset class="player">
      <legend class="hidden">{say('다시 보기', 'Replay')}</legend>
      <button type="button" onClick={() => jump(-1)}>
        {say('← 앞 매매', '← trade before')}
      </button>
      <button
        type="button"
        class="go"
        onClick={() => {
          player.value = play(now, { kind: 'toggle' });
        }}
        aria-pressed={now.playing}
      >
        {now.playing ? say('멈춤', 'Pause') : say('재생', 'Play')}
      </button>
      <button type="button" onClick={() => jump(1)}>
        {say('다음 매매 →', 'next trade →')}
      </button>
      <time data-testid="film-clock">{clockOf(now.at)}</time>
      <input
        type="range"
        min={now.from}
        max={now.to}
        step={1}
        value={now.at}
        aria-label={say('시각', 'Time')}
        aria-valuetext={clockOf(now.at)}
        onInput={event => {
          player.value = play(player.value, { kind: 'seek', at: Number(event.currentTarget.value) });
        }}
      />
      {speeds.map(speed => (
        <button
          key={speed}
          type="button"
          aria-pressed={now.speed === speed}
          onClick={() => {
            player.value = play(player.value, { kind: 'speed', speed });
          }}
        >
          {speed}×
        </button>
      ))}
    </fieldset>
  );
}

/** Runs with the screen's own frames, and not at all while nobody looks. */
function useFrames(player: Signal<Player>): void {
  useEffect(() => {
    let [frame, before] = [0, performance.now()];
    const step = (now: number) => {
      player.value = play(player.value, { kind: 'passed', ms: Math.min(250, now - before) });
      before = now;
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [player]);
}

function useBars(id: string, code: string | null): FilmBarsResource | null {
  const bars = useSignal<FilmBarsResource | null>(null);
  useEffect(() => {
    let isOver = false;
    bars.value = null;
    if (code)
      get<FilmBarsResource>(`/api/v1/reruns/${id}/stocks/${code}`).then(
        found => {
          if (!isOver) bars.value = found;
        },
        () => undefined,
      );
    return () => {
      isOver = true;
    };
  }, [id, code]);
  return bars.value;
}

const lengths = [1, 5, 30, 60] as const;

/** A day that is watched again: the clock, the money, a stock's chart, and each decision with its reasons as it falls. */
export function Film({ id, film }: { id: string; film: FilmResource }) {
  const player = useSignal(begin(film));
  const busiest = [...film.stocks].sort((a, b) => b.trades - a.trades || b.decisions - a.decisions);
  const code = useSignal<string | null>(busiest[0]?.code ?? null);
  const length = useSignal<number>(5);
  const alone = useSignal(false);
  useFrames(player);
  const bars = useBars(id, code.value);
  const at = player.value.at;
  const standing = standingAt(film, at);
  const steps = stepsAt(film.steps, at, alone.value ? code.value : null, most);
  const names = new Map(film.stocks.map(stock => [stock.code, stock.name]));
  return (
    <>
      <section class="card">
        <Controls film={film} player={player} />
        {film.cut && <p class="warn">{film.cut}</p>}
        {film.parted && (
          <p class="warn">
            {say(
              `이 판의 단타는 ${clockWithMs(film.parted)}부터 그날과 다르게 판단합니다. 보이는 주문은 그날의 것입니다.`,
              `This version decides otherwise from ${clockWithMs(film.parted)} on. The orders shown are the day's.`,
            )}
          </p>
        )}
        <dl class="figures">
          <div>
            <dt>{say('이때의 손익', 'Profit by then')}</dt>
            <dd class={direction(standing.total)} data-testid="film-net">
              {signed(standing.total, '원')}
            </dd>
          </div>
          <div>
            <dt>{say('끝난 거래', 'Closed trades')}</dt>
            <dd>
              {standing.closed.length} · {signed(standing.realised)}
            </dd>
          </div>
          <div>
            <dt>{say('보유', 'Held')}</dt>
            <dd>{standing.held.map(trade => `${trade.name} ${number(trade.quantity)}`).join(', ') || '–'}</dd>
          </div>
        </dl>
      </section>
      <section class="card">
        <div class="tools">
          <select
            aria-label={say('종목', 'Stock')}
            value={code.value ?? ''}
            onChange={event => {
              code.value = event.currentTarget.value;
            }}
          >
            {busiest.map(stock => (
              <option key={stock.code} value={stock.code}>
                {`${stock.name || stock.code} ${stock.trades ? say(`(거래 ${stock.trades})`, `(${stock.trades} trades)`) : ''}`}
              </option>
            ))}
          </select>
          {lengths.map(seconds => (
            <button
              key={seconds}
              type="button"
              aria-pressed={length.value === seconds}
              onClick={() => {
                length.value = seconds;
              }}
            >
              {seconds < 60 ? say(`${seconds}초`, `${seconds}s`) : say('1분', '1m')}
            </button>
          ))}
          <label class="tick">
            <input
              type="checkbox"
              checked={alone.value}
              onChange={event => {
                alone.value = event.currentTarget.checked;
              }}
            />
            {say('이 종목의 판단만', 'Decisions on this stock alone')}
          </label>
        </div>
        {bars ? (
          <Suspended
            key={bars.code}
            load={async () => (await import('../chart/film-chart')).FilmChart}
            props={{ bars, midnight: midnightOf(film.from), at, seconds: length.value, trades: film.trades }}
          />
        ) : (
          <div class="chart" />
        )}
      </section>
      <section class="card">
        <h2>{say('판단과 그 까닭', 'Decisions and why')}</h2>
        {steps.length === 0 && <p class="empty">{say('이때까지 정한 것이 없습니다.', 'Nothing had been decided by then.')}</p>}
        <ol class="story film">
          {steps.map(step => (
            <li key={`${step.at}${step.kind}${step.code}`} class={step.kind}>
              <button
                type="button"
                class="link"
                onClick={() => {
                  code.value = names.has(step.code) ? step.code : code.value;
                  player.value = play(player.value, { kind: 'seek', at: momentOf(step.at) });
                }}
              >
                <time>{clockWithMs(step.at)}</time>
              </button>{' '}
              <span class="kind">{word('kind', step.kind)}</span> <Name name={names.get(step.code) ?? ''} code={step.code} />
              {step.skipped > 0 && <span class="faint"> +{step.skipped}</span>}
              <p>{step.sentence}</p>
              <Reasons of={step.reasons} />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
