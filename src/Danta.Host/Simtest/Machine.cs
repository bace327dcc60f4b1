using System.Net.WebSockets;
using Danta.Host.Engine;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Simtest;

/// <summary>
/// One life of the program: the real engine from its start to its death. Its timers, its calls and its thread are the world's;
/// dying, it leaves nothing behind but what it wrote and what it sent.
/// </summary>
sealed class Machine
{
    readonly World _world;
    readonly VirtualClock _clock;
    readonly List<Task> _running = [];
    bool _recalling = true;

    public Machine(World world, TimeSpan clockOffset, Guise guise = Guise.Own)
    {
        (_world, Guise) = (world, guise);
        StartedAt = world.Agenda.Now;
        _clock = new VirtualClock(world.Agenda, world.Wall, Run) { Offset = clockOffset };
    }

    public TradingEngine? Engine { get; private set; }

    /// <summary>What goes on beside the trading; only where days are lived through.</summary>
    public Household? Household { get; private set; }

    public bool IsAlive { get; private set; } = true;

    public Guise Guise { get; }

    /// <summary>Agenda ticks.</summary>
    public long StartedAt { get; }

    public TimeSpan ClockOffset { get => _clock.Offset; set => _clock.Offset = value; }

    MemoryDisk Disk => _world.Shelf.Of(Guise);

    public TraderSnapshot Shot => Engine?.Loop.Snapshot ?? TraderSnapshot.Empty;

    /// <summary>Its journal is heard again, then it begins.</summary>
    public void Begin() => Run(() =>
    {
        var kis = new KisGround { Http = () => Guise == Guise.Other ? _world.Other.Network(this) : new VirtualNetwork(_world, this), Feed = DialAsync, OneThread = true };
        var ground = new EngineGround(kis, Disk, errand => _world.Agenda.In(TimeSpan.Zero, () => Run(errand)), Hearer) { Handed = Handed };
        Household = _world.Plan.IsMonth && Guise == Guise.Own ? new Household(_world, _clock, Tell) : null;
        Engine = new TradingEngine(
            _world.Plan.EnginePlan(_clock, _world, Guise), ground, Tell, NullLoggerFactory.Instance,
            Household is null ? null : Household.Archive.Take);
        MendTorn(Engine.Recalled.Flaws);
        if (Guise != Guise.Other && _world.Masters.Today() is { } masters)
            Engine.Broker.Listings.Take(masters);
        _recalling = false;
        _running.Add(Engine.Seconds.RunAsync(CancellationToken.None));
        _running.Add(RunAsync());
        if (Household is not null)
            _running.AddRange(Household.Run(Engine));
    });

    /// <summary>As the program does at its start: a day that is over would be found torn for ever.</summary>
    void MendTorn(IReadOnlyList<DayFlaws> flaws)
    {
        foreach (var flawed in flaws.Where(flawed => flawed.End.IsTorn && Guise != Guise.Dry))
        {
            try
            {
                JournalWriter.Mend(Disk, flawed.Name);
            }
            catch (IOException)
            {
                // A full disk: the next start tries again.
            }
        }
    }

    async Task RunAsync()
    {
        await Engine!.BeginAsync(CancellationToken.None);
        // Nobody begins them again here: a world in which one of them fails has found something.
        await Engine.RunEdgesAsync(static (_, run, stop) => run(stop), CancellationToken.None);
    }

    /// <summary>Does something of this process, and everything that follows from it at once.</summary>
    public void Run(Action step)
    {
        if (!IsAlive)
            return;
        try
        {
            step();
            Engine?.Loop.Pump();
            _world.Watch.Sent();
        }
        catch (KilledException)
        {
            _world.Watch.Died();
            _world.Kill("쓰는 도중");
        }
        if (_running.Find(task => task.IsFaulted) is { } faulted)
            _world.Watch.Complain($"an edge ended: {faulted.Exception!.GetBaseException()}");
    }

    /// <summary>The system takes back what it held; nothing of it does anything any more.</summary>
    public void Die()
    {
        IsAlive = false;
        _clock.IsDead = true;
        Engine?.Broker.Client.Dispose();
    }

    /// <summary>What a dry run has to say is nothing to the watch, nor what concerns another account.</summary>
    void Tell(OwnerNews news)
    {
        if (Guise == Guise.Own)
            _world.Watch.Told(news);
    }

    /// <summary>The trader, or the mutant in its place, with the world watching.</summary>
    TraderStep Hearer(Trader trader)
    {
        if (Guise != Guise.Own)
            return trader.Handle;
        var step = _world.Mutation(trader.Handle);
        var wanted = new List<Request>();
        return (in Input input, ICollection<Request> requests) =>
        {
            wanted.Clear();
            step(input, wanted);
            if (!_recalling)
                _world.Watch.Stepped(this, input, wanted);
            // An order leaves as it is added: the watch has to know of it before.
            foreach (var request in wanted)
                requests.Add(request);
        };
    }

    void Handed(Request request)
    {
        if (Guise == Guise.Own && request is PlaceOrder order)
            _world.Watch.Sent(order);
    }

    Task<IFeedSocket> DialAsync(Uri address, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        var dialled = new TaskCompletionSource<IFeedSocket>();
        if (!IsAlive)
            return dialled.Task;
        if (Guise == Guise.Own && !_world.NetworkDown)
            _world.Watch.Dials(this);
        cancellationToken.UnsafeRegister(static dialled => ((TaskCompletionSource<IFeedSocket>)dialled!).TrySetCanceled(), dialled);
        _world.Agenda.In(_world.Delay() * 2, () => Run(() =>
        {
            if (_world.NetworkDown || _world.Maintenance.IsOn)
                dialled.TrySetException(new WebSocketException("no connection"));
            else
                dialled.TrySetResult(Guise == Guise.Other ? _world.Other.Connect(this) : _world.Connect(this));
        }));
        return dialled.Task;
    }
}
