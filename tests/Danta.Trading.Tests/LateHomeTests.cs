using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Fills that come when their own round trip is over, or never began: which one gets the won, and that no share is counted twice.</summary>
public sealed class LateHomeTests
{
    readonly EvidenceBench _bench = new();

    public LateHomeTests() => _bench.Desk.Settings = _bench.Desk.Settings with { AdoptForeignPositions = true };

    /// <summary>Shares bought and sold in it, what they cost, and what it came to before costs.</summary>
    (long Bought, long Sold, long Cost, long Gross) Sums(int trade)
    {
        var tally = _bench.Desk.Positions.Find(trade)!.Tally;
        return (tally.Bought.Shares, tally.Sold.Shares, tally.BoughtAmount.Amount, tally.Realised.Gross.Amount);
    }

    void Sell(long shares, int won) => _bench.Fill(_bench.Working(Side.Sell, shares), shares, won);

    /// <summary>A purchase that was proven absent, a while ago.</summary>
    OurOrder Absent(long shares = 10, Stock? stock = null)
    {
        var order = _bench.Send(Side.Buy, shares, stock: stock);
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        _bench.Replies.ProveAbsent(order, "시험");
        _bench.Later(60);
        return order;
    }

    /// <summary>So many shares come that nobody ordered, and are taken over at the broker's cost.</summary>
    int TakeOver(long shares, int won)
    {
        // What was sold before may be in a balance for three minutes.
        _bench.Later(200).Balance(shares, shares * won).Later(1).Balance(shares, shares * won);
        Assert.Equal((PositionOrigin.Owner, shares), (_bench.Position!.Origin, _bench.Position.TakenOver.Shares));
        return _bench.Position.Trade;
    }

    /// <summary>It is at the broker after all, and the owner says that it is ours.</summary>
    OurOrder TurnUp(OurOrder order)
    {
        _bench.Doubts.Reopen(order, Scene.Number(555));
        _bench.Replies.Adopt(order, Scene.Number(555), "시험");
        return order;
    }

    [Fact]
    public void What_took_late_fills_in_takes_the_next_ones_in_though_it_is_over_too()
    {
        var first = _bench.Working(Side.Buy);
        _bench.Fill(first, 4, 70_000);
        Sell(4, 71_000);
        _bench.Later(10);
        var second = _bench.Working(Side.Buy, 5);
        _bench.Fill(second, 5, 72_000).Fill(first, 3, 69_000, 100_009);
        Sell(8, 73_000);
        Assert.Equal((8L, 8L, 5 * 72_000L + 3 * 69_000, 5 * 1_000L + 3 * 4_000), Sums(second.Trade));
        _bench.Later(1).List(_bench.Row(first, 8) with { FilledAmount = new(4 * 70_000 + 4 * 69_000) });
        Assert.Equal((second.Trade, 1L), (_bench.Position!.Trade, _bench.Position.Tally.Held.Shares));
        Assert.Equal((9L, 8L, 5 * 72_000L + 4 * 69_000), (Sums(second.Trade).Bought, Sums(second.Trade).Sold, Sums(second.Trade).Cost));
        Assert.Equal((4L, 4L, 4 * 70_000L, 4 * 1_000L), Sums(first.Trade));
    }

    /// <summary>The list has no more shares than were known, only what they cost: that is the won of the round trip which they were bought in.</summary>
    [Fact]
    public void A_price_that_is_put_right_is_the_own_round_trips_beside_another_that_is_open()
    {
        var first = _bench.Working(Side.Buy, 4);
        _bench.Fill(first, 4, 70_000);
        Sell(4, 71_000);
        _bench.Later(10);
        var second = _bench.Working(Side.Buy, 5);
        _bench.Fill(second, 5, 72_000).Later(1).List(_bench.Row(first, 4) with { FilledAmount = new(4 * 70_000 + 60) });
        Assert.Equal((4L, 4L, 4 * 70_000L + 60, 4 * 1_000L - 60), Sums(first.Trade));
        Assert.Equal((5L, 0L, 5 * 72_000L, 0L), Sums(second.Trade));
        Assert.Null(first.LateTrade);
    }

