using System.Text.Json.Nodes;
using Danta.Host.Tests.EndToEnd.Kills;
using Danta.Kis;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Host.Tests.EndToEnd.Guarding;

/// <summary>
/// An exchange, a trader that buys and keeps what it bought, and its guard, each a process. How long something took is told by the exchange's
/// own clock, and judged by nobody.
/// </summary>
sealed class GuardDay : IAsyncDisposable
{
    public const int Silence = 3;
    public const int MaxPositions = 3;

    readonly List<DantaProcess> _processes = [];
    DateTimeOffset _diedAt;

    GuardDay(Stage stage)
    {
        Stage = stage;
        File = Configure();
    }

    public Stage Stage { get; }

    /// <summary>The configuration.</summary>
    public string File { get; }

    public DantaProcess Trader { get; private set; } = null!;

    public DantaProcess Guard { get; private set; } = null!;

    public Uri Web { get; private set; } = null!;

    /// <summary>Armed, with something held and nothing under way.</summary>
    public static async Task<GuardDay> OpenAsync(int seed, FakeClock? clock = null)
    {
        var day = new GuardDay(await Stage.OpenAsync(seed));
        try
        {
            day.Guard = day.Start("guard", clock);
            await day.TradeAsync(clock);
            await day.HoldAsync();
            await day.ArmedAsync();
            return day;
        }
        catch
        {
            await day.DisposeAsync();
            throw;
        }
    }

    string Configure() => Stage.Configure(paper: false, config =>
    {
        config["guard"] = new JsonObject { ["silenceSeconds"] = Silence };
        var trading = config["trading"]!;
        trading["maxPositions"] = MaxPositions;
        trading["onStop"] = "hold";
        trading["exit"] = new JsonObject { ["takeProfitPercent"] = null, ["stopLossPercent"] = null, ["maxHoldingSeconds"] = null, ["flattenAt"] = null };
    });

    public DantaProcess Start(string command, FakeClock? clock = null)
    {
        var process = DantaProcess.Start([command, "--config", File], clock?.Environment ?? []);
        _processes.Add(process);
        return process;
    }

    public async Task TradeAsync(FakeClock? clock = null)
    {
        Trader = Start("run", clock);
        Web = await Stage.DashboardOf(Trader);
    }

    public void GuardAgain(FakeClock? clock = null) => Guard = Start("guard", clock);

    /// <summary>Two at the least, bought to the end; then it buys no more, so that what follows is about these.</summary>
    public async Task HoldAsync()
    {
        await Patience.UntilAsync(async () => (await Stage.GetAsync(Web, "/api/v1/positions")).AsArray().Count >= 2, () => Task.FromResult(Trader.Output));
        await Stage.PostAsync(Web, "/api/v1/pause");
        await Patience.UntilAsync(async () =>
            (await Stage.GetAsync(Web, "/api/v1/orders")).AsArray().All(order => order!["doneAt"] is not null) && await HeldAsync() is var held
            && held == Shares((await Stage.GetAsync(Web, "/api/v1/positions")).AsArray()));
    }

    public Task ArmedAsync() => GuardIsAsync("armed");

    public Task GuardIsAsync(string state) => Patience.UntilAsync(
        async () => (await Stage.GetAsync(Web, "/api/v1/status"))["guard"]!.GetValue<string>() == state,
        () => Task.FromResult($"{Trader.Output}\n{Guard.Output}"));

    public async Task<JsonObject> AccountAsync() => await Stage.AccountAsync(paper: false);

    public async Task<string> HeldAsync() => Shares((await AccountAsync())["holdings"]!.AsArray());

    static string Shares(JsonArray rows) => string.Join(
        ", ", rows.Select(row => $"{row!["code"]!.GetValue<string>()}×{row["quantity"]!.GetValue<long>()}").Order(StringComparer.Ordinal));

    public async Task<List<JsonNode>> SalesAsync() =>
        [.. AccountBooks.Orders(await AccountAsync()).Where(order => order["side"]!.GetValue<string>() == "sell")];

    /// <summary>SIGKILL, and dead.</summary>
    public async Task KillAsync(DantaProcess process)
    {
        process.Kill();
        await process.ExitCodeAsync();
        _diedAt = await NowAsync();
    }

    public async Task<DateTimeOffset> NowAsync() => (await Stage.GetAsync("/simulator/market"))["time"]!.GetValue<DateTimeOffset>();

