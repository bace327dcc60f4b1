using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>How often the broker is asked because of one order: its lists, and where it is in doubt its balance. More would cost others their calls.</summary>
public sealed class DoubtAskTests
{
    readonly EvidenceBench _bench = new();

    /// <summary>Seconds in which it was asked in doubt.</summary>
    (List<int> Lists, List<int> Balances) Asked(int seconds)
    {
        List<int> lists = [], balances = [];
        for (var second = 1; second <= seconds; second++)
        {
            _bench.Clear().Later(1).Reconciler.OnSecond();
            if (_bench.Asks<DayOrdersQuestion>(doubt: true))
                lists.Add(second);
            if (_bench.Asks<BalanceQuestion>(doubt: true))
                balances.Add(second);
        }
        return (lists, balances);
    }

    OurOrder Lost()
    {
        var order = _bench.Send(Side.Buy);
        _bench.Replies.On(new OrderReplyLost(order.Id, "끊김"));
        return order;
    }

    [Fact]
    public void A_young_doubt_asks_for_list_and_balance_every_four_seconds()
    {
        Lost().Doubt!.Looks = 7;
        var (lists, balances) = Asked(24);
        Assert.Equal([1, 2, 4, 8, 12, 16, 20, 24], lists);
        Assert.Equal(lists, balances);
    }

    /// <summary>After eight looks it is a matter of patience, and so is what the owner has been asked about.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_a_matter_of_patience_asks_every_half_minute(bool isHis)
    {
        var order = Lost();
        order.Doubt!.Looks = isHis ? 0 : 8;
        if (isHis)
            _bench.Desk.Apply(order, OrderFact.Undecidable);
        var (lists, balances) = Asked(95);
        Assert.Equal([1, 2, 4, 8, 16, 32, 62, 92], lists);
        Assert.Equal(lists, balances);
    }

    /// <summary>Lists that never come whole settle no doubt: it asks no more often than they may come, beside the comparison that is asked for anyway.</summary>
    [Fact]
    public void Lists_that_never_come_whole_are_not_asked_for_every_four_seconds()
    {
        List<int> AskedWhere(bool lost)
        {
            var bench = new DoubtAskTests();
            var order = lost ? bench.Lost() : null;
            for (var list = 0; list < 3; list++)
                bench._bench.Later(15).Reconciler.On(new DayOrdersAnswered([], false, bench._bench.Desk.Now));
            Assert.Single(bench._bench.News<HaltNews>());
            order?.Asking.Hurry(bench._bench.Desk.Now);
            return bench.Asked(95).Lists;
        }

        Assert.Equal(new HashSet<int> { 1, 2, 4, 8, 16, 32, 62, 92 }.Union(AskedWhere(lost: false)).Order(), AskedWhere(lost: true));
    }

    /// <summary>Of an order that works the list alone is asked, more and more seldom: its shares are in no doubt.</summary>
    [Fact]
    public void An_order_that_works_asks_for_the_list_alone_and_more_and_more_seldom()
    {
        _bench.Hold();
        _bench.Desk.Questions.Forget();
        _bench.Working(Side.Sell);
        var (lists, balances) = Asked(100);
        Assert.Equal([3, 5, 9, 17, 33, 63, 93], lists);
        Assert.Empty(balances);
    }

    /// <summary>Over without its figure: the list is asked soon and then patiently, and no balance.</summary>
    [Fact]
    public void An_order_that_is_over_without_its_figure_asks_for_the_list()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Hear(NoticeKind.RestCancelled, order, 5);
        Assert.Equal(OrderPhase.Ending, order.Phase);
        var (lists, balances) = Asked(40);
        Assert.Equal([1, 2, 4, 8, 16, 32], lists);
        Assert.Empty(balances);
    }

    [Fact]
    public void What_is_over_and_known_asks_for_nothing()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 10);
        var (lists, balances) = Asked(59);
        Assert.Empty(lists.Concat(balances));
    }
}
