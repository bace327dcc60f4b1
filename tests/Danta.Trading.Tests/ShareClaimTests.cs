using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What orders may still bring or take, what is left of them to the balance, and what a night does to it.</summary>
public sealed class ShareClaimTests
{
    static readonly OrderId First = new(1);
    static readonly OrderId Second = new(2);
    static readonly OrderId Third = new(3);
    static readonly HeardMoment Noon = new(Kst.At(new(2026, 11, 23), new(12, 0)), 10_000);

    readonly Stock _stock = new(Scene.Samsung);
    readonly ShareBook _book = new();

    ShareLedger Shares => _book.Of(_stock);

    static Claim Of(OrderId order, Side side, int number = 0) => new(order, side, 7, "", "") { Number = number == 0 ? default : Scene.Number(number) };

    void Set(OrderId order, Side side, long open, int number = 0) => Shares.SetClaim(Of(order, side, number), Quantity.Of(open), ShareEvidence.Order);

    void Hold(long shares) => Shares.Move(ShareKind.Market, ShareKind.Ours, Quantity.Of(shares), ShareEvidence.Fill);

    [Fact]
    public void Nothing_that_moves_nowhere_is_written_down()
    {
        Hold(5);
        Shares.Move(ShareKind.Ours, ShareKind.Ours, Quantity.Of(1), ShareEvidence.Balance);
        Shares.Move(ShareKind.Ours, ShareKind.Hand, Quantity.Zero, ShareEvidence.Balance);
        Assert.Single(Shares.Movements);
        Set(First, Side.Buy, 0);
        Assert.Empty(Shares.Claims);
    }

    /// <summary>Its number is learned after it was sent: a notice of tomorrow is told by it.</summary>
    [Fact]
    public void A_number_that_is_learned_later_is_the_claim_s()
    {
        Set(First, Side.Buy, 10);
        Assert.False(Shares.HasLeft(Scene.Number(5)));
        _book.Leave(_stock, First, Noon);
        Assert.False(Shares.HasLeft(default));
        Set(First, Side.Buy, 10, number: 5);
        Assert.True(Shares.HasLeft(Scene.Number(5)));
        Assert.False(Shares.HasLeft(Scene.Number(6)));
    }

    /// <summary>What a former sale may have sold is offered once more before what no balance shows, and stays claimed by that one too.</summary>
    [Fact]
    public void A_sale_takes_what_a_former_one_left_before_what_is_disputed()
    {
        Hold(10);
        Set(First, Side.Sell, 3);
        _book.Leave(_stock, First, Noon);
        Shares.Dispute(Quantity.Of(2), ShareEvidence.Balance);
        Assert.Equal(10, Shares.Free.Shares);
        Set(Second, Side.Sell, 8);
        Assert.Equal((-3L, 11L, 2L), (Shares[ShareKind.Ours], Shares[ShareKind.InSale], Shares[ShareKind.Disputed]));
        Set(Second, Side.Sell, 10);
        Assert.Equal((-3L, 13L, 0L), (Shares[ShareKind.Ours], Shares[ShareKind.InSale], Shares[ShareKind.Disputed]));
    }

    /// <summary>Only those of a side, and of those only what was left after a moment by both clocks.</summary>
    [Fact]
    public void What_is_left_is_counted_by_side_and_by_age()
    {
        Hold(20);
        Set(First, Side.Sell, 3);
        Set(Second, Side.Sell, 4);
        Set(Third, Side.Buy, 5);
        Assert.Equal(0, Shares.Left(Side.Sell));
        _book.Leave(_stock, First, Noon);
        _book.Leave(_stock, Second, new(Noon.At.AddSeconds(1), Noon.Second + 1));
        _book.Leave(_stock, Third, Noon);
        Assert.Equal((7L, 5L), (Shares.Left(Side.Sell), Shares.Left(Side.Buy)));
        Assert.Equal((4L, 0L), (Shares.Left(Side.Sell, Noon), Shares.Left(Side.Buy, Noon)));
        // By the clock it is old, by the seconds that were heard it is not.
        Assert.Equal(7, Shares.Left(Side.Sell, new(Noon.At.AddDays(1), Noon.Second - 1)));
        Shares.ReleaseLeft(Side.Sell, Noon, ShareEvidence.Balance);
        Assert.Equal((4L, 5L), (Shares.Left(Side.Sell), Shares.Left(Side.Buy)));
        Assert.Null(Shares.ClaimOf(First));
    }

    [Fact]
    public void Only_an_order_that_is_left_arrives_late_and_is_young_then()
    {
        Set(First, Side.Buy, 3);
        Assert.False(_book.Arrive(First, Noon));
        _book.Leave(_stock, First, Noon);
        Assert.False(_book.Arrive(Second, Noon));
        var later = new HeardMoment(Noon.At.AddHours(1), Noon.Second + 3_600);
        Assert.True(_book.Arrive(First, later));
        Assert.Equal(later, Shares.ClaimOf(First)?.LeftAt);
    }

    /// <summary>Since when a balance shows what it shows: the first of those that agree.</summary>
    [Fact]
    public void What_a_balance_shows_is_as_old_as_the_first_that_showed_it()
    {
        BrokerHolding Row(long held) => new(_stock.Code, "", Quantity.Of(held), Quantity.Of(held - 1), new(held * 70_000), default);
        Assert.Null(Shares.Sellable);
        Shares.See(Row(10), Noon.At);
        Shares.See(Row(10), Noon.At.AddSeconds(5));
        Assert.Equal((Quantity.Of(10), Noon.At), Shares.Shown);
        Assert.Equal((Quantity.Of(9), Noon.At.AddSeconds(5)), Shares.Sellable);
        Shares.See(Row(8), Noon.At.AddSeconds(6));
        Assert.Equal((Quantity.Of(8), Noon.At.AddSeconds(6)), Shares.Shown);
        Shares.See(null, Noon.At.AddSeconds(7));
        Assert.Equal((Quantity.Zero, Noon.At.AddSeconds(7)), Shares.Shown);
        Assert.Equal((Quantity.Zero, Noon.At.AddSeconds(7)), Shares.Sellable);
    }

    [Fact]
    public void None_that_is_shown_first_is_shown_since_then()
    {
        Shares.See(null, Noon.At);
        Shares.See(null, Noon.At.AddSeconds(5));
        Assert.Equal((Quantity.Zero, Noon.At), Shares.Shown);
    }

    /// <summary>A night: what he was heard to buy is his, his orders are of another day, and a stock without claims is looked at no more.</summary>
    [Theory]
    [InlineData(true, 5)]
    [InlineData(false, 0)]
    public void A_night_makes_his_what_he_was_heard_to_buy(bool keeps, long his)
    {
        var other = new Stock(Scene.Hynix);
        Set(First, Side.Buy, 3);
        _book.Leave(_stock, First, Noon);
        _book.Of(other).SetClaim(Of(Second, Side.Buy), Quantity.Of(3), ShareEvidence.Order);
        _book.Leave(other, Second, Noon);
        _book.Of(other).ReleaseLeft(Side.Buy, HeardMoment.Latest, ShareEvidence.Balance);
        Shares.Hand.Notice(Side.Buy, Quantity.Of(5), Noon.At);
        Shares.See(null, Noon.At);
        _book.BeginDay(keeps);
        Assert.Equal((his, 0L, null), (Shares.Owner.Shares, Shares.Hand.Pending.Shares, Shares.Seen));
        Assert.Equal([_stock], _book.WithLeft);
    }
}
