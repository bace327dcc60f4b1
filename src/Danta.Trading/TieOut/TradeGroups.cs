using Danta.Market;

namespace Danta.Trading;

/// <summary>What a group of round trips earned.</summary>
/// <param name="Bought">Won paid for the shares, before costs; to the nearest won of the averages.</param>
public sealed record TradeGroup(string Key, int Trades, int Wins, int Losses, Won Bought, Won Gross, Won Commission, Won Tax, Won Net);

/// <summary>What a cut goes by.</summary>
public enum TradeCut
{
    Stock = 0,
    Condition,
    Rule,
    Exit,

    /// <summary>The hour in KST in which it was bought.</summary>
    Hour,
}

/// <summary>The ledger cut in different ways. Every cut adds up to the same won.</summary>
public static class TradeGroups
{
    public static IReadOnlyList<TradeGroup> Of(IEnumerable<RoundTrip> trades, TradeCut cut) => By(trades, cut switch
    {
        TradeCut.Condition => static trade => trade.Condition,
        TradeCut.Rule => static trade => trade.Rule,
        TradeCut.Exit => static trade => trade.ExitReason,
        TradeCut.Hour => static trade => $"{Kst.Of(trade.OpenedAt):HH}시",
        _ => static trade => $"{trade.Code} {trade.Name}",
    });

    /// <summary>In the order of their keys.</summary>
    static TradeGroup[] By(IEnumerable<RoundTrip> trades, Func<RoundTrip, string> key) =>
        [.. trades.GroupBy(key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Sum)];

    static TradeGroup Sum(IGrouping<string, RoundTrip> group) => new(
        group.Key, group.Count(), group.Count(trade => trade.Net > Won.Zero), group.Count(trade => trade.Net.IsNegative),
        new((long)group.Sum(trade => decimal.Round(trade.BuyPrice * trade.Quantity.Shares))), new(group.Sum(trade => trade.Gross.Amount)),
        new(group.Sum(trade => trade.Commission.Amount)), new(group.Sum(trade => trade.Tax.Amount)), new(group.Sum(trade => trade.Net.Amount)));
}
