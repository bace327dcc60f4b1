using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What holds shares back from a sale, how many of them, and to the second how long.</summary>
public sealed class SaleVetoTests
{
    readonly Bench _bench = new();
    readonly Position _position;

    public SaleVetoTests() => _position = _bench.Known().Tick(70_000).Hold(10);

    long Withheld(SaleVeto veto, long free = 10) => veto.Withholds(_bench.Desk, _position, free);

    string Seen(SaleVeto veto) => veto.Seen(_bench.Desk, _position);

    void Refuse(Refusal why, bool isBound = false) =>
        _position.Tries.Refuse(why, "거부됨", Quantity.Zero, trades: false, hasAnotherKind: false, isBound, _bench.Desk.Now);

    void Sellable(long shares) => _bench.Shares.See(new(_bench.Stock.Code, "", Quantity.Of(10), Quantity.Of(shares), new(700_000), Price.FromWon(70_000)), _bench.Desk.Now);

    [Fact]
    public void Only_those_that_ask_whether_the_shares_are_there_prove_them() =>
        Assert.Equal(["잔고 증명", "대조 중인 주식", "결과를 모르는 매도"], SaleVetoes.All.Where(veto => veto.Proves).Select(veto => veto.Name));

    [Theory]
    [InlineData(1.9, 10)]
    [InlineData(2, 0)]
    public void A_refusal_holds_all_back_for_its_pause(double after, long withheld)
    {
        Assert.Equal(0, Withheld(new RefusedVeto()));
        Refuse(Refusal.Other);
        Assert.Equal("거부됨. 길어야 2초", Seen(new RefusedVeto()));
        _bench.Later(after);
        Assert.Equal(withheld, Withheld(new RefusedVeto()));
    }

    /// <summary>Trades that began before the refusal, or with it, did not keep the broker from refusing.</summary>
    [Theory]
    [InlineData(Refusal.MarketClosed, -1, 10)]
    [InlineData(Refusal.MarketClosed, 0, 10)]
    [InlineData(Refusal.MarketClosed, 1, 0)]
    [InlineData(Refusal.Halted, 0, 10)]
    [InlineData(Refusal.Halted, 1, 0)]
    [InlineData(Refusal.Stock, 1, 0)]
    [InlineData(Refusal.Other, 1, 10)]
    [InlineData(Refusal.Cash, 1, 10)]
    public void Trading_that_has_begun_since_ends_a_refusal_of_hours_or_stock(object why, double since, long withheld)
    {
        _bench.Stock.Quotes.Forget();
        if (since <= 0)
            _bench.Tick(70_000).Later(-since);
        Refuse((Refusal)why);
        _bench.Later(1);
        if (since > 0)
            _bench.Tick(70_000);
        Assert.Equal(withheld, Withheld(new RefusedVeto()));
    }

    [Theory]
    [InlineData(Refusal.MarketClosed, 0, 10)]
    [InlineData(Refusal.MarketClosed, 1, 0)]
    [InlineData(Refusal.Halted, 1, 10)]
    public void Any_order_that_was_taken_since_ends_refused_hours_and_no_refused_stock(object why, double since, long withheld)
    {
        _bench.Stock.Quotes.Forget();
        Refuse((Refusal)why);
        _bench.Desk.Day.HearAccepted(_bench.Desk.Now.AddSeconds(since));
        Assert.Equal(withheld, Withheld(new RefusedVeto()));
    }

    [Theory]
    [InlineData(Refusal.Halted, 0, 10)]
    [InlineData(Refusal.Halted, 1, 0)]
    [InlineData(Refusal.Stock, 1, 0)]
    [InlineData(Refusal.MarketClosed, 1, 10)]
    public void An_order_of_this_stock_that_was_taken_since_ends_its_refusal(object why, double since, long withheld)
    {
        _bench.Stock.Quotes.Forget();
        Refuse((Refusal)why);
        _bench.Stock.AcceptedAt = _bench.Desk.Now.AddSeconds(since);
        Assert.Equal(withheld, Withheld(new RefusedVeto()));
    }

