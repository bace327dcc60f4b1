using Danta.Host.Tests.EndToEnd;
using Danta.Host.Tests.Layout;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Danta.Page.Tests;

/// <summary>The demo, seen: every view in both languages, light and dark, on a desk and on a phone. The pictures are kept for people.</summary>
[Collection(WithBrowser.Name)]
public sealed class LooksTests(Browser browser)
{
    static readonly string[] Views = ["now", "chart", "watch", "trades", "replay", "performance", "orders", "journal", "health", "settings", "chat", "market"];

    static readonly string Pictures = Path.Combine(SourceTree.Root, "artifacts", "screenshots");

    [Fact]
    public async Task Every_view_stands_in_every_dress_and_keeps_nobody_out()
    {
        await using var demo = DantaProcess.Start(["demo", "--seed", "5"]);
        var web = await Stage.DashboardOf(demo);
        using var http = new HttpClient { BaseAddress = web };
        // Something to see: a few trades are closed, and something is held.
        await Patience.UntilAsync(async () => (await http.GetStringAsync("/api/v1/trades", TestContext.Current.CancellationToken)).Split("\"id\"").Length > 4);
        Directory.CreateDirectory(Pictures);
        var problems = new List<string>();
        foreach (var width in new[] { 1400, 390 })
        {
            foreach (var dark in new[] { false, true })
            {
                foreach (var language in new[] { "ko", "en" })
                    await WalkAsync(web, width, dark, language, problems);
            }
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems.Distinct()));
    }

    async Task WalkAsync(Uri web, int width, bool dark, string language, List<string> problems)
    {
        var faults = new List<string>();
        var page = await browser.OpenAsync(web, width, language, dark, faults);
        foreach (var view in Views)
        {
            var what = $"{view} {language} {(dark ? "dark" : "light")} {width}";
            await page.GotoAsync(new Uri(web, $"/#/{view}").ToString());
            await Expect(page.Locator("nav a[aria-current]")).ToHaveAttributeAsync("href", $"#/{view}");
            await Expect(page.Locator("main .card").First).ToBeVisibleAsync();
            if (view == "chart")
                await Expect(page.Locator(".chart canvas").First).ToBeVisibleAsync();
            await Expect(page.Locator(".age.fresh")).ToBeVisibleAsync();
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width)
                problems.Add($"{what}: wider than the screen");
            if (await SeriousAsync(page) is { Length: > 0 } found)
                problems.Add($"{what}: {found}");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{view}-{language}-{(dark ? "dark" : "light")}-{width}.png"), FullPage = width < 600 });
        }
        problems.AddRange(faults.Select(fault => $"{language} {width}: {fault}"));
        await page.Context.CloseAsync();
    }

    /// <summary>A page whose data is old is grey, on purpose, and a busy machine makes it so for a moment: what counts is found each time.</summary>
    static async Task<string> SeriousAsync(IPage page)
    {
        const int Looks = 4;
        var found = "";
        for (var look = 0; look < Looks; look++)
        {
            await Expect(page.Locator(".age.fresh")).ToBeVisibleAsync();
            found = await Browser.SeriousAsync(page);
            if (found.Length == 0)
                break;
        }
        return found;
    }

    [Fact]
    public async Task A_fault_is_pressed_in_the_demo_and_the_chat_answers()
    {
        await using var demo = DantaProcess.Start(["demo", "--seed", "5"]);
        var web = await Stage.DashboardOf(demo);
        var page = await browser.OpenAsync(new Uri(web, "/#/market"));
        await page.GetByRole(AriaRole.Button, new() { Name = "주문 응답 사라짐" }).ClickAsync();
        await Expect(page.Locator(".toast p")).ToBeVisibleAsync();
        await page.GotoAsync(new Uri(web, "/#/chat").ToString());
        await page.GetByLabel("보낼 말").FillAsync("상태");
        await page.GetByRole(AriaRole.Button, new() { Name = "보내기" }).ClickAsync();
        await Expect(page.Locator(".message.mine").Last).ToContainTextAsync("상태");
        await Expect(page.Locator(".message:not(.mine)").Last).ToContainTextAsync("데모", new() { Timeout = 120_000 });
    }
}
