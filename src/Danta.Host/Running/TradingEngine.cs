using Danta.Host.Configuration;
using Danta.Host.Edges;
using Danta.Host.Engine;
using Danta.Host.Journal;
using Danta.Host.Storage;
using Danta.Kis;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Running;

/// <summary>What an engine trades, and by which clock.</summary>
sealed record EnginePlan(
    KisOptions Kis, TradingMode Mode, bool DryRun, TraderSettings Settings, IReadOnlyList<string> Conditions, PollRhythm Poll,
    TimeProvider Time);

/// <summary>What an engine stands on. The program's own is <see cref="On"/>; a simulation gives another.</summary>
/// <param name="Begin">Begins an errand away from its caller.</param>
/// <param name="Hearer">What hears the inputs of this trader.</param>
sealed record EngineGround(KisGround Kis, IJournalDisk Journal, Action<Action> Begin, Func<Trader, TraderStep> Hearer)
{
    /// <summary>The network, the thread pool and a directory.</summary>
    public static EngineGround On(string directory) => new(
        KisGround.Plain, new JournalDirectory(Path.Combine(directory, "journal")),
        static errand => ThreadPool.UnsafeQueueUserWorkItem(static errand => errand(), errand, preferLocal: false),
        static trader => trader.Handle);
}

/// <summary>
/// Memory, inbox, loop and edges, put together: everything that trades and nothing that shows it. The same for the program and
/// for a simulation of it.
/// </summary>
sealed class TradingEngine : IAsyncDisposable
{
    readonly EnginePlan _plan;
    readonly Trader _trader = new();

    /// <param name="glimpse">Gets, on the trader's thread, the snapshots that would be missed otherwise; see <see cref="ArchiveFeed"/>.</param>
    public TradingEngine(
        EnginePlan plan, EngineGround ground, Action<OwnerNews> tell, ILoggerFactory loggers, Action<TraderSnapshot>? glimpse = null)
    {
        _plan = plan;
        var handle = ground.Hearer(_trader);
        if (glimpse is not null)
            handle = new ArchiveFeed(handle, _trader.Snapshot, glimpse).Handle;
        Recalled = TraderMemory.Recall(handle, ground.Journal);
        var time = Clock = new SteadyClock(plan.Time, Recalled.Last);
        Journal = new JournalWriter(ground.Journal);
        Inbox = new Inbox(time);
        Errands = new Errands(ground.Begin, loggers.CreateLogger<Errands>());
        Broker = new Broker(plan.Kis, ground.Kis, time, loggers);
        Market = new MarketEdge(Broker.Client, Inbox, time, loggers);
        Balances = new BalancePolls(Broker, Inbox, plan.Settings.Session.CheckHoliday, time);
        Router = new RequestRouter(Broker, Market, Balances, Inbox, Errands, tell);
        Loop = new TraderLoop(handle, _trader.Snapshot, Inbox, Journal, Router.Dispatch, loggers.CreateLogger<TraderLoop>());
        Conditions = new ConditionPolls(
            Broker, Inbox, plan.Conditions, plan.Poll, () => Loop.Snapshot, time, loggers.CreateLogger<ConditionPolls>());
    }

    public TraderMemory.Recalled Recalled { get; }

    /// <summary>By which inputs are stamped and edges live.</summary>
    public SteadyClock Clock { get; }

    public JournalWriter Journal { get; }

    public Inbox Inbox { get; }

    public Errands Errands { get; }

    public Broker Broker { get; }

    public MarketEdge Market { get; }

    public BalancePolls Balances { get; }

    public RequestRouter Router { get; }

    public TraderLoop Loop { get; }

    public ConditionPolls Conditions { get; }

    /// <summary>
    /// The broker's word on the day comes before the trader's first own, so that nobody is told of a holiday that is none. A
    /// broker that cannot be reached delays neither the start nor its news.
    /// </summary>
    public async Task BeginAsync(CancellationToken asked)
    {
        var connected = await Broker.TryConnectAsync(asked);
        if (connected)
            await Balances.AskHolidayAsync(asked);
        Inbox.Post(new Started(_plan.Mode, _plan.DryRun, _plan.Settings));
        if (!connected)
            await Broker.ConnectAsync(asked);
    }

    /// <summary>The feed and the polls, from when the broker has been reached.</summary>
    public IReadOnlyList<Task> OpenEdges(CancellationToken stop)
    {
        Market.Start();
        return [Conditions.RunAsync(stop), Balances.RunAsync(stop)];
    }

    public async ValueTask DisposeAsync()
    {
        await Market.DisposeAsync();
        await Broker.DisposeAsync();
        Journal.Dispose();
    }
}
