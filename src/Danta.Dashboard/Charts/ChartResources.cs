using Danta.Dashboard.Api;
using Danta.Market;
using Danta.Trading;

namespace Danta.Dashboard.Charts;

/// <summary>GET /api/v1/stocks/{code}: a stock as last heard, with its book and its last trades. Null: not known, or nothing there.</summary>
/// <param name="ViUpper">Where a static VI would stop trading upwards.</param>
/// <param name="Strength">체결강도 in percent.</param>
/// <param name="Asks">The best first.</param>
/// <param name="Ticks">The last trades, newest first.</param>
sealed record StockResource(
    string Code, string Name, int? Price, int? Base, int? Open, int? High, int? Low, int? UpperLimit, int? LowerLimit, int? ViUpper, int? ViLower,
    long Volume, decimal Strength, bool Halted, bool Auction, IReadOnlyList<LevelResource> Asks, IReadOnlyList<LevelResource> Bids,
    IReadOnlyList<TapeTradeResource> Ticks)
{
    /// <summary>A static VI is triggered this far from its reference.</summary>
    const int ViPercent = 10;

    public static StockResource From(InstrumentCode code, string name, StockMoment moment, DateOnly day)
    {
        var (trade, instrument) = (moment.Trade, moment.Instrument);
        var reference = PositionResource.Quote(trade.StaticViReference);
        return new(
            code.ToString(), name.Length > 0 ? name : instrument?.Name ?? "", PositionResource.Quote(trade.Last) ?? Quote(instrument?.Last), Quote(instrument?.BasePrice),
            PositionResource.Quote(trade.Open), PositionResource.Quote(trade.High), PositionResource.Quote(trade.Low), Quote(instrument?.UpperLimit),
            Quote(instrument?.LowerLimit), reference * (100 + ViPercent) / 100, reference * (100 - ViPercent) / 100, trade.DayVolume.Shares,
            trade.Strength / 100m, trade.Halted || instrument?.Halted == true, trade.InAuction, Levels(moment.Book.Asks), Levels(moment.Book.Bids),
            [.. moment.Trades.Select(one => new TapeTradeResource(SecondOfDay.At(day, one.Second), one.Price, one.Size, one.Side))]);
    }

    static int? Quote(Price? price) => price is { } known ? PositionResource.Quote(known) : null;

    static List<LevelResource> Levels(in BookSide side)
    {
        var levels = new List<LevelResource>();
        foreach (var level in (ReadOnlySpan<BookLevel>)side)
        {
            if (level.Price.IsQuoted)
                levels.Add(new(level.Price.Won, level.Size.Shares));
        }
        return levels;
    }
}

/// <summary>One price of a book with what waits there.</summary>
sealed record LevelResource(int Price, long Size);

/// <summary>One trade of the market.</summary>
/// <param name="Side">Who took the standing order; null in an auction.</param>
sealed record TapeTradeResource(DateTimeOffset At, int Price, long Size, Side? Side);

/// <summary>One of GET /api/v1/stocks/{code}/candles.</summary>
/// <param name="At">Where it begins.</param>
sealed record CandleResource(DateTimeOffset At, int Open, int High, int Low, int Close, long Volume);

/// <summary>One of GET /api/v1/worth: what today was worth at a moment, after costs.</summary>
sealed record WorthResource(DateTimeOffset At, long Realised, long Unrealised, long Total)
{
    public static WorthResource From(DateOnly day, WorthPoint point) => new(
        SecondOfDay.At(day, point.Second), point.Realised.Amount, point.Unrealised.Amount, point.Realised.Amount + point.Unrealised.Amount);
}

static class SecondOfDay
{
    public static DateTimeOffset At(DateOnly day, int second) => Kst.At(day, TimeOnly.MinValue).AddSeconds(second);
}
