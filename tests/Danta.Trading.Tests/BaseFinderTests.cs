using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Twice as many at half the price are a split of what was held over night, and of nothing else.</summary>
public sealed class BaseFinderTests
{
    readonly Bench _bench = new();

    void Hear(DateTimeOffset? earlier = null)
    {
        _bench.Known(change: answer => answer with { BasePrice = Price.FromWon(35_000) });
        _bench.Stock.Quotes.Remember(Price.FromWon(70_000), earlier ?? Bench.Ten.AddDays(-3), null);
        new BaseFinder(_bench.Desk).Hear(_bench.Stock, Quantity.Of(20));
    }

    /// <summary>Shares of today have today's base: a purchase of this stock speaks against it, a sale or another stock's does not.</summary>
    [Theory]
    [InlineData(null, false, true)]
    [InlineData(Side.Buy, false, false)]
    [InlineData(Side.Sell, false, true)]
    [InlineData(Side.Buy, true, true)]
    public void A_purchase_of_today_speaks_against_a_split(Side? ordered, bool another, bool split)
    {
        _bench.Hold();
        _bench.Desk.Positions.Of(_bench.Stock)!.Book(new(0, Side.Sell, Quantity.Of(4), new(280_000), Won.Zero, Won.Zero, _bench.Desk.Day.Date, false), _bench.Desk.Day.Date);
        if (ordered is { } side)
            _bench.Send(side, 1, another ? _bench.Desk.Stocks.Get(Scene.Hynix) : null);
        Hear();
        Assert.Equal(split, _bench.Stock.NewBase is not null);
    }

    [Fact]
    public void A_price_of_today_is_compared_with_none_of_today()
    {
        _bench.Hold(10);
        Hear(_bench.Desk.Now.AddHours(-1));
        Assert.Null(_bench.Stock.NewBase);
        Hear();
        Assert.NotNull(_bench.Stock.NewBase);
    }

    [Fact]
    public void His_own_shares_among_them_would_be_told_apart_by_nobody()
    {
        _bench.Hold(10);
        _bench.Shares.Move(ShareKind.Hand, ShareKind.Owner, Quantity.Of(1), ShareEvidence.Balance);
        Hear();
        Assert.Null(_bench.Stock.NewBase);
    }
}
