using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Whose the shares are that came, who sold those that went, and for how much: to the share and the won.</summary>
public sealed class BalanceBookingTests
{
    readonly EvidenceBench _bench = new();

    EvidenceBench Old(long shares = 10)
    {
        _bench.Hold(shares);
        return _bench.Later(120).Clear();
    }

    long Held => _bench.Position?.Tally.Held.Shares ?? 0;

    Fill Last => _bench.Desk.Positions.All.Last().Fills[^1];

    /// <summary>He has ordered and the list says so: his sales' own price, else the last, else what they cost.</summary>
    [Theory]
    [InlineData(3, 216_000, 69_000, 216_000)]
    [InlineData(3, 0, 69_000, 0)]
    public void What_he_sold_brought_what_his_own_sales_did(long shares, long amount, int last, long won)
    {
        Old();
        _bench.List(Scene.Row(Scene.Number(700), _bench.Stock.Code, Side.Sell, shares, shares, 0) with { FilledAmount = new(amount) });
        _bench.Later(1).Balance(10 - shares, last: last);
        Assert.Equal((10 - shares, won), (Held, Last.Amount.Amount));
        Assert.Contains($"삼성전자 {shares}주를 직접 파셨습니다. {new Won(won)}원에 판 것으로 장부를 맞춥니다", _bench.Differences);
    }

    /// <summary>The owner's word. Nobody says at which price: at the last one, by balance or else by tick, and where there is none at what they cost.</summary>
    [Theory]
    [InlineData(68_000, 4 * 68_000)]
    [InlineData(0, 4 * 70_000)]
    public void What_he_says_is_gone_is_written_off_at_the_last_price(int tick, long won)
    {
        Old();
        if (tick > 0)
            _bench.Bench.Tick(tick);
        _bench.Balance(6).Clear();
        Assert.Equal("삼성전자 4주를 장부에서 뺐습니다. 잔고와 다시 대조합니다", _bench.Reconciler.WriteOff(_bench.Stock));
        Assert.Equal((6L, 0L, won, null), (Held, _bench.Shares.Disputed.Shares, Last.Amount.Amount, _bench.Shares.Difference));
        Assert.True(_bench.Asks<DayOrdersQuestion>(doubt: true) && _bench.Asks<BalanceQuestion>(doubt: true));
        Assert.Equal("삼성전자: 잔고에 없는 단타의 주식이 없습니다", _bench.Reconciler.WriteOff(_bench.Stock));
    }

    [Fact]
    public void Without_any_price_what_is_gone_cost_what_it_cost()
    {
        var bare = _bench.Desk.Stocks.Get(Scene.Hynix, "SK하이닉스");
        var position = _bench.Bench.Hold(10, 50_000, bare);
        _bench.Desk.Shares.Of(bare).Dispute(Quantity.Of(3), ShareEvidence.Balance);
        _bench.Reconciler.WriteOff(bare);
        Assert.Equal((7L, 150_000L), (position.Tally.Held.Shares, position.Fills[^1].Amount.Amount));
    }

    /// <summary>A sale that was tried with them and refused has put them among the others, until the next balance.</summary>
    [Fact]
    public void What_a_refused_sale_has_put_among_the_others_is_still_what_the_balance_lacked()
    {
        Old();
        _bench.Balance(6).Shares.Dispute(Quantity.Zero, ShareEvidence.Order);
        var sale = _bench.Working(Side.Sell);
        Assert.StartsWith("삼성전자: 아직 끝나지 않은 주문이 있어", _bench.Reconciler.WriteOff(_bench.Stock), StringComparison.Ordinal);
        Assert.Equal(10, Held);
        _bench.Desk.Apply(sale, OrderFact.ExchangeRejected);
        Assert.StartsWith("삼성전자 4주를 장부에서 뺐습니다", _bench.Reconciler.WriteOff(_bench.Stock), StringComparison.Ordinal);
        Assert.Equal(6, Held);
    }

    [Fact]
    public void A_balance_with_as_many_as_the_books_lacks_nothing_to_write_off()
    {
        Old();
        _bench.Shares.Difference = new(Quantity.Of(10), _bench.Desk.Now, _bench.Desk.Now);
        Assert.EndsWith("단타의 주식이 없습니다", _bench.Reconciler.WriteOff(_bench.Stock), StringComparison.Ordinal);
        Assert.Equal(10, Held);
    }

