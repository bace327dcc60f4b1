using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Host.Edges;
using Danta.Host.Engine;
using Danta.Host.Journal;
using Danta.Host.Storage;
using Danta.Host.Tape;
using Danta.Kis;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Running;

/// <summary>What an engine trades, and by which clock.</summary>
sealed record EnginePlan(
    KisOptions Kis, TradingMode Mode, bool DryRun, TraderSettings Settings, IReadOnlyList<string> Conditions, PollRhythm Poll,
    TimeProvider Time)
{
    /// <inheritdoc cref="SessionPlan.SellsOnly"/>
    public bool SellsOnly { get; init; }
}

/// <summary>What an engine stands on. The program's own is <see cref="On"/>; a simulation gives another.</summary>
/// <param name="Begin">Begins an errand away from its caller.</param>
/// <param name="Hearer">What hears the inputs of this trader.</param>
sealed record EngineGround(KisGround Kis, IJournalDisk Journal, Action<Action> Begin, Func<Trader, TraderStep> Hearer)
{
    /// <summary>Sees each request in the moment in which it is handed on: what was to be written before that is written.</summary>
    public Action<Request>? Handed { get; init; }

    /// <summary>The network, the thread pool and a book's directory.</summary>
    public static EngineGround On(string book) => new(
        KisGround.Plain, BookShelf.JournalIn(book),
        static errand => ThreadPool.UnsafeQueueUserWorkItem(static errand => errand(), errand, preferLocal: false),
        static trader => trader.Handle);
}

/// <summary>
/// Memory, inbox, loop and edges, put together: everything that trades and nothing that shows it. The same for the program and
/// for a simulation of it.
/// </summary>
sealed class TradingEngine : IAsyncDisposable
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>A broker that answers nothing about the account may still have conditions and a calendar to tell of.</summary>
    static readonly TimeSpan LongestComparison = TimeSpan.FromSeconds(15);

    readonly Trader _trader = new();

    /// <param name="glimpse">Gets, on the trader's thread, the snapshots that would be missed otherwise; see <see cref="ArchiveFeed"/>.</param>
    public TradingEngine(
        EnginePlan plan, EngineGround ground, Action<OwnerNews> tell, ILoggerFactory loggers, Action<TraderSnapshot>? glimpse = null)
    {
        var handle = ground.Hearer(_trader);
        if (glimpse is not null)
            handle = new ArchiveFeed(handle, _trader.Snapshot, glimpse).Handle;
        var tape = new DayTape(handle, _trader.Today);
        (Tape, handle) = (tape, tape.Handle);
        Recalled = TraderMemory.Recall(_trader, handle, ground.Journal, new BookKind(plan.Mode, plan.DryRun));
        var time = Clock = new SteadyClock(plan.Time, Recalled.Last);
        Journal = new JournalWriter(ground.Journal);
        Inbox = new Inbox(time);
        Errands = new Errands(ground.Begin, loggers.CreateLogger<Errands>());
        // The balance, every ten seconds at the most, is little beside the searches.
        var rhythm = plan.Conditions.Count / plan.Poll.Every.TotalSeconds + 0.1;
        Broker = new Broker(plan.Kis with { RhythmPerSecond = rhythm }, plan.Settings.Edges, ground.Kis, time, loggers);
        Market = new MarketEdge(Broker.Client, Inbox, tell, time, loggers);
        Seconds = new Seconds(Inbox, Clock, plan.Settings.Edges, () => Broker.TokenProblem, () => Broker.CallProblem, IsFree);
        Holidays = new HolidayPoll(Broker, Inbox, plan.Settings.Session.CheckHoliday, () => Loop!.Snapshot, time);
        Router = new RequestRouter(Broker, Market, Money, Inbox, Errands, tell, loggers.CreateLogger<RequestRouter>());
        Loop = new TraderLoop(handle, _trader.Snapshot, Inbox, Journal, Dispatch, time, loggers.CreateLogger<TraderLoop>());
        Conditions = new ConditionPolls(
            Broker, Inbox, plan.Conditions, plan.Poll, () => Loop.Snapshot, tell, time, loggers.CreateLogger<ConditionPolls>());
        // Before anybody's second or command: what was recalled belongs to another process, and nothing is done on its word.
        Inbox.Post(new Started(plan.Mode, plan.DryRun, plan.Settings)
        {
            HasLostRecords = Recalled.Flaws.Any(day => day.HasLostRecords),
            SellsOnly = plan.SellsOnly,
            Program = ProgramVersion.Full,
        });
        if (plan.SellsOnly)
            Inbox.Post(new Flatten("지킴이"));

        void Dispatch(Request request, in StepTimes times)
        {
            ground.Handed?.Invoke(request);
            Router.Dispatch(request, times);
        }
    }

    public TraderMemory.Recalled Recalled { get; }

    /// <summary>What the market did today, for charts.</summary>
    public DayTape Tape { get; }

    /// <summary>By which inputs are stamped and edges live.</summary>
    public SteadyClock Clock { get; }

    public JournalWriter Journal { get; }

    public Inbox Inbox { get; }

    public Errands Errands { get; }

    public Broker Broker { get; }

    public Seconds Seconds { get; }

    public MarketEdge Market { get; }

    public LatestMoney Money { get; } = new();

    public HolidayPoll Holidays { get; }

    public RequestRouter Router { get; }

    public TraderLoop Loop { get; }

    public ConditionPolls Conditions { get; }

    /// <summary>
    /// Until orders and balance have been compared, for which the trader asks from the first moment: nothing else is asked before
    /// that, for a start must not take long nor cost many calls. Whether the exchange is open today is known before anything looks
    /// for something to buy.
    /// </summary>
    public async Task BeginAsync(CancellationToken asked)
    {
        await Broker.ConnectAsync(() => Loop.Snapshot is { IsAsleep: true } now && now.Time > Recalled.Last, asked);
        Broker.Client.KeepOrderLine(warm: true);
        Market.Start();
        var began = Clock.GetTimestamp();
        do
            await Task.Delay(Glance, Clock, asked);
        while (!IsCompared && Clock.GetElapsedTime(began) < LongestComparison);
        await Holidays.AskAsync(asked);
    }

    /// <summary>By the last step: nothing is in anybody's care.</summary>
    bool IsFree() => Loop.Snapshot is { Reconciled: true, Positions.Count: 0 } now && now.Orders.All(order => order.DoneAt is not null);

    /// <summary>
    /// With the stream up, for its coming up asks for both once more. Until the first step of this life, which opens the journal,
    /// the snapshot is still the former one's: it was compared too.
    /// </summary>
    bool IsCompared => IsReconciled && Loop.Snapshot.StreamUp;

    /// <summary>Orders and balance have been compared in this life.</summary>
    public bool IsReconciled => Loop.Snapshot is { Reconciled: true } now && now.Time > Recalled.Last;

    /// <summary>What goes on for as long as it trades.</summary>
    /// <param name="keep">Runs a loop of this name.</param>
    public Task RunEdgesAsync(Func<string, Func<CancellationToken, Task>, CancellationToken, Task> keep, CancellationToken stop) =>
        Task.WhenAll(keep("conditions", Conditions.RunAsync, stop), keep("holidays", Holidays.RunAsync, stop));

    public async ValueTask DisposeAsync()
    {
        await Market.DisposeAsync();
        await Broker.DisposeAsync();
        Journal.Dispose();
    }
}
