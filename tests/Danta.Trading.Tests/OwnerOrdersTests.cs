using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>What lists have shown of the owner's own orders: what has happened once has happened, whatever a later list lacks.</summary>
public sealed class OwnerOrdersTests
{
    readonly OwnerOrders _orders = new();

    void Learn(int number, Side side, long filled, int won, InstrumentCode? code = null) =>
        _orders.Learn(Row(Number(number), code ?? Samsung, side, 10, filled, won));

    [Theory]
    [InlineData(5, 100, 5, 500)]
    [InlineData(3, 100, 4, 400)]
    [InlineData(4, 110, 4, 440)]
    [InlineData(4, 90, 4, 400)]
    [InlineData(3, 200, 4, 400)]
    [InlineData(5, 10, 5, 50)]
    public void A_row_that_has_filled_more_or_for_more_is_newer(long filled, int won, long kept, long amount)
    {
        Learn(1, Side.Sell, 4, 100);
        Learn(1, Side.Sell, filled, won);
        Assert.Equal((kept, amount), (Assert.Single(_orders.All).Filled.Shares, _orders.All.Single().FilledAmount.Amount));
    }

    [Fact]
    public void What_his_last_sales_brought_counts_and_neither_his_purchases_nor_other_stocks_nor_ours_are_in_it()
    {
        Learn(1, Side.Sell, 3, 100);
        Learn(2, Side.Sell, 2, 200);
        Learn(3, Side.Buy, 9, 900);
        Learn(4, Side.Sell, 9, 900, Hynix);
        Learn(5, Side.Sell, 9, 900);
        Assert.Equal([1_400, 700, 500, 400, 200], ((long[])[10, 5, 3, 2, 1]).Select(shares => Brought(Samsung, shares)));
        Assert.Null(_orders.AmountOf(InstrumentCode.Parse("000001"), Quantity.Of(1), _ => false));
        Assert.Null(_orders.AmountOf(Samsung, Quantity.Of(1), _ => true));

        long? Brought(InstrumentCode code, long shares) => _orders.AmountOf(code, Quantity.Of(shares), row => row.Number == Number(5))?.Amount;
    }

    [Fact]
    public void More_than_a_person_orders_in_a_day_is_left_to_the_balance()
    {
        for (var number = 1; number <= 4_097; number++)
            Learn(number, Side.Sell, 1, 100);
        Learn(1, Side.Sell, 2, 100);
        Assert.Equal((4_096, 2L), (_orders.All.Count, _orders.All.First(row => row.Number == Number(1)).Filled.Shares));
        _orders.BeginDay();
        Assert.Empty(_orders.All);
    }
}