    /// <summary>Shares of the owner's go first, then ours.</summary>
    [Theory]
    [InlineData(12, 2, 10)]
    [InlineData(8, 0, 8)]
    public void His_own_shares_go_first(long left, long his, long ours)
    {
        Old();
        _bench.Shares.Move(ShareKind.Hand, ShareKind.Owner, Quantity.Of(5), ShareEvidence.Balance);
        _bench.Shares.Hand.Learn(Scene.His(0, 15 - left), _bench.Desk.Now);
        _bench.Later(1).Balance(left);
        Assert.Equal((his, ours), (_bench.Shares.Owner.Shares, Held));
        Assert.Contains($"삼성전자 직접 보유분이 {5 - his}주 줄었습니다", _bench.Differences);
        Assert.Equal(ours < 10, _bench.Differences.Any(text => text.StartsWith($"삼성전자 {10 - ours}주를 직접 파셨습니다", StringComparison.Ordinal)));
    }

    /// <summary>Sales of ours that no list has: what the balance lacks is what they sold, in the order of their sending, and the rest is disputed.</summary>
    [Theory]
    [InlineData(10, 5, 5, 0)]
    [InlineData(8, 5, 3, 0)]
    [InlineData(3, 3, 0, 0)]
    public void What_no_list_has_a_sale_of_ours_may_have_sold(long lacking, long first, long second, long disputed)
    {
        Old(20);
        var (one, two) = (_bench.Working(Side.Sell, 5), _bench.Working(Side.Sell, 5));
        foreach (var sale in (OurOrder[])[one, two])
        {
            sale.Lists.Missed = 1;
            _bench.Desk.Apply(sale, OrderFact.RestGone);
        }
        _bench.Later(200).Clear().Balance(20 - lacking).Later(1).Balance(20 - lacking);
        Assert.Equal((first, second, disputed), (one.Fills.Quantity.Shares, two.Fills.Quantity.Shares, _bench.Shares.Disputed.Shares));
        Assert.Equal(20 - lacking, Held);
        Assert.Equal(second > 0 ? 2 : 1, _bench.Differences.Count(text => text.Contains("체결된 것으로 봅니다", StringComparison.Ordinal)));
        Assert.Equal(lacking * 70_000, _bench.Position!.Tally.SoldAmount.Amount);
        Assert.Equal(second > 0 ? 2 : 1, _bench.News<FillNews>().Count());
    }

    /// <summary>A sale of an earlier day that nobody told of.</summary>
    [Fact]
    public void What_a_sale_left_to_the_balance_sold_is_booked_at_the_last_price_and_its_claim_ends()
    {
        Old();
        _bench.Shares.SetClaim(new(new(77), Side.Sell, 1, "", ""), Quantity.Of(4), ShareEvidence.Order);
        _bench.Desk.Shares.Leave(_bench.Stock, new(77), _bench.Desk.Moment);
        _bench.Balance(7, last: 69_000).Later(1).Balance(7, last: 69_000);
        Assert.Equal((7L, 207_000L, 0), (Held, Last.Amount.Amount, _bench.Shares.Claims.Count));
        Assert.Contains("삼성전자 3주는 체결을 듣지 못한 매도로 팔렸습니다. 207,000원에 판 것으로 장부를 맞춥니다", _bench.Differences);
    }

    void LeavePurchase(long shares, int trade = 5) =>
        _bench.Shares.SetClaim(new(new(77), Side.Buy, trade, "조건0", "immediate"), Quantity.Of(shares), ShareEvidence.Order);

    /// <summary>A purchase of an earlier day may have brought them: ours at the broker's cost, the rest the owner's.</summary>
    [Theory]
    [InlineData(3, 3, 0)]
    [InlineData(6, 4, 2)]
    public void What_a_purchase_left_to_the_balance_brought_is_ours_and_the_rest_his(long came, long ours, long his)
    {
        LeavePurchase(4);
        _bench.Desk.Shares.Leave(_bench.Stock, new(77), _bench.Desk.Moment);
        _bench.Balance(came, cost: came * 69_000).Later(1).Balance(came, cost: came * 69_000);
        Assert.Equal((ours, his, 5, "immediate", PositionOrigin.Danta), (Held, _bench.Shares.Owner.Shares, _bench.Position!.Trade, _bench.Position.Rule, _bench.Position.Origin));
        Assert.Equal(ours * 69_000, _bench.Position.Tally.Cost.Amount);
        Assert.Contains($"삼성전자 {ours}주는 체결을 듣지 못한 매수의 것입니다 (매입금액 {new Won(ours * 69_000)}원). 이어서 관리합니다", _bench.Differences);
        Assert.Equal(his > 0, _bench.Differences.Any(text => text.Contains($"{his}주는 단타가 산 것이 아니므로", StringComparison.Ordinal)));
    }

