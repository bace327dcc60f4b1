using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Exits that look at the market and not at the profit: VI, the upper limit, and the condition that is left.</summary>
public sealed class MarketExitTests
{
    static readonly ExitSettings Off = new(null, null, null, null, null, null, null);

    readonly Bench _bench = new();
    readonly Position _position;

    public MarketExitTests() => _position = _bench.Known().Hold(10);

    bool Fires(ExitRule rule) => rule.Fires(_bench.Desk, _position);

    Bench At(int won, bool inAuction = false) => _bench.Tick(won, tick => tick with { StaticViReference = Price.FromWon(70_000), InAuction = inAuction });

    /// <summary>Ten percent of 70,000 trigger; half a percent before it is 6,650 won away, up or down.</summary>
    [Theory]
    [InlineData(ViExit.Before, 76_649, false)]
    [InlineData(ViExit.Before, 76_650, true)]
    [InlineData(ViExit.Before, 63_351, false)]
    [InlineData(ViExit.Before, 63_350, true)]
    [InlineData(ViExit.Both, 76_650, true)]
    [InlineData(ViExit.After, 76_650, false)]
    [InlineData(ViExit.Hold, 76_650, false)]
    public void Before_a_vi_means_within_the_distance_of_its_trigger(ViExit vi, int won, bool fires)
    {
        _bench.Exit(_ => Off with { Vi = vi });
        At(won);
        Assert.Equal(fires, Fires(new ViExitRule()));
        // Inside of it nothing is before it.
        At(won, inAuction: true);
        Assert.False(Fires(new ViExitRule()));
    }

    [Fact]
    public void Without_a_reference_or_a_price_no_vi_is_near()
    {
        _bench.Exit(_ => Off with { Vi = ViExit.Before });
        Assert.False(Fires(new ViExitRule()));
        _bench.Tick(99_000, tick => tick with { StaticViReference = default });
        Assert.False(Fires(new ViExitRule()));
        _bench.Stock.Quotes.On(Scene.Quote(_bench.Stock.Code, 70_000) with { StaticViReference = Price.FromWon(70_000) }, _bench.Desk.Now);
        Assert.False(Fires(new ViExitRule()));
    }

    [Theory]
    [InlineData(ViExit.After, true)]
    [InlineData(ViExit.Both, true)]
    [InlineData(ViExit.Before, false)]
    [InlineData(ViExit.Hold, false)]
    public void After_a_vi_means_after_one_that_ended_while_it_was_held(ViExit vi, bool fires)
    {
        _bench.Exit(_ => Off with { Vi = vi });
        At(70_000, inAuction: true);
        At(70_000);
        // It ended in the very moment of the purchase.
        Assert.False(Fires(new ViExitRule()));
        _bench.Later(1);
        At(70_000, inAuction: true);
        Assert.False(Fires(new ViExitRule()));
        At(70_000);
        Assert.Equal(fires, Fires(new ViExitRule()));
    }

    [Fact]
    public void Only_what_a_condition_bought_and_a_poll_showed_to_have_left_is_sold_for_it()
    {
        _bench.Exit(_ => Off with { WhenLeft = true });
        Assert.False(Fires(new LeftExit()));
        _bench.Stock.LeftAt = _bench.Desk.Now;
        Assert.True(Fires(new LeftExit()));
        _bench.Stock.Conditions = 1;
        Assert.False(Fires(new LeftExit()));
        _bench.Stock.Conditions = 0;
        _bench.Exit(_ => Off);
        Assert.False(Fires(new LeftExit()));
        _bench.Exit(_ => Off with { WhenLeft = true });
        Assert.False(new LeftExit().Fires(_bench.Desk, new(9, _bench.Stock, "", PositionOrigin.Owner, _bench.Desk.Now)));
    }

    void Lock(int won = 100_000) => _bench.Tick(won, tick => tick with { BestAsk = default });

    [Fact]
    public void Locked_is_at_today_s_limit_by_a_trade_of_today_with_nothing_offered()
    {
        Assert.False(LimitOpenedExit.IsLocked(_bench.Stock));
        Lock();
        Assert.True(LimitOpenedExit.IsLocked(_bench.Stock));
        Lock(99_900);
        Assert.False(LimitOpenedExit.IsLocked(_bench.Stock));
        _bench.Tick(100_000);
        Assert.False(LimitOpenedExit.IsLocked(_bench.Stock));
        Lock();
        _bench.Stock.IsInstrumentOfToday = false;
        Assert.False(LimitOpenedExit.IsLocked(_bench.Stock));
        _bench.Known(change: answer => answer with { UpperLimit = default });
        Assert.False(LimitOpenedExit.IsLocked(_bench.Stock));
    }

    [Fact]
    public void A_limit_that_opens_sells_what_was_locked_and_an_auction_opens_none()
    {
        _bench.Exit(_ => Off with { HoldLockedLimit = true });
        Lock();
        _bench.Tick(99_900);
        Assert.False(Fires(new LimitOpenedExit()));
        _position.WasLocked = true;
        Assert.True(Fires(new LimitOpenedExit()));
        _bench.Tick(99_900, tick => tick with { InAuction = true });
        Assert.False(Fires(new LimitOpenedExit()));
        Lock();
        Assert.False(Fires(new LimitOpenedExit()));
        // Nobody listens any more, or it is a start: what was heard last stands until something else is.
        _bench.Stock.Quotes.Forget();
        Assert.False(Fires(new LimitOpenedExit()));
        _bench.Exit(exit => exit with { MaxHolding = TimeSpan.Zero });
        Assert.Null(ExitRules.MostUrgent(_bench.Desk, _position));
        _bench.Book(won: 100_000);
        Assert.True(Fires(new LimitOpenedExit()));
        _bench.Tick(99_900).Exit(_ => Off);
        Assert.False(Fires(new LimitOpenedExit()));
    }

    /// <summary>While it is locked only the day's end sells, whatever the profit; and only where the owner holds limits.</summary>
    [Fact]
    public void A_locked_limit_is_held_for_everything_but_the_day_s_end()
    {
        _bench.Exit(_ => Off with { HoldLockedLimit = true, MaxHolding = TimeSpan.Zero });
        Lock();
        Assert.Equal("보유 시간 초과", ExitRules.MostUrgent(_bench.Desk, _position)?.Name);
        _position.WasLocked = true;
        Assert.Null(ExitRules.MostUrgent(_bench.Desk, _position));
        _bench.Exit(exit => exit with { FlattenAt = new TimeOnly(10, 0) });
        Assert.Equal("청산 시각", ExitRules.MostUrgent(_bench.Desk, _position)?.Name);
        _bench.Exit(exit => exit with { FlattenAt = null }).Tick(99_900, tick => tick with { InAuction = true });
        Assert.Null(ExitRules.MostUrgent(_bench.Desk, _position));
        _bench.Exit(exit => exit with { HoldLockedLimit = false });
        Assert.Equal("보유 시간 초과", ExitRules.MostUrgent(_bench.Desk, _position)?.Name);
    }

    [Fact]
    public void What_sells_a_part_acts_only_where_nothing_sells_everything()
    {
        _bench.Exit(_ => Off with { PartAt = Rate.FromPercent(1m), TakeProfit = Rate.FromPercent(2m) });
        Assert.Null(ExitRules.MostUrgent(_bench.Tick(70_000).Desk, _position));
        Assert.Same(ExitRules.Part, ExitRules.MostUrgent(_bench.Tick(70_700).Desk, _position));
        Assert.Equal("익절", ExitRules.MostUrgent(_bench.Tick(71_400).Desk, _position)?.Name);
    }
}
