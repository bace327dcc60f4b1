using System.Net.Sockets;
using Danta.Dashboard;
using Danta.Dashboard.Chat;
using Danta.Host.Commands;
using Danta.Host.Doctor;
using Danta.Host.Edges;
using Danta.Host.Guarding;
using Danta.Host.Journal;
using Danta.Host.Reruns;
using Danta.Host.Service;
using Danta.Host.Storage;
using Danta.Host.Supervision;
using Danta.Host.Terminal;
using Danta.Kis;
using Danta.Market;
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
    readonly Supervisor _supervisor;
    readonly EdgeWatch _watch;
    readonly SelfExamination _examination;
    readonly Screen _screen;
    readonly ArchiveWriter _archive;
    readonly JournalCare _care;
    readonly RerunRoom _reruns;
    readonly NotifySocket? _manager;
    readonly ServiceVoice? _voice;
    readonly Beacon _beacon;
    readonly Heart _heart;
    readonly GuardEar _guard;
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
        _archive = new ArchiveWriter(archive.SaveAsync, () => _engine!.Loop.Snapshot, Tell, time, loggers.CreateLogger<ArchiveWriter>());
        var ground = plan.Ground;
        _engine = new TradingEngine(
            new EnginePlan(
                BrokerOptions.Of(config.Kis, config.Storage.Directory), plan.Mode, plan.DryRun, trading.Settings,
                plan.SellsOnly ? [] : trading.Conditions, trading.Poll, time)
            { SellsOnly = plan.SellsOnly },
            ground, Tell, loggers, _archive.Take);
        _care = new JournalCare(ground.Journal, plan.Book, config.Storage.JournalDays, _engine.Recalled, loggers);
        _reruns = new RerunRoom(plan, () => _engine.Loop.Snapshot, loggers);
        _supervisor = new Supervisor(Tell, _engine.Clock, loggers.CreateLogger<Supervisor>());
        _examination = new SelfExamination(
            config, new LiveFacts(_engine.Broker, _engine.Market, _engine.Conditions, _engine.Money, () => _engine.Loop.Snapshot),
            () => _engine.Loop.Snapshot, time, hasOwnClock: plan.Mode == TradingMode.Demo);
        _watch = new EdgeWatch(
            _engine.Broker, _engine.Market, _engine.Conditions, _engine.Money, _supervisor, () => _guard!.State, () => _examination.Latest,
            () => _engine.Loop.Snapshot, config.Kis.Account, time);
        Desk = new LiveView(_engine.Loop, _engine.Inbox, _engine.Tape, archive, _watch.Status, _engine.Broker.Listings.Named);
        _guard = new GuardEar(BeaconPlace.OfGuard(config.Storage.Directory, plan.Owner), Tell, time);
        _beacon = new Beacon(BeaconPlace.OfTrader(config.Storage.Directory, plan.Owner));
        _heart = new Heart(_beacon, _engine.Loop, _watch.Status, () => _dashboard?.Address, plan.SellsOnly, time);
        _screen = new Screen(Desk, TerminalWindow.Open(), TimeProvider.System);
        _bot = config.Telegram.BotToken.IsEmpty ? null : Bot();
        if (plan.NotifySocket is { Length: > 0 } address)
            _voice = new ServiceVoice(_manager = new NotifySocket(address), _engine.Loop, () => _engine.IsReconciled, TimeProvider.System);
    }

    public LiveView Desk { get; }

    /// <summary>Where the dashboard really listens.</summary>
    public Uri Web => _dashboard!.Address;

    /// <summary>What was before is another life's.</summary>
    public DateTimeOffset Began => _engine.Recalled.Last;

    /// <exception cref="CommandFailed">Another process trades from this directory or this account, or the dashboard's address is taken.</exception>
    public static Task<TradingSession> OpenAsync(SessionPlan plan, ILoggerFactory loggers, CancellationToken cancellationToken) =>
        OpenAsync(plan, TradingLocks.Take(plan), loggers, cancellationToken);

    /// <param name="locks">Are let go with the session, or where there will be none.</param>
    /// <exception cref="CommandFailed">The journal cannot be read, or the dashboard's address is taken.</exception>
    public static async Task<TradingSession> OpenAsync(SessionPlan plan, TradingLocks locks, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        TradingSession session;
        try
        {
            var moved = TradingLocks.MoveFormerBook(plan);
            PrivateFile.TightenAll(plan.Book);
            await JournalAccess.ProveAsync(plan.Ground.Journal, plan.Time, cancellationToken);
            await ProveArchiveAsync(plan, cancellationToken);
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

    /// <exception cref="CommandFailed">A later program has written it.</exception>
    static async Task ProveArchiveAsync(SessionPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await Database.Of(plan.Book, plan.Config.Storage.Connection?.Value, plan.Owner).ProveAsync(cancellationToken);
        }
        catch (NewerSchemaException newer)
        {
            throw new CommandFailed(
                ExitCodes.Failed,
                $"이 장부는 더 새로운 판의 단타가 쓰던 것이라 시작하지 않습니다({newer.Message}). 주문은 나가지 않았고 기록은 그대로이지만, 보유 종목에는 그동안 손절이 없습니다: "
                    + "새로운 판으로 다시 시작하거나, 급하면 HTS에서 직접 파십시오. 예전 판으로 꼭 돌아가야 하면 그 판에서 만든 백업을 danta restore로 되돌리십시오.");
        }
    }

    /// <summary>A full disk takes no outbox: then it is kept in memory, for the owner has to hear of it all the more.</summary>
    TelegramBot Bot()
    {
        var options = TelegramEdge.Options(_plan.Config, _plan.Book, _reruns.Errors);
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
        var options = new DashboardOptions(web.Url.GetLeftPart(UriPartial.Authority), web.Password?.Value) { TrustedProxies = web.TrustedProxies, Https = web.Https, Chat = chat, Exchange = chat is null ? null : _plan.Config.Kis.RestUrl, Reruns = _plan.SellsOnly ? null : _reruns.Desk };
        if (options.Problem() is { } problem)
            throw new CommandFailed(ExitCodes.WrongConfiguration, problem);
        try
        {
            _dashboard = await StartDashboardAsync(options, cancellationToken);
            // In the demo the bot talks to the dashboard's chat, whose address is known only now.
            if (chat is not null)
                _bot = new TelegramBot(TelegramEdge.Options(chat, _dashboard.Address, _reruns.Errors), Desk, _plan.Time, _loggers);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            throw new CommandFailed(
                ExitCodes.Failed,
                $"화면 주소 {Josa.Object($"{web.Url}")} 열지 못했습니다: {fault.Message.ReplaceLineEndings(" ")} 다른 프로그램(또는 다른 단타)이 쓰고 있으면 그것을 끝내거나 web.url의 포트를 바꾸십시오. 주문은 나가지 않았습니다.");
        }
    }

    /// <summary>Where everything is to be sold an address that is taken holds nothing up.</summary>
    async Task<DashboardServer> StartDashboardAsync(DashboardOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await DashboardServer.StartAsync(options, Desk, _plan.Time, _loggers, cancellationToken);
        }
        catch (Exception fault) when (_plan.SellsOnly && fault is IOException or SocketException)
        {
            return await DashboardServer.StartAsync(options with { Url = "http://127.0.0.1:0" }, Desk, _plan.Time, _loggers, cancellationToken);
        }
    }

    /// <summary>
    /// Trades until <paramref name="asked"/> fires, then stops in order. Only the trader's own loop can end it before that: whatever else
    /// fails is begun again beside it.
    /// </summary>
    /// <exception cref="CommandFailed">The broker refuses the credentials.</exception>
    /// <exception cref="TraderDied">The owner has been told what is held.</exception>
    public async Task RunAsync(CancellationToken asked)
    {
        var trader = _supervisor.WatchAsync("trader", _engine.Loop.RunAsync, _stopLast.Token);
        var last = new List<Task>
        {
            // A terminal that takes nothing holds up whoever writes to it.
            _supervisor.KeepAsync("screen", stop => Task.Run(() => _screen.RunAsync(Web, stop), CancellationToken.None), _stopLast.Token),
            _supervisor.KeepAsync("archive", _archive.RunAsync, _stopLast.Token),
            _supervisor.KeepAsync("seconds", _engine.Seconds.RunAsync, _stopLast.Token),
            _supervisor.KeepAsync("beacon", _beacon.RunAsync, _stopLast.Token),
            _supervisor.KeepAsync("heart", _heart.RunAsync, _stopLast.Token),
            _supervisor.KeepAsync("guard", _guard.RunAsync, _stopLast.Token),
        };
        if (_voice is not null)
            last.Add(_supervisor.KeepAsync("service", _voice.RunAsync, _stopLast.Token));
        if (_bot is not null)
        {
            // A killed process may have decided what it had no time to tell; the outbox knows what it was given.
            foreach (var news in _engine.Recalled.News)
                _bot.Tell(news);
            last.Add(_supervisor.KeepAsync("telegram", stop => _bot.RunAsync(stop, _supervisor.KeepAsync), _stopLast.Token));
        }
        if (_moved is not null)
            Tell(new StorageNews(_engine.Clock.GetUtcNow(), _moved));
        _care.Tell(Tell, _engine.Clock);
        foreach (var doubtful in SettingsAdvice.Of(_plan.Config.Trading.Settings, Kst.DateOf(_engine.Clock.GetUtcNow())))
            Tell(new ProgramNews(_engine.Clock.GetUtcNow(), doubtful));
        var edges = new List<Task>
        {
            _supervisor.KeepAsync("journal", stop => _engine.Journal.SyncEverySecondAsync(_plan.Time, stop), _stop.Token),
            _supervisor.KeepAsync("records", _care.Keeper(_plan.Time).RunAsync, _stop.Token),
            _supervisor.KeepAsync("room", new RoomWatch(() => _plan.Ground.Journal.Room, Tell, _plan.Time).RunAsync, _stop.Token),
        };
        if (!_plan.SellsOnly)
        {
            // What a search finds is described by the master files: they are fetched while orders and balance are compared.
            edges.Add(_supervisor.KeepAsync("masters", _engine.Broker.Listings.RunAsync, _stop.Token));
            edges.Add(_supervisor.KeepAsync("reruns", _reruns.Desk.RunAsync, _stop.Token));
            edges.Add(_supervisor.KeepAsync("model", _reruns.Evening.RunAsync, _stop.Token));
            edges.Add(_supervisor.KeepAsync("examination", _examination.RunAsync, _stop.Token));
            edges.Add(_supervisor.KeepAsync("morning", new MorningCheck(() => _engine.Loop.Snapshot, _watch.Status, Tell, _plan.Time).RunAsync, _stop.Token));
        }
        var trading = TradeAsync();
        await Task.WhenAny(trader, trading, Until(asked));
        if (asked.IsCancellationRequested && !trader.IsFaulted)
            _heart.End();
        await StopAsync(trader, edges, last);
        if (trader.IsFaulted)
            throw new TraderDied();
        await trading;
    }

    /// <summary>Until it is told to stop; a broker that refuses the credentials ends it before that.</summary>
    async Task TradeAsync()
    {
        await _supervisor.CompleteAsync("start", _engine.BeginAsync, _stop.Token);
        var rehearsal = _plan.SellsOnly || _plan.Mode == TradingMode.Demo
            ? Task.CompletedTask
            : _supervisor.KeepAsync("rehearsal", new Rehearsal(_plan.Time, _loggers.CreateLogger<Rehearsal>()).RunAsync, _stop.Token);
        await Task.WhenAll(rehearsal, _engine.RunEdgesAsync(_supervisor.KeepAsync, _stop.Token));
    }

    static Task Until(CancellationToken asked)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        asked.Register(() => fired.TrySetResult());
        return fired.Task;
    }

    async Task StopAsync(Task trader, List<Task> edges, List<Task> last)
    {
        _voice?.Stop();
        using (var patience = new CancellationTokenSource(LongestStop))
        {
            if (!trader.IsCompleted)
            {
                _engine.Inbox.Post(new StopRequested());
                await Task.WhenAny(_engine.Router.Ended, trader, Until(patience.Token));
            }
            if (trader.IsFaulted)
                TellDied();
            await _stop.CancelAsync();
            await _engine.Errands.WaitAsync(patience.Token);
        }
        await _stopLast.CancelAsync();
        await Task.WhenAll(edges.Concat(last));
        await trader.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Nobody sells what is held any more: the owner has to know it, and the next start has to know everything up to here.</summary>
    void TellDied()
    {
        var now = Desk.Snapshot;
        Tell(new TraderDiedNews(
            _engine.Clock.GetUtcNow(), [.. now.Positions.Select(held => new LeftHeld(held.Code, held.Name, held.Quantity))],
            now.Orders.Count(order => order.DoneAt is null)));
        try
        {
            // Its thread has ended: nobody else writes.
            _engine.Journal.Flush();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Told when it began; closing the file tries once more.
        }
    }

    public void Tell(OwnerNews news)
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
        _reruns.Dispose();
        _manager?.Dispose();
        _locks.Dispose();
        _stop.Dispose();
        _stopLast.Dispose();
    }

    [LoggerMessage(1203, LogLevel.Error, "텔레그램으로 보낼 말을 디스크에 적어 둘 수 없습니다: {Reason}. 끝날 때까지 보내지 못한 말은 사라집니다.")]
    static partial void OutboxInMemory(ILogger logger, string reason);
}
