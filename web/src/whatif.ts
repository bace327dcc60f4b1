/** What may be tried of a day, and how it is written. */
export interface Knob {
  readonly key: string;
  readonly korean: string;
  readonly english: string;
  readonly unit: string;
  /** It can be switched off. */
  readonly off: boolean;
}

export const knobs: readonly Knob[] = [
  { key: 'exit.takeProfitPercent', korean: '익절', english: 'Take profit', unit: '%', off: true },
  { key: 'exit.stopLossPercent', korean: '손절', english: 'Stop loss', unit: '%', off: true },
  { key: 'exit.trailingPercent', korean: '트레일링', english: 'Trailing', unit: '%', off: true },
  { key: 'exit.maxHoldingSeconds', korean: '최대 보유', english: 'Longest holding', unit: 's', off: true },
  { key: 'exit.flattenAt', korean: '모두 파는 시각', english: 'Flatten at', unit: 'HH:MM', off: true },
  { key: 'budgetPerTrade', korean: '한 번에', english: 'Budget a trade', unit: '원', off: false },
  { key: 'maxPositions', korean: '자리', english: 'Places', unit: '', off: false },
];

/** What was filled in: blanks stay as they were that day. Numbers may be written with commas. */
export function changesOf(fields: ReadonlyMap<string, string>): Record<string, string> {
  const changes: Record<string, string> = {};
  for (const { key, off } of knobs) {
    const text = (fields.get(key) ?? '').trim().replaceAll(',', '');
    if (!text) continue;
    changes[key] = off && ['끔', 'off'].includes(text.toLowerCase()) ? 'off' : text;
  }
  return changes;
}
