using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>A round trip is the sum of its fills, however often they are put right; cost and commission to the won.</summary>
public sealed class PositionTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);
    static readonly DateOnly Friday = new(2026, 11, 20);

    readonly Position _position = new(1, new(Scene.Samsung), "", PositionOrigin.Danta, Bench.Ten);

    static Fill Of(int order, Side side, long shares, long won, long commission = 0, long tax = 0, bool notice = true, DateOnly? date = null) =>
        new(order, side, Quantity.Of(shares), new(won), new(commission), new(tax), date ?? Monday, notice);

    void Book(Fill fill) => _position.Book(fill, Monday);

    void Replace(int order, params Fill[] fills) => _position.Replace(order, fills, Monday);

    /// <summary>A known fill keeps the costs of its own day; one that has other figures has today's costs and its own day.</summary>
    [Theory]
    [InlineData(10, 700_000, true, 100)]
    [InlineData(9, 700_000, true, 200)]
    [InlineData(10, 699_000, true, 200)]
    [InlineData(10, 700_000, false, 200)]
    public void A_fill_that_is_told_again_keeps_its_costs(long shares, long won, bool notice, long commission)
    {
        Book(Of(7, Side.Buy, 10, 700_000, commission: 100, date: Friday));
        Replace(7, Of(7, Side.Buy, shares, won, commission: 200, notice: notice));
        var fill = Assert.Single(_position.Fills);
        Assert.Equal((commission, Friday, notice), (fill.Commission.Amount, fill.Date, fill.FromNotice));
        Assert.Equal((shares, won, commission), (_position.Tally.Held.Shares, _position.Tally.Cost.Amount, _position.Tally.EntryCommission.Amount));
    }

    [Fact]
    public void Fills_that_are_gone_leave_and_what_is_new_comes_last()
    {
        Book(Of(7, Side.Buy, 4, 280_000));
        Book(Of(7, Side.Buy, 6, 420_000));
        Book(Of(8, Side.Buy, 1, 71_000));
        Replace(7, Of(7, Side.Buy, 4, 280_000));
        Assert.Equal([4L, 1L], _position.Fills.Select(fill => fill.Quantity.Shares));
        Replace(7, Of(7, Side.Buy, 4, 280_000), Of(7, Side.Buy, 3, 210_000));
        Assert.Equal([4L, 1L, 3L], _position.Fills.Select(fill => fill.Quantity.Shares));
        Assert.Equal((8L, 561_000L, 7L, 490_000L), (_position.Tally.Held.Shares, _position.Tally.Cost.Amount, _position.QuantityOf(7).Shares, _position.AmountOf(7).Amount));
    }

    /// <summary>Ten for 700,000 with a commission of 98; four are sold today, three were on Friday.</summary>
    [Fact]
    public void A_sale_releases_its_part_of_cost_and_commission_and_is_of_its_own_day()
    {
        Book(Of(7, Side.Buy, 10, 700_000, commission: 98));
        Book(Of(8, Side.Sell, 3, 213_000, commission: 29, tax: 426, date: Friday));
        Assert.Equal((7L, 490_000L, 69L), (_position.Tally.Held.Shares, _position.Tally.Cost.Amount, _position.Tally.EntryCommission.Amount));
        Assert.Equal((default, 3_000L - 29 - 29 - 426), (_position.Tally.Today, _position.Tally.Realised.Net.Amount));
        Book(Of(9, Side.Sell, 4, 276_000, commission: 38, tax: 552));
        Assert.Equal((3L, 210_000L, 30L), (_position.Tally.Held.Shares, _position.Tally.Cost.Amount, _position.Tally.EntryCommission.Amount));
        Assert.Equal(new Result(new(-4_000), new(38 + 39), new(552)), _position.Tally.Today);
        // What left the account less what came in.
        Assert.Equal(700_000 + 98 - 213_000 - 276_000 + 29 + 426 + 38 + 552, _position.Tally.Paid.Amount);
    }

    /// <summary>Ten become thirty-three: a fraction of one was paid out at what it cost.</summary>
    [Fact]
    public void Another_base_makes_other_shares_of_what_was_bought_too()
    {
        Book(Of(7, Side.Buy, 10, 700_000));
        Book(Of(8, Side.Sell, 1, 70_000));
        Book(Of(0, Side.Buy, 33, 1_000) with { IsNewBase = true });
        Assert.Equal((33L, 34L, 629_000L, 699_000L), (_position.Tally.Held.Shares, _position.Tally.Bought.Shares, _position.Tally.Cost.Amount, _position.Tally.BoughtAmount.Amount));
    }

    /// <summary>A base that is new is no share that was taken over.</summary>
    [Fact]
    public void What_was_taken_over_is_the_owner_s_purchases_alone()
    {
        Book(Of(7, Side.Buy, 10, 700_000));
        Book(Of(0, Side.Buy, 5, 350_000));
        Book(Of(0, Side.Buy, 3, 210_000));
        Book(Of(0, Side.Sell, 2, 140_000));
        Book(Of(0, Side.Buy, 16, 0) with { IsNewBase = true });
        Assert.Equal(8, _position.TakenOver.Shares);
    }

    /// <summary>The youngest first, and no more than there are.</summary>
    [Theory]
    [InlineData(2, 5, 2, 11)]
    [InlineData(4, 5, 0, 9)]
    [InlineData(6, 3, 0, 7)]
    [InlineData(99, 0, 0, 4)]
    public void What_an_order_of_ours_turns_out_to_have_bought_is_taken_over_no_more(long undone, long first, long second, long held)
    {
        Book(Of(0, Side.Buy, 5, 350_000));
        Book(Of(7, Side.Buy, 4, 280_000));
        Book(Of(0, Side.Buy, 4, 280_000));
        _position.UndoTakenOver(Quantity.Of(undone), Monday);
        Assert.Equal((first + second, held), (_position.TakenOver.Shares, _position.Tally.Held.Shares));
        Assert.Equal(held * 70_000, _position.Tally.Cost.Amount);
    }

    /// <summary>Sold twice: once by somebody else as it seemed, and once by an order of ours.</summary>
    [Theory]
    [InlineData(3, 7, 3)]
    [InlineData(10, 0, 10)]
    public void A_sale_of_ours_undoes_as_much_of_a_foreign_one_as_was_sold_twice(long ours, long foreign, long sold)
    {
        Book(Of(7, Side.Buy, 10, 700_000));
        Book(Of(0, Side.Sell, 10, 690_000));
        Replace(8, Of(8, Side.Sell, ours, ours * 71_000));
        Assert.Equal((foreign, sold, 0L), (_position.QuantityOf(0).Shares, _position.QuantityOf(8).Shares, _position.Tally.Oversold.Shares));
        Assert.Equal(foreign * 69_000 + ours * 71_000, _position.Tally.SoldAmount.Amount);
    }

    [Fact]
    public void Foreign_sales_are_undone_down_to_the_first_fill()
    {
        Book(Of(0, Side.Sell, 5, 350_000));
        Replace(8, Of(8, Side.Sell, 5, 350_000));
        Assert.Equal((0L, 5L), (_position.QuantityOf(0).Shares, _position.Tally.Oversold.Shares));
    }

    [Fact]
    public void A_sale_that_overtakes_the_correction_of_its_purchase_is_counted_after_it()
    {
        Book(Of(7, Side.Buy, 4, 280_000));
        Book(Of(8, Side.Sell, 4, 284_000));
        Book(Of(8, Side.Sell, 6, 426_000));
        Assert.Equal(6, _position.Tally.Oversold.Shares);
        Replace(7, Of(7, Side.Buy, 4, 280_000), Of(7, Side.Buy, 6, 420_000));
        Assert.Equal((0L, 0L, 10_000L), (_position.Tally.Oversold.Shares, _position.Tally.Held.Shares, _position.Tally.Realised.Net.Amount));
    }
}
