using Danta.Dashboard;
using Danta.Dashboard.Chat;
using Danta.Host.Commands;
using Danta.Host.Edges;
using Danta.Host.Journal;
using Danta.Host.Storage;
using Danta.Host.Terminal;
using Danta.Telegram;
using Danta.Trading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Running;

/// <summary>
/// The whole trader, put together: memory, inbox, loop, edges and presenters, in the order in which they may begin. It ends in
/// order too: no new entries, the owner's wish carried out, everything written.
/// </summary>
sealed partial class TradingSession : IAsyncDisposable
{
    /// <summary>The program promises to end within ten seconds; the trader gets most of them.</summary>
    static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(8);

    readonly SessionPlan _plan;
    readonly ILoggerFactory _loggers;
    readonly TradingLocks _locks;
    readonly string? _moved;
    readonly TradingEngine _engine;
    readonly EdgeWatch _watch;
    readonly Screen _screen;
    readonly ArchiveWriter _archive;
    readonly JournalCare _care;
    readonly CancellationTokenSource _stop = new();
    readonly CancellationTokenSource _stopLast = new();
    TelegramBot? _bot;
    DashboardServer? _dashboard;

    /// <param name="moved">What became of the former layout's book; null: there was none.</param>
    TradingSession(SessionPlan plan, TradingLocks locks, string? moved, ILoggerFactory loggers)
    {
        (_plan, _locks, _moved, _loggers) = (plan, locks, moved, loggers);
        var (config, time) = (plan.Config, plan.Time);
        var trading = config.Trading;
        var archive = new TradeArchive(Database.Of(plan.Book, config.Storage.Connection?.Value, plan.Owner));
        _archive = new ArchiveWriter(archive, () => _engine!.Loop.Snapshot, Tell, time, loggers.CreateLogger<ArchiveWriter>());
        var ground = EngineGround.On(plan.Book);
        _engine = new TradingEngine(
            new EnginePlan(
                BrokerOptions.Of(config.Kis, config.Storage.Directory), plan.Mode, plan.DryRun, trading.Settings, trading.Conditions, trading.Poll, time),
            ground, Tell, loggers, _archive.Take);
        _care = new JournalCare(ground.Journal, plan.Book, config.Storage.JournalDays, _engine.Recalled, loggers);
        _watch = new EdgeWatch(
            _engine.Broker, _engine.Market, _engine.Conditions, _engine.Money, () => _engine.Loop.Snapshot, config.Kis.Account, time);
        Desk = new LiveView(_engine.Loop, _engine.Inbox, archive, _watch.Status);
        _screen = new Screen(Desk, TerminalWindow.Open(), TimeProvider.System);
        _bot = config.Telegram.BotToken.IsEmpty ? null : Bot();
    }

    public LiveView Desk { get; }

    /// <summary>Where the dashboard really listens.</summary>
    public Uri Web => _dashboard!.Address;