    /// <summary>Refused for want of shares: a balance since then that calls fewer of them free says how many to try.</summary>
    [Theory]
    [InlineData(0, 4, 10)]
    [InlineData(0.5, 4, 0)]
    [InlineData(0.5, 0, 10)]
    [InlineData(0.5, 10, 10)]
    [InlineData(0.5, 9, 0)]
    public void A_balance_with_fewer_shares_ends_a_refusal_for_want_of_them(double since, long sellable, long withheld)
    {
        Refuse(Refusal.Holdings);
        _bench.Later(since);
        Sellable(sellable);
        Assert.Equal(withheld, Withheld(new RefusedVeto()));
    }

    [Theory]
    [InlineData(false, 9.9, 10)]
    [InlineData(false, 10, 0)]
    [InlineData(true, 3.9, 10)]
    [InlineData(true, 4, 0)]
    public void A_balance_is_waited_for_ten_seconds_and_four_at_the_program_s_end(bool stops, double after, long withheld)
    {
        Assert.Equal(0, Withheld(new ProofVeto()));
        _position.BalanceNeededFrom = _bench.Desk.Now;
        _bench.Desk.Standing.StoppingSince = stops ? _bench.Desk.Now : null;
        Assert.Equal($"증권사 잔고를 기다림. 길어야 {(stops ? 4 : 10)}초", Seen(new ProofVeto()));
        _bench.Later(after);
        Assert.Equal(withheld, Withheld(new ProofVeto()));
        _bench.Desk.DryRun = true;
        Assert.Equal(0, Withheld(new ProofVeto()));
    }

    /// <summary>One who sells after another has died knows nothing of what that one did last.</summary>
    [Fact]
    public void One_who_only_sells_waits_for_list_and_balance_however_long_they_take()
    {
        _bench.Desk.Standing.SellsOnly = true;
        Assert.Equal((10L, "증권사의 주문 내역과 잔고를 기다림. 올 때까지 팔지 않음"), (Withheld(new ProofVeto()), Seen(new ProofVeto())));
        _bench.Desk.Standing.Reconciled = true;
        Assert.Equal(0, Withheld(new ProofVeto()));
        _position.BalanceNeededFrom = _bench.Desk.Now;
        _bench.Later(3_600);
        Assert.Equal(10, Withheld(new ProofVeto()));
    }

    /// <summary>Four of ten the balance lacks: the other six go at once, these after ten seconds, unless the owner's own would be sold for them.</summary>
    [Theory]
    [InlineData(9.9, false, 4)]
    [InlineData(10, false, 0)]
    [InlineData(10, true, 4)]
    public void Shares_that_a_balance_lacks_are_held_back(double after, bool hasHis, long withheld)
    {
        if (hasHis)
            _bench.Shares.Move(ShareKind.Hand, ShareKind.Owner, Quantity.Of(5), ShareEvidence.Balance);
        _bench.Shares.Dispute(Quantity.Of(4), ShareEvidence.Balance);
        Assert.Equal(0, Withheld(new DisputeVeto()));
        _bench.Shares.Difference = new(Quantity.Of(6), _bench.Desk.Now, _bench.Desk.Now);
        _bench.Later(after);
        Assert.Equal(withheld, Withheld(new DisputeVeto()));
        Assert.Equal(Math.Min(withheld, 3), Withheld(new DisputeVeto(), free: 3));
        Assert.StartsWith($"{withheld}주가 증권사와 다름", Seen(new DisputeVeto()), StringComparison.Ordinal);
        _bench.Desk.DryRun = true;
        Assert.Equal(0, Withheld(new DisputeVeto()));
    }

    [Theory]
    [InlineData(59.9, 3, 0, 3)]
    [InlineData(60, 3, 0, 0)]
    [InlineData(1, 3, 5, 5)]
    [InlineData(1, 3, 2, 3)]
    public void Shares_that_he_has_sold_by_the_list_are_held_back_for_a_minute(double after, long listed, long lacking, long withheld)
    {
        _bench.Shares.Hand.Learn(Scene.His(0, listed), _bench.Desk.Now);
        _bench.Shares.Dispute(Quantity.Of(lacking), ShareEvidence.Balance);
        _bench.Shares.Difference = lacking == 0 ? null : new(Quantity.Of(10 - lacking), _bench.Desk.Now, _bench.Desk.Now);
        _bench.Later(after);
        Assert.Equal(withheld, Withheld(new DisputeVeto()));
    }

