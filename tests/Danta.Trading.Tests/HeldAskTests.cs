using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What the broker is asked about a stock that is held: its base price of the morning, and its price where nobody trades.</summary>
public sealed class HeldAskTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    readonly Bench _bench;
    readonly ExitDesk _exits;

    public HeldAskTests()
        : this(new(10, 0))
    {
    }

    HeldAskTests(TimeOnly at)
    {
        _bench = new(Kst.At(Monday, at));
        _bench.Exit(_ => new(null, null, null, null, null, null, null));
        _exits = new(_bench.Desk, new(_bench.Desk, _bench.Sender), new(_bench.Desk));
        _bench.Hold();
    }

    static HeldAskTests OverNight(TimeOnly at)
    {
        var held = new HeldAskTests(at);
        held._bench.Stock.Quotes.Remember(Price.FromWon(70_000), Kst.At(Monday.AddDays(-3), new(15, 30)), null);
        return held;
    }

    /// <summary>Seconds at which it was asked, in so many.</summary>
    List<int> Asked(int seconds, Action<int>? before = null)
    {
        List<int> asked = [];
        for (var second = 0; second < seconds; second++)
        {
            _bench.Requests.Clear();
            before?.Invoke(second);
            _exits.OnSecond();
            if (_bench.Requests.OfType<Ask>().Any(ask => ask is { Question: InstrumentQuestion, Doubt: false }))
                asked.Add(second);
            _bench.Later(1);
        }
        return asked;
    }

    void Trade(int second) => _bench.Tick(70_000);

    [Fact]
    public void The_base_of_what_was_held_over_night_is_asked_for_every_five_seconds_however_much_it_trades()
    {
        var held = OverNight(new(9, 0));
        Assert.Equal([0, 5, 10], held.Asked(12, held.Trade));
        Assert.Equal(0, held._bench.Stock.BaseAwaitedSince);
        held._bench.Known();
        Assert.Empty(held.Asked(7, held.Trade));
    }

    /// <summary>The opening auction begins at 8:20, and the broker speaks of today from 8:30 on.</summary>
    [Fact]
    public void Before_anybody_knows_it_nobody_is_asked_and_nothing_is_waited_for()
    {
        var held = OverNight(new(8, 29, 55));
        Assert.Equal([5], held.Asked(8, held.Trade));
        Assert.Equal(5, held._bench.Stock.BaseAwaitedSince);
    }

    [Fact]
    public void Trades_that_go_on_outrank_a_clock_that_is_behind()
    {
        var held = OverNight(new(8, 25));
        held._bench.Desk.Day.Hear(Scene.Quote(held._bench.Stock.Code, 70_000) with { TimeOfDay = 90_500 }, held._bench.Desk.Now, held._bench.Desk.Settings.Session);
        Assert.Equal([0], held.Asked(3, held.Trade));
    }

    [Fact]
    public void A_clock_that_is_known_to_be_wrong_keeps_no_question_back()
    {
        var held = OverNight(new(8, 25));
        held._bench.Desk.Standing.ClockTrouble = "시계";
        Assert.Equal([0], held.Asked(3, held.Trade));
    }

    [Fact]
    public void While_the_market_is_closed_nothing_is_asked()
    {
        var held = OverNight(new(6, 0));
        Assert.Empty(held.Asked(12));
        Assert.Null(held._bench.Stock.BaseAwaitedSince);
    }

    [Fact]
    public void Without_a_trade_of_five_seconds_its_price_is_asked_for_and_no_oftener_than_that()
    {
        _bench.Known();
        Trade(0);
        Assert.Equal([5, 10], Asked(12));
        Trade(0);
        Assert.Equal([5], Asked(7));
    }

    [Fact]
    public void What_trades_is_not_asked_for() => Assert.Empty(Asked(12, Trade));

    [Fact]
    public void The_highest_bid_and_the_highest_price_since_the_purchase_are_kept()
    {
        var position = _bench.Desk.Positions.Of(_bench.Stock)!;
        foreach (var (won, bid) in ((int, int)[])[(70_000, 69_900), (70_500, 70_300), (70_200, 70_400), (70_100, 70_000)])
        {
            _bench.Tick(won, tick => tick with { BestBid = Price.FromWon(bid) });
            _exits.OnPrice(_bench.Stock);
        }
        Assert.Equal((70_500, 70_400), (position.High.Won, position.HighBid.Won));
    }

    [Fact]
    public void What_nobody_holds_is_left_alone()
    {
        var other = _bench.Desk.Stocks.Get(Scene.Hynix);
        _exits.OnPrice(other);
        Assert.Empty(_bench.Requests);
    }
}
