using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What the account's money, a stock's own answer and the depth of its book allow, to the won and the share.</summary>
public sealed class MoneyGateTests
{
    /// <summary>One share at the upper limit of 100,000 won with the commission of 0.0140527 %.</summary>
    const long One = 100_014;

    readonly Bench _bench = new Bench().Known().Tick(70_000);

    bool Shuts(Gate gate) => gate.Refuses(_bench.Desk, _bench.Stock);

    string Seen(Gate gate) => gate.Seen(_bench.Desk, _bench.Stock);

    void Has(long won) => _bench.Desk.Funds.Learn(new(new(won), _bench.Desk.Now), Won.Zero, Won.Zero, _bench.Desk.Now);

    void May(long shares, long left)
    {
        _bench.Stock.OwnPower = new();
        _bench.Stock.OwnPower.Answer(new(_bench.Stock.Code, Quantity.Of(shares), _bench.Desk.Now), new(left), _bench.Desk.Now);
    }

    [Fact]
    public void The_broker_has_to_have_said_what_there_is()
    {
        Assert.Equal((true, "조회 중"), (Shuts(new MoneyGate()), Seen(new MoneyGate())));
        Has(5_000_000);
        Assert.Equal((false, "5,000,000원"), (Shuts(new MoneyGate()), Seen(new MoneyGate())));
        _bench.Later(180);
        Assert.Equal((true, "조회 중"), (Shuts(new MoneyGate()), Seen(new MoneyGate())));
    }

    /// <summary>A refusal for want of money rests for a second, and a figure that is asked after it does not shorten that.</summary>
    [Fact]
    public void After_a_refusal_for_want_of_money_the_rest_is_kept_to_its_last_moment()
    {
        Has(5_000_000);
        _bench.Desk.Funds.Refuse(_bench.Desk.Now);
        Has(5_000_000);
        Assert.Equal((true, "증권사가 금액 부족으로 거부함, 1초 뒤 다시"), (Shuts(new MoneyGate()), Seen(new MoneyGate())));
        _bench.Later(1);
        Assert.Equal((false, "5,000,000원"), (Shuts(new MoneyGate()), Seen(new MoneyGate())));
    }

    [Theory]
    [InlineData(One - 1, true)]
    [InlineData(One, false)]
    public void What_is_left_has_to_pay_for_one_share_at_the_worst(long won, bool shut)
    {
        Has(won);
        Assert.Equal((shut, $"쓸 수 있는 금액 {won:N0}원, 한 주에 100,014원 (상한가와 수수료로 셈)"), (Shuts(new AffordGate()), Seen(new AffordGate())));
    }

    [Fact]
    public void A_stock_with_an_answer_of_its_own_is_bought_only_by_that()
    {
        Has(5_000_000);
        _bench.Stock.OwnPower = new();
        Assert.Equal((true, "이 종목의 매수가능 조회 중"), (Shuts(new AffordGate()), Seen(new AffordGate())));
        May(0, 5_000_000);
        Assert.Equal((true, "이 종목의 매수가능 0주"), (Shuts(new AffordGate()), Seen(new AffordGate())));
        May(1, 5_000_000);
        Assert.Equal((false, "쓸 수 있는 금액 5,000,000원, 한 주에 100,014원 (상한가와 수수료로 셈)"), (Shuts(new AffordGate()), Seen(new AffordGate())));
        _bench.Later(11);
        Assert.Equal((true, "이 종목의 매수가능 조회 중"), (Shuts(new AffordGate()), Seen(new AffordGate())));
    }

    /// <summary>Its money is held back at the upper limit, and most of that comes back with its fills: the crumbs are left for three seconds.</summary>
    [Theory]
    [InlineData(OrderType.Market, 0, 0, true)]
    [InlineData(OrderType.Market, 2.9, 0, true)]
    [InlineData(OrderType.Market, 3, 0, false)]
    [InlineData(OrderType.Market, 0, 14, false)]
    [InlineData(OrderType.Limit, 0, 0, false)]
    public void Money_that_a_market_purchase_holds_back_is_waited_for(OrderType type, double after, long filled, bool shut)
    {
        Has(3_000_000);
        var order = _bench.Send(Side.Buy, 14, _bench.Desk.Stocks.Get(Scene.Hynix), type, type == OrderType.Limit ? Price.FromWon(180_000) : null);
        _bench.Desk.Stocks.Get(Scene.Hynix).Quotes.On(Scene.Quote(Scene.Hynix, 140_000), _bench.Desk.Now);
        if (filled > 0)
            order.Fills.Hear(new(Quantity.Of(filled), Price.FromWon(140_000), 100_000, _bench.Desk.Now));
        _bench.Later(after);
        // Full is fourteen of 70,000 won for the budget of a million: at the worst 1,400,196 won.
        Assert.InRange(Purse.Left(_bench.Desk).Amount, One, 1_400_195);
        Assert.Equal(shut, Shuts(new AffordGate()));
        Assert.Equal(shut, Seen(new AffordGate()).EndsWith("나가 있는 시장가 매수가 끝나면 더 남음", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OrderFact.Acknowledged, true)]
    [InlineData(OrderFact.ReplyLost, false)]
    public void A_market_purchase_in_doubt_is_not_waited_for_and_one_that_works_is(object fact, bool shut)
    {
        Has(3_000_000);
        _bench.Desk.Stocks.Get(Scene.Hynix).Quotes.On(Scene.Quote(Scene.Hynix, 140_000), _bench.Desk.Now);
        var order = _bench.Send(Side.Buy, 14, _bench.Desk.Stocks.Get(Scene.Hynix));
        _bench.Desk.Apply(order, (OrderFact)fact);
        Assert.Equal(shut, Shuts(new AffordGate()));
    }

    [Fact]
    public void A_sale_that_is_out_holds_nothing_back()
    {
        Has(200_000);
        _bench.Send(Side.Sell, 14, _bench.Desk.Stocks.Get(Scene.Hynix));
        Assert.False(Shuts(new AffordGate()));
    }

    /// <summary>What is left pays for the whole purchase even so: nothing is waited for.</summary>
    [Fact]
    public void Enough_money_for_the_whole_budget_waits_for_nothing()
    {
        Has(1_400_196 + 14 * 100_000 + 196);
        _bench.Send(Side.Buy, 14, type: OrderType.Market);
        Assert.False(Shuts(new AffordGate()));
    }

    /// <summary>The budget of a million pays for fourteen of 70,000 won.</summary>
    [Theory]
    [InlineData(50_000_000, null, 14, 14)]
    [InlineData(One * 3, null, 3, 3)]
    [InlineData(50_000_000, 5L, 5, 5)]
    [InlineData(50_000_000, 99L, 14, 99)]
    public void The_smallest_of_budget_money_and_the_stock_s_own_answer_counts(long money, long? own, long shares, long allowed)
    {
        Has(money);
        if (own is { } most)
            May(most, money);
        Assert.Equal((shares, allowed), (Sizing.Of(_bench.Desk, _bench.Stock).Shares, Math.Min(allowed, Sizing.Allowed(_bench.Desk, _bench.Stock).Shares)));
    }

    [Fact]
    public void Nothing_is_sized_without_a_price_or_by_an_answer_that_is_too_old()
    {
        Has(50_000_000);
        Assert.Equal(0, Sizing.Of(_bench.Desk, _bench.Desk.Stocks.Get(Scene.Hynix)).Shares);
        May(5, 50_000_000);
        _bench.Later(11);
        Assert.Equal(0, Sizing.Allowed(_bench.Desk, _bench.Stock).Shares);
    }
}
