// Made by tools/types.mjs from the API description. Do not edit.

export interface AcceptedResource {
  readonly action: string;
  readonly message: string;
  readonly code?: string | null;
  readonly number?: string | null;
  readonly quantity?: number | null;
}

export interface ApprovalResource {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly condition: string;
  readonly rule: string;
  readonly quantity: number;
  readonly price: number;
  readonly amount: number;
  readonly takeProfit: number | null;
  readonly stopLoss: number | null;
  readonly offeredAt: string;
  readonly expiresAt: string;
  readonly secondsLeft: number;
}

export interface BlindResource {
  readonly code: string;
  readonly orders: number;
}

export type Board = 'unknown' | 'kospi' | 'kosdaq';

export interface BudgetResource {
  readonly limit: number;
  readonly used: number;
  readonly waiting: number;
}

export interface CandidateResource {
  readonly code: string;
  readonly name: string;
  readonly board: Board;
  readonly price: number | null;
  readonly condition: string;
  readonly enteredAt: string;
  readonly inCondition: boolean;
  readonly waitingFor: string;
  readonly watched: boolean;
  readonly score: number;
}

export interface CandleResource {
  readonly at: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export interface ChangeResource {
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

export interface CheckResource {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface ConditionResource {
  readonly seq: string;
  readonly name: string;
  readonly on: boolean;
  readonly hits: number;
  readonly truncated: boolean;
  readonly polledAt: string | null;
  readonly problem: string;
  readonly delayMs: number | null;
}

export interface CostResource {
  readonly commissionPercent: number;
}

export interface DayResource {
  readonly date: string;
  readonly realised: number;
  readonly gross: number;
  readonly commission: number;
  readonly tax: number;
  readonly unrealised: number;
  readonly total: number;
  readonly trades: number;
  readonly wins: number;
  readonly losses: number;
}

export type DecisionKind = 'signal' | 'skipped' | 'entry' | 'exit' | 'order' | 'reconciled' | 'state';

export interface ExitResource {
  readonly takeProfitPercent: number | null;
  readonly stopLossPercent: number | null;
  readonly trailingPercent: number | null;
  readonly trailingStartPercent: number | null;
  readonly breakevenPercent: number | null;
  readonly maxHoldingSeconds: number | null;
  readonly flattenAt: string | null;
}

export interface FilmBarsResource {
  readonly code: string;
  readonly second: readonly number[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
}

export interface FilmResource {
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly cut: string | null;
  readonly parted: string | null;
  readonly net: number;
  readonly stocks: readonly FilmStockResource[];
  readonly steps: readonly FilmStepResource[];
  readonly trades: readonly TradeResource[];
  readonly worth: readonly WorthResource[];
}

export interface FilmStepResource {
  readonly at: string;
  readonly kind: DecisionKind;
  readonly code: string;
  readonly trade: number | null;
  readonly sentence: string;
  readonly reasons: readonly ReasonResource[];
  readonly skipped: number;
}

export interface FilmStockResource {
  readonly code: string;
  readonly name: string;
  readonly decisions: number;
  readonly trades: number;
}

export interface GateResource {
  readonly name: string;
  readonly shut: boolean;
  readonly seen: string;
}

export interface GroupResource {
  readonly key: string;
  readonly trades: number;
  readonly wins: number;
  readonly losses: number;
  readonly winRate: number;
  readonly profitFactor: number | null;
  readonly bought: number;
  readonly gross: number;
  readonly commission: number;
  readonly tax: number;
  readonly net: number;
  readonly average: number;
  readonly best: number;
  readonly worst: number;
  readonly maxDrawdown: number;
  readonly averageHoldingSeconds: number;
}

export type GuardState = 'absent' | 'disarmed' | 'armed' | 'acting';

export interface HealthResource {
  readonly status: string;
  readonly checks: readonly CheckResource[];
  readonly loops?: readonly LoopResource[] | null;
}

export interface LagResource {
  readonly name: string;
  readonly everySeconds: number;
  readonly reallySeconds: number;
}

export interface LaneResource {
  readonly name: string;
  readonly waiting: number;
  readonly oldestMs: number;
}

export interface LevelResource {
  readonly price: number;
  readonly size: number;
}

export interface LiveListOfCandidateResource {
  readonly set: readonly CandidateResource[];
  readonly gone: readonly string[];
}

export interface LiveListOfConditionResource {
  readonly set: readonly ConditionResource[];
  readonly gone: readonly string[];
}

export interface LiveListOfOrderResource {
  readonly set: readonly OrderResource[];
  readonly gone: readonly string[];
}

export interface LiveListOfPositionResource {
  readonly set: readonly PositionResource[];
  readonly gone: readonly string[];
}

export interface LiveListOfTradeResource {
  readonly set: readonly TradeResource[];
  readonly gone: readonly string[];
}

export interface LiveResource {
  readonly number: number;
  readonly whole: boolean;
  readonly at: string;
  readonly traderAgeMs: number;
  readonly feedAgeMs: number | null;
  readonly status?: null | StatusResource;
  readonly pnl?: null | PnlResource;
  readonly health?: null | HealthResource;
  readonly gates?: readonly GateResource[] | null;
  readonly positions?: null | LiveListOfPositionResource;
  readonly orders?: null | LiveListOfOrderResource;
  readonly trades?: null | LiveListOfTradeResource;
  readonly conditions?: null | LiveListOfConditionResource;
  readonly watchlist?: null | LiveListOfCandidateResource;
  readonly decisions?: readonly StepResource[] | null;
  readonly ticks?: readonly TickResource[] | null;
}

export interface LoopResource {
  readonly name: string;
  readonly running: boolean;
  readonly restarts: number;
  readonly lastFailure: string;
  readonly failedAt: string | null;
}

export interface ModelErrorResource {
  readonly orders: number;
  readonly equal: number;
  readonly both: number;
  readonly near: number;
  readonly medianTicks: number;
  readonly ninetyFifthTicks: number;
  readonly won: number;
}

export interface MoneyResource {
  readonly deposit: number;
  readonly settledCash: number;
  readonly totalValue: number;
  readonly buyingPower: number | null;
  readonly asOf: string;
}

export interface OrderResource {
  readonly id: number;
  readonly number: string | null;
  readonly code: string;
  readonly name: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly quantity: number;
  readonly filled: number;
  readonly averagePrice: number;
  readonly state: OrderState;
  readonly reason: string;
  readonly sentAt: string;
  readonly doneAt: string | null;
  readonly limit: number | null;
}

export type OrderState = 'drafted' | 'sent' | 'working' | 'cancelSent' | 'inDoubt' | 'filled' | 'cancelled' | 'rejected';

export type OrderType = 'market' | 'limit' | 'best' | 'marketIoc' | 'bestIoc';

export interface PnlResource {
  readonly date: string;
  readonly realised: number;
  readonly gross: number;
  readonly commission: number;
  readonly tax: number;
  readonly unrealised: number;
  readonly total: number;
  readonly trades: number;
  readonly wins: number;
  readonly losses: number;
  readonly days: readonly DayResource[] | null;
}

export type PositionOrigin = 'danta' | 'owner';

export interface PositionResource {
  readonly code: string;
  readonly name: string;
  readonly board: Board;
  readonly quantity: number;
  readonly averagePrice: number;
  readonly price: number | null;
  readonly cost: number;
  readonly value: number;
  readonly unrealised: number;
  readonly unrealisedPercent: number;
  readonly takeProfit: number | null;
  readonly stopLoss: number | null;
  readonly openedAt: string;
  readonly condition: string;
  readonly origin: PositionOrigin;
  readonly inDoubt: boolean;
  readonly trade: number;
  readonly selling?: string;
  readonly ownStop?: boolean;
  readonly sellsAt?: string | null;
  readonly boundBy?: readonly string[];
}

export interface ReasonResource {
  readonly name: string;
  readonly value: string;
}

export interface RecordedDayResource {
  readonly date: string;
  readonly over: boolean;
  readonly whole: boolean;
  readonly bytes: number;
  readonly inputs: number | null;
  readonly orders: number | null;
  readonly stocks: number | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly model: null | ModelErrorResource;
}

export interface RerunBody {
  readonly date: string | null;
  readonly changes: Record<string, unknown> | null;
  readonly trade: number | null;
}

export interface RerunResource {
  readonly id: string;
  readonly state: RerunState;
  readonly date: string;
  readonly whatIf: boolean;
  readonly message: string;
}

export type RerunState = 'running' | 'done' | 'failed';

export interface RiskResource {
  readonly dailyLossLimit: number | null;
  readonly dailyProfitTarget: number | null;
  readonly maxOrdersPerMinute: number | null;
  readonly cooldownSeconds: number | null;
  readonly maxTradesPerSymbolPerDay: number | null;
  readonly maxConsecutiveLosses: number | null;
}

export interface SaleBody {
  readonly percent: number | null;
  readonly price: number | null;
}

export interface SensitivityResource {
  readonly name: string;
  readonly net: number;
}

export interface SettingsResource {
  readonly budgetPerTrade: number;
  readonly maxPositions: number;
  readonly entryRule: string;
  readonly exit: ExitResource;
  readonly risk: RiskResource;
  readonly costs: CostResource;
  readonly sessionStart: string;
  readonly sessionEnd: string;
  readonly flattenOnStop: boolean;
  readonly adoptForeignPositions: boolean;
}

export type Side = 'buy' | 'sell';

export interface SimulatedOrderResource {
  readonly at: string;
  readonly code: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly quantity: number;
  readonly filled: number;
  readonly amount: number;
  readonly real: boolean;
  readonly tripMs: number;
  readonly why: readonly string[];
  readonly whyEnglish: readonly string[];
}

export interface StatusResource {
  readonly mode: TradingMode;
  readonly dryRun: boolean;
  readonly state: TraderState;
  readonly reason: string;
  readonly time: string;
  readonly session: string;
  readonly account: string;
  readonly feedAgeMs: number | null;
  readonly budget: BudgetResource;
  readonly subscriptions: SubscriptionStatus;
  readonly conditions: readonly ConditionResource[];
  readonly version: string;
  readonly maxPositions: number;
  readonly chat: boolean;
  readonly conditionLag: null | LagResource;
  readonly guard: GuardState;
  readonly lanes: readonly LaneResource[];
  readonly money: null | MoneyResource;
  readonly marketOpen: boolean;
  readonly asleep: boolean;
}

export interface StepResource {
  readonly at: string;
  readonly kind: DecisionKind;
  readonly code: string;
  readonly order: number | null;
  readonly sentence: string;
  readonly reasons: readonly ReasonResource[];
  readonly tookMs?: number | null;
}

export interface StockResource {
  readonly code: string;
  readonly name: string;
  readonly price: number | null;
  readonly base: number | null;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly upperLimit: number | null;
  readonly lowerLimit: number | null;
  readonly viUpper: number | null;
  readonly viLower: number | null;
  readonly volume: number;
  readonly strength: number;
  readonly halted: boolean;
  readonly auction: boolean;
  readonly asks: readonly LevelResource[];
  readonly bids: readonly LevelResource[];
  readonly ticks: readonly TapeTradeResource[];
}

export interface StopRequest {
  readonly price: number | null;
}

export interface SubscriptionStatus {
  readonly used: number;
  readonly limit: number;
}

export interface SweepResource {
  readonly id: string;
  readonly at: string;
  readonly bytes: number;
}

export interface TapeTradeResource {
  readonly at: string;
  readonly price: number;
  readonly size: number;
  readonly side: null | Side;
}

export interface TickResource {
  readonly code: string;
  readonly second: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export interface TradeResource {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly quantity: number;
  readonly buyPrice: number;
  readonly sellPrice: number;
  readonly gross: number;
  readonly commission: number;
  readonly tax: number;
  readonly net: number;
  readonly netPercent: number;
  readonly openedAt: string;
  readonly closedAt: string;
  readonly condition: string;
  readonly exitReason: string;
  readonly rule: string;
}

export type TraderState = 'starting' | 'running' | 'paused' | 'halted' | 'stopping';

export type TradingMode = 'paper' | 'real' | 'demo';

export interface TripResource {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly quantity: number;
  readonly buyPrice: number;
  readonly sellPrice: number;
  readonly net: number;
  readonly netPercent: number;
  readonly openedAt: string;
  readonly closedAt: string;
  readonly exitReason: string;
}

export interface WhatIfResource {
  readonly date: string;
  readonly exact: boolean;
  readonly coarse: boolean;
  readonly cut: string | null;
  readonly recorded: number;
  readonly recordedTrades: number;
  readonly changed: readonly ChangeResource[];
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
  readonly partedAt: string | null;
  readonly trades: number;
  readonly wins: number;
  readonly drawdown: number;
  readonly stillHeld: number;
  readonly blind: readonly BlindResource[];
  readonly sensitivity: readonly SensitivityResource[];
  readonly model: ModelErrorResource;
  readonly measuredTrips: number;
  readonly orders: readonly SimulatedOrderResource[];
  readonly about: null | TripResource;
  readonly instead: null | TripResource;
}

export interface WhyNotResource {
  readonly code: string;
  readonly steps: readonly StepResource[];
}

export interface WhyResource {
  readonly id: number;
  readonly code: string;
  readonly sentence: string;
  readonly steps: readonly StepResource[];
}

export interface WorthResource {
  readonly at: string;
  readonly realised: number;
  readonly unrealised: number;
  readonly total: number;
}
