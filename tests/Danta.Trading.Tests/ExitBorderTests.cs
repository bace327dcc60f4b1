using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Each reason to sell at its very border: ten shares that cost 700,000 won.</summary>
public sealed class ExitBorderTests
{
    static readonly ExitSettings Off = new(null, null, null, null, null, null, null);

    readonly Bench _bench = new();
    readonly Position _position;

    public ExitBorderTests()
    {
        _position = _bench.Known().Hold(10);
        _bench.Exit(_ => Off);
    }

    bool Fires(ExitRule rule) => rule.Fires(_bench.Desk, _position);

    bool Fires<T>(int won) where T : ExitRule, new() => Fires(_bench.Tick(won), new T());

    bool Fires(Bench bench, ExitRule rule) => rule.Fires(bench.Desk, _position);

    [Fact]
    public void A_target_is_reached_to_the_won()
    {
        Assert.False(Fires<TakeProfitExit>(99_000));
        _bench.Exit(exit => exit with { TakeProfit = Rate.FromPercent(1.5m) });
        Assert.False(Fires<TakeProfitExit>(71_049));
        Assert.True(Fires<TakeProfitExit>(71_050));
    }

    /// <summary>Buying and selling costs 0.228 %, of 70,000 won 159.7.</summary>
    [Fact]
    public void A_target_below_the_costs_is_the_costs()
    {
        _bench.Exit(exit => exit with { TakeProfit = Rate.FromPercent(0.1m) });
        Assert.False(Fires<TakeProfitExit>(70_159));
        Assert.True(Fires<TakeProfitExit>(70_160));
        _bench.Exit(exit => exit with { AllowBelowCosts = true });
        Assert.False(Fires<TakeProfitExit>(70_069));
        Assert.True(Fires<TakeProfitExit>(70_070));
    }

    [Fact]
    public void A_loss_is_reached_to_the_won()
    {
        Assert.False(Fires<StopLossExit>(1_000));
        _bench.Exit(exit => exit with { StopLoss = Rate.FromPercent(1m) });
        Assert.False(Fires<StopLossExit>(69_301));
        Assert.True(Fires<StopLossExit>(69_300));
    }

    [Fact]
    public void The_owner_s_own_stop_stands_in_the_place_of_the_settings()
    {
        _bench.Exit(exit => exit with { StopLoss = Rate.FromPercent(1m) });
        _position.OwnStop = Price.FromWon(68_000);
        Assert.False(Fires(new StopLossExit()));
        Assert.False(Fires<StopLossExit>(68_100));
        Assert.True(Fires<StopLossExit>(68_000));
        Assert.Equal(68_000, ExitLevels.Stop(_bench.Desk, _position)?.Won);
    }

    [Fact]
    public void Nothing_is_lost_where_no_price_is_known()
    {
        _bench.Exit(exit => exit with { StopLoss = Rate.FromPercent(1m), Trailing = Rate.FromPercent(1m) });
        Assert.False(Fires(new StopLossExit()));
        Assert.False(Fires(new TrailingExit()));
        _position.High = Price.FromWon(90_000);
        Assert.False(Fires(new TrailingExit()));
    }

    /// <summary>Half a percent of the average below the high of 71,500 is 71,150.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(2.0)]
    public void A_trailing_stop_follows_the_high_to_the_won(double? start)
    {
        _bench.Exit(exit => exit with { Trailing = Rate.FromPercent(0.5m), TrailingStart = start is { } percent ? Rate.FromPercent((decimal)percent) : null });
        Assert.False(TrailingExit.IsArmed(_bench.Desk, _position));
        _position.High = Price.FromWon(71_399);
        Assert.Equal(start is null, Fires<TrailingExit>(71_000));
        _position.High = Price.FromWon(71_500);
        Assert.False(Fires<TrailingExit>(71_151));
        Assert.True(Fires<TrailingExit>(71_150));
        // On the grid the price below which it sells is the lower one.
        Assert.Equal(71_100, ExitLevels.Stop(_bench.Desk, _position)?.Won);
        _bench.Exit(exit => exit with { Trailing = null });
        Assert.False(Fires<TrailingExit>(60_000));
        Assert.Null(ExitLevels.Stop(_bench.Desk, _position));
    }

