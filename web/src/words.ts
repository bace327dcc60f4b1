import { language } from './state/prefs';

/** Both languages beside each other, where they are used. */
export const say = (korean: string, english: string): string => (language.value === 'ko' ? korean : english);

type Pair = readonly [korean: string, english: string];

const pairs = {
  mode: { real: ['실전', 'Real'], paper: ['모의', 'Paper'], demo: ['데모', 'Demo'] },
  state: {
    starting: ['시작 중', 'Starting'],
    running: ['운용 중', 'Running'],
    paused: ['정지', 'Paused'],
    halted: ['비상 정지', 'Halted'],
    stopping: ['끝내는 중', 'Stopping'],
  },
  guard: { absent: ['없음', 'None'], disarmed: ['대기', 'Disarmed'], armed: ['켜짐', 'Armed'], acting: ['파는 중', 'Selling'] },
  side: { buy: ['매수', 'Buy'], sell: ['매도', 'Sell'] },
  type: {
    market: ['시장가', 'Market'],
    limit: ['지정가', 'Limit'],
    best: ['최유리', 'Best'],
    marketIoc: ['IOC시장가', 'Market IOC'],
    bestIoc: ['IOC최유리', 'Best IOC'],
  },
  order: {
    drafted: ['준비', 'Drafted'],
    sent: ['보냄', 'Sent'],
    working: ['접수', 'Working'],
    cancelSent: ['취소 중', 'Cancelling'],
    inDoubt: ['확인 중', 'In doubt'],
    filled: ['체결', 'Filled'],
    cancelled: ['취소됨', 'Cancelled'],
    rejected: ['거부', 'Rejected'],
  },
  kind: {
    signal: ['편입', 'Signal'],
    skipped: ['안 삼', 'Skipped'],
    entry: ['매수', 'Entry'],
    exit: ['매도', 'Exit'],
    order: ['주문', 'Order'],
    reconciled: ['대조', 'Compared'],
    state: ['상태', 'State'],
  },
  lane: {
    sales: ['매도', 'Sales'],
    cancels: ['취소', 'Cancels'],
    entries: ['매수', 'Entries'],
    doubts: ['확인', 'Doubts'],
    conditions: ['조건식', 'Conditions'],
    balance: ['잔고', 'Balance'],
    other: ['기타', 'Other'],
  },
  check: {
    token: ['접근토큰', 'Access token'],
    calls: ['증권사 응답', 'Broker answers'],
    notices: ['체결 통보', 'Fill notices'],
    reconciled: ['증권사 대조', 'Compared with the broker'],
    conditions: ['조건식', 'Conditions'],
    loops: ['일하는 부분', 'Loops'],
    journal: ['기록', 'Journal'],
  },
} as const satisfies Record<string, Record<string, Pair>>;

/** A word of the API for people; one that is not known yet is shown as it came. */
export function word(group: keyof typeof pairs, value: string): string {
  const pair = (pairs[group] as Record<string, Pair>)[value];
  return pair ? say(pair[0], pair[1]) : value;
}

/** Names that the trader gives in Korean: gates and reasons of a sale. Whole sentences stay as the trader said them. */
const english: Record<string, string> = {
  상태: 'State',
  '실시간 연결': 'Live feed',
  '증권사 대조': 'Compared with the broker',
  휴장: 'Open day',
  '거래 시간': 'Trading hours',
  '청산 시각': 'Flatten time',
  '최대 보유 종목': 'Positions',
  '분당 주문': 'Orders a minute',
  '접수 대기': 'Unanswered orders',
  '일일 손실 한도': 'Daily loss limit',
  '일일 목표 수익': 'Daily profit target',
  '연속 손실': 'Losses in a row',
  주문가능금액: 'Buying power',
  익절: 'Take profit',
  '분할 익절': 'Part profit',
  손절: 'Stop loss',
  트레일링: 'Trailing stop',
  본전: 'Break-even',
  '체결 약화': 'Weakness',
  '조건 이탈': 'Left the condition',
  '상한가 풀림': 'Upper limit opened',
  '보유 시간 초과': 'Holding time',
  '매도 지시': "Owner's order",
  전량매도: 'Sell everything',
  정규장: 'Regular session',
  종일: 'Around the clock',
};

export function named(korean: string): string {
  if (language.value === 'ko') return korean;
  const known = Object.keys(english).find(name => korean === name || korean.startsWith(`${name}:`) || korean.startsWith(`${name} `));
  return known ? english[known] + korean.slice(known.length) : korean;
}
