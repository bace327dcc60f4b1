using System.Xml.Linq;
using Danta.Desk;
using Danta.Telegram.Report;
using Danta.Trading;

namespace Danta.Telegram.Tests;

public sealed class ReportTests
{
    [Fact]
    public async Task It_comes_once_after_the_close_of_a_day_that_was_open()
    {
        var directory = Directory.CreateTempSubdirectory("danta-telegram-").FullName;
        await using var run = await new BotRun(directory: directory).Start();
        bool Reported() => run.Said().Any(message => message.Text.Contains("오늘의 보고"));
        await run.Run(Examples.At(15, 38, 0) - run.Time.GetUtcNow(), TimeSpan.FromSeconds(30));
        run.Desk.Snapshot = run.Desk.Snapshot with { MarketOpen = false };
        Assert.False(Reported());
        await run.Until(Reported);
        await run.Kill();
        await run.Start();
        await run.Run(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(1));
        Assert.Single(run.Said(), message => message.Text.Contains("오늘의 보고"));
    }

    [Theory]
    [InlineData(Language.Korean, "보고", "📐 '만약'의 체결 모델: 오늘 주문 6건 가운데 수량 같음 5, 한 틱 안 4/5 (중앙 0.5틱), 금액 차이 -1,200원")]
    [InlineData(Language.English, "/report", "📐 Fill model of “what if” on today's 6 orders: 5 filled alike, 4/5 within a tick (median 0.5), -1,200 won off")]
    public async Task It_says_in_a_line_how_far_the_fill_model_was_off(Language language, string ask, string expected)
    {
        await using var run = await new BotRun(language) { ModelErrorOf = day => day == Examples.Today ? new(6, 5, 5, 4, 0.5, new(-1_200)) : null }.Start();
        Assert.Contains(expected, (await run.Ask(ask)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_has_measured_or_nothing_was_sent_it_says_nothing_of_the_model()
    {
        await using var run = await new BotRun() { ModelErrorOf = _ => new(0, 0, 0, 0, 0, default) }.Start();
        Assert.DoesNotContain("📐", (await run.Ask("보고")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_day_has_none()
    {
        await using var run = await new BotRun().Start();
        run.Desk.Snapshot = run.Desk.Snapshot with { MarketOpen = false, Trades = [], Today = DayResult.None };
        await run.Run(TimeSpan.FromSeconds(5));
        var before = run.Said().Count;
        await run.Run(Examples.At(15, 45, 0) - run.Time.GetUtcNow(), TimeSpan.FromSeconds(30));
        Assert.Equal(before, run.Said().Count);
    }

    [Fact]
    public async Task Where_a_picture_can_be_made_it_comes_along()
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47];
        await using var run = await new BotRun(draw: _ => png).Start();
        var report = await run.Ask("보고");
        Assert.DoesNotContain("▁", report.Text);
        await run.Until(() => run.Said().Any(message => message.File is { IsPicture: true }));
        Assert.Equal(png, run.Said().Single(message => message.File is not null).File!.Content);
    }

    [Fact]
    public void The_picture_is_well_formed_and_holds_the_result()
    {
        var svg = XDocument.Parse(DayPicture.Svg(Examples.Today, [Examples.HynixTrip, Examples.KakaoTrip], new(Language.Korean)));
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.Contains("2026-11-23", texts);
        Assert.Contains("+521원", texts);
        Assert.Equal(2, svg.Descendants().Count(element => element.Name.LocalName == "circle"));
    }

    [Fact]
    public void One_trade_or_a_day_without_profit_can_be_drawn()
    {
        XDocument.Parse(DayPicture.Svg(Examples.Today, [Examples.HynixTrip with { Net = default }], new(Language.English)));
        Assert.Equal("▁▁", DayPicture.Sparkline([Examples.HynixTrip with { Net = default }]));
        Assert.Equal("", DayPicture.Sparkline([]));
    }

    [Fact]
    public void The_sparkline_fits_a_phone_and_shows_best_and_worst()
    {
        var trades = Enumerable.Range(0, 300).Select(index => Examples.HynixTrip with { Net = Examples.Won(index % 3 == 0 ? -500 : 400), ClosedAt = Examples.Now.AddSeconds(index) }).ToList();
        var line = DayPicture.Sparkline(trades);
        Assert.InRange(line.Length, 10, 42);
        Assert.Contains('▁', line);
        Assert.Contains('█', line);
    }
}