    [Fact]
    public void The_highest_of_stop_and_trailing_stop_is_shown()
    {
        _bench.Exit(exit => exit with { StopLoss = Rate.FromPercent(1m), Trailing = Rate.FromPercent(2m) });
        Assert.Equal(69_300, ExitLevels.Stop(_bench.Desk, _position)?.Won);
        _position.High = Price.FromWon(70_500);
        Assert.Equal(69_300, ExitLevels.Stop(_bench.Desk, _position)?.Won);
        _position.High = Price.FromWon(71_000);
        Assert.Equal(69_600, ExitLevels.Stop(_bench.Desk, _position)?.Won);
    }

    /// <summary>70,160 won pay for the round trip; on the grid 70,200 do.</summary>
    [Fact]
    public void Break_even_is_the_lowest_price_on_the_grid_that_pays_for_the_round_trip()
    {
        _bench.Exit(exit => exit with { Breakeven = Rate.FromPercent(1m) });
        Assert.Equal(70_200, BreakevenExit.Level(_bench.Desk, _position).Won);
        _position.HighBid = Price.FromWon(70_699);
        Assert.False(Fires<BreakevenExit>(70_200));
        Assert.Null(ExitLevels.Stop(_bench.Desk, _position));
        _position.HighBid = Price.FromWon(70_700);
        Assert.True(Fires<BreakevenExit>(70_200));
        Assert.False(Fires<BreakevenExit>(70_201));
        Assert.Equal(70_200, ExitLevels.Stop(_bench.Desk, _position)?.Won);
        _bench.Exit(exit => exit with { StopLoss = Rate.Zero });
        Assert.Equal(70_200, ExitLevels.Stop(_bench.Desk, _position)?.Won);
        _bench.Exit(exit => exit with { Breakeven = null });
        Assert.False(Fires<BreakevenExit>(70_000));
    }

    /// <summary>Below 2,000 won every price is on the grid: of 1,000 won the round trip takes 2.28.</summary>
    [Fact]
    public void Break_even_is_the_very_won_that_pays_where_every_won_is_a_price()
    {
        var other = new Bench().Known();
        Assert.Equal(1_003, BreakevenExit.Level(other.Desk, other.Hold(10, 1_000)).Won);
    }

    /// <summary>Where the start is below the costs, a price that only just pays for them protects nothing yet.</summary>
    [Fact]
    public void Break_even_is_armed_above_its_own_level_alone()
    {
        _bench.Exit(exit => exit with { Breakeven = Rate.FromPercent(0.1m) });
        _position.HighBid = Price.FromWon(70_200);
        Assert.False(BreakevenExit.IsArmed(_bench.Desk, _position));
        _position.HighBid = Price.FromWon(70_201);
        Assert.True(BreakevenExit.IsArmed(_bench.Desk, _position));
    }

    [Fact]
    public void What_a_share_would_bring_is_cut_to_a_won_and_is_nothing_without_a_bid()
    {
        Assert.False(BreakevenExit.Had(_bench.Desk, _position).IsQuoted);
        _bench.Book(book =>
        {
            var bids = default(BookSide);
            bids[0] = new(Price.FromWon(70_000), Quantity.Of(3));
            bids[1] = new(Price.FromWon(69_900), Quantity.Of(100));
            return book with { Bids = bids };
        });
        // Three at 70,000 and seven at 69,900.
        Assert.Equal(69_930, BreakevenExit.Had(_bench.Desk, _position).Won);
    }

    [Fact]
    public void Time_is_up_on_the_last_second()
    {
        Assert.False(Fires(_bench.Later(3_600), new HoldingTimeExit()));
        _bench.Exit(exit => exit with { MaxHolding = TimeSpan.FromSeconds(3_700) });
        Assert.False(Fires(_bench.Later(99), new HoldingTimeExit()));
        Assert.True(Fires(_bench.Later(1), new HoldingTimeExit()));
    }

    [Fact]
    public void At_the_time_of_flattening_everything_goes()
    {
        Assert.False(Fires(new FlattenTimeExit()));
        _bench.Exit(exit => exit with { FlattenAt = new TimeOnly(10, 0, 1) });
        Assert.False(Fires(new FlattenTimeExit()));
        Assert.True(Fires(_bench.Later(1), new FlattenTimeExit()));
    }

