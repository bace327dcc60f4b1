import { useEffect } from 'preact/hooks';
import { seconds, signed } from './format';
import { flatten, pause, resume } from './parts/actions';
import { Dialog } from './parts/dialog';
import { go, view } from './route';
import { toast } from './state/calls';
import { state } from './state/live';
import { age, isStale, pnl, status } from './state/select';
import { componentOf, views } from './views';
import { say, word } from './words';

/** How old what stands below is: green only while it is now. */
function Age() {
  const old = isStale.value;
  const words = Number.isFinite(age.value) ? seconds(age.value) : '–';
  return (
    <span class={`age ${old ? 'old' : 'fresh'}`} title={say('보이는 것의 나이', 'Age of what is shown')} data-testid="age">
      <i />
      {old ? say(`${words} 전`, `${words} old`) : words}
    </span>
  );
}

function Head() {
  const known = status.value;
  const stopped = known?.state === 'paused' || known?.state === 'halted';
  // On a phone the place of the view in the row may lie outside of the screen.
  useEffect(
    () => document.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }),
    [view.value, known?.chat],
  );
  useEffect(() => {
    document.documentElement.dataset.mode = known?.mode ?? '';
    document.title = known ? `${word('mode', known.mode)} ${signed(pnl.value?.total, '원')} · Danta` : 'Danta';
  });
  return (
    <header>
      <div class="bar">
        <strong class="mode">
          {known ? word('mode', known.mode) : '…'}
          {known?.dryRun && say(' · 주문 없음', ' · dry run')}
        </strong>
        <span class={`state ${known?.state ?? ''}`} role="status">
          {known ? word('state', known.state) : say('연결 중', 'Connecting')}
        </span>
        <Age />
        <span class="reason">{known?.reason}</span>
        <span class={`net ${(pnl.value?.total ?? 0) >= 0 ? 'up' : 'down'}`} title={say('오늘 순손익', "Today's net")}>
          {signed(pnl.value?.total, '원')}
        </span>
        <div class="acts">
          {stopped ? (
            <button type="button" onClick={() => void resume()}>
              {say('재개', 'Resume')}
            </button>
          ) : (
            <button type="button" onClick={() => void pause()} disabled={!known}>
              {say('정지', 'Pause')}
            </button>
          )}
          <button type="button" class="danger" onClick={() => void flatten()} disabled={!known}>
            {say('전량매도', 'Sell all')}
          </button>
        </div>
      </div>
      <nav aria-label={say('화면', 'Views')}>
        {views
          .filter(one => !one.demo || known?.chat)
          .map(one => (
            <a key={one.id} href={`#/${one.id}`} aria-current={view.value === one.id ? 'page' : undefined}>
              {one.name()}
            </a>
          ))}
      </nav>
      {state.value && isStale.value && (
        <p class="lost" role="alert">
          {say(
            '새 소식이 오지 않습니다. 아래는 마지막으로 들은 것이고, 다시 이어지면 저절로 바뀝니다. 매매 프로그램은 따로 돌고 있을 수 있습니다.',
            'Nothing new arrives. What stands below is the last that was heard; it comes back by itself. The trader may well be running.',
          )}
        </p>
      )}
    </header>
  );
}

function Body() {
  const wanted = views.find(one => one.id === view.value) ?? views[0];
  if (!wanted) return null;
  const Component = componentOf(wanted).value;
  if (Component === 'failed')
    return (
      <p class="empty">
        {say('이 화면을 받지 못했습니다.', 'This view could not be loaded.')}{' '}
        <button type="button" onClick={() => location.reload()}>
          {say('다시', 'Again')}
        </button>
      </p>
    );
  return Component ? <Component /> : <p class="empty">{say('여는 중 …', 'Opening …')}</p>;
}

/** Alt and a digit go to a view, wherever the focus is. */
function keys(event: KeyboardEvent) {
  const digit = Number(event.key);
  const wanted = event.altKey && digit > 0 ? views[digit - 1] : undefined;
  if (!wanted) return;
  event.preventDefault();
  go(wanted.id);
}

export function Shell() {
  useEffect(() => {
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {say('본문으로', 'Skip to content')}
      </button>
      <Head />
      <main id="main" class={isStale.value ? 'stale' : ''} tabIndex={-1}>
        <h1 class="hidden">{views.find(one => one.id === view.value)?.name()}</h1>
        <Body />
      </main>
      <footer>
        Danta {status.value?.version} · <a href="/docs">API</a> · <a href="/health/ready">{say('점검', 'Health')}</a> ·{' '}
        <a href="/metrics">{say('지표', 'Metrics')}</a> ·{' '}
        <a href="https://www.tradingview.com/" rel="noopener noreferrer">
          Charts by TradingView
        </a>
      </footer>
      <Dialog />
      <div class="toast" role="status" aria-live="polite">
        {toast.value && <p>{toast.value}</p>}
      </div>
    </>
  );
}
