using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>A sale is seen through: when it goes again, what is asked for it, and what is called back for it.</summary>
public sealed class SaleDeskTests
{
    readonly Bench _bench = new();
    readonly Position _position;
    readonly SaleDesk _sales;

    public SaleDeskTests()
    {
        _sales = new(_bench.Desk, _bench.Sender);
        _position = _bench.Known().Tick(70_000).Hold(10);
    }

    void Wish(Urgency urgency = Urgency.Exit, long keep = 0) => _position.Exit = new("시험", urgency, _bench.Desk.Now, Quantity.Of(keep));

    void Refuse(bool isBound = false) =>
        _position.Tries.Refuse(Refusal.Holdings, "수량 부족", Quantity.Zero, trades: true, hasAnotherKind: false, isBound, _bench.Desk.Now);

    void Binds(long shares) => _bench.Shares.Hand.OpenSales = shares == 0 ? [] : [Scene.Row(Scene.Number(700), _bench.Stock.Code, Side.Sell, shares, 0, 0)];

    List<long> Sold() => [.. _bench.Requests.OfType<PlaceOrder>().Select(order => order.Quantity.Shares)];

    [Fact]
    public void Once_his_order_binds_nothing_any_more_the_sale_goes_at_once()
    {
        Wish();
        Binds(10);
        Refuse(isBound: true);
        _sales.Continue(_position);
        Assert.Empty(Sold());
        Binds(0);
        _sales.Continue(_position);
        Assert.Equal([10], Sold());
    }

    /// <summary>Who binds the shares is told with the refusal: by a list that was asked since, or after five seconds without one.</summary>
    [Theory]
    [InlineData(0, 4.9, false)]
    [InlineData(0, 5, true)]
    [InlineData(1, 1.1, true)]
    public void A_refusal_for_want_of_shares_is_told_with_the_list_or_after_five_seconds(double listed, double after, bool told)
    {
        var order = _bench.Send(Side.Sell, 10);
        Refuse();
        _position.Tries.ToTell = (order, "APBK0400", "수량 부족");
        _bench.Desk.Shares.OwnerSells(Array.Empty<BrokerOrder>().ToLookup(row => row.Code), _bench.Desk.Now.AddSeconds(listed));
        Binds(4);
        _bench.Later(after);
        _sales.OnSecond(_position);
        Assert.Equal(told, _bench.Requests.OfType<Tell>().Any(tell => tell.News is RefusedNews { Next: var next } && next.Contains("0000000700", StringComparison.Ordinal)));
        Assert.Equal(told ? Bench.Ten : null, _position.Tries.BoundTriedAt);
        Assert.Equal(!told, _position.Tries.ToTell is not null);
    }

    [Fact]
    public void Only_while_something_is_to_be_sold_and_bound_the_list_is_asked_every_ten_seconds()
    {
        List<int> Asked()
        {
            List<int> asked = [];
            for (var second = 0; second < 25; second++)
            {
                _bench.Requests.Clear();
                _sales.OnSecond(_position);
                foreach (var ask in _bench.Requests.OfType<Ask>().Where(ask => ask.Question is DayOrdersQuestion))
                {
                    Assert.False(ask.Doubt);
                    asked.Add(_bench.Desk.SecondsHeard % 100);
                    _bench.Desk.Questions.OrdersAnswered(_bench.Desk.Now);
                }
                _bench.Later(1);
            }
            return asked;
        }

        Binds(4);
        Assert.Empty(Asked());
        _bench.Desk.SecondsHeard = 100;
        Wish();
        Assert.Equal([0, 10, 20], Asked());
        Binds(0);
        Assert.Empty(Asked());
    }

    /// <summary>Refused for want of shares it goes with as many as a balance since then calls free, and no more than there are.</summary>
    [Theory]
    [InlineData(0, 4, 10)]
    [InlineData(1, 4, 4)]
    [InlineData(1, 25, 10)]
    [InlineData(1, 0, 10)]
    public void A_balance_that_was_asked_since_says_how_many_can_be_sold(double askedAfter, long sellable, long sold)
    {
        Wish();
        Refuse();
        var row = new BrokerHolding(_bench.Stock.Code, "", Quantity.Of(10), Quantity.Of(sellable), new(700_000), Price.FromWon(70_000));
        _bench.Shares.See(row, _bench.Desk.Now.AddSeconds(askedAfter));
        _bench.Later(3);
        _sales.Continue(_position);
        Assert.Equal([sold], Sold());
    }

