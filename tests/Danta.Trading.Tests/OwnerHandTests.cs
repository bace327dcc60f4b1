using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>The owner's own trades are heard of by list and by balance, in any order, and count once.</summary>
public sealed class OwnerHandTests
{
    static readonly DateTimeOffset Ten = Kst.At(new(2026, 11, 23), new(10, 0));
    readonly OwnerHand _hand = new();

    void List(long bought, long sold, int second) => _hand.Learn(Scene.His(bought, sold), Ten.AddSeconds(second));

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
        _hand.Begin(Scene.His(1, 6));
        Assert.Equal(0, _hand.Unsettled);
        var other = new OwnerHand();
        other.Begin(Scene.His(6, 1));
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

    /// <summary>By notices he has done what no list has yet; the list that has it ends that.</summary>
    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void What_notices_told_waits_for_the_list(Side side)
    {
        _hand.Notice(side, Quantity.Of(2), Ten);
        _hand.Notice(side, Quantity.Of(3), Ten.AddSeconds(1));
        Assert.Equal(Ten.AddSeconds(1), _hand.NoticedAt);
        List(side == Side.Buy ? 4 : 0, side == Side.Sell ? 4 : 0, 2);
        Assert.NotNull(_hand.NoticedAt);
        List(side == Side.Buy ? 5 : 0, side == Side.Sell ? 5 : 0, 3);
        Assert.Null(_hand.NoticedAt);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(2, 3)]
    [InlineData(9, 0)]
    [InlineData(-2, 5)]
    public void What_a_balance_has_brought_of_it_is_not_bought_once_more(long brought, long left)
    {
        _hand.Notice(Side.Buy, Quantity.Of(5), Ten);
        _hand.SettleBy(brought);
        Assert.Equal((left, left), (_hand.BoughtUnlisted.Shares, _hand.Bought.Shares));
        List(5, 0, 1);
        Assert.Equal(0, _hand.BoughtUnlisted.Shares);
    }

    /// <summary>Bought by the list and by notices, less what notices say he has sold, and less what a balance has shown.</summary>
    [Theory]
    [InlineData(4, 0, 6, 0, 0, 6)]
    [InlineData(4, 0, 6, 1, 0, 5)]
    [InlineData(4, 1, 4, 3, 0, 1)]
    [InlineData(4, 0, 6, 0, 5, 1)]
    [InlineData(0, 0, 2, 0, 9, 0)]
    [InlineData(0, 3, 0, 3, 0, 0)]
    public void Over_night_his_is_what_he_is_heard_to_have_more(long bought, long sold, long noticedBought, long noticedSold, long shown, long pending)
    {
        _hand.Notice(Side.Buy, Quantity.Of(noticedBought), Ten);
        _hand.Notice(Side.Sell, Quantity.Of(noticedSold), Ten);
        List(bought, sold, 1);
        _hand.SettleBy(shown);
        Assert.Equal(pending, _hand.Pending.Shares);
    }

    [Fact]
    public void The_list_explains_of_what_the_balance_was_ahead_by_no_more_than_is_new_in_it()
    {
        List(5, 0, 1);
        _hand.Settle(Ten.AddSeconds(1));
        _hand.SettleBy(4);
        List(6, 0, 2);
        Assert.Equal(0, _hand.Unsettled);
        List(9, 0, 3);
        Assert.Equal(0, _hand.Unsettled);
        List(10, 0, 4);
        Assert.Equal(1, _hand.Unsettled);
    }

    /// <summary>A balance is behind with four that he has sold; of six that he buys it will show two more.</summary>
    [Fact]
    public void What_he_buys_is_less_by_what_a_balance_has_yet_to_lose()
    {
        List(0, 4, 1);
        _hand.Settle(Ten.AddSeconds(1), stillThere: true);
        List(6, 4, 2);
        Assert.Equal((6L, 4L, 2L, 2L), (_hand.Unsettled, _hand.Unshown, _hand.Bought.Shares, _hand.Pending.Shares));
    }

    [Fact]
    public void What_a_balance_bears_out_leaves_nothing_to_be_shown()
    {
        List(0, 4, 1);
        _hand.Settle(Ten.AddSeconds(1));
        Assert.Equal((0L, 0L), (_hand.Unshown, _hand.Unsettled));
    }

    /// <summary>The balance still has what he has sold: it is behind, and the one that lacks it is no riddle, be it in parts.</summary>
    [Fact]
    public void What_a_balance_still_has_goes_with_a_later_one_before_anything_else_does()
    {
        List(0, 4, 1);
        _hand.Settle(Ten.AddSeconds(1), stillThere: true);
        Assert.Equal((4L, 0L), (_hand.Unshown, _hand.Unsettled));
        _hand.SettleBy(-3);
        Assert.Equal((1L, 0L), (_hand.Unshown, _hand.Unsettled));
        List(0, 6, 2);
        _hand.SettleBy(-2);
        Assert.Equal((0L, -1L), (_hand.Unshown, _hand.Unsettled));
        // Nothing was told beyond the list: what it says next is all new.
        List(0, 8, 3);
        Assert.Equal(-3, _hand.Unsettled);
    }
}
