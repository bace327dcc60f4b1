using Danta.Market;
using Danta.Trading;

namespace Danta.Dashboard.Api;

/// <summary>GET /api/v1/status.</summary>
sealed record StatusResource(
    TradingMode Mode, bool DryRun, TraderState State, string Reason, DateTimeOffset Time, string Session, string Account,
    long? FeedAgeMs, BudgetResource Budget, SubscriptionStatus Subscriptions, IReadOnlyList<ConditionResource> Conditions,
    string Version, int MaxPositions, bool Chat, LagResource? ConditionLag, GuardState Guard, IReadOnlyList<LaneResource> Lanes,
    MoneyResource? Money, bool MarketOpen, bool Asleep)
{
    public static StatusResource From(TraderSnapshot trader, EdgeStatus edges, DateTimeOffset now, DashboardOptions options) => new(
        trader.Mode, trader.DryRun, trader.State, trader.Reason, Kst.Of(now), edges.Session, edges.Account,
        edges.FeedAge is { } age ? (long)age.TotalMilliseconds : null, BudgetResource.From(edges.Budget), edges.Subscriptions,
        [.. trader.Conditions.Select(ConditionResource.From)], edges.Version, trader.Settings.MaxPositions, options.Chat is not null,
        edges.Lag is { } lag ? new(lag.Name, lag.Every.TotalSeconds, lag.Really.TotalSeconds) : null, edges.Guard,
        [.. edges.Budget.Lanes.Select(lane => new LaneResource(lane.Name, lane.Waiting, (long)lane.Oldest.TotalMilliseconds))],
        edges.Money is { } money ? new(money.Deposit.Amount, money.SettledCash.Amount, money.TotalValue.Amount, money.BuyingPower?.Amount, Kst.Of(money.AsOf)) : null,
        trader.MarketOpen, trader.IsAsleep);
}

/// <summary>Who waits in a lane of the request budget, the most urgent lane first.</summary>
sealed record LaneResource(string Name, int Waiting, long OldestMs);

/// <summary>The account's money as the broker last said.</summary>
sealed record MoneyResource(long Deposit, long SettledCash, long TotalValue, long? BuyingPower, DateTimeOffset AsOf);

/// <summary>The request budget of a second.</summary>
sealed record BudgetResource(int Limit, int Used, int Waiting)
{
    public static BudgetResource From(BudgetStatus budget) => new(budget.Limit, budget.Used, budget.Waiting);
}

/// <summary>The condition that is furthest behind its rhythm.</summary>
sealed record LagResource(string Name, double EverySeconds, double ReallySeconds);

/// <summary>One of GET /api/v1/positions. Money in won, after costs where it says unrealised.</summary>
sealed record PositionResource(
    string Code, string Name, Board Board, long Quantity, decimal AveragePrice, int? Price, long Cost, long Value, long Unrealised,
    decimal UnrealisedPercent, int? TakeProfit, int? StopLoss, DateTimeOffset OpenedAt, string Condition, PositionOrigin Origin,
    bool InDoubt, int Trade)
{
    /// <summary>How far its sale has come and what keeps it; empty: it is not being sold.</summary>
    public string Selling { get; init; } = "";

    /// <summary>The owner has moved its stop.</summary>
    public bool OwnStop { get; init; }

    /// <summary>Sold then at the latest; null: it may be held for as long as one likes.</summary>
    public DateTimeOffset? SellsAt { get; init; }

    /// <summary>Numbers of the owner's own open sales that bind it: 전량매도 cancels them.</summary>
    public IReadOnlyList<string> BoundBy { get; init; } = [];

    public static PositionResource From(PositionView view) => new(
        view.Code.ToString(), view.Name, view.Board, view.Quantity.Shares, view.AveragePrice, Quote(view.Price), view.Cost.Amount,
        view.Value.Amount, view.Unrealised.Amount, view.UnrealisedPercent, view.TakeProfit?.Won, view.StopLoss?.Won,
        Kst.Of(view.OpenedAt), view.Condition, view.Origin, view.InDoubt, view.Trade)
    {
        Selling = view.Selling,
        OwnStop = view.IsOwnStop,
        SellsAt = view.SellsAt is { } at ? Kst.Of(at) : null,
        BoundBy = [.. view.BoundBy.Select(number => number.ToString())],
    };

    internal static int? Quote(Price price) => price.IsQuoted ? price.Won : null;
}

/// <summary>One of GET /api/v1/orders. The number has ten digits, as in the HTS; null while the broker has given none.</summary>
sealed record OrderResource(
    int Id, string? Number, string Code, string Name, Side Side, OrderType Type, long Quantity, long Filled, decimal AveragePrice,
    OrderState State, string Reason, DateTimeOffset SentAt, DateTimeOffset? DoneAt, int? Limit)
{
    public static OrderResource From(OrderView view) => new(
        view.Id.Value, view.Number.IsNone ? null : view.Number.ToString(), view.Code.ToString(), view.Name, view.Side, view.Type,
        view.Quantity.Shares, view.Filled.Shares, view.AveragePrice, view.State, view.Reason, Kst.Of(view.SentAt),
        view.DoneAt is { } done ? Kst.Of(done) : null, view.Limit?.Won);
}

