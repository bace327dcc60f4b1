using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Limits of a stock, of the account and of the day, at their very borders.</summary>
public sealed class LimitGateTests
{
    readonly Bench _bench = new();

    bool Shuts(Gate gate) => gate.Refuses(_bench.Desk, _bench.Stock);

    string Seen(Gate gate) => gate.Seen(_bench.Desk, _bench.Stock);

    [Theory]
    [InlineData(299, 300, true, "1초 남음")]
    [InlineData(300, 300, false, "0초 남음")]
    [InlineData(400, 300, false, "0초 남음")]
    [InlineData(1, null, false, "없음")]
    public void A_sold_stock_rests_until_its_last_second(double after, int? rest, bool shut, string seen)
    {
        _bench.Risk(risk => risk with { Cooldown = rest is { } seconds ? TimeSpan.FromSeconds(seconds) : null });
        Assert.Equal((false, "없음"), (Shuts(new CooldownGate()), Seen(new CooldownGate())));
        _bench.Stock.SoldAt = _bench.Desk.Now;
        _bench.Later(after);
        Assert.Equal((shut, seen), (Shuts(new CooldownGate()), Seen(new CooldownGate())));
    }

    [Theory]
    [InlineData(2, 3, false, "2회 / 3")]
    [InlineData(3, 3, true, "3회 / 3")]
    [InlineData(99, null, false, "99회 / 제한 없음")]
    public void A_stock_is_bought_so_often_a_day(int trades, int? most, bool shut, string seen)
    {
        _bench.Risk(risk => risk with { MaxTradesPerSymbolPerDay = most }).Stock.TradesToday = trades;
        Assert.Equal((shut, seen), (Shuts(new TradesPerStockGate()), Seen(new TradesPerStockGate())));
    }

    [Theory]
    [InlineData(1, 2, false, "1 / 2")]
    [InlineData(2, 2, true, "2 / 2")]
    [InlineData(2, null, false, "2 / 제한 없음")]
    public void So_many_orders_a_minute(int sent, int? most, bool shut, string seen)
    {
        _bench.Risk(risk => risk with { MaxOrdersPerMinute = most });
        for (var order = 0; order < sent; order++)
            _bench.Send(Side.Buy);
        Assert.Equal((shut, seen), (Shuts(new PaceGate()), Seen(new PaceGate())));
        _bench.Later(59);
        Assert.Equal(shut, Shuts(new PaceGate()));
        _bench.Later(1);
        Assert.False(Shuts(new PaceGate()));
    }

    [Theory]
    [InlineData(2, 3, false, "2회 / 3")]
    [InlineData(3, 3, true, "3회 / 3")]
    [InlineData(3, null, false, "3회 / 제한 없음")]
    public void So_many_losses_in_a_row(int losses, int? most, bool shut, string seen)
    {
        _bench.Risk(risk => risk with { MaxConsecutiveLosses = most });
        for (var trade = 1; trade <= losses; trade++)
            _bench.Desk.Ledger.Close(DayLedgerTests.Trip(trade, -1));
        Assert.Equal((shut, seen), (Shuts(new LossesInARowGate()), Seen(new LossesInARowGate())));
    }

    [Theory]
    [InlineData(-9_999L, 10_000L, false, "-9,999원 / 한도 -10,000원")]
    [InlineData(-10_000L, 10_000L, true, "-10,000원 / 한도 -10,000원")]
    [InlineData(10_000L, 10_000L, false, "10,000원 / 한도 -10,000원")]
    [InlineData(-10_000L, null, false, "-10,000원 / 한도 없음")]
    public void The_day_s_loss_may_come_up_to_its_limit(long net, long? limit, bool shut, string seen)
    {
        _bench.Risk(risk => risk with { DailyLossLimit = limit is { } won ? new Won(won) : null });
        _bench.Desk.Ledger.Replace(default, new(new(net), Won.Zero, Won.Zero));
        Assert.Equal((shut, seen), (Shuts(new DailyLossGate()), Seen(new DailyLossGate())));
        Assert.Equal(shut, Gates.IsDayOver(_bench.Desk));
    }

