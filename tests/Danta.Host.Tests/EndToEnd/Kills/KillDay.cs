using System.Text.Json.Nodes;

namespace Danta.Host.Tests.EndToEnd.Kills;

/// <summary>One trading day on which the trader is killed again and again, and started again on the same directory.</summary>
sealed class KillDay(Stage stage, int seed, Action<string> say)
{
    const int MaxPositions = 3;
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    readonly Random _random = new(seed);
    readonly List<Recovery> _recoveries = [];

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
        // The reply to an order is on its way for a while, so that many a kill falls between the two.
        await stage.PostAsync("/simulator/faults", new { fault = "reply-late", call = "order-cash", milliseconds = 200 });
        for (var kill = 0; kill < kills; kill++)
        {
            // The first token is waited for: a process that is killed while it asks for one leaves a minute's wait to the next.
            var aim = kill == 0 ? Aim.AnyMoment : (Aim)_random.Next(3);
            await using var danta = await StartAsync(file, aim);
            if (aim == Aim.MidOrder)
                await UntilAnOrderIsUnderWayAsync();
            await Task.Delay(Moment(aim), TimeProvider.System);
            danta.Kill();
            say($"kill {kill + 1}: {aim}");
        }
        await EndAsync(file);
        say(Recovery.Summary(_recoveries));
    }

    TimeSpan Moment(Aim aim) => TimeSpan.FromMilliseconds(aim switch
    {
        Aim.MidOrder => _random.Next(0, 180),
        Aim.StartUp => _random.Next(200, 2_000),
        _ => _random.Next(200, 4_000),
    });

    /// <summary>Whoever is to be killed later has first to become ready, and his books to equal the exchange's.</summary>
    async Task<DantaProcess> StartAsync(string file, Aim aim)
    {
        var started = TimeProvider.System.GetUtcNow();
        var danta = DantaProcess.Start(["run", "--config", file]);
        try
        {
            if (aim != Aim.StartUp)
            {
                var recovery = await Recovery.OfAsync(stage, danta, started);
                _recoveries.Add(recovery);
                await BooksEqualAsync(danta);
                say($"ready {recovery.Ready.TotalSeconds:0.00} s, reconciled {recovery.Reconciled.TotalSeconds:0.00} s, first call {recovery.Network.TotalSeconds:0.00} s, {recovery.Calls} calls, {Orders} orders");
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
        var from = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var orders = (await stage.GetAsync(web, "/api/v1/orders")).AsArray();
            var positions = (await stage.GetAsync(web, "/api/v1/positions")).AsArray();
            var account = await stage.AccountAsync(paper: false);
            Orders = AccountBooks.Orders(account).Count();
            var broken = AccountRules.Broken(account, MaxPositions);
            Assert.True(broken.Count == 0, string.Join('\n', broken));
            var wrong = AccountBooks.Differences(account, orders, positions);
            if (wrong.Count == 0)
                return;
            Assert.True(TimeProvider.System.GetElapsedTime(from) < Quiet, $"{string.Join('\n', wrong)}\n{danta.Output}");
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    async Task UntilAnOrderIsUnderWayAsync()
    {
        var (before, from) = (await CountAsync(), TimeProvider.System.GetTimestamp());
        while (await CountAsync() == before && TimeProvider.System.GetElapsedTime(from) < TimeSpan.FromSeconds(8))
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);

        async Task<int> CountAsync() => AccountBooks.Orders(await stage.AccountAsync(paper: false)).Count();
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
        await Stage.UntilAsync(async () => (await stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count == 0);
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