    void Leave(long shares)
    {
        _bench.Shares.SetClaim(new(new(77), Side.Sell, 1, "", ""), Quantity.Of(shares), ShareEvidence.Order);
        _bench.Desk.Shares.Leave(_bench.Stock, new(77), _bench.Desk.Moment);
    }

    void HasHis() => _bench.Shares.Move(ShareKind.Hand, ShareKind.Owner, Quantity.Of(5), ShareEvidence.Balance);

    /// <summary>What a sale of unknown fate may have sold might be his shares, sold a second time: as long as balances lag.</summary>
    [Theory]
    [InlineData(179, true, 4)]
    [InlineData(180, true, 0)]
    [InlineData(1, false, 0)]
    public void A_sale_of_unknown_fate_holds_its_shares_back_beside_his(double after, bool hasHis, long withheld)
    {
        if (hasHis)
            HasHis();
        Leave(4);
        _bench.Later(after);
        Assert.Equal(withheld, Withheld(new LeftVeto()));
        Assert.Equal(Math.Min(withheld, 3), Withheld(new LeftVeto(), free: 3));
        _bench.Desk.DryRun = true;
        Assert.Equal(0, Withheld(new LeftVeto()));
    }

    /// <summary>A balance lacks shares after all: until a second one has said so for as long as they lag the sale may have sold them.</summary>
    [Theory]
    [InlineData(179, 4)]
    [InlineData(180, 0)]
    public void Where_a_balance_lacks_shares_after_all_it_waits_for_that_too(double after, long withheld)
    {
        HasHis();
        Leave(4);
        _bench.Later(200);
        _bench.Shares.Difference = new(Quantity.Of(11), _bench.Desk.Now, _bench.Desk.Now);
        _bench.Later(after);
        Assert.Equal(withheld, Withheld(new LeftVeto()));
    }

    /// <summary>He has bought by the list, and the balance that must have it is asked: ten seconds more.</summary>
    [Theory]
    [InlineData(3, 189, 4)]
    [InlineData(3, 190, 0)]
    [InlineData(0, 185, 0)]
    public void What_he_has_bought_by_the_list_is_waited_for(long bought, double after, long withheld)
    {
        HasHis();
        Leave(4);
        _bench.Shares.Difference = new(Quantity.Of(11), _bench.Desk.Now, _bench.Desk.Now);
        if (bought > 0)
            _bench.Shares.Hand.Learn(Scene.His(bought, 0), _bench.Desk.Now);
        _bench.Later(after);
        Assert.Equal(withheld, Withheld(new LeftVeto()));
    }

    /// <summary>What he has bought and sold again, by a list of a moment ago, is in no balance: a stop waits for none of it.</summary>
    [Theory]
    [InlineData(3, 3)]
    [InlineData(0, 3)]
    public void What_he_has_not_got_by_the_list_is_not_waited_for(long bought, long sold)
    {
        HasHis();
        Leave(4);
        _bench.Shares.Difference = new(Quantity.Of(11), _bench.Desk.Now, _bench.Desk.Now);
        _bench.Later(181);
        _bench.Shares.Hand.Learn(Scene.His(bought, sold), _bench.Desk.Now);
        Assert.Equal(0, Withheld(new LeftVeto()));
    }

    void Binds(long shares) => _bench.Shares.Hand.OpenSales = [Scene.Row(Scene.Number(700), _bench.Stock.Code, Side.Sell, shares, 0, 0)];

    [Theory]
    [InlineData(4, 4)]
    [InlineData(9, 9)]
    [InlineData(10, 0)]
    [InlineData(12, 0)]
    public void What_his_order_leaves_is_sold_and_what_it_binds_altogether_is_tried(long bound, long withheld)
    {
        Assert.Equal(0, Withheld(new BoundVeto()));
        Binds(bound);
        Assert.Equal(withheld, Withheld(new BoundVeto()));
    }

