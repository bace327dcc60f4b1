namespace Danta.Trading;

/// <summary>How much a candidate deserves to be heard and bought: fresh, lively, strong, near to its rule, and not held back for the day.</summary>
static class CandidateScore
{
    /// <summary>A newcomer has to be better by so much: changing costs two messages and the tape.</summary>
    public const int Hysteresis = 40;

    const int Most = 100;
    const int Unknown = 50;
    const int Hopeless = -500;
    const int Uncalled = -1_000;

    /// <summary>400 at most: each of the four counts alike.</summary>
    public static int Of(Desk desk, RuleShelf rules, Stock stock)
    {
        if (stock.Call is not { } call)
            return Uncalled;
        var score = Freshness(desk.Now - call.At) + Turnover(stock) + Strength(stock) + rules.For(call.Condition).Closeness(stock, desk.Now);
        return IsHopeless(desk, stock) ? score + Hopeless : score;
    }

    /// <summary>Loses a point every three seconds.</summary>
    static int Freshness(TimeSpan age) => Most - (int)Math.Min(Most, age.TotalSeconds / 3);

    /// <summary>Full at ten billion won traded today.</summary>
    static int Turnover(Stock stock) => stock.Quotes.DayTurnover is { } turnover
        ? (int)Math.Min(Most, turnover.Amount / 100_000_000)
        : Unknown;

    /// <summary>체결강도 from 80 (nothing) to 180 (full).</summary>
    static int Strength(Stock stock) => stock.Quotes.Strength is { } strength ? Math.Clamp(strength / 100 - 80, 0, Most) : Unknown;

    /// <summary>Banned, warned of, traded often enough: no tick of today will buy it.</summary>
    public static bool IsHopeless(Desk desk, Stock stock) =>
        stock.IsBanned || stock.Blocked is not null || stock.TradesToday >= desk.Settings.Risk.MaxTradesPerSymbolPerDay
        || stock.Instrument is { Halted: true } or { Liquidation: true }
        || !desk.Settings.Risk.BuyWarned && stock.Instrument is { Administrative: true } or { WarningLevel: > 0 };
}
