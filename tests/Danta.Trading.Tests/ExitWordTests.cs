using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What is written down when a sale is decided: at which prices, and what its order will meet.</summary>
public sealed class ExitWordTests
{
    static readonly ExitSettings Off = new(null, null, null, null, null, null, null);
    static readonly DateOnly Monday = new(2026, 11, 23);

    readonly ExitDesk _exits;
    readonly Bench _bench;

    public ExitWordTests()
        : this(Bench.Ten)
    {
    }

    ExitWordTests(DateTimeOffset at)
    {
        _bench = new Bench(at).Known().Exit(_ => Off);
        _exits = new(_bench.Desk, new(_bench.Desk, _bench.Sender), new(_bench.Desk));
    }

    static ExitWordTests At(int hour, int minute) => new(Kst.At(Monday, new(hour, minute)));

    Decision Decided(string reason) => Assert.Single(
        _bench.Requests.OfType<Note>(), note => note.Decision.Sentence.StartsWith($"삼성전자 매도 결정: {reason}", StringComparison.Ordinal)).Decision;

    static string ValueOf(Decision decision, string name) => Assert.Single(decision.Reasons, reason => reason.Name == name).Value;

    Decision Sell(Quantity keep = default)
    {
        _exits.Order(_bench.Desk.Positions.Of(_bench.Stock)!, "시험", Urgency.Exit, keep);
        return Decided("시험");
    }

    [Fact]
    public void A_decision_says_what_it_saw()
    {
        var position = _bench.Tick(70_000).Hold(10);
        position.High = Price.FromWon(71_000);
        _bench.Later(7).Tick(68_600, tick => tick with { BestBid = Price.FromWon(68_500) });
        var decision = Sell();
        Assert.Equal(
            ["68,600", "68,500.00", "70,000.00", "-2.00 %", "71,000", "7초"],
            [
                ValueOf(decision, "현재가"), ValueOf(decision, "지금 팔면"), ValueOf(decision, "평균가"), ValueOf(decision, "수익률"),
                ValueOf(decision, "최고가"), ValueOf(decision, "보유"),
            ]);
    }

    /// <summary>Four of ten go: the first bid takes all of them.</summary>
    [Fact]
    public void A_part_says_what_the_part_would_bring()
    {
        _bench.Hold(10);
        _bench.Tick(70_000).Book(book =>
        {
            var bids = default(BookSide);
            bids[0] = new(Price.FromWon(70_700), Quantity.Of(4));
            bids[1] = new(Price.FromWon(70_000), Quantity.Of(100));
            return book with { Bids = bids };
        });
        Assert.Equal("70,700.00", ValueOf(Sell(Quantity.Of(6)), "지금 팔면"));
    }

    [Fact]
    public void Without_a_price_it_says_no_profit_and_without_a_bid_no_price()
    {
        _bench.Hold(10);
        var decision = Sell();
        Assert.Equal(("0.00 %", "매수 호가 없음"), (ValueOf(decision, "수익률"), ValueOf(decision, "지금 팔면")));
    }

    [Fact]
    public void In_continuous_trading_nothing_is_said()
    {
        _bench.Tick(70_000).Hold(10);
        Assert.Equal("삼성전자 매도 결정: 시험", Sell().Sentence);
    }

    [Fact]
    public void In_a_vi_it_says_so()
    {
        _bench.Tick(70_000, tick => tick with { InAuction = true }).Hold(10);
        Assert.Equal("삼성전자 매도 결정: 시험 (VI: 단일가로 체결됩니다)", Sell().Sentence);
    }

    /// <summary>By the book, or where nothing is shown by the clock; what trades outranks the clock.</summary>
    [Theory]
    [InlineData(15, 25, false, false, " (동시호가: 단일가로 체결됩니다)")]
    [InlineData(15, 25, true, false, "")]
    [InlineData(10, 0, true, true, " (동시호가: 단일가로 체결됩니다)")]
    [InlineData(10, 0, false, false, "")]
    [InlineData(8, 0, false, false, " (장이 열리면 팝니다)")]
    public void An_auction_and_a_closed_market_are_told(int hour, int minute, bool trades, bool auction, string words)
    {
        var other = At(hour, minute);
        var bench = other._bench;
        bench.Hold(10);
        if (trades)
            bench.Desk.Day.Hear(Scene.Quote(bench.Stock.Code, 70_000), bench.Desk.Now, bench.Desk.Settings.Session);
        bench.Tick(70_000);
        if (auction)
            bench.Book(book => book with { Phase = BookPhase.ClosingAuction });
        Assert.Equal($"삼성전자 매도 결정: 시험{words}", other.Sell().Sentence);
    }

    [Theory]
    [InlineData(1_000, " (하한가: 매수 잔량을 기다립니다)")]
    [InlineData(1_001, "")]
    public void At_the_lower_limit_it_waits_for_bids(int won, string words)
    {
        _bench.Tick(won).Hold(10);
        Assert.Equal($"삼성전자 매도 결정: 시험{words}", Sell().Sentence);
    }

    /// <summary>All of it is in a sale whose reply has not come: nothing can leave, and the decision is written all the same.</summary>
    [Fact]
    public void A_decision_is_written_in_its_own_step_though_nothing_leaves()
    {
        var position = _bench.Tick(70_000).Hold(10);
        _exits.Order(position, "처음", Urgency.Exit);
        Assert.Single(_bench.Requests.OfType<PlaceOrder>());
        _bench.Requests.Clear();
        _exits.Order(position, "급함", Urgency.Panic);
        Assert.Empty(_bench.Requests.OfType<PlaceOrder>());
        Decided("급함");
    }

    [Fact]
    public void A_rule_s_decision_is_written_in_its_own_step_though_nothing_leaves()
    {
        var position = _bench.Tick(70_000).Hold(10);
        _exits.Order(position, "지정가", Urgency.Panic, default, Price.FromWon(75_000));
        _bench.Requests.Clear();
        _bench.Exit(exit => exit with { StopLoss = Rate.FromPercent(1m) }).Tick(60_000);
        _exits.OnPrice(_bench.Stock);
        Assert.Empty(_bench.Requests.OfType<PlaceOrder>());
        Decided("손절");
    }
}
