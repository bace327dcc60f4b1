using Danta.Market;
using Danta.Simulator.Embedded;

namespace Danta.Simulator.Tests;

/// <summary>Shares that are split or merged over a night: as many as before in won, and another number of them.</summary>
public sealed class SplitTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    readonly EmbeddedExchange _exchange = new(
        new EmbeddedPlan(3, 7, ["price > 0"], 20, 0.9, TimeSpan.FromSeconds(10), 50_000_000) { KeepsHours = true },
        new Standing(Kst.At(Monday, new(10, 0))));

    InstrumentCode Buy(long shares)
    {
        var code = _exchange.Codes.First(code => !code.ToString().StartsWith('Q'));
        Assert.NotNull(_exchange.TradeByPhone(code, Side.Buy, shares));
        _exchange.Step();
        Assert.Equal(shares, _exchange.SellableOf(code));
        return code;
    }

    void Morning() => _exchange.SkipTo(Kst.At(Monday.AddDays(1), new(10, 0)));

    [Fact]
    public void Five_of_one_are_worth_what_the_one_was_and_have_cost_the_same()
    {
        var code = Buy(14);
        var (price, cash) = (_exchange.LastPrice(code), _exchange.Account.Cash);
        var average = Assert.Single(_exchange.Account.Holdings).AveragePrice;
        _exchange.Split(code, 5, 1);
        Assert.Equal(14, _exchange.SellableOf(code));
        Morning();
        var held = Assert.Single(_exchange.Account.Holdings);
        Assert.Equal((70L, cash), (held.Quantity, _exchange.Account.Cash));
        Assert.Equal(average / 5, held.AveragePrice, 1);
        Assert.InRange(_exchange.LastPrice(code), price * 0.69 / 5, price * 1.31 / 5);
        // The day after nothing is split again.
        _exchange.SkipTo(Kst.At(Monday.AddDays(2), new(10, 0)));
        Assert.Equal(70, _exchange.SellableOf(code));
    }

    [Fact]
    public void A_fraction_that_a_merge_leaves_is_paid_out_and_takes_its_cost_with_it()
    {
        var code = Buy(14);
        var (price, cash) = (_exchange.LastPrice(code), _exchange.Account.Cash);
        var average = Assert.Single(_exchange.Account.Holdings).AveragePrice;
        _exchange.Split(code, 1, 5);
        Morning();
        var held = Assert.Single(_exchange.Account.Holdings);
        Assert.Equal(2, held.Quantity);
        Assert.Equal(average * 5, held.AveragePrice, 0);
        // Four of five parts of a share, at the day's base.
        Assert.InRange(_exchange.Account.Cash - cash, (long)(price * 4 * 0.69), (long)(price * 4 * 1.31));
    }

    /// <summary>Tokens and paces are nothing to these tests.</summary>
    sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