    /// <summary>What is held goes on; a round trip that ended today with what was heard of it does, too.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_came_late_goes_on_in_the_round_trip_that_there_is(bool over)
    {
        var order = _bench.Hold(6);
        LeavePurchase(4, over ? order.Trade : 99);
        _bench.Desk.Shares.Leave(_bench.Stock, new(77), _bench.Desk.Moment);
        if (over)
            _bench.Fill(_bench.Working(Side.Sell, 6), 6);
        _bench.Later(240).Clear();
        var held = over ? 4 : 10;
        _bench.Balance(held).Later(1).Balance(held);
        Assert.Equal((order.Trade, (long)held), (_bench.Position!.Trade, Held));
    }

    /// <summary>What he has bought meanwhile, by list or notice, is no claim's.</summary>
    [Fact]
    public void What_he_was_heard_to_buy_is_his_before_it_is_a_claim_s()
    {
        LeavePurchase(4);
        _bench.Desk.Shares.Leave(_bench.Stock, new(77), _bench.Desk.Moment);
        _bench.Shares.Hand.Notice(Side.Buy, Quantity.Of(3), _bench.Desk.Now);
        _bench.Later(120).Balance(5).Later(1).Balance(5);
        Assert.Equal((2L, 3L), (Held, _bench.Shares.Owner.Shares));
    }

