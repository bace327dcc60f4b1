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
        Assert.DoesNotContain(scene.Last, request => request is PlaceOrder { Side: Side.Buy });
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
        Assert.DoesNotContain(scene.Last, request => request is PlaceOrder { Side: Side.Buy });
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
        Assert.Equal(!shut, scene.Last.Any(request => request is PlaceOrder { Side: Side.Buy }));
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
        Assert.Equal("최대 보유 종목: 1 / 1, 점수 순 1번째", Assert.Single(scene.Shot.Watchlist, view => view.Code == Hynix).WaitingFor);
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
        Assert.Contains(scene.Last, request => request is PlaceOrder { Side: Side.Buy });
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
        scene.Condition("0", Samsung).Instrument(Samsung).Play(new Pause("api")).Tick(70_000);
        scene.Skip(TimeSpan.FromSeconds(16)).Play(new Resume("api"));
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

    /// <summary>By what is earned for good: the sale of the 14 shares brings 11,736 won after costs.</summary>
    [Theory]
    [InlineData(11_736, true)]
    [InlineData(11_737, false)]
    public void The_day_s_target_stops_entries_for_the_day_and_is_told_once(long target, bool reached)
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { DailyProfitTarget = new(target) } });
        scene.Hold(70_000);
        scene.Tick(71_100).Pass(1);
        Assert.Empty(scene.News<ProfitTargetNews>());
        var sell = scene.Placed.Last();
        scene.Fill(sell, scene.Ack(sell), 14, 71_000).Pass(3);
        Assert.Equal(reached ? [new(11_736)] : [], scene.News<ProfitTargetNews>().Select(news => news.Realised));
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix).Pass(1);
        Assert.Equal(reached ? 2 : 3, scene.Placed.Count());
        if (!reached)
            return;
        Assert.StartsWith("일일 목표 수익", scene.Shot.Reason, StringComparison.Ordinal);
        // He may set another target; until he does, to resume changes nothing.
        scene.Play(new Resume("api")).Tick(70_000, Hynix);
        Assert.Equal(2, scene.Placed.Count());
        scene.Play(new ChangeSettings("api", scene.Settings with { Risk = scene.Settings.Risk with { DailyProfitTarget = null } })).Play(new Resume("api")).Tick(70_000, Hynix);
        Assert.Equal(3, scene.Placed.Count());
    }

    [Fact]
    public void What_is_held_at_the_target_is_sold_by_its_exits_as_before()
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { DailyProfitTarget = new(1) } });
        scene.Hold(70_000);
        scene.Hold(70_000, Hynix, "1");
        scene.Tick(71_100);
        var sell = scene.Placed.Last();
        scene.Fill(sell, scene.Ack(sell), 14, 71_000).Pass(2);
        Assert.Equal(TraderState.Halted, scene.Shot.State);
        scene.Tick(69_000, Hynix);
        Assert.Equal((Side.Sell, Hynix), (scene.Placed.Last().Side, scene.Placed.Last().Code));
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
        scene.Play(new Resume("api"));
        Assert.Contains(scene.Last, request => request is PlaceOrder { Side: Side.Buy });
    }

    [Fact]
    public void Each_refusing_gate_is_written_down_once_a_signal()
    {
        var scene = new Scene();
        scene.Play(new Pause("api")).Condition("0", Samsung).Instrument(Samsung);
        for (var tick = 0; tick < 5; tick++)
            scene.Tick(70_000);
        var skips = scene.All.OfType<Note>().Select(note => note.Decision).Where(decision => decision.Kind == DecisionKind.Skipped).ToList();
        Assert.Equal(["상태", "시세 지연"], skips.Select(skip => Assert.Single(skip.Reasons).Name));
        Assert.All(skips, skip => Assert.Contains(skip, scene.Shot.History.WhyNot(Samsung)));
    }

    /// <summary>The gates that were asked for, each with a name of its own.</summary>
    [Fact]
    public void Every_gate_has_a_name_of_its_own()
    {
        Assert.Equal(
            [
                "상태", "실시간 연결", "증권사 대조", "휴장", "거래 시간", "청산 시각", "금지 종목", "확인 중", "보유", "재진입 대기", "종목당 하루 거래",
                "최대 보유 종목", "분당 주문", "접수 대기", "일일 손실 한도", "일일 목표 수익", "연속 손실", "주문가능금액", "진입 금지 시간", "종목 정보", "거래정지", "관리종목", "시장경고", "우선주",
                "ETF·ETN", "VI", "VI 직후", "상한가 근접", "시세 지연", "가격 범위", "예산", "거래대금", "호가 간격", "매도 잔량", "매수 자금",
            ],
            Gates.All.Select(gate => gate.Name));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_filter_keeps_out_what_the_owner_does_not_want(string word, RiskSettings risk)
    {
        var scene = new Scene(Plain with { Risk = risk });
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.DoesNotContain(scene.Last, request => request is PlaceOrder { Side: Side.Buy });
        Assert.StartsWith(word, Assert.Single(scene.Shot.Watchlist).WaitingFor, StringComparison.Ordinal);
    }

    public static TheoryData<string, RiskSettings> Filters => new()
    {
        { "가격 범위", Plain.Risk with { MinPrice = Price.FromWon(70_100) } },
        { "가격 범위", Plain.Risk with { MaxPrice = Price.FromWon(69_900) } },
        { "거래대금", Plain.Risk with { MinTurnover = new(1_000_000_001) } },
        { "호가 간격", Plain.Risk with { MaxSpreadTicks = 0 } },
        { "매도 잔량", Plain.Risk with { MaxDepthShare = Rate.FromPercent(10m) } },
        { "진입 금지 시간", Plain.Risk with { NoEntry = new([new(new(9, 0, 0), new(10, 0, 1))]) } },
    };

    [Fact]
    public void A_purchase_takes_no_more_than_its_share_of_the_depth()
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { MaxDepthShare = Rate.FromPercent(10m) } });
        scene.Condition("0", Samsung).Instrument(Samsung);
        scene.Play(Input.Of(scene.Now, EntryRuleTests.Book(100, 59))).Tick(70_000);
        Assert.Equal(5, Assert.Single(scene.Placed).Quantity.Shares);
    }

    /// <summary>Only books come, and they have left the last trade behind: so many shares would cost more than the budget.</summary>
    [Theory]
    [InlineData(72_000, false)]
    [InlineData(69_000, false)]
    [InlineData(70_300, true)]
    public void A_last_price_that_the_book_has_left_behind_is_none_to_buy_by(int bid, bool buys)
    {
        var scene = new Scene();
        scene.Play(new Pause("api")).Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        scene.Skip(TimeSpan.FromSeconds(1.5)).Play(Input.Of(scene.Now, EntryRuleTests.Book(100, 100, bid))).Play(new Resume("api"));
        scene.Play(Input.Of(scene.Now, EntryRuleTests.Book(100, 100, bid)));
        Assert.Equal(buys, scene.Placed.Any());
        scene.Tick(bid);
        Assert.Single(scene.Placed);
    }

    [Fact]
    public void Preferred_shares_and_funds_can_be_left_out()
    {
        var preferred = InstrumentCode.Parse("005935");
        var scene = new Scene(Plain with { Risk = Plain.Risk with { ExcludePreferred = true, ExcludeFunds = true } });
        scene.Condition("0", preferred, Hynix, Samsung).Instrument(preferred).Instrument(Samsung);
        scene.Play(new InstrumentAnswered(
            Hynix, "펀드", Board.Kospi, ListingKind.Etf, default, default, default, false, false, 0, false, false, default));
        scene.Tick(70_000, preferred).Tick(70_000, Hynix).Tick(70_000);
        Assert.Equal(Samsung, Assert.Single(scene.Placed).Code);
    }

    [Fact]
    public void Nothing_is_bought_right_after_vi_where_the_owner_wants_rest()
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { AfterVi = TimeSpan.FromSeconds(10) } });
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000, auction: true).Tick(70_000);
        Assert.Equal("VI 직후: 0초 전 해제", Assert.Single(scene.Shot.Watchlist).WaitingFor);
        scene.Skip(TimeSpan.FromSeconds(10)).Tick(70_000);
        Assert.Contains(scene.Last, request => request is PlaceOrder { Side: Side.Buy });
    }

    [Fact]
    public void Every_gate_has_words_for_what_it_saw()
    {
        var scene = new Scene();
        scene.Enter(70_000);
        var entry = scene.All.OfType<Note>().Last(note => note.Decision.Kind == DecisionKind.Entry).Decision;
        Assert.All(Gates.All, gate => Assert.Contains(entry.Reasons, reason => reason.Name == gate.Name && reason.Value.Length > 0));
        Assert.Equal(Gates.All.Length, Gates.All.Select(gate => gate.Name).Distinct().Count());
    }
}
