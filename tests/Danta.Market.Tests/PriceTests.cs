namespace Danta.Market.Tests;

public sealed class PriceTests
{
    [Theory]
    [InlineData(1_999, 2_000)]
    [InlineData(2_000, 2_005)]
    [InlineData(4_995, 5_000)]
    [InlineData(5_000, 5_010)]
    [InlineData(19_990, 20_000)]
    [InlineData(20_000, 20_050)]
    [InlineData(49_950, 50_000)]
    [InlineData(50_000, 50_100)]
    [InlineData(199_900, 200_000)]
    [InlineData(200_000, 200_500)]
    [InlineData(499_500, 500_000)]
    [InlineData(500_000, 501_000)]
    public void A_share_steps_up_by_the_tick_of_its_band_and_back_down_again(int low, int high)
    {
        Assert.Equal(high, TickSizes.Shares.Up(Price.FromWon(low)).Won);
        Assert.Equal(low, TickSizes.Shares.Down(Price.FromWon(high)).Won);
    }

    [Fact]
    public void A_fund_steps_by_five_won_however_dear_it_is()
    {
        Assert.Equal(1, TickSizes.For(ListingKind.Etf).StepAt(1_999));
        Assert.Equal(5, TickSizes.For(ListingKind.Etn).StepAt(700_000));
    }

    [Fact]
    public void An_unknown_listing_gets_the_coarser_steps_of_a_share() =>
        Assert.Equal(100, TickSizes.For(ListingKind.Unknown).StepAt(72_000));

    [Theory]
    [InlineData(138_600, 180_100, 97_100)]
    [InlineData(72_000, 93_600, 50_400)]
    public void Price_limits_are_those_that_the_exchange_published(int basePrice, int upper, int lower)
    {
        var limits = PriceLimits.Of(Price.FromWon(basePrice), TickSizes.Shares);
        Assert.Equal((upper, lower), (limits.Upper.Won, limits.Lower.Won));
    }

    [Fact]
    public void Limits_of_every_base_price_lie_on_the_tick_and_within_thirty_percent()
    {
        for (var won = 100; won < 1_000_000; won = TickSizes.Shares.Up(Price.FromWon(won)).Won)
        {
            var limits = PriceLimits.Of(Price.FromWon(won), TickSizes.Shares);
            Assert.True(TickSizes.Shares.IsOnTick(limits.Upper) && TickSizes.Shares.IsOnTick(limits.Lower), $"base {won}");
            Assert.True(limits.Upper.Won <= won * 1.3m && limits.Lower.Won >= won * 0.7m, $"base {won}");
            Assert.True(limits.Upper.Won > won && limits.Lower.Won < won, $"base {won}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(100_000_001)]
    public void What_is_no_price_is_refused_at_both_doors(int won)
    {
        Assert.False(Price.TryFromWon(won, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Price.FromWon(won));
    }

    [Fact]
    public void Taking_more_shares_than_there_are_is_a_fault() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantity.Of(3) - Quantity.Of(4));

    [Fact]
    public void Ticks_between_two_prices_are_counted_across_bands() =>
        Assert.Equal(3, TickSizes.Shares.Between(Price.FromWon(1_998), Price.FromWon(2_005)));
}
