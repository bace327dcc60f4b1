using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd.Kills;

/// <summary>One trading day on which the trader is killed again and again, and started again on the same directory.</summary>
sealed class KillDay(Stage stage, int seed, Action<string> say)
{
    const int MaxPositions = 3;

    /// <summary>Milliseconds by which each reply to an order comes late, so that kills at any moment can fall between the two.</summary>
    const int ALittle = 200;

    /// <summary>So many calls at the most reach the exchange between what a kill is aimed at and the kill.</summary>
    const int MostCalls = 9;

    /// <summary>As long as the control API takes: longer than any trader here lives.</summary>
    const int Never = 600_000;

    readonly Random _random = new(seed);

    /// <summary>When the trader is killed.</summary>
    enum Aim
    {
        StartUp,
        AnyMoment,

        /// <summary>The exchange has just booked an order whose reply is still under way.</summary>
        MidOrder,
    }

    public int Orders { get; private set; }

    public async Task RunAsync(int kills)
    {
        var file = stage.Configure(paper: false, config => config["trading"]!["maxPositions"] = MaxPositions);
        await OrdersAnsweredAfterAsync(ALittle);
        for (var kill = 0; kill < kills; kill++)
        {
            // The first token is waited for: a process that is killed while it asks for one leaves a minute's wait to the next.
            var aim = kill == 0 ? Aim.AnyMoment : (Aim)_random.Next(3);
            var before = await stage.CallsAsync();
            await using var danta = await StartAsync(file, aim);
            if (aim == Aim.MidOrder)
                await OrderIsUnderWayAsync();
            else
                await CalledAsync((aim == Aim.StartUp ? before : await stage.CallsAsync()) + _random.Next(MostCalls));
            danta.Kill();
            await danta.ExitCodeAsync();
            await OrdersAnsweredAfterAsync(ALittle);
            say($"kill {kill + 1}: {aim}, {Orders} orders");
        }
        await EndAsync(file);
    }

    /// <summary>Whoever is to be killed later has first to become ready, and his books to equal the exchange's.</summary>
    async Task<DantaProcess> StartAsync(string file, Aim aim)
    {
        var danta = DantaProcess.Start(["run", "--config", file]);
        try
        {
            if (aim != Aim.StartUp)
            {
                var web = await Stage.DashboardOf(danta);
                await Patience.UntilAsync(
                    async () => await stage.StatusAsync(web, "/health/ready") == 200,
                    async () => $"{(await stage.HealthAsync(web)).Health}\n{danta.Output}");
                await BooksEqualAsync(danta);
            }
            return danta;
        }
        catch
        {
            await danta.DisposeAsync();
            throw;
        }
    }

    /// <summary>An order may be under way at any one moment: it is enough that the two agree soon.</summary>
    async Task BooksEqualAsync(DantaProcess danta)
    {
        var web = await Stage.DashboardOf(danta);
        IReadOnlyList<string> wrong = [];
        await Patience.UntilAsync(
            async () =>
            {
                var orders = (await stage.GetAsync(web, "/api/v1/orders")).AsArray();
                var positions = (await stage.GetAsync(web, "/api/v1/positions")).AsArray();
                var account = await stage.AccountAsync(paper: false);
                Orders = AccountBooks.Orders(account).Count();
                var broken = AccountRules.Broken(account, MaxPositions);
                Assert.True(broken.Count == 0, string.Join('\n', broken));
                wrong = AccountBooks.Differences(account, orders, positions);
                return wrong.Count == 0;
            },
            () => Task.FromResult($"{string.Join('\n', wrong)}\n{danta.Output}"));
    }

    Task CalledAsync(int calls) => Patience.UntilAsync(async () => await stage.CallsAsync() >= calls);

    /// <summary>The reply stays away until the trader is dead: the order is booked, and he cannot know.</summary>
    async Task OrderIsUnderWayAsync()
    {
        await OrdersAnsweredAfterAsync(Never);
        var before = await CountAsync();
        await Patience.UntilAsync(async () => await CountAsync() > before);

        async Task<int> CountAsync() => AccountBooks.Orders(await stage.AccountAsync(paper: false)).Count();
    }

    async Task OrdersAnsweredAfterAsync(int milliseconds)
    {
        await stage.DeleteAsync("/simulator/faults");
        await stage.PostAsync("/simulator/faults", new { fault = "reply-late", call = "order-cash", milliseconds });
    }

    /// <summary>Nothing is bought any more, everything is sold, and the whole day is gone through once more.</summary>
    async Task EndAsync(string file)
    {
        await using (var last = await StartAsync(file, Aim.AnyMoment))
        {
            await stage.PostAsync(await Stage.DashboardOf(last), "/api/v1/pause");
            last.Terminate();
            Assert.Equal(0, await last.ExitCodeAsync());
        }
        var atStop = (await stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count;
        say($"held after SIGTERM: {atStop}");
        // What an interrupted auction did not let out in the ten seconds of the end is sold by the next start; still paused, it buys nothing.
        await using var again = await StartAsync(file, Aim.AnyMoment);
        var web = await Stage.DashboardOf(again);
        await Patience.UntilAsync(async () => (await stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count == 0);
        await BooksEqualAsync(again);
        await MoneyEqualsAsync(web);
        again.Terminate();
        Assert.Equal(0, await again.ExitCodeAsync());
    }

    /// <summary>Gross to the won; costs may differ by a won for each fill that no notice told, for they are cut per fill.</summary>
    async Task MoneyEqualsAsync(Uri web)
    {
        var account = await stage.AccountAsync(paper: false);
        Assert.Equal(Won(account, "deposit") + Won(account, "realised"), Won(account, "cash"));
        var trades = (await stage.GetAsync(web, "/api/v1/trades")).AsArray();
        var pnl = await stage.GetAsync(web, "/api/v1/pnl");
        Assert.Equal(Won(account, "gross"), trades.Sum(trade => Won(trade!, "gross")));
        Assert.Equal(Won(account, "gross"), Won(pnl, "gross"));
        var fills = account["fills"]!.AsArray().Count;
        foreach (var key in (string[])["commission", "tax", "realised"])
            Assert.InRange(Won(pnl, key) - Won(account, key), -fills, fills);
        say($"{Orders} orders, {fills} fills, {trades.Count} trades, gross {Won(pnl, "gross")}, costs off by {Won(pnl, "realised") - Won(account, "realised")} won");
    }

    static long Won(JsonNode of, string key) => of[key]!.GetValue<long>();
}
