using Danta.Host.Books;
using Danta.Host.Commands;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;
using Danta.Simulator;
using Danta.Trading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Supervision;

/// <summary>The whole program but for its process, on an exchange in this one, with something in it that fails.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;
    readonly CancellationTokenSource _asked = new();
    readonly ScaledTime _time = new(Kst.At(new(2026, 11, 23), new(9, 5)), 10);
    KisSimulator _exchange = null!;

    public async ValueTask InitializeAsync() => _exchange = await KisSimulator.StartAsync(
        new SimulatorOptions { RestUrl = new("http://127.0.0.1:0"), WebSocketUrl = new("ws://127.0.0.1:0"), Seed = 7, Time = _time });

    public async ValueTask DisposeAsync()
    {
        await _exchange.DisposeAsync();
        _asked.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Buys at once and sells nothing. A dry run, for a lock on an account outlives its test.</summary>
    SessionPlan Plan(TimeProvider time)
    {
        var config = DemoConfig.Of(_exchange, _directory);
        var settings = config.Trading.Settings with
        {
            Conditions = ConditionPlans.None,
            Exit = new(null, null, null, null, null, null, null),
            FlattenOnStop = false,
        };
        return new(
            config with
            {
                Web = new(new("http://127.0.0.1:0"), null, [], false),
                Telegram = new(new("123456:the-token-of-a-bot"), [1], [], [], new("http://127.0.0.1:1"), "ko"),
                Trading = config.Trading with { Settings = settings },
            },
            TradingMode.Real, DryRun: true, time);
    }

    Task<TradingSession> OpenAsync(SessionPlan plan) => TradingSession.OpenAsync(plan, NullLoggerFactory.Instance, _asked.Token);

    [Fact]
    public async Task An_edge_that_fails_again_and_again_takes_nothing_with_it_and_is_shown_and_told()
    {
        var plan = Plan(new Sabotaged(_time));
        await using var session = await OpenAsync(plan);
        var running = session.RunAsync(_asked.Token);

        await Patience.UntilAsync(() => running.IsCompleted || session.Desk.Edges.Loops.Any(loop => loop is { Name: "holidays", Restarts: >= 3 }) && session.Desk.Snapshot.Positions.Count > 0);
        Assert.False(running.IsCompleted);
        Assert.Equal("TimeoutException", Holidays(session).LastFailure);
        Assert.Contains(session.Desk.Edges.Checks, check => check is { Name: "loops", Holds: false } && check.Detail.Contains("holidays", StringComparison.Ordinal));
        string[] others = ["trader", "screen", "seconds", "telegram", "telegram.commands", "journal", "records", "masters", "conditions", "archive"];
        Assert.Equal(others.Order(), session.Desk.Edges.Loops.Where(loop => loop.Running && loop.Restarts == 0).Select(loop => loop.Name).Intersect(others).Order());

        await _asked.CancelAsync();
        await running;
        Assert.Single(await OutboxAsync(plan), html => html.Contains("&#39;holidays&#39;", StringComparison.Ordinal) || html.Contains("'holidays'", StringComparison.Ordinal));
    }

    static LoopStatus Holidays(TradingSession session) => session.Desk.Edges.Loops.Single(loop => loop.Name == "holidays");

    [Fact]
    public async Task Where_the_trader_itself_dies_the_owner_hears_what_has_no_stop_and_the_journal_is_whole()
    {
        var plan = Plan(_time);
        plan = plan with
        {
            Ground = EngineGround.On(plan.Book) with
            {
                Hearer = trader => (in Input input, ICollection<Request> requests) =>
                {
                    if (input.Event is Pause)
                        throw new InvalidOperationException("a fault of ours");
                    trader.Handle(input, requests);
                },
            },
        };
        string held;
        await using (var session = await OpenAsync(plan))
        {
            var running = session.RunAsync(_asked.Token);
            await Patience.UntilAsync(() => running.IsCompleted || session.Desk.Snapshot.Positions.Count > 0);
            Assert.True(session.Desk.TryCommand(new Pause("test")));
            var end = await Assert.ThrowsAsync<TraderDied>(() => running);
            Assert.Equal(1, end.ExitCode);
            Assert.Contains("손절이 없습니다", end.Message, StringComparison.Ordinal);
            held = session.Desk.Snapshot.Positions[0].Name;
        }
        var died = Assert.Single(await OutboxAsync(plan), html => html.Contains("매매가 멈췄습니다", StringComparison.Ordinal));
        Assert.Contains(held, died, StringComparison.Ordinal);
        Assert.Contains("이제 손절이 없습니다", died, StringComparison.Ordinal);

        TraderEvent? last = null;
        var disk = BookShelf.JournalIn(plan.Book);
        var whole = JournalReader.Read(disk, disk.Names[^1], (in JournalRecord record) => last = record.Kind == RecordKind.Event ? EventJson.ReadEvent(record.Payload) : last);
        Assert.True(whole.IsWhole);
        Assert.IsType<Pause>(last);
    }

    /// <summary>Nobody begins the program again: what the dead trader held is sold by another one before the end, and the owner hears of both.</summary>
    [Fact]
    public async Task A_trader_that_has_died_is_followed_by_one_that_sells_what_it_held()
    {
        var plan = Plan(_time);
        var dies = true;
        plan = plan with
        {
            Ground = EngineGround.On(plan.Book) with
            {
                // It holds something, and its next balance kills it.
                Hearer = trader => (in Input input, ICollection<Request> requests) =>
                {
                    if (dies && input.Event is BalanceAnswered && trader.Snapshot() is { Positions.Count: > 0 })
                    {
                        dies = false;
                        throw new InvalidOperationException("a fault of ours");
                    }
                    trader.Handle(input, requests);
                },
            },
        };
        var end = await Assert.ThrowsAsync<CommandFailed>(() => LiveRun.RunAsync(plan, NullLoggerFactory.Instance, _asked.Token));
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("모두 팔았습니다", end.Message, StringComparison.Ordinal);
        Assert.False(dies);
        var told = await OutboxAsync(plan);
        Assert.Single(told, html => html.Contains("매매가 멈췄습니다", StringComparison.Ordinal));
        Assert.Single(told, html => html.Contains("모두 팔았고, 증권사의 주문 내역과 잔고에서 확인했습니다", StringComparison.Ordinal));
        var left = new Trader();
        TraderMemory.Recall(left, left.Handle, plan.Ground.Journal, new BookKind(plan.Mode, plan.DryRun));
        Assert.Empty(left.Snapshot().Positions);
        Assert.NotEmpty(left.Snapshot().Trades);
    }

    /// <summary>What kills the trader is in its journal, and kills the next one too: the end says that nobody watches what is held.</summary>
    [Fact]
    public async Task Where_the_next_one_dies_of_the_same_the_end_says_that_nothing_has_a_stop()
    {
        var plan = Plan(_time);
        plan = plan with
        {
            Ground = EngineGround.On(plan.Book) with
            {
                Hearer = trader => (in Input input, ICollection<Request> requests) =>
                {
                    if (input.Event is BalanceAnswered && trader.Snapshot() is { Positions.Count: > 0 })
                        throw new InvalidOperationException("a fault of ours");
                    trader.Handle(input, requests);
                },
            },
        };
        var end = await Assert.ThrowsAsync<TraderDied>(() => LiveRun.RunAsync(plan, NullLoggerFactory.Instance, _asked.Token));
        Assert.Equal(1, end.ExitCode);
        Assert.Contains("손절이 없습니다", end.Message, StringComparison.Ordinal);
    }

    static async Task<List<string>> OutboxAsync(SessionPlan plan)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(plan.Book, "telegram.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        return [.. await Dapper.SqlMapper.QueryAsync<string>(connection, "SELECT html FROM outbox")];
    }

    /// <summary>Has no timer for whoever wants to sleep for twenty seconds: the question about holidays.</summary>
    sealed class Sabotaged(TimeProvider time) : TimeProvider
    {
        static readonly TimeSpan Hated = TimeSpan.FromSeconds(20);

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            dueTime == Hated ? throw new TimeoutException("no such timer") : time.CreateTimer(callback, state, dueTime, period);
    }
}