    /// <summary>Each second at first, every five from the tenth on.</summary>
    [Fact]
    public void A_sale_that_waits_for_a_balance_asks_for_it_and_more_seldom_after_ten_seconds()
    {
        Wish();
        _position.BalanceNeededFrom = _bench.Desk.Now;
        List<int> asked = [];
        for (var second = 0; second < 21; second++)
        {
            _bench.Requests.Clear();
            _sales.OnSecond(_position);
            if (_bench.Requests.OfType<Ask>().Any(ask => ask.Question is BalanceQuestion))
                asked.Add(second);
            _bench.Desk.Questions.Failed(new BalanceQuestion());
            _bench.Later(1);
        }
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20], asked);
    }

    [Fact]
    public void A_balance_is_asked_for_shares_that_he_has_sold_by_the_list_and_for_nothing_else()
    {
        Wish();
        _sales.OnSecond(_position);
        Assert.Empty(_bench.Requests.OfType<Ask>());
        _bench.Shares.Hand.Learn(Scene.His(0, 3), _bench.Desk.Now);
        _sales.OnSecond(_position);
        Assert.Single(_bench.Requests.OfType<Ask>(), ask => ask.Question is BalanceQuestion);
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void In_a_dry_run_without_a_wish_or_with_an_order_out_no_balance_is_asked(bool dry, bool idle, bool ordered)
    {
        if (!idle)
            Wish();
        _position.BalanceNeededFrom = _bench.Desk.Now;
        _bench.Desk.DryRun = dry;
        if (ordered)
            _bench.Send(Side.Sell, 3);
        _sales.OnSecond(_position);
        Assert.Empty(_bench.Requests.OfType<Ask>());
    }

    OurOrder Working(OrderType type, Price? limit = null, int? trade = null, Side side = Side.Sell, bool rests = false, long shares = 10)
    {
        var order = _bench.Sender.Place(_bench.Stock, side, Quantity.Of(shares), Urgency.Exit, trade ?? _position.Trade, "앞의 매도", type, limit, rests: rests);
        _bench.Desk.Orders.Name(order, Scene.Number(order.Id.Value), _bench.Desk.Now);
        _bench.Desk.Apply(order, OrderFact.Acknowledged);
        return order;
    }

    bool IsCalledBack()
    {
        _sales.Continue(_position);
        return _bench.Requests.OfType<CancelOrder>().Any();
    }

    /// <summary>A sale at a limit that the bid has fallen below is called back after its time, and goes again at a lower one; not in an auction.</summary>
    [Theory]
    [InlineData(2, 69_900, false, true)]
    [InlineData(1.9, 69_900, false, false)]
    [InlineData(2, 70_000, false, false)]
    [InlineData(2, 70_100, false, false)]
    [InlineData(2, 0, false, false)]
    [InlineData(2, 69_900, true, false)]
    public void A_limit_that_the_bid_has_left_is_called_back(double after, int bid, bool auction, bool called)
    {
        Wish();
        Working(OrderType.Limit, Price.FromWon(70_000));
        _bench.Later(after).Tick(70_000, tick => tick with { BestBid = bid > 0 ? Price.FromWon(bid) : default, InAuction = auction });
        Assert.Equal(called, IsCalledBack());
    }

    [Theory]
    [InlineData(OrderType.Best, 1.9, Urgency.Exit, false)]
    [InlineData(OrderType.Best, 2, Urgency.Exit, true)]
    [InlineData(OrderType.Best, 0, Urgency.Panic, true)]
    [InlineData(OrderType.Market, 9, Urgency.Exit, false)]
    [InlineData(OrderType.Market, 9, Urgency.Panic, false)]
    public void What_is_no_market_order_is_called_back_after_its_time_or_for_a_panic(OrderType type, double after, Urgency urgency, bool called)
    {
        Working(type);
        Wish(urgency);
        _bench.Later(after);
        Assert.Equal(called, IsCalledBack());
    }

    /// <summary>Where market is refused a best-price sale has its time, panic or not, and an auction is no time to change.</summary>
    [Theory]
    [InlineData(1.9, false, false)]
    [InlineData(2, false, true)]
    [InlineData(2, true, false)]
    public void Where_no_market_order_is_taken_the_next_kind_waits_for_its_time_even_in_a_panic(double after, bool auction, bool called)
    {
        Working(OrderType.Best);
        Wish(Urgency.Panic);
        _bench.Later(after).Tick(70_000, tick => tick with { InAuction = auction });
        _bench.Stock.Kinds.Refuse(OrderType.Market, auction, _bench.Desk.Now);
        Assert.Equal(called, IsCalledBack());
    }

    [Fact]
    public void A_sale_of_another_round_trip_is_left_alone_and_a_purchase_is_called_back()
    {
        Wish(Urgency.Panic);
        Working(OrderType.Best, trade: 99);
        Assert.False(IsCalledBack());
        var purchase = Working(OrderType.Best, trade: 98, side: Side.Buy);
        Assert.True(IsCalledBack());
        Assert.Equal(purchase.Id, Assert.Single(_bench.Requests.OfType<CancelOrder>()).Order);
    }

    /// <summary>What rests at his price is among what stays: it is called back only where more is to go.</summary>
    [Theory]
    [InlineData(4, false)]
    [InlineData(3, true)]
    [InlineData(0, true)]
    public void What_rests_is_called_back_where_its_shares_are_wanted(long keep, bool called)
    {
        Working(OrderType.Limit, Price.FromWon(80_000), rests: true, shares: 4);
        Wish(keep: keep);
        Assert.Equal(called, IsCalledBack());
        Assert.Equal([6], Sold().Skip(1));
    }

    [Fact]
    public void Two_sales_that_look_alike_are_never_out_without_a_number()
    {
        _bench.Send(Side.Sell, 4);
        _bench.Send(Side.Sell, 3);
        _bench.Requests.Clear();
        Wish();
        // Three are free, and a sale of three is out without a number; nobody can take two for it.
        _sales.Continue(_position);
        Assert.Equal([2], Sold());
    }

    [Fact]
    public void After_the_end_nothing_is_sent()
    {
        Wish();
        _bench.Desk.Standing.Finished = true;
        _sales.Continue(_position);
        Assert.Empty(Sold());
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, true)]
    [InlineData(9, false)]
    public void A_part_is_sold_when_no_more_is_held_than_was_to_stay(long keep, bool over)
    {
        _position.Exit = new(ExitRules.Part.Name, Urgency.Exit, _bench.Desk.Now, Quantity.Of(keep));
        _sales.Continue(_position);
        Assert.Equal((over, over, over ? 0 : 1), (_position.Exit is null, _position.PartTaken, Sold().Count));
    }

    [Fact]
    public void A_part_that_the_owner_wanted_is_no_first_part_at_a_target()
    {
        Wish(keep: 10);
        _sales.Continue(_position);
        Assert.Equal((true, false), (_position.Exit is null, _position.PartTaken));
    }
}