    /// <exception cref="CommandFailed">Another process trades from this directory or this account, or the dashboard's address is taken.</exception>
    public static async Task<TradingSession> OpenAsync(SessionPlan plan, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var locks = TradingLocks.Take(plan);
        TradingSession session;
        try
        {
            var moved = TradingLocks.MoveFormerBook(plan);
            await JournalAccess.ProveAsync(EngineGround.On(plan.Book).Journal, plan.Time, cancellationToken);
            session = new TradingSession(plan, locks, moved, loggers);
        }
        catch
        {
            locks.Dispose();
            throw;
        }
        try
        {
            await session.OpenDashboardAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>A full disk takes no outbox: then it is kept in memory, for the owner has to hear of it all the more.</summary>
    TelegramBot Bot()
    {
        var options = TelegramEdge.Options(_plan.Config, _plan.Book);
        try
        {
            return new TelegramBot(options, Desk, _plan.Time, _loggers);
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            OutboxInMemory(_loggers.CreateLogger<TradingSession>(), fault.Message);
            return new TelegramBot(options with { StorageDirectory = null }, Desk, _plan.Time, _loggers);
        }
    }

    async Task OpenDashboardAsync(CancellationToken cancellationToken)
    {
        var web = _plan.Config.Web;
        var chat = _plan.Mode == TradingMode.Demo ? new DemoChat(_plan.Time) : null;
        var options = new DashboardOptions(web.Url.GetLeftPart(UriPartial.Authority), web.Password?.Value) { Chat = chat };
        if (options.Problem() is { } problem)
            throw new CommandFailed(ExitCodes.WrongConfiguration, problem);
        try
        {
            _dashboard = await DashboardServer.StartAsync(options, Desk, _plan.Time, _loggers, cancellationToken);
            // In the demo the bot talks to the dashboard's chat, whose address is known only now.
            if (chat is not null)
                _bot = new TelegramBot(TelegramEdge.Options(chat, _dashboard.Address), Desk, _plan.Time, _loggers);
        }
        catch (IOException fault)
        {
            throw new CommandFailed(ExitCodes.Failed, $"화면 주소 {web.Url}을(를) 열지 못했습니다: {fault.Message}");
        }
    }

    /// <summary>Trades until <paramref name="asked"/> fires, then stops in order.</summary>
    /// <exception cref="CommandFailed">The broker refuses the credentials.</exception>
    public async Task RunAsync(CancellationToken asked)
    {
        var loop = _engine.Loop.RunAsync(_stopLast.Token);
        var last = new List<Task> { _screen.RunAsync(Web, _stopLast.Token), _archive.RunAsync(_stopLast.Token) };
        if (_bot is not null)
        {
            // A killed process may have decided what it had no time to tell; the outbox knows what it was given.
            foreach (var news in _engine.Recalled.News)
                _bot.Tell(news);
            last.Add(_bot.RunAsync(_stopLast.Token));
        }
        if (_moved is not null)
            Tell(new StorageNews(_engine.Clock.GetUtcNow(), _moved));
        _care.Tell(Tell, _engine.Clock);
        var edges = new List<Task>
        {
            _engine.Seconds.RunAsync(_stopLast.Token), _engine.Journal.SyncEverySecondAsync(_plan.Time, _stop.Token),
            _care.Keeper(_plan.Time).RunAsync(_stop.Token),
        };
        try
        {
            // What a search finds is described by the master files: they are fetched while orders and balance are compared.
            edges.Add(_engine.Broker.Listings.RunAsync(_stop.Token));
            await _engine.BeginAsync(asked);
            edges.AddRange(_engine.RunEdges(_stop.Token));
            await Task.WhenAny(edges.Append(loop).Append(Until(asked)));
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            // Asked to end before the broker answered.
        }
        finally
        {
            await StopAsync(loop, edges, last);
        }
    }

    static Task Until(CancellationToken asked)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        asked.Register(() => fired.TrySetResult());
        return fired.Task;
    }

    async Task StopAsync(Task loop, List<Task> edges, List<Task> last)
    {
        _engine.Inbox.Post(new StopRequested());
        using (var patience = new CancellationTokenSource(LongestStop))
        {
            await Task.WhenAny(_engine.Router.Ended, loop, Until(patience.Token));
            await _stop.CancelAsync();
            await _engine.Errands.WaitAsync(patience.Token);
        }
        await _stopLast.CancelAsync();
        await Settle(edges.Append(loop).Concat(last));
    }

    /// <summary>Cancelled is how they end; a fault of one of them is the run's.</summary>
    static async Task Settle(IEnumerable<Task> tasks)
    {
        try
        {
            await Task.WhenAll(tasks);
        }
        catch (OperationCanceledException)
        {
        }
    }

    void Tell(OwnerNews news)
    {
        _screen.Tell(news);
        _bot?.Tell(news);
    }

    public async ValueTask DisposeAsync()
    {
        if (_dashboard is not null)
            await _dashboard.DisposeAsync();
        if (_bot is not null)
            await _bot.DisposeAsync();
        await _engine.DisposeAsync();
        _care.Dispose();
        _locks.Dispose();
        _stop.Dispose();
        _stopLast.Dispose();
    }

    [LoggerMessage(1203, LogLevel.Error, "텔레그램으로 보낼 말을 디스크에 적어 둘 수 없습니다: {Reason}. 끝날 때까지 보내지 못한 말은 사라집니다.")]
    static partial void OutboxInMemory(ILogger logger, string reason);
}
