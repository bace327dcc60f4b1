using Danta.Host.Tests.EndToEnd;
using Danta.Host.Tests.Layout;
using Microsoft.Playwright;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Danta.Page.Tests;

/// <summary>Debian's Chromium, one for all tests; each test has pages of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    const string Chromium = "/usr/bin/chromium";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    IPlaywright? _playwright;
    IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }

    /// <summary>A page of a person's; whatever goes wrong in it fails the test through <paramref name="faults"/>.</summary>
    internal async Task<IPage> OpenAsync(Uri address, int width = 1400, string language = "ko", bool dark = false, ICollection<string>? faults = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = width > 600 ? 900 : 844 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = language == "ko" ? "ko-KR" : "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => faults?.Add(error);
        await page.GotoAsync(address.ToString());
        return page;
    }

    /// <summary>What axe finds that keeps somebody out.</summary>
    internal static async Task<string> SeriousAsync(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "web", "node_modules", "axe-core", "axe.min.js")));
        return await page.EvaluateAsync<string>(
            """
            async () => (await axe.run()).violations.filter(one => ['serious', 'critical'].includes(one.impact))
              .map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' | ')}`).join('\n')
            """);
    }
}

[CollectionDefinition(Name)]
public sealed class WithBrowser : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}

/// <summary>An exchange, a trader on it that holds for a while, and its page.</summary>
sealed class Trader(Stage stage, string file) : IAsyncDisposable
{
    public Stage Stage => stage;

    public string Config => file;

    public DantaProcess Process { get; private set; } = null!;

    public Uri Web { get; private set; } = null!;

    /// <param name="password">Null: none.</param>
    public static async Task<Trader> OpenAsync(int holdingSeconds, string? password = null)
    {
        var stage = await Stage.OpenAsync(seed: 5);
        var file = Configure(stage, "http://127.0.0.1:0", holdingSeconds, password);
        var trader = new Trader(stage, file);
        await trader.StartAsync();
        return trader;
    }

    static string Configure(Stage stage, string url, int holdingSeconds, string? password) => stage.Configure(paper: false, config =>
    {
        config["web"]!["url"] = url;
        config["web"]!["password"] = password;
        config["trading"]!["onStop"] = "hold";
        var exit = config["trading"]!["exit"]!;
        (exit["stopLossPercent"], exit["takeProfitPercent"], exit["maxHoldingSeconds"]) = (20, 20, holdingSeconds);
    });

    public async Task StartAsync()
    {
        Process = DantaProcess.Start(["run", "--config", file]);
        Web = await Stage.DashboardOf(Process);
    }

    /// <summary>Killed, and begun again at the same address.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.ExitCodeAsync();
        await Process.DisposeAsync();
        var config = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        config["web"]!["url"] = Web.GetLeftPart(UriPartial.Authority);
        await File.WriteAllTextAsync(file, config.ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await stage.DisposeAsync();
    }
}
