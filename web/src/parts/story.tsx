import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { StepResource, WhyNotResource, WhyResource } from '../api';
import { clockWithMs, took } from '../format';
import { get } from '../state/calls';
import { say, word } from '../words';
import { show } from './dialog';
import { Reasons } from './reasons';

/** Steps of a record with the time that each took and the values that each check saw. */
export function Steps({ steps }: { steps: readonly StepResource[] }) {
  return (
    <ol class="story">
      {steps.map((step, index) => (
        <li key={`${step.at}${index}`} class={step.kind}>
          <time>{clockWithMs(step.at)}</time>
          <span class="kind">{word('kind', step.kind)}</span>
          {step.tookMs ? <span class="took">+{took(step.tookMs)}</span> : null}
          <p>{step.sentence}</p>
          <Reasons of={step.reasons} />
        </li>
      ))}
    </ol>
  );
}

function Story({ path, none }: { path: string; none: string }) {
  const answer = useSignal<Partial<WhyResource> & Pick<WhyNotResource, 'steps'>>({ steps: [] });
  const words = useSignal(say('찾고 있습니다 …', 'Looking …'));
  useEffect(() => {
    get<WhyResource>(path).then(
      found => {
        answer.value = found;
        words.value = found.steps.length ? '' : none;
      },
      (fault: Error) => {
        words.value = fault.message || none;
      },
    );
  }, [path]);
  return (
    <>
      {answer.value.sentence && <p class="sum">{answer.value.sentence}</p>}
      {words.value ? <p class="empty">{words.value}</p> : <Steps steps={answer.value.steps} />}
    </>
  );
}

export const StoryOf = ({ trade }: { trade: number }) => (
  <Story
    path={`/api/v1/trades/${trade}/why`}
    none={say(
      '이 거래의 걸음은 오래되어 남아 있지 않습니다. danta journal에 있습니다.',
      'The steps of this trade are too old to be kept here; danta journal has them.',
    )}
  />
);

export const why = (trade: number, name: string) => show(`${name} · ${say('왜', 'Why')}`, <StoryOf trade={trade} />);

export const whyNot = (code: string, name: string) =>
  show(
    `${name} · ${say('왜 안 샀나', 'Why not')}`,
    <Story
      path={`/api/v1/whynot/${code}`}
      none={say('이 종목을 두고 정한 것이 아직 없습니다.', 'Nothing has been decided about it yet.')}
    />,
  );