    [Theory]
    [InlineData(9_999L, 10_000L, false, "9,999원 / 목표 10,000원")]
    [InlineData(10_000L, 10_000L, true, "10,000원 / 목표 10,000원")]
    [InlineData(10_000L, null, false, "10,000원 / 목표 없음")]
    public void The_day_s_target_is_reached_by_what_is_earned(long net, long? target, bool shut, string seen)
    {
        _bench.Risk(risk => risk with { DailyLossLimit = null, DailyProfitTarget = target is { } won ? new Won(won) : null });
        _bench.Desk.Ledger.Replace(default, new(new(net), Won.Zero, Won.Zero));
        Assert.Equal((shut, seen), (Shuts(new ProfitTargetGate()), Seen(new ProfitTargetGate())));
        Assert.Equal(shut, Gates.IsDayOver(_bench.Desk));
    }

    /// <summary>What is held, what may still be bought, and what may have been: each takes a place, and each stock takes one.</summary>
    [Fact]
    public void A_place_is_taken_by_whatever_may_be_held_and_once_a_stock()
    {
        var desk = _bench.Desk;
        int Free() => PositionsGate.Free(desk);
        desk.Settings = desk.Settings with { MaxPositions = 3 };
        Assert.Equal((3, false, "0 / 3"), (Free(), Shuts(new PositionsGate()), Seen(new PositionsGate())));
        _bench.Hold();
        Assert.Equal(2, Free());
        // Of the same stock: a purchase that goes on, and a sale.
        _bench.Send(Side.Buy);
        _bench.Send(Side.Sell);
        Assert.Equal(2, Free());
        var other = desk.Stocks.Get(Scene.Hynix);
        var purchase = _bench.Send(Side.Buy, stock: other);
        _bench.Send(Side.Sell, stock: desk.Stocks.Get(InstrumentCode.Parse("000270")));
        Assert.Equal(1, Free());
        // Over, and its figure is missing.
        desk.Orders.Name(purchase, Scene.Number(1), desk.Now);
        desk.Apply(purchase, OrderFact.Acknowledged);
        desk.Apply(purchase, OrderFact.RestGone);
        desk.Apply(purchase, OrderFact.FigureMissing);
        Assert.Equal((1, OrderPhase.Ending), (Free(), purchase.Phase));
        // No list will tell: the balance has the word, and until then it may have bought.
        desk.Shares.Leave(other, purchase.Id, desk.Moment);
        Assert.Equal(1, Free());
        desk.Apply(purchase, OrderFact.FigureGivenUp);
        Assert.Equal((1, OrderPhase.Cancelled), (Free(), purchase.Phase));
        _bench.Send(Side.Buy, stock: desk.Stocks.Get(InstrumentCode.Parse("035420")));
        Assert.Equal((0, true, "3 / 3"), (Free(), Shuts(new PositionsGate()), Seen(new PositionsGate())));
        _bench.Send(Side.Buy, stock: desk.Stocks.Get(InstrumentCode.Parse("035720")));
        Assert.Equal((0, true, "4 / 3"), (Free(), Shuts(new PositionsGate()), Seen(new PositionsGate())));
        // The balance has told: nothing came.
        desk.Shares.Of(other).ReleaseLeft(Side.Buy, HeardMoment.Latest, ShareEvidence.Balance);
        Assert.Equal("3 / 3", Seen(new PositionsGate()));
    }

