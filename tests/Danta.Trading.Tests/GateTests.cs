using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

public sealed class GateTests
{
    /// <summary>Brings a stock to the point where only the gate in question can hold it, and gives what it waits for.</summary>
    static string WaitingFor(Action<Scene> shut, TraderSettings? settings = null, DateTimeOffset? at = null)
    {
        var scene = new Scene(settings, at: at);
        scene.Condition("0", Samsung).Instrument(Samsung);
        shut(scene);
        scene.Tick(70_000);
        Assert.DoesNotContain(scene.Last, request => request is Ask { Question: BuyingPowerQuestion });
        return Assert.Single(scene.Shot.Watchlist, view => view.Code == Samsung).WaitingFor;
    }

    [Fact]
    public void Nothing_is_bought_while_paused() => Assert.StartsWith("상태: 정지", WaitingFor(scene => scene.Play(new Pause("api"))), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_bought_without_the_stream() =>
        Assert.StartsWith("실시간 연결", WaitingFor(scene => scene.Play(new StreamChanged(false, null))), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_bought_between_reconnecting_and_comparing() => Assert.StartsWith(
        "증권사 대조",
        WaitingFor(scene => scene.Play(new StreamChanged(false, null)).Play(new StreamChanged(true, scene.Now))), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_bought_while_the_inbox_is_full() =>
        Assert.Contains("입력", WaitingFor(scene => scene.Play(new InboxOverflowed(true))), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_bought_without_a_journal() =>
        Assert.Contains("저널", WaitingFor(scene => scene.Play(new JournalChanged(false, "디스크가 가득 참"))), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_bought_in_a_banned_stock() =>
        Assert.StartsWith("금지 종목", WaitingFor(scene => scene.Play(new Ban("api", Samsung, true))), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_bought_in_vi()
    {
        var scene = new Scene();
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000, auction: true);
        Assert.DoesNotContain(scene.Last, request => request is Ask { Question: BuyingPowerQuestion });
        Assert.Equal("VI: 발동 중", Assert.Single(scene.Shot.Watchlist).WaitingFor);
    }

    [Theory]
    [InlineData(true, false, 0, "거래정지")]
    [InlineData(false, true, 0, "관리종목")]
    [InlineData(false, false, 1, "투자주의")]
    [InlineData(false, false, 2, "투자경고")]
    [InlineData(false, false, 3, "투자위험")]
    public void Nothing_is_bought_that_the_exchange_warns_of(bool halted, bool administrative, int warning, string word) => Assert.EndsWith(
        word, WaitingFor(scene => scene.Instrument(Samsung, halted: halted, administrative: administrative, warning: warning)), StringComparison.Ordinal);

    [Theory]
    [InlineData(70_700, true)]
    [InlineData(70_800, false)]
    public void Nothing_is_bought_within_a_percent_of_the_upper_limit(int upper, bool shut)
    {
        var scene = new Scene();
        scene.Condition("0", Samsung).Instrument(Samsung, upper).Tick(70_000);
        Assert.Equal(!shut, scene.Last.Any(request => request is Ask { Question: BuyingPowerQuestion }));
    }

    [Fact]
    public void Nothing_is_bought_beyond_the_orders_of_a_minute_and_sales_go_on()
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { MaxOrdersPerMinute = 1 } });
        scene.Hold(70_000);
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix);
        Assert.StartsWith("분당 주문", Assert.Single(scene.Shot.Watchlist, view => view.Code == Hynix).WaitingFor, StringComparison.Ordinal);
        scene.Tick(69_000);
        Assert.Equal(2, scene.Placed.Count());
    }

    [Fact]
    public void Nothing_is_bought_beyond_the_most_positions()
    {
        var scene = new Scene(Plain with { MaxPositions = 1 });
        scene.Hold(70_000);
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix);
        Assert.Equal("최대 보유 종목: 1 / 1", Assert.Single(scene.Shot.Watchlist, view => view.Code == Hynix).WaitingFor);
    }

