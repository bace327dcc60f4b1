using System.Diagnostics;
using System.Text.Json.Nodes;
using Danta.Benchmarks.Restart;
using Danta.Dashboard.Chat;
using Danta.Simulator;

namespace Danta.Benchmarks.Endurance;

/// <summary>
/// Everything that can be had at once: all registrations on busy stocks, trades all the while, a Telegram that is told of them, and the
/// page open in a browser where there is one.
/// </summary>
sealed class FullLoad : IAsyncDisposable
{
    static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("danta-bench");
    readonly HttpClient _http = new();
    readonly KisSimulator _exchange;
    readonly ChatServer _chat;
    LivingTrader? _trader;
    Process? _browser;
    Uri _web = new("http://127.0.0.1");

    FullLoad(KisSimulator exchange, ChatServer chat) => (_exchange, _chat) = (exchange, chat);

    /// <summary>Records that the exchange has sent since it began.</summary>
    public long Records => Market("records");

    public int Messages => _chat.Messages;

    /// <summary>Who looks at the page.</summary>
    public string Page { get; private set; } = "";

    public static async Task<FullLoad> StartAsync()
    {
        var exchange = await KisSimulator.StartAsync(new()
        {
            RestUrl = new("http://127.0.0.1:0"), WebSocketUrl = new("ws://127.0.0.1:0"),
            ScenarioFile = Path.Combine(AppContext.BaseDirectory, "scenarios", "full-load.yaml"),
        });
        var load = new FullLoad(exchange, await ChatServer.StartAsync());
        await load.BeginAsync();
        return load;
    }

    public async Task<ProcessFigures> LookAsync() => ProcessFigures.Parse(await _http.GetStringAsync(new Uri(_web, "/metrics")));

    async Task BeginAsync()
    {
        var file = LivingTrader.Configure(_directory.FullName, _exchange, paper: false, new()
        {
            ["conditions"] = new JsonArray("오름", "내림"),
            ["maxPositions"] = 5,
            ["exit"] = new JsonObject { ["takeProfitPercent"] = 0.5, ["stopLossPercent"] = 0.5, ["maxHoldingSeconds"] = 60, ["flattenAt"] = null },
            ["risk"] = new JsonObject { ["dailyLossLimit"] = null, ["cooldownSeconds"] = 30, ["maxTradesPerSymbolPerDay"] = null },
        });
        var config = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        config["telegram"] = new JsonObject
        {
            ["botToken"] = _chat.Room.BotToken, ["chatIds"] = new JsonArray(DemoChat.UserId), ["apiUrl"] = _chat.Address.AbsoluteUri,
        };
        await File.WriteAllTextAsync(file, config.ToJsonString());
        _trader = new LivingTrader(file);
        await _trader.ReadyAsync(_exchange);
        _web = await _trader.WebAsync();
        _trader.LetTalk();
        OpenPage();
    }

    void OpenPage()
    {
        foreach (var browser in Browsers)
        {
            var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
            foreach (var argument in (string[])["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(_directory.FullName, "browser")}", "--remote-debugging-port=0", _web.AbsoluteUri])
                start.ArgumentList.Add(argument);
            try
            {
                _browser = Process.Start(start)!;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                continue;
            }
            _browser.OutputDataReceived += (_, _) => { };
            _browser.ErrorDataReceived += (_, _) => { };
            _browser.BeginOutputReadLine();
            _browser.BeginErrorReadLine();
            Page = $"open in {browser}";
            return;
        }
        Page = "no browser was found: not open";
    }

    long Market(string name) => JsonNode.Parse(_http.GetStringAsync(new Uri(_exchange.RestUrl, "/simulator/market")).GetAwaiter().GetResult())![name]!.GetValue<long>();

    public async ValueTask DisposeAsync()
    {
        _browser?.Kill(entireProcessTree: true);
        _browser?.Dispose();
        _trader?.Dispose();
        await _chat.DisposeAsync();
        await _exchange.DisposeAsync();
        _http.Dispose();
        _directory.Delete(recursive: true);
    }
}