    /// <summary>Everything is sold; how long that took from the death.</summary>
    public async Task<TimeSpan> FlatAsync()
    {
        await Patience.UntilAsync(async () => (await HeldAsync()).Length == 0, () => Task.FromResult(Guard.Output));
        return await NowAsync() - _diedAt;
    }

    /// <summary>The guard says that it has sold and ends; nothing was sold twice or beyond what was held, and the next trader's books are the exchange's.</summary>
    /// <param name="soldByHand">The stock that its owner sold himself, which is no order of ours.</param>
    public async Task EndAsync(string? soldByHand = null)
    {
        Assert.True(await Guard.ExitCodeAsync() == 0, Guard.Output);
        Assert.Contains("잔고에서 확인했습니다", Guard.Output, StringComparison.Ordinal);
        var account = await AccountAsync();
        Assert.Empty(AccountRules.Broken(account, MaxPositions));
        Assert.Empty(account["holdings"]!.AsArray());
        await TradeAsync();
        var orders = account["orders"]!.AsArray();
        if (soldByHand is not null)
            orders.Remove(Assert.Single(orders, order => order!["code"]!.GetValue<string>() == soldByHand && order["side"]!.GetValue<string>() == "sell"));
        IReadOnlyList<string> wrong = [];
        await Patience.UntilAsync(
            async () => await Stage.StatusAsync(Web, "/health/ready") == 200 && (wrong = AccountBooks.Differences(
                account, (await Stage.GetAsync(Web, "/api/v1/orders")).AsArray(), (await Stage.GetAsync(Web, "/api/v1/positions")).AsArray())).Count == 0,
            () => Task.FromResult($"{string.Join('\n', wrong)}\n{Trader.Output}"));
        // It does not go on buying after what has happened; a clock that was set is a reason beside that.
        Assert.Contains((await Stage.GetAsync(Web, "/api/v1/status"))["state"]!.GetValue<string>(), (string[])["paused", "halted"]);
    }

    public Task FaultAsync(object fault) => Stage.PostAsync("/simulator/faults", fault);

    public Task ClearFaultsAsync() => Stage.DeleteAsync("/simulator/faults");

    /// <summary>The next order is booked and whoever sent it does not hear so; those after it break off before they get there.</summary>
    public async Task LoseOrdersAsync()
    {
        await FaultAsync(new { fault = "reply-lost", call = "order-cash", times = 1 });
        await FaultAsync(new { fault = "reply-lost", call = "order-cash", booked = false, skip = 1 });
    }

    public Task SoldAsync(int orders) => Patience.UntilAsync(async () => (await SalesAsync()).Count >= orders, () => Task.FromResult(Guard.Output));

    /// <summary>The owner sells all of the first stock, at the exchange and not through Danta.</summary>
    public async Task<string> SellByHandAsync()
    {
        using var owner = new KisClient(new KisOptions
        {
            Environment = KisEnvironment.Real,
            Keys = new KisKeys
            {
                AppKey = new(Stage.RealKey), AppSecret = new(Stage.RealSecret), HtsId = "SIMUSER1", RestUrl = new(Stage.Rest), WebSocketUrl = new(Stage.WebSocket),
            },
            Account = KisAccount.Parse("50012345-01"),
            StateDirectory = Stage.Data,
        });
        var holding = (await AccountAsync())["holdings"]![0]!;
        var code = holding["code"]!.GetValue<string>();
        Assert.True(InstrumentCode.TryParse(code, out var stock));
        var ticket = new OrderTicket(Side.Sell, stock, OrderDivisions.Market, Quantity.Of(holding["quantity"]!.GetValue<long>()), default, Venue.Krx);
        var reply = await owner.Orders.PlaceAsync(ticket, Lane.PanicAndExits, TestContext.Current.CancellationToken);
        Assert.True(reply.Match(_ => true, _ => false, _ => false));
        await Patience.UntilAsync(async () => !(await HeldAsync()).Contains(code, StringComparison.Ordinal));
        return code;
    }

    public async Task<(int Code, JsonNode Report)> StatusAsync()
    {
        var (code, output) = await DantaProcess.RunAsync(["status", "--config", File, "--json"]);
        return (code, JsonNode.Parse(output)!);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        await Stage.DisposeAsync();
    }
}
