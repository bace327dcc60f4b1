using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>The owner's own trades are heard of by list and by balance, in any order, and count once.</summary>
public sealed class OwnerHandTests
{
    static readonly DateTimeOffset Ten = Kst.At(new(2026, 11, 23), new(10, 0));
    readonly OwnerHand _hand = new();

    void List(long bought, long sold, int second) => _hand.Learn(new(bought, sold), Ten.AddSeconds(second));

    [Fact]
    public void The_list_first_then_the_balance()
    {
        List(5, 0, 1);
        Assert.Equal(5, _hand.Unsettled);
        // A balance that was asked before the list says nothing about it.
        _hand.Settle(Ten);
        Assert.Equal(5, _hand.Unsettled);
        _hand.Settle(Ten.AddSeconds(1));
        Assert.Equal(0, _hand.Unsettled);
        List(5, 2, 3);
        Assert.Equal((-2L, Ten.AddSeconds(3)), (_hand.Unsettled, _hand.ListedAt));
    }

    [Fact]
    public void The_balance_first_then_the_list()
    {
        _hand.SettleBy(5);
        Assert.Equal(0, _hand.Unsettled);
        // In two parts, and more than the balance had.
        List(3, 0, 1);
        Assert.Equal(0, _hand.Unsettled);
        List(9, 0, 2);
        Assert.Equal(4, _hand.Unsettled);
    }

    [Theory]
    [InlineData(4, 0, 3, 1, 0)]
    [InlineData(4, 0, 6, 0, 2)]
    [InlineData(0, 9, -1, -8, 0)]
    [InlineData(0, 9, 2, -9, 2)]
    public void A_balance_settles_of_what_the_list_says_no_more_than_it_has_moved_by(long bought, long sold, long moved, long unsettled, long ahead)
    {
        List(bought, sold, 1);
        _hand.SettleBy(moved);
        Assert.Equal(unsettled, _hand.Unsettled);
        // What it was ahead by the next list explains.
        List(bought + ahead, sold, 2);
        Assert.Equal(unsettled, _hand.Unsettled);
    }

    [Fact]
    public void What_the_balance_lost_the_list_explains_by_sales_and_not_by_purchases()
    {
        _hand.SettleBy(-4);
        List(6, 0, 1);
        Assert.Equal(6, _hand.Unsettled);
        List(6, 4, 2);
        Assert.Equal(6, _hand.Unsettled);
        List(6, 5, 3);
        Assert.Equal(5, _hand.Unsettled);
    }

    /// <summary>What was taken for his is ours: it was settled or not, and neither way he has done anything.</summary>
    [Theory]
    [InlineData(5, 0, true)]
    [InlineData(5, 0, false)]
    [InlineData(0, 3, true)]
    [InlineData(0, 3, false)]
    [InlineData(5, 3, true)]
    public void An_order_that_is_not_his_after_all_leaves_nothing_behind(long bought, long sold, bool settled)
    {
        List(bought, sold, 1);
        if (settled)
            _hand.Settle(Ten.AddSeconds(2));
        List(0, 0, 3);
        Assert.Equal(0, _hand.Unsettled);
        List(2, 0, 4);
        Assert.Equal(2, _hand.Unsettled);
    }

    [Fact]
    public void A_list_that_says_the_same_again_is_no_news()
    {
        List(5, 0, 1);
        List(5, 0, 9);
        Assert.Equal(Ten.AddSeconds(1), _hand.ListedAt);
    }

    [Fact]
    public void What_he_had_sold_before_was_none_of_ours_and_what_he_had_bought_is_still_to_be_seen()
    {
        _hand.Begin(new(1, 6));
        Assert.Equal(0, _hand.Unsettled);
        var other = new OwnerHand();
        other.Begin(new(6, 1));
        Assert.Equal(5, other.Unsettled);
    }

    [Fact]
    public void A_new_day_begins_with_nothing()
    {
        List(5, 0, 1);
        _hand.SettleBy(3);
        _hand.BeginDay();
        Assert.Equal(0, _hand.Unsettled);
        List(2, 0, 5);
        Assert.Equal(2, _hand.Unsettled);
    }
}
