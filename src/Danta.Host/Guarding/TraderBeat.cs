using Danta.Trading;

namespace Danta.Host.Guarding;

/// <summary>What a trader says of itself, once a second and only as long as it gets on.</summary>
/// <param name="Process">Its process id; with <paramref name="Since"/> the name of this life.</param>
/// <param name="Steps">Inputs that the trader has heard: while this stands still nobody looks after anything.</param>
/// <param name="Today">Won, after costs.</param>
sealed record TraderBeat(
    int Process, DateTimeOffset Since, long Steps, string Version, TradingMode Mode, bool DryRun, TraderState State, string Reason,
    IReadOnlyList<HeldShares> Held, int OpenOrders, long Today, IReadOnlyList<HealthCheck> Checks, GuardState Guard, string Web)
{
    /// <summary>It is being stopped on purpose, and what it holds is to stay: nobody has to sell it.</summary>
    public bool Ends { get; init; }

    /// <summary>It is the guard, at work.</summary>
    public bool SellsOnly { get; init; }

    /// <summary>The exchange takes sales.</summary>
    public bool TakesSales { get; init; }

    public NextMoment? Next { get; init; }

    public bool IsSameLife(TraderBeat? other) => other is not null && (Process, Since) == (other.Process, other.Since);
}

/// <summary>Shares of ours and the exits that are armed for them; prices in won.</summary>
/// <param name="TakeProfit">Null: off.</param>
/// <param name="Selling">How far its sale has come; empty: it is not being sold.</param>
sealed record HeldShares(
    string Code, string Name, long Quantity, decimal AveragePrice, int? Price, long Unrealised, decimal UnrealisedPercent, int? TakeProfit, int? StopLoss,
    string Selling)
{
    public static HeldShares Of(PositionView view) => new(
        view.Code.ToString(), view.Name, view.Quantity.Shares, view.AveragePrice, view.Price.IsQuoted ? view.Price.Won : null, view.Unrealised.Amount,
        view.UnrealisedPercent, view.TakeProfit?.Won, view.StopLoss?.Won, view.Selling);

    /// <summary><c>삼성전자 10주, NAVER 3주</c>.</summary>
    public static string Words(IReadOnlyList<HeldShares> held) =>
        held.Count == 0 ? "없음" : string.Join(", ", held.Select(one => $"{(one.Name.Length > 0 ? one.Name : one.Code)} {one.Quantity:N0}주"));
}

/// <summary>What the guard says of itself.</summary>
/// <param name="SilenceSeconds">So long the trader may be silent.</param>
/// <param name="SilentFor">Seconds since its last word; null: none was heard yet.</param>
sealed record GuardBeat(int Process, DateTimeOffset Since, GuardState State, int SilenceSeconds, Concern Concern, double? SilentFor);
