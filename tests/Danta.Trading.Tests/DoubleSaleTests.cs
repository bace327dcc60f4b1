using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>A sale that was taken for somebody else's, and turns out to be ours: it is booked once.</summary>
public sealed class DoubleSaleTests
{
    static readonly DateOnly Today = new(2026, 11, 23);

    readonly Position _position = new(1, new Stock(Scene.Samsung), "조건0", PositionOrigin.Danta, default);

    public DoubleSaleTests() => _position.Book(Of(1, Side.Buy, 14, 70_000), Today);

    [Fact]
    public void All_of_it_is_the_orders()
    {
        _position.Book(Of(0, Side.Sell, 14, 71_500), Today);
        _position.Replace(2, [Of(2, Side.Sell, 14, 69_000)], Today);
        Assert.Equal((0L, 14L, 14 * 69_000L), (_position.Tally.Oversold.Shares, _position.Tally.Sold.Shares, _position.Tally.SoldAmount.Amount));
        Assert.Equal(-14_000, _position.Tally.Realised.Gross.Amount);
    }

    [Fact]
    public void What_somebody_else_sold_besides_stays_sold()
    {
        _position.Book(Of(0, Side.Sell, 8, 71_500), Today);
        _position.Replace(2, [Of(2, Side.Sell, 9, 69_000)], Today);
        Assert.Equal((0L, 14L), (_position.Tally.Oversold.Shares, _position.Tally.Sold.Shares));
        Assert.Equal(5 * 71_500 + 9 * 69_000L, _position.Tally.SoldAmount.Amount);
    }

    [Fact]
    public void Two_orders_that_sold_the_same_shares_are_a_fault()
    {
        _position.Replace(2, [Of(2, Side.Sell, 14, 69_000)], Today);
        _position.Replace(3, [Of(3, Side.Sell, 1, 69_000)], Today);
        Assert.Equal(1, _position.Tally.Oversold.Shares);
    }

    static Fill Of(int order, Side side, long shares, int won) =>
        new(order, side, Quantity.Of(shares), new(shares * won), Won.Zero, Won.Zero, Today, false);
}
