using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>A sale of ours of which nobody tells, and what else comes into the same balance: his purchase, or one of ours.</summary>
public sealed class UnheardSaleTests
{
    readonly EvidenceBench _bench = new();

    EvidenceBench Old(long shares)
    {
        _bench.Hold(shares);
        return _bench.Later(120).Clear();
    }

    (long Ours, long His) Shares => (_bench.Position?.Tally.Held.Shares ?? 0, _bench.Shares.Owner.Shares);

    /// <summary>An order of an earlier day, of which no list will tell.</summary>
    void Leave(Side side, long shares)
    {
        _bench.Shares.SetClaim(new(new(77), side, side == Side.Sell ? _bench.Position!.Trade : 5, "", ""), Quantity.Of(shares), ShareEvidence.Order);
        _bench.Desk.Shares.Leave(_bench.Stock, new(77), _bench.Desk.Moment);
    }

    void HeBuysByTheList(long bought, long sold = 0) => _bench.Shares.Hand.Learn(Scene.His(bought, sold), _bench.Desk.Now);

    /// <summary>Fourteen of ours were for sale, and seven of his have come: as many as are missing to the share are ours, sold.</summary>
    [Fact]
    public void To_the_share_it_is_believed_at_the_second_look_that_ours_are_sold_and_his_are_there()
    {
        Old(14);
        Leave(Side.Sell, 14);
        HeBuysByTheList(7);
        _bench.Later(1).Balance(7);
        Assert.Equal((14L, 0L), Shares);
        _bench.Later(1).Balance(7);
        Assert.Equal((0L, 7L), Shares);
        Assert.Equal(0, _bench.Shares.Hand.Unsettled);
    }

    /// <summary>Nine may be his seven and two of ours, or nine of ours and his on their way: a balance of three minutes later must have his.</summary>
    [Theory]
    [InlineData(179, 14, 0)]
    [InlineData(180, 2, 7)]
    public void A_part_that_is_missing_is_believed_of_a_balance_that_cannot_but_have_his(double after, long ours, long his)
    {
        Old(14);
        Leave(Side.Sell, 14);
        HeBuysByTheList(7);
        var listed = _bench.Desk.Now;
        _bench.Balances(60, 9);
        Assert.Equal((14L, 0L), Shares);
        _bench.Later(after - 60).Balance(9, askedAt: listed.AddSeconds(after));
        Assert.Equal((ours, his), Shares);
    }

    /// <summary>Five cannot have his seven: nine of ours are sold, and his come with the next balance.</summary>
    [Fact]
    public void A_balance_that_cannot_have_his_yet_tells_of_ours_alone()
    {
        Old(14);
        Leave(Side.Sell, 14);
        HeBuysByTheList(7);
        _bench.Balances(2, 5);
        Assert.Equal((5L, 0L), Shares);
        _bench.Balances(2, 12);
        Assert.Equal((5L, 7L), Shares);
    }

    /// <summary>What he has bought and sold again is in no balance, and nothing waits for it.</summary>
    [Theory]
    [InlineData(3, 3)]
    [InlineData(0, 0)]
    public void What_he_bought_and_sold_again_keeps_no_sale_of_ours_from_being_believed(long bought, long sold)
    {
        Old(14);
        Leave(Side.Sell, 14);
        HeBuysByTheList(bought, sold);
        _bench.Balances(2, 4);
        Assert.Equal((4L, 0L), Shares);
    }

    /// <summary>No sale of ours can have taken what is missing: it is in dispute, and he hears of it after a minute, whatever he has bought.</summary>
    [Fact]
    public void Without_a_sale_of_ours_what_is_missing_beside_his_purchase_is_told_after_a_minute()
    {
        Old(14);
        HeBuysByTheList(7);
        _bench.Balances(1, 12).Balances(59, 12);
        Assert.Empty(_bench.Differences);
        _bench.Balances(1, 12);
        Assert.Contains(_bench.Differences, text => text.StartsWith("삼성전자 2주가 잔고에 없고", StringComparison.Ordinal));
        Assert.Equal((14L, 0L, 2L), (Shares.Ours, Shares.His, _bench.Shares.Disputed.Shares));
    }

