using Danta.Market;

namespace Danta.Host.Recording.Export;

/// <summary>One column of what is exported: its name and its value, for every format the same.</summary>
readonly record struct TickColumn<T>(string Name, Func<DateTimeOffset, T, string>? Text, Func<DateTimeOffset, T, long>? Number);

/// <summary>How ticks stand in a table. Prices are won, sizes shares; 0 is "not quoted". Stamps are microseconds since 1970 in UTC.</summary>
static class TickColumns
{
    public static readonly IReadOnlyList<TickColumn<TradeTick>> Trades =
    [
        Stamp<TradeTick>(), Text<TradeTick>("code", tick => $"{tick.Code}"), Number<TradeTick>("time", tick => tick.TimeOfDay),
        Number<TradeTick>("price", tick => tick.Last.Won), Number<TradeTick>("size", tick => tick.Size.Shares),
        Text<TradeTick>("aggressor", tick => tick.Aggressor switch { Side.Buy => "buy", Side.Sell => "sell", _ => "" }),
        Number<TradeTick>("ask", tick => tick.BestAsk.Won), Number<TradeTick>("askSize", tick => tick.BestAskSize.Shares),
        Number<TradeTick>("bid", tick => tick.BestBid.Won), Number<TradeTick>("bidSize", tick => tick.BestBidSize.Shares),
        Number<TradeTick>("open", tick => tick.Open.Won), Number<TradeTick>("high", tick => tick.High.Won), Number<TradeTick>("low", tick => tick.Low.Won),
        Number<TradeTick>("dayVolume", tick => tick.DayVolume.Shares), Number<TradeTick>("dayTurnover", tick => tick.DayTurnover.Amount),
        Number<TradeTick>("strength", tick => tick.Strength), Number<TradeTick>("halted", tick => tick.Halted ? 1 : 0),
        Number<TradeTick>("auction", tick => tick.InAuction ? 1 : 0),
    ];

    public static readonly IReadOnlyList<TickColumn<BookTick>> Books =
    [
        Stamp<BookTick>(), Text<BookTick>("code", tick => $"{tick.Code}"), Number<BookTick>("time", tick => tick.TimeOfDay),
        Text<BookTick>("phase", tick => $"{tick.Phase}"),
        .. Enumerable.Range(0, BookSide.Depth).SelectMany(level => (TickColumn<BookTick>[])
        [
            Number<BookTick>($"ask{level + 1}", tick => tick.Asks[level].Price.Won), Number<BookTick>($"askSize{level + 1}", tick => tick.Asks[level].Size.Shares),
            Number<BookTick>($"bid{level + 1}", tick => tick.Bids[level].Price.Won), Number<BookTick>($"bidSize{level + 1}", tick => tick.Bids[level].Size.Shares),
        ]),
        Number<BookTick>("totalAsk", tick => tick.TotalAsk.Shares), Number<BookTick>("totalBid", tick => tick.TotalBid.Shares),
        Number<BookTick>("expected", tick => tick.ExpectedPrice.Won), Number<BookTick>("expectedSize", tick => tick.ExpectedSize.Shares),
        Number<BookTick>("dayVolume", tick => tick.DayVolume.Shares),
    ];

    static TickColumn<T> Stamp<T>() => new("stamp", null, static (at, _) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    static TickColumn<T> Text<T>(string name, Func<T, string> value) => new(name, (_, tick) => value(tick), null);

    static TickColumn<T> Number<T>(string name, Func<T, long> value) => new(name, null, (_, tick) => value(tick));
}
