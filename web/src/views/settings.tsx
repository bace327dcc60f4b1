import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SettingsResource } from '../api';
import { number, seconds } from '../format';
import { get } from '../state/calls';
import { began } from '../state/live';
import { colours, language, theme } from '../state/prefs';
import { status } from '../state/select';
import { say } from '../words';

function Choice<T extends string>({
  name,
  value,
  options,
}: {
  name: string;
  value: Signal<T>;
  options: readonly (readonly [T, string])[];
}) {
  return (
    <fieldset class="choice">
      <legend>{name}</legend>
      <div class="lengths">
        {options.map(([id, text]) => (
          <button
            key={id}
            type="button"
            aria-pressed={value.value === id}
            onClick={() => {
              value.value = id;
            }}
          >
            {text}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

const off = () => say('끔', 'off');
const percent = (value: number | null) => (value === null ? off() : `${value}%`);
const money = (value: number | null) => (value === null ? off() : `${number(value)}원`);
const span = (value: number | null) => (value === null ? off() : seconds(value * 1000));
const count = (value: number | null) => (value === null ? off() : number(value));

function Rows({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <dl class="rows">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Settings() {
  const settings = useSignal<SettingsResource | null>(null);
  useEffect(() => {
    get<SettingsResource>('/api/v1/settings').then(
      found => {
        settings.value = found;
      },
      () => undefined,
    );
  }, [began.value]);
  const known = settings.value;
  return (
    <div class="columns">
      <section class="card">
        <h2>{say('이 화면', 'This page')}</h2>
        <Choice
          name={say('언어', 'Language')}
          value={language}
          options={[
            ['ko', '한국어'],
            ['en', 'English'],
          ]}
        />
        <Choice
          name={say('밝기', 'Theme')}
          value={theme}
          options={[
            ['auto', say('기기대로', 'As the device')],
            ['light', say('밝게', 'Light')],
            ['dark', say('어둡게', 'Dark')],
          ]}
        />
        <Choice
          name={say('오름과 내림', 'Up and down')}
          value={colours}
          options={[
            ['korean', say('빨강이 오름, 파랑이 내림', 'Red up, blue down')],
            ['western', say('초록이 오름, 빨강이 내림', 'Green up, red down')],
          ]}
        />
        <p class="faint">{say('이 브라우저에만 남습니다.', 'Kept in this browser only.')}</p>
        <p>
          <b>{say('글쇠', 'Keys')}</b>
        </p>
        <p class="faint">
          {say(
            'Alt+1…9: 화면 · 차트에서 1…8: 봉 길이, [ ]: 종목 · 손절 점에서 ← →: 한 호가씩, Shift: 열 호가씩, Enter: 확인, Esc: 그만',
            'Alt+1…9: views · in the chart 1…8: length, [ ]: stock · on a stop ← →: a step, Shift: ten, Enter: confirm, Esc: leave it',
          )}
        </p>
      </section>
      <Rows
        title={say('매수', 'Buying')}
        rows={[
          [say('종목당 예산', 'Budget a trade'), money(known?.budgetPerTrade ?? null)],
          [say('최대 보유 종목', 'Positions at most'), count(known?.maxPositions ?? null)],
          [say('매수 규칙', 'Entry rule'), known?.entryRule ?? '–'],
          [say('매수 시간', 'Hours'), known ? `${known.sessionStart} – ${known.sessionEnd}` : '–'],
        ]}
      />
      <Rows
        title={say('매도', 'Selling')}
        rows={[
          [say('익절', 'Take profit'), percent(known?.exit.takeProfitPercent ?? null)],
          [say('손절', 'Stop loss'), percent(known?.exit.stopLossPercent ?? null)],
          [say('트레일링', 'Trailing'), percent(known?.exit.trailingPercent ?? null)],
          [say('트레일링 시작', 'Trailing from'), percent(known?.exit.trailingStartPercent ?? null)],
          [say('본전', 'Break-even'), percent(known?.exit.breakevenPercent ?? null)],
          [say('보유 시간', 'Holding time'), span(known?.exit.maxHoldingSeconds ?? null)],
          [say('청산 시각', 'Flatten at'), known?.exit.flattenAt ?? off()],
        ]}
      />
      <Rows
        title={say('한도', 'Limits')}
        rows={[
          [say('일일 손실 한도', 'Daily loss limit'), money(known?.risk.dailyLossLimit ?? null)],
          [say('일일 목표 수익', 'Daily profit target'), money(known?.risk.dailyProfitTarget ?? null)],
          [say('분당 주문', 'Orders a minute'), count(known?.risk.maxOrdersPerMinute ?? null)],
          [say('재진입 대기', 'Cool-down'), span(known?.risk.cooldownSeconds ?? null)],
          [say('종목당 하루 거래', 'Trades a stock a day'), count(known?.risk.maxTradesPerSymbolPerDay ?? null)],
          [say('연속 손실', 'Losses in a row'), count(known?.risk.maxConsecutiveLosses ?? null)],
          [say('수수료 (편도)', 'Commission, each way'), percent(known?.costs.commissionPercent ?? null)],
        ]}
      />
      <p class="faint across">
        {say('여기서는 보기만 합니다. 바꾸려면 텔레그램(데모에서는 대화)에서 ', 'Shown only. To change them, write ')}
        <code>/set</code>
        {say('을 쓰거나 설정 파일을 고칩니다. 계좌 ', ' on Telegram (in the demo: Chat), or change the configuration. Account ')}
        {status.value?.account}
      </p>
    </div>
  );
}