    /// <summary>Over without its figure, a sale buys nothing; nor does a purchase of what is held take a second place.</summary>
    [Theory]
    [InlineData(Side.Sell, false, 0)]
    [InlineData(Side.Buy, true, 1)]
    [InlineData(Side.Buy, false, 1)]
    public void An_order_without_its_figure_takes_a_place_only_where_it_may_have_bought_another_stock(Side side, bool held, int taken)
    {
        if (held)
            _bench.Hold();
        var order = _bench.Send(side);
        _bench.Desk.Apply(order, OrderFact.Acknowledged);
        _bench.Desk.Apply(order, OrderFact.RestGone);
        _bench.Desk.Apply(order, OrderFact.FigureMissing);
        Assert.Equal(_bench.Desk.Settings.MaxPositions - taken, PositionsGate.Free(_bench.Desk));
    }

    /// <summary>A claim that is left takes a place as long as nobody holds the stock or has an order in it, for those take it already.</summary>
    [Theory]
    [InlineData(Side.Buy, false, false, 1)]
    [InlineData(Side.Sell, false, false, 0)]
    [InlineData(Side.Buy, true, false, 1)]
    [InlineData(Side.Buy, false, true, 1)]
    public void What_a_purchase_of_yesterday_may_have_brought_takes_a_place_once(Side side, bool held, bool ordered, int taken)
    {
        var desk = _bench.Desk;
        _bench.Shares.SetClaim(new(new(77), side, 1, "", ""), Quantity.Of(5), ShareEvidence.Order);
        desk.Shares.Leave(_bench.Stock, new(77), desk.Moment);
        if (held)
            _bench.Hold();
        if (ordered)
            _bench.Send(Side.Buy);
        Assert.Equal(desk.Settings.MaxPositions - taken, PositionsGate.Free(desk));
    }

    [Theory]
    [InlineData(2, false, "응답을 기다리는 주문 2 / 3")]
    [InlineData(3, true, "응답을 기다리는 주문 3 / 3")]
    public void So_many_orders_may_wait_for_their_reply(int waiting, bool shut, string seen)
    {
        _bench.Desk.Orders.Name(_bench.Send(Side.Buy), Scene.Number(1), _bench.Desk.Now);
        _bench.Desk.Apply(_bench.Desk.Orders.All[0], OrderFact.Acknowledged);
        for (var order = 0; order < waiting; order++)
            _bench.Send(Side.Buy);
        Assert.Equal((shut, seen), (Shuts(new UnansweredGate()), Seen(new UnansweredGate())));
        // In a dry run nobody answers, and nobody is waited for.
        _bench.Desk.DryRun = true;
        Assert.Equal((false, "응답을 기다리는 주문 0 / 3"), (Shuts(new UnansweredGate()), Seen(new UnansweredGate())));
    }

    [Fact]
    public void While_the_list_that_tells_of_a_doubt_is_late_no_purchase_takes_its_call()
    {
        _bench.Desk.Questions.AskOrders(true);
        _bench.Later(1);
        Assert.False(Shuts(new UnansweredGate()));
        _bench.Later(1);
        Assert.Equal((true, "주문 내역 조회가 2초 넘게 답을 기다림"), (Shuts(new UnansweredGate()), Seen(new UnansweredGate())));
    }

    /// <summary>A first part has been bought: what would keep a new purchase away keeps none of its rest.</summary>
    [Fact]
    public void The_rest_of_a_purchase_is_not_held_up_by_what_the_purchase_itself_has_filled()
    {
        Assert.Equal(
            ["보유", "재진입 대기", "종목당 하루 거래", "최대 보유 종목", "접수 대기", "주문가능금액", "예산", "매수 자금"],
            Gates.All.Where(gate => !gate.HoldsForRest).Select(gate => gate.Name));
    }

    [Fact]
    public void What_is_the_same_for_every_stock_is_shown_only_once_there_is_a_time()
    {
        Assert.Empty(Gates.View(new()));
        Assert.Equal(Gates.All.OfType<StandingGate>().Select(gate => gate.Name), Gates.View(_bench.Desk).Select(view => view.Name));
        Assert.True(Gates.AreShutForAll(_bench.Desk));
        Assert.Equal(-1, Gates.IndexOf(new DepthGate()));
        Assert.Equal(3, Gates.IndexOf(Gates.All[3]));
    }
}