    /// <summary>The order that brought them is still in the table: a list that has it after all tells of the same shares.</summary>
    [Theory]
    [InlineData(700_000, 700_000)]
    [InlineData(900_000, 690_000)]
    public void A_purchase_without_its_figure_is_booked_by_what_the_balance_has(long cost, long booked)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Hear(NoticeKind.RestCancelled, order, 5);
        Assert.Equal(OrderPhase.Ending, order.Phase);
        _bench.Desk.Shares.Leave(_bench.Stock, order.Id, _bench.Desk.Moment);
        _bench.Desk.Apply(order, OrderFact.FigureGivenUp);
        _bench.Bench.Tick(69_000, tick => tick with { Low = Price.FromWon(68_000), High = Price.FromWon(71_000) });
        _bench.Later(240).Clear().Balance(10, cost, last: 69_000).Later(1).Balance(10, cost, last: 69_000);
        Assert.Equal((10L, booked, 10L), (Held, _bench.Position!.Tally.Cost.Amount, order.Fills.Quantity.Shares));
        Assert.Single(_bench.News<FillNews>());
    }

    /// <summary>A cost that no price of the day makes is that of other shares: then it is the last price; on the day's low or high it is one.</summary>
    [Theory]
    [InlineData(680_000, 680_000)]
    [InlineData(679_999, 700_000)]
    [InlineData(710_000, 710_000)]
    [InlineData(710_001, 700_000)]
    public void A_guess_costs_what_the_row_says_within_the_day_s_prices(long cost, long booked)
    {
        var order = _bench.Working(Side.Buy);
        _bench.Bench.Tick(70_000, tick => tick with { Low = Price.FromWon(68_000), High = Price.FromWon(71_000) });
        order.Lists.Missed = 3;
        _bench.Later(120).Clear().Balance(10, cost).Later(1).Balance(10, cost);
        Assert.Equal(booked, _bench.Position!.Tally.Cost.Amount);
        Assert.Equal(OrderPhase.Filled, order.Phase);
        Assert.Single(_bench.News<FillNews>());
    }

    [Fact]
    public void What_he_owns_is_taken_over_where_the_settings_say_so()
    {
        _bench.Desk.Settings = _bench.Desk.Settings with { AdoptForeignPositions = true };
        _bench.Balance(5, cost: 345_000);
        Assert.Equal((5L, 0L, 345_000L, PositionOrigin.Owner), (Held, _bench.Shares.Owner.Shares, _bench.Position!.Tally.Cost.Amount, _bench.Position.Origin));
        Assert.Contains("삼성전자 5주를 넘겨받아 관리합니다 (매입금액 345,000원)", _bench.Differences);
        Assert.Equal(-5, _bench.Shares[ShareKind.Hand]);
    }

    /// <summary>His word: two of five that the account has are his, and they cost their part.</summary>
    [Fact]
    public void What_he_hands_over_is_ours_at_its_part_of_the_broker_s_cost()
    {
        Old(3);
        _bench.Balance(5, cost: 345_000).Later(1).Balance(5, cost: 345_000);
        Assert.Equal(2, _bench.Shares.Owner.Shares);
        _bench.Desk.Standing.IsAskedWhose = true;
        Assert.Equal("삼성전자 2주를 넘겨받아 지키고 팝니다 (매입금액 138,000원)", _bench.Reconciler.Adopt(_bench.Stock));
        Assert.Equal((5L, 0L, 210_000L + 138_000, false), (Held, _bench.Shares.Owner.Shares, _bench.Position!.Tally.Cost.Amount, _bench.Desk.Standing.IsAskedWhose));
        Assert.StartsWith("삼성전자: 넘겨받을 주식이 없습니다", _bench.Reconciler.Adopt(_bench.Stock), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(6, true)]
    public void No_more_is_handed_over_than_the_last_balance_has(long shown, bool taken)
    {
        _bench.Shares.Move(ShareKind.Hand, ShareKind.Owner, Quantity.Of(5), ShareEvidence.Balance);
        Assert.StartsWith("삼성전자: 넘겨받을", _bench.Reconciler.Adopt(_bench.Stock), StringComparison.Ordinal);
        _bench.Shares.See(new(_bench.Stock.Code, "", Quantity.Of(shown), Quantity.Of(shown), new(shown * 70_000), default), _bench.Desk.Now);
        _bench.Reconciler.Adopt(_bench.Stock);
        Assert.Equal(taken ? 5 : 0, Held);
    }

    /// <summary>Another price base has made twice as many: they cost what ours cost, and a stop of the former base would sell at once.</summary>
    [Fact]
    public void A_split_is_taken_from_the_balance_with_all_that_hung_on_the_old_price()
    {
        Old();
        var position = _bench.Position!;
        (position.OwnStop, position.High, position.HighBid) = (Price.FromWon(69_000), Price.FromWon(72_000), Price.FromWon(71_900));
        position.Exit = new("손절", Urgency.Exit, _bench.Desk.Now);
        _bench.Stock.NewBase = new(Price.FromWon(70_000), Price.FromWon(35_000));
        _bench.Shares.Hand.Learn(Scene.His(0, 0), _bench.Desk.Now);
        _bench.Balance(20, cost: 700_000, last: 35_000).Later(1).Balance(20, cost: 700_000, last: 35_000);
        Assert.Equal((20L, 700_000L, 20L, null, null), (Held, position.Tally.Cost.Amount, _bench.Shares.Held.Shares, position.OwnStop, position.Exit));
        Assert.Equal((35_000, false, 35_000, null), (position.High.Won, position.HighBid.IsQuoted, _bench.Stock.Quotes.Earlier.Last.Won, _bench.Stock.NewBase));
        Assert.Contains("삼성전자 10주가 20주가 되었습니다. 평균가를 35,000원으로 고치고 이어서 지킵니다", _bench.Differences);
    }

    [Fact]
    public void The_owner_s_own_word_to_sell_outlives_a_split_and_his_word_to_leave_it_ends_it()
    {
        Old();
        _bench.Position!.Exit = new("매도 지시", Urgency.Panic, _bench.Desk.Now);
        _bench.Stock.NewBase = new(Price.FromWon(70_000), Price.FromWon(35_000));
        _bench.Balance(20, last: 35_000).Later(1).Balance(20, last: 35_000);
        Assert.NotNull(_bench.Position.Exit);
        _bench.Stock.NewBase = new(Price.FromWon(70_000), Price.FromWon(35_000));
        Assert.Equal("삼성전자: 바뀐 기준가로 이어서 지킵니다", _bench.Reconciler.WriteOff(_bench.Stock));
        Assert.Null(_bench.Stock.NewBase);
    }
}