    /// <summary>A sale of today that lists have missed counts for what is left of it, and one that they have counts for nothing.</summary>
    [Theory]
    [InlineData(1, 0, 7)]
    [InlineData(0, 14, 0)]
    public void What_a_sale_that_no_list_has_may_have_sold_is_unheard(int missed, long ours, long his)
    {
        Old(14);
        var sale = _bench.Working(Side.Sell, 14);
        _bench.Desk.Apply(sale, OrderFact.RestGone);
        sale.Lists.Missed = missed;
        _bench.Later(3);
        HeBuysByTheList(7);
        _bench.Balances(2, 7);
        Assert.Equal((ours, his), Shares);
    }

    void SellFour(Action? between = null)
    {
        var sale = _bench.Working(Side.Sell, 4);
        between?.Invoke();
        _bench.Fill(sale, 4);
    }

    /// <summary>Six are left, and the balance has ten as before. Old is what both the clock and the seconds that were heard call old.</summary>
    [Theory]
    [InlineData(10, 10, 0)]
    [InlineData(200, 10, 0)]
    [InlineData(10, 200, 0)]
    [InlineData(200, 200, 4)]
    public void What_was_just_sold_is_nobody_s_though_a_clock_leaps(double byClock, int heard, long his)
    {
        Old(10);
        SellFour();
        for (var look = 0; look < 3; look++)
        {
            _bench.Desk.Out.Begin(_bench.Desk.Now + TimeSpan.FromSeconds(look == 0 ? byClock : byClock < 100 ? 11 : 12), _bench.Bench.Requests);
            _bench.Desk.SecondsHeard += look == 0 ? heard : 11;
            _bench.Balance(10);
        }
        Assert.Equal((6L, his), Shares);
    }

    [Fact]
    public void Of_two_sales_both_may_be_unshown()
    {
        Old(10);
        SellFour();
        SellFour();
        _bench.Later(10).Balance(10).Later(11).Balance(10).Later(1).Balance(10);
        Assert.Equal((2L, 0L), Shares);
    }

    /// <summary>Three may have come by a purchase of ours, and four were sold: a balance that stands still since before the sale left shows neither.</summary>
    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    public void A_balance_that_stands_still_since_before_the_sale_left_shows_no_purchase(double seen, long his)
    {
        Old(10);
        Leave(Side.Buy, 3);
        _bench.Later(10).Balance(10).Later(-seen);
        SellFour();
        _bench.Later(10).Balance(10).Later(11).Balance(10).Later(1).Balance(10);
        Assert.Equal((6L, his), Shares);
        Assert.Equal(3, _bench.Shares.Left(Side.Buy));
    }

    /// <summary>One that has moved since has shown the sale: what is more came by the purchase, and needs its stop.</summary>
    [Fact]
    public void A_balance_that_has_moved_since_shows_what_the_purchase_brought()
    {
        Old(10);
        Leave(Side.Buy, 3);
        _bench.Later(10).Balance(10).Later(1);
        SellFour();
        _bench.Later(10).Balance(9).Later(11).Balance(9);
        Assert.Equal((9L, 0L), Shares);
    }

    /// <summary>The same of a purchase that works, and that lists have missed.</summary>
    [Theory]
    [InlineData(10, 6)]
    [InlineData(9, 9)]
    public void A_purchase_that_no_list_has_may_have_brought_them(long shown, long ours)
    {
        Old(10);
        var purchase = _bench.Working(Side.Buy, 5);
        purchase.Lists.Missed = EvidenceTimes.ListsWithout;
        _bench.Later(10).Balance(10).Later(1);
        SellFour();
        _bench.Later(10).Balance(shown).Later(11).Balance(shown);
        Assert.Equal((ours, 0L), Shares);
    }

    /// <summary>The sale works, be it for minutes, and has just sold four: a balance that stands still has not heard of these, and the purchase has brought none of them.</summary>
    [Theory]
    [InlineData(10, 6)]
    [InlineData(9, 9)]
    public void What_a_sale_that_works_has_sold_no_purchase_has_brought(long shown, long ours)
    {
        Old(10);
        var purchase = _bench.Working(Side.Buy, 5);
        purchase.Lists.Missed = EvidenceTimes.ListsWithout;
        _bench.Later(10).Balance(10).Later(1);
        var sale = _bench.Working(Side.Sell, 6);
        _bench.Later(200).Fill(sale, 4).Later(10).Balance(shown).Later(11).Balance(shown);
        Assert.Equal((ours, 0L), Shares);
    }
}