    [Fact]
    public void Nothing_is_bought_before_the_owner_s_hours() => Assert.StartsWith(
        "거래 시간", WaitingFor(_ => { }, at: Kst.At(new(2026, 11, 23), new(9, 0, 10))), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_bought_on_a_closed_day_and_the_owner_is_told_once()
    {
        var scene = new Scene();
        scene.Condition("0", Samsung).Instrument(Samsung).Play(new HolidayAnswered(new(2026, 11, 23), false)).Tick(70_000);
        scene.Play(new HolidayAnswered(new(2026, 11, 23), false)).Pass(5);
        Assert.StartsWith("휴장", Assert.Single(scene.Shot.Watchlist).WaitingFor, StringComparison.Ordinal);
        Assert.Single(scene.News<ClosedDayNews>());
    }

    [Fact]
    public void The_broker_s_word_opens_a_day_that_the_calendar_closes()
    {
        var sunday = Kst.At(new(2026, 11, 22), new(10, 0));
        Assert.StartsWith("휴장", WaitingFor(_ => { }, at: sunday), StringComparison.Ordinal);
        var scene = new Scene(at: sunday);
        scene.Play(new HolidayAnswered(new(2026, 11, 22), true));
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.Contains(scene.Last, request => request is Ask { Question: BuyingPowerQuestion });
    }

    [Fact]
    public void Around_the_clock_the_exchange_s_phases_do_not_count()
    {
        var settings = Plain with
        {
            Session = new(TimeSpan.Zero, TimeSpan.FromHours(24), false),
            Exit = Plain.Exit with { FlattenAt = null },
        };
        var scene = new Scene(settings, at: Kst.At(new(2026, 11, 22), new(2, 17)));
        scene.Enter(70_000);
    }

    [Fact]
    public void A_price_that_nobody_confirmed_for_a_while_buys_nothing()
    {
        var scene = new Scene();
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        scene.Skip(TimeSpan.FromSeconds(16)).Power(Samsung);
        Assert.Empty(scene.Placed);
        Assert.StartsWith("시세 지연", Assert.Single(scene.Shot.Watchlist).WaitingFor, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_s_loss_stops_entries_for_the_day_and_is_told_once()
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { DailyLossLimit = new(10_000) } });
        scene.Hold(70_000);
        scene.Tick(69_300).Pass(3);
        var news = Assert.Single(scene.News<LossLimitNews>());
        Assert.Equal((new Won(10_000), true), (news.Limit, news.Loss >= news.Limit));
        Assert.Equal(TraderState.Halted, scene.Shot.State);
        scene.Tick(72_000).Pass(1);
        Assert.Equal(TraderState.Halted, scene.Shot.State);
        scene.Skip(TimeSpan.FromDays(1)).Pass(1);
        Assert.NotEqual(TraderState.Halted, scene.Shot.State);
    }

    [Fact]
    public void Losses_in_a_row_stop_entries_until_the_owner_resumes()
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { MaxConsecutiveLosses = 1 } });
        scene.Hold(70_000);
        scene.Tick(69_000);
        var sell = scene.Placed.Last();
        scene.Fill(sell, scene.Ack(sell), 14, 69_000);
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix);
        Assert.Equal("연속 손실: 1회 / 1", Assert.Single(scene.Shot.Watchlist, view => view.Code == Hynix).WaitingFor);
        scene.Play(new Resume("api")).Tick(70_000, Hynix);
        Assert.Contains(scene.Last, request => request is Ask { Question: BuyingPowerQuestion });
    }

    [Fact]
    public void Each_refusing_gate_is_written_down_once_a_signal()
    {
        var scene = new Scene();
        scene.Play(new Pause("api")).Condition("0", Samsung).Instrument(Samsung);
        for (var tick = 0; tick < 5; tick++)
            scene.Tick(70_000);
        var skip = Assert.Single(scene.All.OfType<Note>(), note => note.Decision.Kind == DecisionKind.Skipped);
        Assert.Equal("상태", Assert.Single(skip.Decision.Reasons).Name);
        Assert.Contains(skip.Decision, scene.Shot.History.WhyNot(Samsung));
    }
}
