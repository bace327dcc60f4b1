using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Where exits stand, as prices that can be ordered: what earns is never shown too low, what protects never too high.</summary>
public sealed class ExitLevelTests
{
    static readonly ExitSettings Off = new(null, null, null, null, null, null, null);

    readonly Bench _bench = new Bench().Known();

    [Theory]
    [InlineData(10, 70_000, 1.5, 71_100)]
    [InlineData(10, 70_000, 1.0, 70_700)]
    [InlineData(3, 1_001, 1.0, 1_012)]
    [InlineData(10, 70_000, 0.1, 70_200)]
    public void The_profit_is_taken_at_the_first_price_on_the_grid_that_reaches_it(long shares, int won, double rate, int shown)
    {
        var position = _bench.Exit(_ => Off).Hold(shares, won);
        Assert.Null(ExitLevels.TakeProfit(_bench.Desk, position));
        _bench.Exit(_ => Off with { TakeProfit = Rate.FromPercent((decimal)rate) });
        Assert.Equal(shown, ExitLevels.TakeProfit(_bench.Desk, position)?.Won);
    }

    [Theory]
    [InlineData(10, 70_000, 1.5, 68_900)]
    [InlineData(10, 70_000, 1.0, 69_300)]
    [InlineData(3, 1_001, 1.0, 990)]
    [InlineData(3, 1, 99.0, null)]
    public void The_stop_stands_at_the_last_price_on_the_grid_above_which_it_holds(long shares, int won, double rate, int? shown)
    {
        var position = _bench.Exit(_ => Off with { StopLoss = Rate.FromPercent((decimal)rate) }).Hold(shares, won);
        Assert.Equal(shown, ExitLevels.Stop(_bench.Desk, position)?.Won);
    }

    [Fact]
    public void What_is_sold_has_no_levels()
    {
        var position = new Position(1, _bench.Stock, "", PositionOrigin.Danta, _bench.Desk.Now) { High = Price.FromWon(70_000), HighBid = Price.FromWon(70_000) };
        _bench.Exit(_ => Off with { TakeProfit = Rate.FromPercent(1m), StopLoss = Rate.FromPercent(1m), Breakeven = Rate.Zero });
        Assert.Null(ExitLevels.TakeProfit(_bench.Desk, position));
        Assert.Null(ExitLevels.Stop(_bench.Desk, position));
        Assert.False(BreakevenExit.Level(_bench.Desk, position).IsQuoted);
    }

    [Fact]
    public void Before_a_purchase_they_are_shown_as_they_would_stand()
    {
        _bench.Exit(_ => Off);
        Assert.Equal((null, null), ExitLevels.From(_bench.Desk, _bench.Stock, "", Price.FromWon(70_000)));
        _bench.Exit(_ => Off with { TakeProfit = Rate.FromPercent(1.5m), StopLoss = Rate.FromPercent(1.5m) });
        var (target, stop) = ExitLevels.From(_bench.Desk, _bench.Stock, "", Price.FromWon(70_000));
        Assert.Equal((71_100, 68_900), (target?.Won, stop?.Won));
    }
}
