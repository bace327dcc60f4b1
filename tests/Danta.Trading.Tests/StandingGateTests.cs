using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What stops entries as a whole, each reason alone, and the day's and the owner's hours to the second.</summary>
public sealed class StandingGateTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    readonly Bench _bench = new();

    static void Is(Bench bench, StandingGate gate, bool shut, string seen) => Assert.Equal((shut, seen), (gate.Refuses(bench.Desk), gate.Seen(bench.Desk)));

    void Is(StandingGate gate, bool shut, string seen) => Is(_bench, gate, shut, seen);

    Standing Run()
    {
        (_bench.Desk.Standing.Started, _bench.Desk.Standing.Reconciled) = (true, true);
        return _bench.Desk.Standing;
    }

    [Fact]
    public void Nothing_is_bought_before_the_start()
    {
        Is(new StateGate(), true, "시작 전");
        Run();
        Is(new StateGate(), false, "매매 중");
    }

    [Fact]
    public void Nothing_is_bought_by_one_who_only_sells()
    {
        Run().SellsOnly = true;
        Assert.True(new StateGate().Refuses(_bench.Desk));
    }

    [Fact]
    public void Nothing_is_bought_while_the_program_ends()
    {
        Run().StoppingSince = Bench.Ten;
        Is(new StateGate(), true, "종료 중");
    }

    [Fact]
    public void Nothing_is_bought_while_the_owner_pauses_it()
    {
        Run().PausedBy = "api";
        Is(new StateGate(), true, "정지 (api)");
    }

    [Fact]
    public void Nothing_is_bought_after_a_fault_of_ours()
    {
        Run().Fault = "고장";
        Is(new StateGate(), true, "고장");
    }

    [Fact]
    public void Stream_and_comparison_have_to_be_there()
    {
        Is(new StreamGate(), true, "끊김");
        Is(new ReconciledGate(), true, "진행 중");
        (Run().StreamUp, _bench.Desk.Standing.Reconciled) = (true, true);
        Is(new StreamGate(), false, "연결됨");
        Is(new ReconciledGate(), false, "마침");
    }

    [Fact]
    public void A_closed_day_is_told_with_its_date()
    {
        Is(new HolidayGate(), false, "2026-11-23 개장일");
        Is(new(Kst.At(new(2026, 11, 22), new(10, 0))), new HolidayGate(), true, "2026-11-22 휴장일");
    }

    /// <summary>The owner's hours begin at 9:00:30 and end at 15:10:00, that second excluded; the exchange's own phases are named.</summary>
    [Theory]
    [InlineData(8, 45, 0, true, "장전 동시호가")]
    [InlineData(9, 0, 29, true, "정규장")]
    [InlineData(9, 0, 30, false, "정규장")]
    [InlineData(15, 9, 59, false, "정규장")]
    [InlineData(15, 10, 0, true, "정규장")]
    [InlineData(15, 25, 0, true, "장마감 동시호가")]
    [InlineData(15, 45, 0, true, "장후 시간외")]
    [InlineData(16, 30, 0, true, "애프터마켓")]
    [InlineData(23, 0, 0, true, "장 종료")]
    public void The_owner_s_hours_and_the_exchange_s(int hour, int minute, int second, bool shut, string phase) =>
        Is(new(Kst.At(Monday, new(hour, minute, second))), new SessionGate(), shut, $"{hour:00}:{minute:00}:{second:00} (09:00:30~15:10:00, {phase})");

    [Fact]
    public void Around_the_clock_is_called_so()
    {
        var night = new Bench(Kst.At(Monday, new(2, 0)));
        night.Desk.Settings = night.Desk.Settings with { Session = new(TimeSpan.Zero, TimeSpan.FromHours(24), true) };
        Is(night, new SessionGate(), false, "02:00:00 (종일, 장 종료)");
    }

    /// <summary>Hours that reach into the auction buy nothing there.</summary>
    [Fact]
    public void Within_the_owner_s_hours_only_continuous_trading_counts()
    {
        var auction = new Bench(Kst.At(Monday, new(15, 25)));
        auction.Desk.Settings = auction.Desk.Settings with { Session = new(new(9, 0, 0), new(16, 0, 0), true) };
        Is(auction, new SessionGate(), true, "15:25:00 (09:00:00~16:00:00, 장마감 동시호가)");
    }

    [Fact]
    public void The_broker_s_word_that_the_market_is_closed_holds_until_it_takes_an_order()
    {
        _bench.Desk.Standing.BrokerClosed = new("장운영시간이 아닙니다", Bench.Ten, 1, Bench.Ten);
        Is(new SessionGate(), true, "증권사: 장운영시간이 아닙니다");
        _bench.Desk.Day.HearAccepted(Bench.Ten.AddSeconds(1));
        Is(new SessionGate(), false, "10:00:00 (09:00:30~15:10:00, 정규장)");
    }

    [Theory]
    [InlineData(15, 14, 59, false)]
    [InlineData(15, 15, 0, true)]
    public void From_the_time_on_at_which_everything_is_sold_nothing_is_bought(int hour, int minute, int second, bool shut)
    {
        var (bench, gate) = (new Bench(Kst.At(Monday, new(hour, minute, second))), new FlattenTimeGate());
        Assert.Equal((shut, "15:15:00 이후 매수하지 않음"), (gate.Refuses(bench.Desk, bench.Stock), gate.Seen(bench.Desk, bench.Stock)));
        // The condition that calls it has none.
        bench.Desk.Settings = bench.Desk.Settings with { Conditions = new([new("조건0", null, bench.Desk.Settings.Exit with { FlattenAt = null })]) };
        bench.Stock.Call = new("조건0", bench.Desk.Now);
        Assert.Equal((false, "없음"), (gate.Refuses(bench.Desk, bench.Stock), gate.Seen(bench.Desk, bench.Stock)));
    }
}
