using Danta.Market;

namespace Danta.Trading;

public enum PositionOrigin
{
    Danta = 0,
    Owner,
}

/// <summary>A closed round trip. Net = gross − commission − tax.</summary>
public sealed record RoundTrip(
    int Id, InstrumentCode Code, string Name, Quantity Quantity, decimal BuyPrice, decimal SellPrice, Won Gross, Won Commission,
    Won Tax, Won Net, decimal NetPercent, DateTimeOffset OpenedAt, DateTimeOffset ClosedAt, string Condition, string ExitReason)
{
    /// <summary>The entry rule that bought it; empty for shares of the owner's.</summary>
    public string Rule { get; init; } = "";
}

/// <summary>One KST day after costs.</summary>
public sealed record DayResult(
    DateOnly Date, Won Realised, Won Gross, Won Commission, Won Tax, Won Unrealised, int Trades, int Wins, int Losses)
{
    public static readonly DayResult None = new(default, Won.Zero, Won.Zero, Won.Zero, Won.Zero, Won.Zero, 0, 0, 0);

    public Won Total => Realised + Unrealised;
}
