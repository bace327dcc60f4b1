using Danta.Dashboard;
using Danta.Dashboard.Chat;
using Danta.Host.Commands;
using Danta.Host.Edges;
using Danta.Host.Engine;
using Danta.Host.Journal;
using Danta.Host.Storage;
using Danta.Host.Terminal;
using Danta.Telegram;
using Danta.Trading;
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
    readonly DirectoryLock _lock;
    readonly JournalWriter _journal;
    readonly Trader _trader = new();
    readonly Inbox _inbox;
    readonly TraderLoop _loop;
    readonly Broker _broker;
    readonly MarketEdge _market;
    readonly ConditionPolls _conditions;
    readonly BalancePolls _balances;
    readonly RequestRouter _router;
    readonly Errands _errands;
    readonly EdgeWatch _watch;
    readonly Screen _screen;
    readonly ArchiveWriter _archive;
    readonly CancellationTokenSource _stop = new();
    readonly CancellationTokenSource _stopLast = new();
    TelegramBot? _bot;
    DashboardServer? _dashboard;

    TradingSession(SessionPlan plan, DirectoryLock directoryLock, ILoggerFactory loggers)
    {
        (_plan, _lock, _loggers) = (plan, directoryLock, loggers);
        var (config, time) = (plan.Config, plan.Time);
        var directory = config.Storage.Directory;
        Recalled = TraderMemory.Recall(_trader, Path.Combine(directory, "journal"));
        _journal = new JournalWriter(Path.Combine(directory, "journal"));
        _inbox = new Inbox(time);
        _errands = new Errands(loggers.CreateLogger<Errands>());
        _broker = new Broker(config.Kis, directory, time, loggers);
        _market = new MarketEdge(_broker.Client, _inbox, time, loggers);
        _balances = new BalancePolls(_broker, _inbox, config.Trading.Settings.Session.CheckHoliday, time);
        _router = new RequestRouter(_broker, _market, _balances, _inbox, _errands, Tell);
        _loop = new TraderLoop(_trader, _inbox, _journal, _router.Dispatch, loggers.CreateLogger<TraderLoop>());
        _conditions = new ConditionPolls(
            _broker, _inbox, config.Trading.Conditions, config.Trading.Poll, () => _loop.Snapshot, time,
            loggers.CreateLogger<ConditionPolls>());
        _watch = new EdgeWatch(_broker, _market, _conditions, _balances, () => _loop.Snapshot, config.Kis.Account, time);
        var archive = new TradeArchive(Database.Of(directory, config.Storage.Connection?.Value));
        Desk = new LiveDesk(_loop, _inbox, archive, _watch.Status);
        _archive = new ArchiveWriter(archive, () => _loop.Snapshot, time, loggers.CreateLogger<ArchiveWriter>());
        _screen = new Screen(Desk, time);
        _bot = config.Telegram.BotToken.IsEmpty ? null : new TelegramBot(TelegramEdge.Options(config), Desk, time, loggers);
    }

    public LiveDesk Desk { get; }

    public TraderMemory.Recalled Recalled { get; }

    /// <summary>Where the dashboard really listens.</summary>
    public Uri Web => _dashboard!.Address;

    /// <exception cref="CommandFailed">Another process trades from this directory, or the dashboard's address is taken.</exception>
    public static async Task<TradingSession> OpenAsync(SessionPlan plan, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var held = DirectoryLock.TryTake(plan.Config.Storage.Directory, out var holder)
            ?? throw new CommandFailed(
                ExitCodes.Failed,
                $"이미 다른 단타(프로세스 {holder})가 {Path.GetFullPath(plan.Config.Storage.Directory)}에서 매매하고 있습니다. 주문이 겹치지 않도록 시작하지 않습니다.");
        var session = new TradingSession(plan, held, loggers);
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
        var loop = _loop.RunAsync(_stopLast.Token);
        var last = new List<Task> { _screen.RunAsync(_stopLast.Token), _archive.RunAsync(_stopLast.Token) };
        if (_bot is not null)
            last.Add(_bot.RunAsync(_stopLast.Token));
        if (Recalled.Torn.Count > 0)
            TornTail(_loggers.CreateLogger<TradingSession>(), string.Join(", ", Recalled.Torn));
        var edges = new List<Task> { Seconds.RunAsync(_inbox, _plan.Time, _stopLast.Token) };
        try
        {
            await BeginAsync(asked);
            _market.Start();
            edges.Add(_broker.Listings.RunAsync(_stop.Token));
            edges.Add(_conditions.RunAsync(_stop.Token));
            edges.Add(_balances.RunAsync(_stop.Token));
            edges.Add(_journal.SyncEverySecondAsync(_plan.Time, _stop.Token));
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

    /// <summary>
    /// The broker's word on the day comes before the trader's first own, so that nobody is told of a holiday that is none. A
    /// broker that cannot be reached delays neither the start nor its news.
    /// </summary>
    async Task BeginAsync(CancellationToken asked)
    {
        var connected = await _broker.TryConnectAsync(asked);
        if (connected)
            await _balances.AskHolidayAsync(asked);
        _inbox.Post(new Started(_plan.Mode, _plan.DryRun, _plan.Config.Trading.Settings));
        if (!connected)
            await _broker.ConnectAsync(asked);
    }

    static Task Until(CancellationToken asked)
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        asked.Register(() => fired.TrySetResult());
        return fired.Task;
    }

    async Task StopAsync(Task loop, List<Task> edges, List<Task> last)
    {
        _inbox.Post(new StopRequested());
        using (var patience = new CancellationTokenSource(LongestStop))
        {
            await Task.WhenAny(_router.Ended, loop, Until(patience.Token));
            await _stop.CancelAsync();
            await _errands.WaitAsync(patience.Token);
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
        await _market.DisposeAsync();
        await _broker.DisposeAsync();
        _journal.Dispose();
        _lock.Dispose();
        _stop.Dispose();
        _stopLast.Dispose();
    }

    [LoggerMessage(1201, LogLevel.Warning, "지난번에 갑자기 끝나 기록의 마지막이 잘렸습니다: {Files}. 증권사와 대조해 이어 갑니다.")]
    static partial void TornTail(ILogger logger, string files);
}
