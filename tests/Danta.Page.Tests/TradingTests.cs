using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Danta.Page.Tests;

/// <summary>What an owner does at the page, with a real trader behind it.</summary>
[Collection(WithBrowser.Name)]
public sealed class TradingTests(Browser browser)
{
    static LocatorAssertionsToBeVisibleOptions Long => new() { Timeout = 120_000 };

    static ILocator Dialog(IPage page) => page.GetByRole(AriaRole.Dialog);

    [Fact]
    public async Task A_position_opens_and_closes_before_ones_eyes_and_its_story_can_be_read()
    {
        var faults = new List<string>();
        await using var trader = await Trader.OpenAsync(holdingSeconds: 8);
        var page = await browser.OpenAsync(trader.Web, faults: faults);
        var held = page.Locator("article.held").First;
        await Expect(held).ToBeVisibleAsync(Long);
        var name = await held.GetAttributeAsync("aria-label");
        // Sold by its holding time, it leaves by itself.
        await Expect(page.Locator($"article.held[aria-label=\"{name}\"]")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
        await page.GetByRole(AriaRole.Link, new() { Name = "매매일지" }).ClickAsync();
        var row = page.Locator("tr.opens", new() { HasText = name }).First;
        await row.GetByRole(AriaRole.Button, new() { Name = "이야기" }).ClickAsync();
        var story = Dialog(page).Locator(".story li");
        await Expect(story.First).ToBeVisibleAsync();
        Assert.True(await story.CountAsync() >= 4);
        await Expect(Dialog(page).Locator(".story li.entry").First).ToBeVisibleAsync();
        await Expect(Dialog(page).Locator(".story li.exit").First).ToBeVisibleAsync();
        await Expect(Dialog(page).Locator(".chart canvas").First).ToBeVisibleAsync();
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_stop_is_dragged_asked_for_and_stays_over_a_restart()
    {
        await using var trader = await Trader.OpenAsync(holdingSeconds: 3_600);
        var page = await browser.OpenAsync(trader.Web);
        var handle = page.Locator("article.held .handle").First;
        await Expect(handle).ToBeVisibleAsync(Long);
        var code = (await page.Locator("article.held .name small").First.InnerTextAsync()).Trim();
        var before = await StopAsync();

        // Let go and thought better of: nothing has moved.
        await DragAsync(40);
        await Expect(Dialog(page)).ToContainTextAsync("손절");
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "아니요" }).ClickAsync();
        Assert.Equal(before, await StopAsync());

        await DragAsync(60);
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "옮깁니다" }).ClickAsync();
        await Patience.UntilAsync(async () => await StopAsync() > before);
        var moved = await StopAsync();
        await Expect(page.Locator("article.held .handle.own").First).ToBeVisibleAsync();

        // By the keyboard too.
        await handle.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "옮깁니다" }).ClickAsync();
        await Patience.UntilAsync(async () => await StopAsync() is { } now && now < moved);
        moved = await StopAsync();

        await trader.KillAsync();
        await trader.StartAsync();
        await Patience.UntilAsync(async () => await StopAsync() == moved);

        async Task<int?> StopAsync()
        {
            var rows = (await trader.Stage.GetAsync(trader.Web, "/api/v1/positions")).AsArray();
            return (int?)rows.FirstOrDefault(row => (string?)row!["code"] == code)?["stopLoss"];
        }

        async Task DragAsync(float by)
        {
            var box = await handle.BoundingBoxAsync();
            var (x, y) = (box!.X + box.Width / 2, box.Y + box.Height / 2);
            await page.Mouse.MoveAsync(x, y);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(x + by / 2, y);
            await page.Mouse.MoveAsync(x + by, y);
            await page.Mouse.UpAsync();
        }
    }

    [Fact]
    public async Task Everything_is_sold_after_a_press_that_is_confirmed()
    {
        await using var trader = await Trader.OpenAsync(holdingSeconds: 3_600);
        var page = await browser.OpenAsync(trader.Web);
        await Expect(page.Locator("article.held").First).ToBeVisibleAsync(Long);
        await page.Locator("header .danger").ClickAsync();
        await Expect(Dialog(page)).ToContainTextAsync("시장가");
        // Escape is a no.
        await page.Keyboard.PressAsync("Escape");
        await Expect(Dialog(page)).ToHaveCountAsync(0);
        Assert.NotEmpty((await trader.Stage.GetAsync(trader.Web, "/api/v1/positions")).AsArray());
        await page.Locator("header .danger").ClickAsync();
        await Dialog(page).GetByRole(AriaRole.Button, new() { Name = "모두 팝니다" }).ClickAsync();
        await Expect(page.Locator("article.held")).ToHaveCountAsync(0, new() { Timeout = 120_000 });
        await Expect(page.Locator(".state.paused")).ToBeVisibleAsync();
        await Patience.UntilAsync(async () => (await trader.Stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count == 0);
    }

    [Fact]
    public async Task Killed_and_begun_again_it_says_how_old_the_page_is_and_comes_back_by_itself()
    {
        await using var trader = await Trader.OpenAsync(holdingSeconds: 3_600);
        var page = await browser.OpenAsync(trader.Web);
        await Expect(page.Locator(".age.fresh")).ToBeVisibleAsync(Long);
        await Expect(page.Locator("article.held").First).ToBeVisibleAsync(Long);
        var worth = (await trader.Stage.GetAsync(trader.Web, "/api/v1/worth")).AsArray().Count;
        var code = (await page.Locator("article.held .name small").First.InnerTextAsync()).Trim();
        await trader.KillAsync();
        await Expect(page.Locator(".age.old")).ToBeVisibleAsync(Long);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("마지막으로 들은 것");
        await Expect(page.Locator("main.stale")).ToBeVisibleAsync();
        // What was last known stays in sight.
        await Expect(page.Locator("article.held").First).ToBeVisibleAsync();
        await trader.StartAsync();
        await Expect(page.Locator(".age.fresh")).ToBeVisibleAsync(Long);
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        // The day before the kill is still in the charts.
        Assert.True((await trader.Stage.GetAsync(trader.Web, "/api/v1/worth")).AsArray().Count >= worth);
        Assert.NotEmpty((await trader.Stage.GetAsync(trader.Web, $"/api/v1/stocks/{code}/candles?seconds=1")).AsArray());
    }

    [Fact]
    public async Task A_password_lets_in_and_nothing_else_does()
    {
        const string Secret = "열려라 참깨 2026";
        await using var trader = await Trader.OpenAsync(holdingSeconds: 3_600, Secret);
        var page = await browser.OpenAsync(trader.Web);
        Assert.EndsWith("/login", page.Url, StringComparison.Ordinal);
        Assert.Equal("", await Browser.SeriousAsync(page));
        await page.GetByLabel("비밀번호").FillAsync("틀린 것");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("다릅니다");
        await page.GetByLabel("비밀번호").FillAsync(Secret);
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".age.fresh")).ToBeVisibleAsync(Long);
        // Another life of the program knows no cookie: it asks again instead of showing what is old.
        await trader.KillAsync();
        await trader.StartAsync();
        await page.WaitForURLAsync("**/login");
    }
}
