using Danta.Host.Tests.EndToEnd;
using Danta.Host.Tests.Layout;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Danta.Page.Tests;

/// <summary>Yesterday again, at the page: a day watched, a trade asked about, a sweep's report opened.</summary>
[Collection(WithBrowser.Name)]
public sealed class ReplayTests(Browser browser)
{
    static readonly string Pictures = Path.Combine(SourceTree.Root, "artifacts", "screenshots");

    static LocatorAssertionsToBeVisibleOptions Long => new() { Timeout = 120_000 };

    static LocatorAssertionsToContainTextOptions LongText => new() { Timeout = 120_000 };

    [Fact]
    public async Task A_day_is_watched_again_and_asked_about_and_a_sweep_is_read()
    {
        Directory.CreateDirectory(Pictures);
        var faults = new List<string>();
        await using var trader = await Trader.OpenAsync(holdingSeconds: 8);
        await Patience.UntilAsync(async () => (await trader.Stage.GetAsync(trader.Web, "/api/v1/trades")).AsArray().Count >= 2);
        await SweepAsync(trader);
        var page = await browser.OpenAsync(trader.Web, faults: faults);

        await page.GetByRole(AriaRole.Link, new() { Name = "다시 보기" }).ClickAsync();
        await Expect(page.Locator("tr.opens").First).ToBeVisibleAsync(Long);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "replay-days-ko-light-1400.png") });
        await ReadReportAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "다시 보기" }).First.ClickAsync();
        await WatchAsync(page);
        Assert.Equal("", await Browser.SeriousAsync(page));

        await AskAboutDayAsync(page);
        await AskAboutTradeAsync(page, trader);
        Assert.Empty(faults);

        var english = await browser.OpenAsync(new Uri(trader.Web, "/#/replay"), width: 390, language: "en", dark: true, faults: faults);
        await english.GetByRole(AriaRole.Button, new() { Name = "Watch" }).First.ClickAsync();
        await Expect(english.Locator(".player")).ToBeVisibleAsync(Long);
        Assert.True(await english.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 390);
        await english.GetByRole(AriaRole.Button, new() { Name = "next trade" }).ClickAsync();
        await Expect(english.Locator(".story.film li").First).ToBeVisibleAsync(Long);
        Assert.Equal("", await Browser.SeriousAsync(english));
        await english.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "replay-day-en-dark-390.png"), FullPage = true });
        Assert.Empty(faults);
    }

    static async Task WatchAsync(IPage page)
    {
        await Expect(page.Locator(".player")).ToBeVisibleAsync(Long);
        var clock = page.GetByTestId("film-clock");
        var begin = await clock.InnerTextAsync();
        // From trade to trade: at a purchase its reasons are there, and nothing of what comes later.
        await page.GetByRole(AriaRole.Button, new() { Name = "다음 매매" }).ClickAsync();
        var entry = page.Locator(".story.film li.entry").First;
        await Expect(entry).ToBeVisibleAsync(Long);
        Assert.Equal(0, await page.Locator(".story.film li.exit").CountAsync());
        Assert.True(await entry.Locator("dl div").CountAsync() > 0);
        await Expect(page.Locator(".chart canvas").First).ToBeVisibleAsync(Long);
        Assert.NotEqual(begin, await clock.InnerTextAsync());
        // And on by itself, as fast as one likes, to its end.
        await page.GetByRole(AriaRole.Button, new() { Name = "600×" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "재생", Exact = true }).ClickAsync();
        await Expect(page.Locator(".story.film li.exit").First).ToBeVisibleAsync(Long);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "재생", Exact = true })).ToBeVisibleAsync(Long);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "replay-day-ko-light-1400.png") });
    }

    static async Task AskAboutDayAsync(IPage page)
    {
        var ask = page.Locator("form.knobs");
        await ask.GetByLabel("최대 보유").FillAsync("2");
        await ask.GetByRole(AriaRole.Button, new() { Name = "만약을 계산" }).ClickAsync();
        await Expect(page.GetByTestId("whatif")).ToBeVisibleAsync(Long);
        await Expect(page.GetByTestId("trust")).ToContainTextAsync("얼마나 믿을 만한가", LongText);
        await page.GetByTestId("whatif").Locator("summary").ClickAsync();
        await Expect(page.GetByTestId("whatif").Locator("ol li p").First).ToContainTextAsync("주:");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "replay-whatif-ko-light-1400.png"), FullPage = true });
        await ask.GetByLabel("익절").FillAsync("많이");
        await ask.GetByRole(AriaRole.Button, new() { Name = "만약을 계산" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "쓸 수 없는 값" })).ToBeVisibleAsync(Long);
    }

    static async Task AskAboutTradeAsync(IPage page, Trader trader)
    {
        await page.GotoAsync(new Uri(trader.Web, "/#/trades").ToString());
        await page.Locator("tr.opens").Last.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("details.ask summary").ClickAsync();
        await dialog.GetByLabel("최대 보유").FillAsync("3");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "만약을 계산" }).ClickAsync();
        await Expect(dialog.GetByTestId("whatif")).ToContainTextAsync("이 거래, 만약", LongText);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "replay-trade-ko-light-1400.png") });
    }

    static async Task SweepAsync(Trader trader)
    {
        var grid = Path.Combine(trader.Stage.Data, "grid.json");
        await File.WriteAllTextAsync(grid, """{ "exit.maxHoldingSeconds": [3, 5], "exit.takeProfitPercent": [21, 25] }""");
        var day = Directory.GetFiles(Path.Combine(trader.Stage.Book(paper: false), "journal"), "*.danta").Single();
        // What is still being written is swept as it stood then.
        var copy = Path.Combine(Directory.CreateDirectory(Path.Combine(trader.Stage.Data, "copy")).FullName, Path.GetFileName(day));
        File.Copy(day, copy);
        var (code, output) = await DantaProcess.RunAsync(["sweep", copy, "--config", trader.Config, "--grid", grid, "--cores", "1"]);
        Assert.True(code == 0, output);
    }

    static async Task ReadReportAsync(IPage page)
    {
        var report = await page.RunAndWaitForPopupAsync(() => page.Locator("ul.plain a").First.ClickAsync());
        await Expect(report.Locator("h1").First).ToBeVisibleAsync(Long);
        await Expect(report.Locator("svg").First).ToBeVisibleAsync(Long);
        await report.ScreenshotAsync(new() { Path = Path.Combine(Pictures, "sweep-report-ko.png"), FullPage = true });
        await report.CloseAsync();
    }
}