/// <summary>One of GET /api/v1/trades: a closed round trip. Net = gross − commission − tax.</summary>
sealed record TradeResource(
    int Id, string Code, string Name, long Quantity, decimal BuyPrice, decimal SellPrice, long Gross, long Commission, long Tax,
    long Net, decimal NetPercent, DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, string Condition, string ExitReason,
    string Rule)
{
    public static TradeResource From(RoundTrip trip) => new(
        trip.Id, trip.Code.ToString(), trip.Name, trip.Quantity.Shares, trip.BuyPrice, trip.SellPrice, trip.Gross.Amount,
        trip.Commission.Amount, trip.Tax.Amount, trip.Net.Amount, trip.NetPercent, Kst.Of(trip.OpenedAt), Kst.Of(trip.ClosedAt),
        trip.Condition, trip.ExitReason, trip.Rule);
}

/// <summary>One of GET /api/v1/performance: round trips that share a stock, condition, rule, exit reason, hour or day, or all of them.</summary>
/// <param name="WinRate">Percent.</param>
/// <param name="ProfitFactor">Won by lost; null where nothing was lost.</param>
/// <param name="MaxDrawdown">Won: the deepest that the sum fell below where it had been.</param>
sealed record GroupResource(
    string Key, int Trades, int Wins, int Losses, decimal WinRate, decimal? ProfitFactor, long Bought, long Gross, long Commission, long Tax, long Net,
    long Average, long Best, long Worst, long MaxDrawdown, long AverageHoldingSeconds)
{
    public static GroupResource From(TradeGroup group) => new(
        group.Key, group.Trades, group.Wins, group.Losses, group.WinRate, group.ProfitFactor, group.Bought.Amount, group.Gross.Amount,
        group.Commission.Amount, group.Tax.Amount, group.Net.Amount, group.Average.Amount, group.Best.Amount, group.Worst.Amount, group.Drawdown.Amount,
        (long)group.Held.TotalSeconds);
}

/// <summary>One day after costs. Realised is net of commission and tax.</summary>
sealed record DayResource(
    DateOnly Date, long Realised, long Gross, long Commission, long Tax, long Unrealised, long Total, int Trades, int Wins, int Losses)
{
    public static DayResource From(DayResult day) => new(
        day.Date, day.Realised.Amount, day.Gross.Amount, day.Commission.Amount, day.Tax.Amount, day.Unrealised.Amount,
        day.Total.Amount, day.Trades, day.Wins, day.Losses);
}

/// <summary>GET /api/v1/pnl: today, and the days that were asked for.</summary>
/// <param name="Days">Only with from or to; oldest first.</param>
sealed record PnlResource(
    DateOnly Date, long Realised, long Gross, long Commission, long Tax, long Unrealised, long Total, int Trades, int Wins, int Losses,
    IReadOnlyList<DayResource>? Days)
{
    public static PnlResource From(DayResult day, DateOnly today, IReadOnlyList<DayResource>? days)
    {
        var result = DayResource.From(day.Date == default ? day with { Date = today } : day);
        return new(
            result.Date, result.Realised, result.Gross, result.Commission, result.Tax, result.Unrealised, result.Total,
            result.Trades, result.Wins, result.Losses, days);
    }
}

/// <summary>One of GET /api/v1/conditions.</summary>
/// <param name="DelayMs">So old the last entering or leaving can have been when it was seen; null before the second poll.</param>
sealed record ConditionResource(
    string Seq, string Name, bool On, int Hits, bool Truncated, DateTimeOffset? PolledAt, string Problem, long? DelayMs)
{
    public static ConditionResource From(ConditionView view) => new(
        view.Seq, view.Name, view.On, view.Hits, view.Truncated, view.PolledAt is { } at ? Kst.Of(at) : null, view.Problem,
        (long?)view.Delay?.TotalMilliseconds);
}

/// <summary>One of GET /api/v1/approvals: a purchase that waits for a yes. Silence is a no.</summary>
/// <param name="SecondsLeft">0: its time is over, and the trader is about to say so.</param>
sealed record ApprovalResource(
    int Id, string Code, string Name, string Condition, string Rule, long Quantity, int Price, long Amount, int? TakeProfit, int? StopLoss,
    DateTimeOffset OfferedAt, DateTimeOffset ExpiresAt, double SecondsLeft)
{
    public static ApprovalResource From(OfferView view, DateTimeOffset now) => new(
        view.Id, view.Code.ToString(), view.Name, view.Condition, view.Rule, view.Quantity.Shares, view.Price.Won, view.Amount.Amount,
        view.TakeProfit?.Won, view.StopLoss?.Won, Kst.Of(view.At), Kst.Of(view.Until), Math.Round(Math.Max(0, (view.Until - now).TotalSeconds), 1));
}

/// <summary>One of GET /api/v1/watchlist: a stock and what keeps it from being bought just now.</summary>
/// <param name="Watched">Its ticks are heard; otherwise its price is asked for now and then.</param>
/// <param name="Score">What it competes with for a place.</param>
sealed record CandidateResource(
    string Code, string Name, Board Board, int? Price, string Condition, DateTimeOffset EnteredAt, bool InCondition, string WaitingFor,
    bool Watched, int Score)
{
    public static CandidateResource From(CandidateView view) => new(
        view.Code.ToString(), view.Name, view.Board, PositionResource.Quote(view.Price), view.Condition, Kst.Of(view.EnteredAt),
        view.InCondition, view.WaitingFor, view.IsWatched, view.Score);
}