    [Theory]
    [InlineData(59.9, 10)]
    [InlineData(60, 0)]
    public void What_is_bound_altogether_is_tried_after_a_minute_again(double after, long withheld)
    {
        Binds(10);
        Refuse(Refusal.Holdings, isBound: true);
        _bench.Later(after);
        Assert.Equal(withheld, Withheld(new BoundVeto()));
        Assert.EndsWith("길어야 60초마다 시도", Seen(new BoundVeto()), StringComparison.Ordinal);
    }

    /// <summary>What vetoes leave, in their order; the first that holds something back is shown, and whether it proves the shares.</summary>
    [Fact]
    public void Vetoes_add_up_and_the_first_is_shown()
    {
        var sale = new SaleWish("시험", Urgency.Exit, _bench.Desk.Now);
        Assert.Equal((10L, null, SaleStage.Wanted), (SaleVetoes.Leave(_bench.Desk, _position, sale, 10), SaleVetoes.First(_bench.Desk, _position)?.Name, SaleVetoes.StageOf(_bench.Desk, _position)));
        Binds(3);
        Assert.Equal((7L, "직접 내신 주문에 묶임", SaleStage.Wanted), (SaleVetoes.Leave(_bench.Desk, _position, sale, 10), SaleVetoes.First(_bench.Desk, _position)?.Name, SaleVetoes.StageOf(_bench.Desk, _position)));
        _bench.Shares.Dispute(Quantity.Of(4), ShareEvidence.Balance);
        _bench.Shares.Difference = new(Quantity.Of(6), _bench.Desk.Now, _bench.Desk.Now);
        Assert.Equal((3L, "대조 중인 주식", SaleStage.Proving), (SaleVetoes.Leave(_bench.Desk, _position, sale, 10), SaleVetoes.First(_bench.Desk, _position)?.Name, SaleVetoes.StageOf(_bench.Desk, _position)));
        Assert.Equal(0, SaleVetoes.Leave(_bench.Desk, _position, sale, 4));
        Assert.Equal(0, SaleVetoes.Leave(_bench.Desk, _position, sale, 0));
        // Each that takes some is written down once a sale.
        Assert.Equal(
            ["삼성전자 매도 보류: 직접 내신 주문에 묶임 (시험)", "삼성전자 매도 보류: 대조 중인 주식 (시험)"],
            _bench.Requests.OfType<Note>().Select(note => note.Decision.Sentence));
    }

    [Fact]
    public void Nothing_holds_back_what_is_not_free()
    {
        _position.BalanceNeededFrom = _bench.Desk.Now;
        Assert.Equal("잔고 증명", SaleVetoes.First(_bench.Desk, _position)?.Name);
        var sale = _bench.Send(Side.Sell, 10);
        Assert.Equal((null, SaleStage.Sent), (SaleVetoes.First(_bench.Desk, _position), SaleVetoes.StageOf(_bench.Desk, _position)));
        _bench.Desk.Apply(sale, OrderFact.Refused);
        Assert.Equal(SaleStage.Proving, SaleVetoes.StageOf(_bench.Desk, _position));
        _bench.Send(Side.Buy, 10);
        Assert.Equal(SaleStage.Proving, SaleVetoes.StageOf(_bench.Desk, _position));
    }

    [Fact]
    public void A_refusal_is_told_with_what_binds_the_shares_only_where_that_is_the_reason()
    {
        var order = _bench.Send(Side.Sell, 10);
        string Next(Refusal why) => SaleNews.Of(_bench.Desk, order, "", "", why).Next;
        Assert.Equal(RefusalCodes.NextOf(Refusal.Holdings), Next(Refusal.Holdings));
        Binds(4);
        Assert.Contains("0000000700", Next(Refusal.Holdings), StringComparison.Ordinal);
        Assert.Equal(RefusalCodes.NextOf(Refusal.Other), Next(Refusal.Other));
    }
}
