using Danta.Host.Running;
using Danta.Host.Tests.EndToEnd;
using Danta.Host.Tests.Journal;
using Danta.Market;
using Danta.Simulator;
using Danta.Trading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Service;

/// <summary>What a service manager hears of a trader that is well, hangs, cannot write, and ends.</summary>
public sealed class NotifyTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    static bool IsPing(string line) => line == "WATCHDOG=1";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_program_says_when_it_is_ready_that_it_lives_how_it_fares_and_when_it_stops(bool isAbstract)
    {
        await using var ear = new ManagerEar(isAbstract ? $"@danta-test-{Path.GetFileName(_directory)}" : Path.Combine(_directory, "notify"));
        await using var stage = await Stage.OpenAsync();
        await using var danta = DantaProcess.Start(["run", "--config", stage.Configure(paper: false)], ("NOTIFY_SOCKET", ear.Address));
        await ear.UntilAsync(line => line == "READY=1");
        Assert.Contains(Life.Of(stage.Data), one => one is Note { Decision.Kind: DecisionKind.Reconciled });
        await ear.UntilAsync(IsPing, ear.Heard.Count);
        await ear.UntilAsync(line => line.StartsWith("STATUS=매매 중 (Running), 보유 ", StringComparison.Ordinal));
        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());

        var lines = ear.Heard.SelectMany(message => message).ToList();
        Assert.Single(lines, line => line == "READY=1");
        Assert.Single(lines, line => line == "STOPPING=1");
        Assert.True(lines.IndexOf("READY=1") < lines.IndexOf("STOPPING=1"));
        // More time than the unit gives at first, for a start that waits for the broker and for an end that sells.
        Assert.True(lines.IndexOf("EXTEND_TIMEOUT_USEC=15000000") < lines.IndexOf("READY=1"));
        Assert.Contains(lines[lines.IndexOf("STOPPING=1")..], line => line.StartsWith("EXTEND_TIMEOUT_USEC=", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("50012345", StringComparison.Ordinal));
    }

    /// <summary>The process lives, its other threads too: only what trades stands still.</summary>
    [Fact]
    public async Task While_the_trader_loops_there_is_no_sign_of_life_and_afterwards_there_is()
    {
        using var loops = new ManualResetEventSlim(true);
        await InsideAsync(
            ground => ground with
            {
                Hearer = trader => (in Input input, ICollection<Request> requests) =>
                {
                    loops.Wait();
                    trader.Handle(input, requests);
                },
            },
            async ear =>
            {
                await ear.UntilAsync(IsPing);
                loops.Reset();
                await ear.UntilAsync(line => line.Contains("the trader hangs", StringComparison.Ordinal));
                var from = ear.Heard.Count;
                await Patience.UntilAsync(() => ear.Heard.Count >= from + 6);
                Assert.DoesNotContain(ear.Heard.Skip(from), message => Array.Exists(message, IsPing));
                loops.Set();
                await ear.UntilAsync(IsPing, from);
            });
    }

    [Fact]
    public async Task While_the_journal_cannot_be_written_there_is_no_sign_of_life_and_afterwards_there_is()
    {
        FullDisk? disk = null;
        await InsideAsync(
            ground => ground with { Journal = disk = new FullDisk(ground.Journal) { Room = long.MaxValue / 2 } },
            async ear =>
            {
                await ear.UntilAsync(IsPing);
                disk!.Room = 0;
                await ear.UntilAsync(line => line.Contains("the journal cannot be written", StringComparison.Ordinal));
                var from = ear.Heard.Count;
                await Patience.UntilAsync(() => ear.Heard.Count >= from + 6);
                Assert.DoesNotContain(ear.Heard.Skip(from), message => Array.Exists(message, IsPing));
                disk.Room = long.MaxValue / 2;
                await ear.UntilAsync(IsPing, from);
            });
    }

    /// <summary>The whole program but for its process. A dry run, for a lock on an account outlives its test.</summary>
    async Task InsideAsync(Func<EngineGround, EngineGround> ground, Func<ManagerEar, Task> look)
    {
        await using var ear = new ManagerEar(Path.Combine(_directory, "notify"));
        var time = new ScaledTime(Kst.At(new(2026, 11, 23), new(9, 5)), 1);
        await using var exchange = await KisSimulator.StartAsync(
            new SimulatorOptions { RestUrl = new("http://127.0.0.1:0"), WebSocketUrl = new("ws://127.0.0.1:0"), Seed = 7, Time = time });
        var config = DemoConfig.Of(exchange, _directory);
        var plan = new SessionPlan(config with { Web = new(new("http://127.0.0.1:0"), null, [], false) }, TradingMode.Real, DryRun: true, time) { NotifySocket = ear.Address };
        plan = plan with { Ground = ground(EngineGround.On(plan.Book)) };
        using var asked = new CancellationTokenSource();
        await using var session = await TradingSession.OpenAsync(plan, NullLoggerFactory.Instance, asked.Token);
        var running = session.RunAsync(asked.Token);
        await look(ear);
        await asked.CancelAsync();
        await running;
    }
}
