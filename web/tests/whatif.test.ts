import { describe, expect, it } from 'vitest';
import { changesOf } from '../src/whatif';

describe('what is asked of a day', () => {
  it('leaves out what was left blank', () => {
    expect(
      changesOf(
        new Map([
          ['exit.takeProfitPercent', ' 1.2 '],
          ['maxPositions', ''],
        ]),
      ),
    ).toEqual({ 'exit.takeProfitPercent': '1.2' });
  });

  it('takes commas out of money and knows both words for none', () => {
    expect(
      changesOf(
        new Map([
          ['budgetPerTrade', '2,000,000'],
          ['exit.stopLossPercent', '끔'],
          ['exit.trailingPercent', 'OFF'],
        ]),
      ),
    ).toEqual({ budgetPerTrade: '2000000', 'exit.stopLossPercent': 'off', 'exit.trailingPercent': 'off' });
  });

  it('knows nothing of other keys', () => {
    expect(changesOf(new Map([['kis.appKey', 'x']]))).toEqual({});
  });
});
