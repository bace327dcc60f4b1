using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What is known of one stock and keeps it from being bought, each reason alone.</summary>
public sealed class StockGateTests
{
    readonly Bench _bench = new();

    bool Shuts(Gate gate) => gate.Refuses(_bench.Desk, _bench.Stock);

    string Seen(Gate gate) => gate.Seen(_bench.Desk, _bench.Stock);

    void Is(Gate gate, bool shut, string seen) => Assert.Equal((shut, seen), (Shuts(gate), Seen(gate)));

    [Fact]
    public void Banned_by_the_owner_or_by_the_broker()
    {
        Is(new BannedGate(), false, "아님");
        _bench.Stock.Blocked = "거래 제한";
        Is(new BannedGate(), true, "증권사: 거래 제한");
        _bench.Stock.Blocked = null;
        _bench.Stock.IsBanned = true;
        Is(new BannedGate(), true, "오늘 금지");
    }

    [Fact]
    public void Books_and_broker_that_differ_are_a_doubt()
    {
        Is(new DoubtGate(), false, "없음");
        _bench.Shares.Difference = new(Quantity.Of(3), Bench.Ten, Bench.Ten);
        Is(new DoubtGate(), true, "잔고 불일치 (증권사 3주)");
    }

    [Fact]
    public void An_order_of_unknown_fate_is_a_doubt_and_one_that_works_is_none()
    {
        var order = _bench.Send(Side.Buy);
        Is(new DoubtGate(), false, "없음");
        _bench.Desk.Apply(order, OrderFact.ReplyLost);
        Is(new DoubtGate(), true, "결과를 모르는 주문이 있음");
    }

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void An_order_that_only_the_balance_can_tell_of_is_a_doubt_until_it_has(Side side)
    {
        _bench.Shares.SetClaim(new(new(77), side, 1, "", ""), Quantity.Of(5), ShareEvidence.Order);
        Is(new DoubtGate(), false, "없음");
        _bench.Desk.Shares.Leave(_bench.Stock, new(77), _bench.Desk.Moment);
        Is(new DoubtGate(), true, "체결 누계를 잔고로 확인할 주문이 있음");
        _bench.Shares.ReleaseLeft(side, HeardMoment.Latest, ShareEvidence.Balance);
        Is(new DoubtGate(), false, "없음");
    }

    /// <summary>Three lists did not have it, and yet it may come in: for five minutes nothing like it is bought again. A sale brings nothing.</summary>
    [Theory]
    [InlineData(Side.Buy, 299, true)]
    [InlineData(Side.Buy, 300, false)]
    [InlineData(Side.Sell, 1, false)]
    public void A_purchase_that_was_proven_absent_may_turn_up_late(Side side, double after, bool shut)
    {
        var order = _bench.Send(side);
        _bench.Desk.Apply(order, OrderFact.ReplyLost);
        _bench.Desk.Apply(order, OrderFact.AbsentAtBroker);
        _bench.Later(after);
        Is(new DoubtGate(), shut, shut ? "없다고 확인한 매수가 늦게 들어올 수 있음" : "없음");
    }

    [Fact]
    public void Held_ordered_or_the_owner_s_each_keep_a_stock_from_being_bought()
    {
        Is(new HeldGate(), false, "없음");
        _bench.Shares.Move(ShareKind.Hand, ShareKind.Owner, Quantity.Of(5), ShareEvidence.Balance);
        Is(new HeldGate(), true, "직접 보유 5주");
        _bench.Shares.Move(ShareKind.Owner, ShareKind.Hand, Quantity.Of(5), ShareEvidence.Balance);
        var order = _bench.Send(Side.Buy);
        Is(new HeldGate(), true, "주문 중");
        _bench.Desk.Apply(order, OrderFact.Refused);
        Is(new HeldGate(), false, "없음");
        _bench.Hold();
        Is(new HeldGate(), true, "14주 보유");
    }

    [Fact]
    public void What_the_broker_said_of_it_has_to_be_of_today()
    {
        Is(new KnownGate(), true, "조회 중");
        _bench.Known();
        Is(new KnownGate(), false, "조회함");
    }

    [Fact]
    public void Halted_by_tick_or_by_answer_and_in_liquidation()
    {
        Is(new HaltedGate(), false, "아님");
        Is(_bench.Known(change: answer => answer with { Liquidation = true }), new HaltedGate(), true, "정리매매");
        Is(_bench.Known(change: answer => answer with { Halted = true }), new HaltedGate(), true, "거래정지");
        Is(_bench.Known(), new HaltedGate(), false, "아님");
        Is(_bench.Tick(70_000, tick => tick with { Halted = true }), new HaltedGate(), true, "거래정지");
    }

    void Is(Bench bench, Gate gate, bool shut, string seen)
    {
        Assert.Same(_bench, bench);
        Is(gate, shut, seen);
    }

    [Fact]
    public void Administrative_stocks_are_bought_only_where_the_owner_wants_it()
    {
        Is(_bench.Known(), new AdministrativeGate(), false, "아님");
        Is(_bench.Known(change: answer => answer with { Administrative = true }), new AdministrativeGate(), true, "관리종목");
        Is(_bench.Risk(risk => risk with { BuyWarned = true }), new AdministrativeGate(), false, "관리종목");
    }