    /// <summary>Exits of its own outrank those of its condition.</summary>
    [Fact]
    public void A_position_keeps_the_exits_it_was_given()
    {
        _position.Exits = Off with { MaxHolding = TimeSpan.Zero };
        Assert.True(Fires(new HoldingTimeExit()));
    }

    [Theory]
    [InlineData(10, 40, 6)]
    [InlineData(10, 4, 9)]
    [InlineData(10, 100, 0)]
    [InlineData(1, 50, 0)]
    [InlineData(3, 50, 2)]
    public void A_part_is_one_share_at_least_and_cut_down(long held, double share, long keep)
    {
        var other = new Bench();
        var position = other.Hold(held);
        other.Exit(_ => Off with { PartShare = Rate.FromPercent((decimal)share) });
        Assert.Equal(keep, PartExit.Keep(other.Desk, position).Shares);
    }

    [Fact]
    public void Of_nothing_no_part_stays() =>
        Assert.Equal(0, PartExit.Keep(_bench.Desk, new(9, _bench.Stock, "", PositionOrigin.Danta, _bench.Desk.Now)).Shares);

    [Fact]
    public void A_first_part_is_taken_once_and_only_where_the_owner_wants_it()
    {
        Assert.False(Fires<PartExit>(71_000));
        _bench.Exit(exit => exit with { PartAt = Rate.FromPercent(1m) });
        Assert.False(Fires<PartExit>(70_699));
        Assert.True(Fires<PartExit>(70_700));
        _position.PartTaken = true;
        Assert.False(Fires(new PartExit()));
    }

    /// <summary>Thirty shares of a hundred were bought: at a limit of 30 % that is weak.</summary>
    [Theory]
    [InlineData(29, 71, true)]
    [InlineData(30, 70, true)]
    [InlineData(31, 69, false)]
    public void Buyers_are_weak_at_their_limit_or_below(long bought, long sold, bool fires)
    {
        _bench.Exit(exit => exit with { WeakBuyShare = Rate.FromPercent(30m), WeakSeconds = 5 });
        Assert.False(Fires(new WeaknessExit()));
        _bench.Stock.Quotes.Record();
        _bench.Tick(70_000, tick => tick with { Aggressor = null }).Later(4);
        _bench.Tick(70_000, tick => tick with { Aggressor = Side.Buy, Size = Quantity.Of(bought) });
        Assert.False(Fires(new WeaknessExit()));
        _bench.Later(1).Tick(70_000, tick => tick with { Aggressor = Side.Sell, Size = Quantity.Of(sold) });
        Assert.Equal(fires, Fires(new WeaknessExit()));
        _bench.Exit(exit => exit with { WeakBuyShare = null });
        Assert.False(Fires(new WeaknessExit()));
    }

    /// <summary>The tape is older than what is held: it tells of buyers before the purchase.</summary>
    [Fact]
    public void What_was_traded_before_the_purchase_is_not_held_against_it()
    {
        var other = new Bench().Exit(_ => Off with { WeakBuyShare = Rate.FromPercent(30m), WeakSeconds = 5 });
        other.Stock.Quotes.Record();
        TradeTick Sold(TradeTick tick) => tick with { Aggressor = Side.Sell };
        other.Tick(70_000, Sold).Later(10);
        var position = other.Tick(70_000, Sold).Hold();
        Assert.False(new WeaknessExit().Fires(other.Later(4).Tick(70_000, Sold).Desk, position));
        Assert.True(new WeaknessExit().Fires(other.Later(1).Tick(70_000, Sold).Desk, position));
    }

    [Fact]
    public void Where_nobody_took_anything_nobody_is_weak()
    {
        _bench.Exit(exit => exit with { WeakBuyShare = Rate.FromPercent(30m), WeakSeconds = 5 });
        _bench.Stock.Quotes.Record();
        _bench.Tick(70_000, tick => tick with { Aggressor = null }).Later(6).Tick(70_000, tick => tick with { Aggressor = null });
        Assert.False(Fires(new WeaknessExit()));
    }
}
