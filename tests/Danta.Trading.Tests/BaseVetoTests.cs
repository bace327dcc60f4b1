using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>How long a stop waits for today's base price, to the second: a price of another base would sell at a loss that is none.</summary>
public sealed class BaseVetoTests
{
    readonly Bench _bench = new();
    readonly Position _position;

    public BaseVetoTests()
    {
        _position = _bench.Hold(10);
        _bench.Stock.Quotes.Remember(Price.FromWon(70_000), Bench.Ten.AddDays(-3), null);
        _position.Exit = new("손절", Urgency.Exit, _bench.Desk.Now);
        _bench.Stock.BaseAwaitedSince = _bench.Desk.SecondsHeard;
    }

    long Withheld => new BaseVeto().Withholds(_bench.Desk, _position, 10);

    void Differs(long held) => _bench.Shares.Difference = new(Quantity.Of(held), _bench.Desk.Now, _bench.Desk.Now);

    /// <summary>A trade of today that yesterday's price can have become: ten seconds.</summary>
    [Theory]
    [InlineData(9, 10)]
    [InlineData(10, 0)]
    public void A_stop_by_a_trade_of_today_waits_ten_seconds(int heard, long withheld)
    {
        _bench.Tick(60_000).Later(heard);
        Assert.Equal(withheld, Withheld);
        Assert.Equal("오늘의 기준가를 묻는 중. 길어야 10초", new BaseVeto().Seen(_bench.Desk, _position));
    }

    /// <summary>Without one there is no loss of today: a minute, in which the answer comes.</summary>
    [Theory]
    [InlineData(10, 10)]
    [InlineData(59, 10)]
    [InlineData(60, 0)]
    public void Without_a_trade_of_today_it_waits_a_minute(int heard, long withheld)
    {
        _bench.Later(heard);
        Assert.Equal(withheld, Withheld);
        Assert.Equal("오늘의 기준가를 묻는 중. 길어야 60초", new BaseVeto().Seen(_bench.Desk, _position));
    }

    /// <summary>Half the price, and a balance that has twice as many, is a split until another balance says otherwise; one that has some more shows none.</summary>
    [Theory]
    [InlineData(20, 59, 10)]
    [InlineData(20, 60, 0)]
    [InlineData(13, 10, 0)]
    public void Where_a_balance_fits_a_split_it_waits_a_minute_too(long held, int heard, long withheld)
    {
        _bench.Tick(36_000);
        Differs(held);
        _bench.Later(heard);
        Assert.Equal(withheld, Withheld);
    }

    /// <summary>No trading of today makes that price of yesterday's: nobody sells by it, however long the answer takes.</summary>
    [Fact]
    public void A_price_that_no_day_makes_of_yesterday_s_is_no_price_to_sell_by()
    {
        _bench.Tick(20_000).Later(3_600);
        Assert.Equal(10, Withheld);
    }

    /// <summary>Decided in the night it waits until somebody can be asked; once the base is known it waits for nothing, nor does the owner's own word.</summary>
    [Fact]
    public void It_waits_from_when_it_can_be_asked_until_it_is_known()
    {
        _bench.Tick(60_000).Later(3_600);
        Assert.Equal(0, Withheld);
        _bench.Stock.BaseAwaitedSince = null;
        Assert.Equal(10, Withheld);
        _position.Exit = new("직접", Urgency.Panic, _bench.Desk.Now);
        Assert.Equal(0, Withheld);
        _position.Exit = new("손절", Urgency.Exit, _bench.Desk.Now);
        _bench.Known();
        Assert.Equal(0, Withheld);
        _bench.Stock.NewBase = new(Price.FromWon(70_000), Price.FromWon(35_000));
        Assert.Equal(10, Withheld);
        _position.Exit = null;
        Assert.Equal(0, Withheld);
    }
}
