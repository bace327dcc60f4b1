import type { OrderResource, PositionResource } from '../api';
import { number, percent, signed, won } from '../format';
import { act } from '../state/calls';
import { positions } from '../state/select';
import { say, word } from '../words';
import { ask } from './dialog';

/** What the owner can do, each asked first with what it means. */
export async function pause(): Promise<void> {
  const body = say('새로 사지 않습니다. 가진 종목의 매도 규칙은 계속 지킵니다.', 'Nothing new is bought. What is held keeps its exits.');
  if (await ask(say('정지', 'Pause'), body, say('정지합니다', 'Pause'))) await act('/api/v1/pause');
}

export async function resume(): Promise<void> {
  if (await ask(say('재개', 'Resume'), say('다시 사기 시작합니다.', 'Buying begins again.'), say('재개합니다', 'Resume')))
    await act('/api/v1/resume');
}

export async function flatten(): Promise<void> {
  const held = [...positions.value.values()];
  const shares = held.reduce((sum, row) => sum + row.quantity, 0);
  const result = held.reduce((sum, row) => sum + row.unrealised, 0);
  const bound = held.filter(row => row.boundBy?.length);
  const body = (
    <>
      <p>
        {say(
          `열린 주문을 모두 취소하고 ${held.length}종목 ${number(shares)}주를 시장가로 팝니다. 그 뒤로 새로 사지 않습니다.`,
          `All open orders are cancelled and ${held.length} stocks, ${number(shares)} shares, are sold at market. Nothing is bought after it.`,
        )}
      </p>
      <p>
        {say('지금 팔면 비용 뒤', 'Selling now brings, after costs,')} <b class={result > 0 ? 'up' : 'down'}>{signed(result, '원')}</b>
      </p>
      {bound.length > 0 && (
        <p>
          {say('직접 내신 매도 주문도 취소합니다:', 'Your own sale orders are cancelled too:')}{' '}
          {bound.map(row => `${row.name} ${row.boundBy?.join(', ')}`).join(' · ')}
        </p>
      )}
    </>
  );
  if (await ask(say('전량매도', 'Sell everything'), body, say('모두 팝니다', 'Sell everything'))) await act('/api/v1/flatten');
}

export async function sell(row: PositionResource): Promise<void> {
  const body = (
    <>
      <p>
        {say(
          `${row.name}(${row.code}) ${number(row.quantity)}주를 시장가로 팝니다.`,
          `${number(row.quantity)} shares of ${row.name} (${row.code}) are sold at market.`,
        )}
      </p>
      <p>
        {say('지금 팔면 비용 뒤', 'Now, after costs:')}{' '}
        <b class={row.unrealised > 0 ? 'up' : 'down'}>
          {signed(row.unrealised, '원')} ({percent(row.unrealisedPercent)})
        </b>
      </p>
    </>
  );
  if (await ask(say('매도', 'Sell'), body, say('팝니다', 'Sell'))) await act(`/api/v1/positions/${row.code}/sell`);
}

/** Null: back to what the settings say. */
export async function moveStop(row: PositionResource, price: number | null): Promise<boolean> {
  const at = price === null ? say('설정대로', 'as the settings say') : won(price);
  const loss = price === null ? null : (price - row.averagePrice) * row.quantity;
  const body = (
    <>
      <p>
        {row.name} ({row.code}) {number(row.quantity)}
        {say('주의 손절:', ' shares, stop:')} {won(row.stopLoss)} → <b>{at}</b>
      </p>
      {loss !== null && (
        <p>
          {say('거기서 팔리면 비용 앞', 'Sold there, before costs:')} <b class={loss > 0 ? 'up' : 'down'}>{signed(loss, '원')}</b>
        </p>
      )}
      <p class="faint">
        {say(
          '이 보유에만, 팔 때까지 지킵니다. 다시 시작해도 남습니다.',
          'For this position only, until it is sold; it survives a restart.',
        )}
      </p>
    </>
  );
  return (
    (await ask(say('손절 이동', 'Move the stop'), body, say('옮깁니다', 'Move'))) && act(`/api/v1/positions/${row.code}/stop`, { price })
  );
}

export async function cancel(row: OrderResource): Promise<void> {
  const rest = number(row.quantity - row.filled);
  const body = say(
    `${row.name}(${row.code}) ${word('side', row.side)} 주문 ${row.number}의 남은 ${rest}주를 취소합니다.`,
    `The remaining ${rest} shares of order ${row.number}, ${row.name} (${row.code}), are cancelled.`,
  );
  if (await ask(say('취소', 'Cancel'), body, say('취소합니다', 'Cancel the order'))) await act(`/api/v1/orders/${row.number}/cancel`);
}

export async function switchCondition(seq: string, name: string, on: boolean): Promise<void> {
  const body = on
    ? say(`조건식 ${name}을(를) 켭니다.`, `Condition ${name} calls again.`)
    : say(
        `조건식 ${name}을(를) 끕니다. 이 조건식으로는 더 사지 않고, 가진 종목은 계속 지킵니다.`,
        `Condition ${name} buys nothing more; what is held keeps its exits.`,
      );
  if (await ask(name, body, on ? say('켭니다', 'Switch on') : say('끕니다', 'Switch off')))
    await act(`/api/v1/conditions/${encodeURIComponent(seq)}/${on ? 'on' : 'off'}`);
}