    /// <summary>His six came between, and were sold: a fill more of ours is not among them, for ours has a round trip, and its share needs its stop.</summary>
    [Fact]
    public void A_purchase_that_has_a_round_trip_was_not_taken_over()
    {
        var first = _bench.Working(Side.Buy);
        _bench.Fill(first, 4, 70_000).Hear(NoticeKind.RestCancelled, first, 6);
        Sell(4, 71_000);
        var his = TakeOver(6, 69_000);
        Sell(6, 69_500);
        _bench.Fill(first, 1, 70_000, 100_009);
        Assert.Equal((first.Trade, 1L), (_bench.Position?.Trade, _bench.Position?.Tally.Held.Shares));
        Assert.Equal((5L, 4L, 5 * 70_000L), (Sums(first.Trade).Bought, Sums(first.Trade).Sold, Sums(first.Trade).Cost));
        Assert.Equal((6L, 6L, 6 * 69_000L, 6 * 500L), Sums(his));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    public void What_was_taken_over_and_sold_is_the_purchase_that_turns_up_at_its_own_price(long came)
    {
        var order = Absent();
        var taken = TakeOver(came, 70_000);
        Sell(came, 71_000);
        _bench.Fill(TurnUp(order), 10, 69_900);
        Assert.Null(_bench.Position);
        Assert.Equal((came, came, came * 70_000 - 1_000, came * 1_000 + 1_000), Sums(taken));
        Assert.Equal(came * 1_000 + 1_000, _bench.Desk.Ledger.Realised.Gross.Amount);
        Assert.Null(_bench.Desk.Positions.Find(order.Trade));
    }

    /// <summary>Told of in parts, it is the same shares all the while, and what is beyond them stays his.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(12)]
    public void What_was_taken_over_is_counted_once_however_many_fills_tell_of_it(long came)
    {
        var order = Absent();
        var taken = TakeOver(came, 70_000);
        Sell(came, 71_000);
        var cost = 4 * 69_900L + 6 * 69_800 + (came - 10) * 70_000;
        _bench.Fill(TurnUp(order), 4, 69_900).Fill(order, 6, 69_800, 100_003);
        Assert.Null(_bench.Position);
        Assert.Equal((came, came, cost, came * 71_000 - cost), Sums(taken));
        _bench.Later(1).List(_bench.Row(order, 10) with { FilledAmount = new(4 * 69_900 + 6 * 69_800) });
        Assert.Null(_bench.Position);
        Assert.Equal((came, came, cost, came * 71_000 - cost), Sums(taken));
    }

    /// <summary>Still held, and no balance has shown more since: they are the purchase's, and not as many once more.</summary>
    [Fact]
    public void What_was_taken_over_and_is_still_held_is_the_purchase_that_turns_up()
    {
        var order = Absent();
        var taken = TakeOver(10, 70_000);
        _bench.Later(30).Balance(10, 700_000).Fill(TurnUp(order), 4, 69_900).Fill(order, 6, 69_900, 100_003);
        Assert.Equal((taken, 10L, 699_000L), (_bench.Position!.Trade, _bench.Position.Tally.Held.Shares, _bench.Position.Tally.Cost.Amount));
        _bench.Later(60).Balance(10, 699_000);
        Assert.Null(_bench.Shares.Difference);
    }

    /// <summary>A balance has them beside those that were taken over: they join them.</summary>
    [Fact]
    public void Shares_that_a_balance_shows_beside_those_taken_over_are_more()
    {
        var order = Absent();
        var taken = TakeOver(10, 70_000);
        TurnUp(order);
        _bench.Later(1).Balance(20, 1_399_000).Fill(order, 10, 69_900);
        Assert.Equal((taken, 20L, 1_399_000L), (_bench.Position!.Trade, _bench.Position.Tally.Held.Shares, _bench.Position.Tally.Cost.Amount));
    }

    /// <summary>Nine cannot be its ten: it joins them, and a balance tells how many there are.</summary>
    [Fact]
    public void What_it_brought_beyond_what_was_taken_over_is_more()
    {
        var order = Absent();
        TakeOver(9, 70_000);
        _bench.Fill(TurnUp(order), 10, 69_900);
        Assert.Equal((19L, 9 * 70_000L + 10 * 69_900), (_bench.Position!.Tally.Held.Shares, _bench.Position.Tally.Cost.Amount));
    }

    /// <summary>He says that what is there is to be taken over while a purchase of ours is on its way: what that brings is more.</summary>
    [Fact]
    public void A_purchase_that_was_never_given_up_was_not_taken_over()
    {
        _bench.Desk.Settings = _bench.Desk.Settings with { AdoptForeignPositions = false };
        _bench.Later(60).Balance(10).Later(1).Balance(10);
        var order = _bench.Working(Side.Buy);
        _bench.Later(1).Reconciler.Adopt(_bench.Stock);
        _bench.Fill(order, 3, 69_000);
        Assert.Equal((13L, 10L, 700_000 + 3 * 69_000), (_bench.Position!.Tally.Held.Shares, _bench.Position.TakenOver.Shares, _bench.Position.Tally.Cost.Amount));
    }

    /// <summary>What was his before it was sent, or is of another stock, or fewer than it brought, it did not bring: it has a stop of its own.</summary>
    [Theory]
    [InlineData("before")]
    [InlineData("another stock")]
    [InlineData("fewer")]
    public void What_it_cannot_have_brought_stays_his(string why)
    {
        var before = why == "before" ? null : Absent(stock: why == "another stock" ? _bench.Desk.Stocks.Get(Scene.Hynix, "SK하이닉스") : null);
        var his = TakeOver(why == "fewer" ? 9 : 10, 70_000);
        Sell(why == "fewer" ? 9 : 10, 71_000);
        var result = Sums(his);
        var order = TurnUp(before ?? Absent());
        _bench.Fill(order, 10, 69_900);
        Assert.Equal((order.Trade, 10L), (_bench.Desk.Positions.Of(order.Stock)?.Trade, _bench.Desk.Positions.Of(order.Stock)?.Tally.Held.Shares));
        Assert.Equal(result, Sums(his));
    }

    /// <summary>Two came while it was thought to be absent, ours and one of his: it is the one that cost the same, and else the last.</summary>
    [Theory]
    [InlineData(70_000, 72_000, 69_990, false)]
    [InlineData(72_000, 70_000, 69_990, true)]
    [InlineData(70_000, 70_000, 69_990, true)]
    public void Of_two_that_were_taken_over_it_is_the_one_that_cost_what_it_cost(int first, int second, int own, bool isSecond)
    {
        var order = Absent();
        var one = TakeOver(10, first);
        Sell(10, 73_000);
        var other = TakeOver(10, second);
        Sell(10, 73_000);
        _bench.Fill(TurnUp(order), 10, own);
        Assert.Null(_bench.Position);
        Assert.Equal((10L, 10L, 10L * (isSecond ? first : own)), (Sums(one).Bought, Sums(one).Sold, Sums(one).Cost));
        Assert.Equal((10L, 10L, 10L * (isSecond ? own : second)), (Sums(other).Bought, Sums(other).Sold, Sums(other).Cost));
    }
}