    [Theory]
    [InlineData(0, false, "없음")]
    [InlineData(1, true, "투자주의")]
    [InlineData(2, true, "투자경고")]
    [InlineData(3, true, "투자위험")]
    public void Warned_stocks_are_bought_only_where_the_owner_wants_it(int level, bool shut, string seen)
    {
        Is(new WarningGate(), false, "없음");
        Is(_bench.Known(change: answer => answer with { WarningLevel = level }), new WarningGate(), shut, seen);
        Is(_bench.Risk(risk => risk with { BuyWarned = true }), new WarningGate(), false, seen);
    }

    [Fact]
    public void Vi_and_auction_are_told_by_tick_and_by_book()
    {
        Is(_bench.Tick(70_000), new ViGate(), false, "없음");
        Is(_bench.Tick(70_000, tick => tick with { InAuction = true }), new ViGate(), true, "발동 중");
        Is(_bench.Book(book => book with { Phase = BookPhase.ClosingAuction }), new ViGate(), true, "단일가 매매");
        Is(_bench.Risk(risk => risk with { BuyInVi = true }), new ViGate(), false, "단일가 매매");
    }

    /// <summary>Where nobody listens to a stock the broker's word of a moment ago says that it is in no VI.</summary>
    [Fact]
    public void A_stock_that_is_not_listened_to_is_asked_about_every_five_seconds()
    {
        Is(new ViGate(), true, "감시 자리가 없어 조회로 확인 중");
        _bench.Stock.StateToldAt = _bench.Desk.Now;
        Is(_bench.Later(5), new ViGate(), false, "없음");
        Is(_bench.Later(1), new ViGate(), true, "감시 자리가 없어 조회로 확인 중");
        _bench.Stock.IsWatched = true;
        Is(new ViGate(), false, "없음");
        _bench.Stock.IsWatched = false;
        Is(_bench.Tick(70_000), new ViGate(), false, "없음");
    }

    /// <summary>One percent below a limit of 100,000 won is 99,000.</summary>
    [Theory]
    [InlineData(98_900, false)]
    [InlineData(99_000, true)]
    [InlineData(100_000, true)]
    public void Near_the_upper_limit_nothing_is_left_to_earn(int last, bool shut)
    {
        Is(_bench.Tick(last), new UpperLimitGate(), false, $"현재가 {last:N0}, 상한가 ");
        Is(_bench.Known(), new UpperLimitGate(), shut, $"현재가 {last:N0}, 상한가 100,000");
        Is(_bench.Risk(risk => risk with { UpperLimitDistance = null }), new UpperLimitGate(), false, $"현재가 {last:N0}, 상한가 100,000");
        _bench.Risk(risk => risk with { UpperLimitDistance = Rate.FromPercent(1m) });
        Is(_bench.Known(change: answer => answer with { UpperLimit = default }), new UpperLimitGate(), false, $"현재가 {last:N0}, 상한가 0");
    }

    [Theory]
    [InlineData(15, 15, false, "15.0초 전")]
    [InlineData(15.1, 15, true, "15.1초 전")]
    [InlineData(60, null, false, "60.0초 전")]
    public void A_price_that_nobody_has_confirmed_for_a_while_is_stale(double after, int? limit, bool shut, string seen)
    {
        _bench.Risk(risk => risk with { StaleAfter = limit is { } seconds ? TimeSpan.FromSeconds(seconds) : null }).Stock.IsWatched = true;
        Is(new StaleGate(), true, "아직 시세 없음");
        Is(_bench.Tick(70_000).Later(after), new StaleGate(), shut, seen);
    }

    [Fact]
    public void A_price_of_before_the_last_reconnect_is_stale_and_one_of_that_moment_is_not()
    {
        _bench.Stock.IsWatched = true;
        _bench.Tick(70_000).Desk.Standing.StreamUpAt = _bench.Desk.Now;
        Assert.False(Shuts(new StaleGate()));
        _bench.Desk.Standing.StreamUpAt = _bench.Desk.Now.AddSeconds(1);
        Assert.True(Shuts(new StaleGate()));
    }

    [Fact]
    public void A_book_alone_is_no_price_to_buy_at()
    {
        _bench.Stock.IsWatched = true;
        Is(_bench.Book(), new StaleGate(), true, "0.0초 전, 체결가 없음");
    }

    /// <summary>There is no place to listen to it: the broker's answer serves, if it came a while after the call.</summary>
    [Fact]
    public void An_answer_serves_where_nobody_listens()
    {
        _bench.Stock.Call = new("조건", Bench.Ten);
        _bench.Later(3).Known();
        _bench.Stock.Quotes.On(_bench.Stock.Instrument! with { Last = Price.FromWon(70_000) }, null, _bench.Desk.Now);
        Is(new StaleGate(), false, "0.0초 전, 자리가 없어 조회한 값");
    }

    [Fact]
    public void A_price_that_the_book_has_left_behind_is_none()
    {
        _bench.Stock.IsWatched = true;
        Is(_bench.Tick(70_000).Later(1.5).Book(won: 72_000), new StaleGate(), true, "현재가 70,000은 1.5초 전 것, 호가는 72,000~72,100");
    }

    [Theory]
    [InlineData(1_000_000, false)]
    [InlineData(1_001_000, true)]
    public void The_budget_has_to_pay_for_one_share(int won, bool shut) =>
        Is(_bench.Tick(won), new BudgetGate(), shut, $"예산 1,000,000원, 현재가 {won:N0}");
}
