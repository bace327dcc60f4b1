using Danta.Market;

namespace Danta.Trading;

/// <summary>What a group of round trips earned, after costs.</summary>
/// <param name="Bought">Won paid for the shares, before costs; to the nearest won of the averages.</param>
/// <param name="Won">What those that won brought.</param>
/// <param name="Lost">What those that lost cost: zero or below.</param>
/// <param name="Drawdown">The deepest that the sum of net profit, in the order of their closing, fell below where it had been, or below zero at the start; never negative.</param>
/// <param name="Held">From purchase to sale, on average.</param>
public sealed record TradeGroup(
    string Key, int Trades, int Wins, int Losses, Won Bought, Won Gross, Won Commission, Won Tax, Won Net, Won Won, Won Lost, Won Best, Won Worst,
    Won Drawdown, TimeSpan Held)
{
    /// <summary>Percent of all, those that came out even too.</summary>
    public decimal WinRate => decimal.Round(100m * Wins / Trades, 1);

    /// <summary>Won by lost; null where nothing was lost.</summary>
    public decimal? ProfitFactor => Lost.IsNegative ? decimal.Round((decimal)Won.Amount / -Lost.Amount, 2) : null;

    /// <summary>Won a round trip, cut towards zero.</summary>
    public Won Average => new(Net.Amount / Trades);
}

/// <summary>What a cut goes by.</summary>
public enum TradeCut
{
    Stock = 0,
    Condition,
    Rule,
    Exit,

    /// <summary>The hour in KST in which it was bought.</summary>
    Hour,

    /// <summary>The day in KST on which it was sold.</summary>
    Day,

    /// <summary>All in one.</summary>
    All,
}

/// <summary>The ledger cut in different ways. Every cut adds up to the same won.</summary>
public static class TradeGroups
{
    /// <summary>In the order of their keys; none where there is no trade.</summary>
    public static IReadOnlyList<TradeGroup> Of(IEnumerable<RoundTrip> trades, TradeCut cut) => By(trades, cut switch
    {
        TradeCut.Condition => static trade => trade.Condition,
        TradeCut.Rule => static trade => trade.Rule,
        TradeCut.Exit => static trade => trade.ExitReason,
        TradeCut.Hour => static trade => $"{Kst.Of(trade.OpenedAt):HH}시",
        TradeCut.Day => static trade => $"{Kst.DateOf(trade.ClosedAt):yyyy-MM-dd}",
        TradeCut.All => static _ => "전체",
        _ => static trade => $"{trade.Code} {trade.Name}",
    });

    static TradeGroup[] By(IEnumerable<RoundTrip> trades, Func<RoundTrip, string> key) =>
        [.. trades.GroupBy(key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Sum(group.Key, [.. group.OrderBy(trade => trade.ClosedAt)]))];

    static TradeGroup Sum(string key, IReadOnlyList<RoundTrip> trades)
    {
        var (sum, peak, drawdown) = (0L, 0L, 0L);
        foreach (var trade in trades)
        {
            sum += trade.Net.Amount;
            peak = Math.Max(peak, sum);
            drawdown = Math.Max(drawdown, peak - sum);
        }
        return new(
            key, trades.Count, trades.Count(trade => trade.Net > Market.Won.Zero), trades.Count(trade => trade.Net.IsNegative),
            new((long)trades.Sum(trade => decimal.Round(trade.BuyPrice * trade.Quantity.Shares))), new(trades.Sum(trade => trade.Gross.Amount)),
            new(trades.Sum(trade => trade.Commission.Amount)), new(trades.Sum(trade => trade.Tax.Amount)), new(sum),
            new(trades.Sum(trade => Math.Max(0, trade.Net.Amount))), new(trades.Sum(trade => Math.Min(0, trade.Net.Amount))),
            trades.Max(trade => trade.Net), trades.Min(trade => trade.Net), new(drawdown),
            TimeSpan.FromTicks((long)trades.Average(trade => (trade.ClosedAt - trade.OpenedAt).Ticks)));
    }
}
