using Danta.Host.Books;
using Danta.Host.Engine;
using Danta.Market;
using Danta.Simulator.Embedded;

namespace Danta.Host.Simtest;

/// <summary>
/// A trader and its exchange in one thread on one time line. Some time of trouble drawn from the seed, then peace, in which
/// everything must come to rest and the books must equal the exchange's.
/// </summary>
sealed partial class World
{
    static readonly TimeSpan LongestPeace = TimeSpan.FromSeconds(1_200);
    static readonly TimeSpan ClockStillBehind = TimeSpan.FromSeconds(40);
    static readonly TimeSpan StopInPeace = TimeSpan.FromSeconds(32);

    readonly List<VirtualFeed> _feeds = [];
    readonly Func<TraderStep, TraderStep> _mutation;
    readonly Action<string>? _trace;
    Machine? _machine;

    /// <summary>A process that the owner runs beside, on the same machine.</summary>
    Machine? _aside;
    long _delays;
    long _networkDownUntil;
    long _diskFullUntil;
    long _refusedUntil;
    TimeSpan _leap;

    /// <summary>How wrong the machine's clock is: processes come and go, and it stays so.</summary>
    TimeSpan _clockOffset;

    public World(WorldPlan plan, IReadOnlySet<string>? only, string directory, Func<TraderStep, TraderStep>? mutation, Action<string>? trace, Func<BookOwner, string>? nameOf = null)
    {
        (Directory, _trace) = (directory, trace);
        _mutation = mutation ?? (static step => step);
        Plan = plan;
        Faults = new FaultPlan(plan.Seed, FaultRates.Draw(plan), only);
        Wall = new WallTime(Agenda, Plan.Days.Start);
        Exchange = new EmbeddedExchange(Plan.Market, new VirtualClock(Agenda, Wall, static ring => ring()));
        Other = new OtherAccount(this);
        Shelf = new Shelf(this, BeforeWrite, nameOf);
        Masters = new Masters(this);
        FormerDays = new FormerDays(this);
        Watch = new Watch(this);
        Owner = new Owner(this);
        OldAnswers = new OldAnswers(this);
        Calendar = new CalendarWord(this);
        Ledgers = new Ledgers(this);
        OddRows = new OddRows(this);
        Halts = new Halts(this);
        Locks = new LockedLimits(this);
        Hand = new OwnersHand(this);
        Damage = new Damage(this);
        Splits = new Splits(this);
        Maintenance = new Maintenance(this);
        NewLayout = new NewLayout(this);
        Archive = new StandInArchive(this);
        Flat = new FlatWatch(this);
    }

    public Agenda Agenda { get; } = new();

    public WallTime Wall { get; }

    public WorldPlan Plan { get; }

    public FaultPlan Faults { get; }

    public EmbeddedExchange Exchange { get; }

    public OtherAccount Other { get; }

    public Shelf Shelf { get; }

    /// <summary>Of the book that this world is about.</summary>
    public MemoryDisk Disk => Shelf.Of(Guise.Own);

    public Masters Masters { get; }

    public Crossing Crossing { get; } = new();

    public FormerDays FormerDays { get; }

    public Watch Watch { get; }

    public Owner Owner { get; }

    public OldAnswers OldAnswers { get; }

    public CalendarWord Calendar { get; }

    public Ledgers Ledgers { get; }

    public OddRows OddRows { get; }

    public Halts Halts { get; }

    public LockedLimits Locks { get; }

    public OwnersHand Hand { get; }

    public Damage Damage { get; }

    public Splits Splits { get; }

    public Maintenance Maintenance { get; }

    public NewLayout NewLayout { get; }

    public StandInArchive Archive { get; }

    public FlatWatch Flat { get; }

    public Meddled Meddled { get; } = new();

    /// <summary>Where tokens are kept.</summary>
    public string Directory { get; }

    /// <summary>Network, server or disk are away.</summary>
    public bool IsHindered => NetworkDown || Maintenance.IsOn || Agenda.Now < _diskFullUntil;

    /// <summary>The broker says that it is no trading hour.</summary>
    public bool RefusesOrders => Agenda.Now < _refusedUntil;

    public bool NetworkDown => Agenda.Now < _networkDownUntil;

    /// <summary>The program that trades now; null: none does, though a dry run may be there in its stead.</summary>
    public Machine? Alive => _machine is { IsAlive: true } machine ? machine : null;

    public IEnumerable<VirtualFeed> Feeds => _feeds;

    public bool IsTraced => _trace is not null;

    public TraderStep Mutation(TraderStep step) => _mutation(step);

    public void Trace(string line) => _trace?.Invoke($"{Kst.Of(Wall.Now):MM-dd HH:mm:ss.fff} {line}");

    /// <summary>Lives until all is quiet, or something is wrong.</summary>
    public void Live()
    {
        Move();
        Second();
        Boot();
        Calendar.Begin();
        Locks.Begin();
        if (Plan.IsMonth)
            new Month(this).Begin();
        var end = TimeSpan.Zero;
        foreach (var stay in Plan.Days.Stays)
        {
            Pass(stay);
            RunUntil(end += stay.Lives, static () => false);
        }
        MakePeace();
        RunUntil(end + LongestPeace, () => Watch.IsQuiet);
        Watch.Conclude();
        if (Agenda.Strayed is { } trace)
            Watch.Complain($"something left the one thread: {trace}");
    }

    /// <summary>The machine's clock is not the broker's.</summary>
    public bool IsClockWrong => _clockOffset != TimeSpan.Zero;

    public void CutNetwork(TimeSpan span)
    {
        Trace($"네트워크 없음: {span}");
        _networkDownUntil = Math.Max(_networkDownUntil, Agenda.Now + span.Ticks);
    }

    public void FillDisk(TimeSpan span)
    {
        Trace($"디스크 가득: {span}");
        _diskFullUntil = Math.Max(_diskFullUntil, Agenda.Now + span.Ticks);
    }

    public TimeSpan Delay() => TimeSpan.FromMilliseconds(new Chance(Plan.Seed, 301, _delays++).Between(2, 40));

    public VirtualFeed Connect(Machine machine)
    {
        var feed = new VirtualFeed(this, machine, Exchange.Connect());
        _feeds.RemoveAll(static old => !old.IsOpen);
        _feeds.Add(feed);
        return feed;
    }

    public void CarryFrames()
    {
        for (var index = 0; index < _feeds.Count; index++)
            _feeds[index].Carry();
    }

    /// <summary>To the next stay: what is on its way to the exchange arrives before, and all else after.</summary>
    void Pass(in Stay stay)
    {
        if (stay.Killed is { } at)
            Agenda.In(at, () => Kill("자정에"));
        if (Watch.Complaints.Count > 0)
            return;
        if (Plan.Days.KeepsHours && Kst.DateOf(stay.From + stay.Lives) is var next && next != Wall.Date && !Plan.IsMonth)
            Splits.Turn(next);
        if (stay.From <= Wall.Now)
            return;
        // Time servers are asked again and again.
        PutClockRight();
        SetClock(-_clockOffset);
        Crossing.Hurry();
        Watch.Sleeps();
        var behind = Plan.ClockBehindAt(stay, Wall.Now);
        if (stay.How == Passage.Killed || behind is not null)
            Kill("밤에");
        Wall.SkipTo(stay.From);
        Exchange.SkipTo(stay.From);
        if (behind is { } hours)
            LeapClock(-hours, LongestPeace);
        Trace($"=== {stay.How}");
        OldAnswers.Forget();
        Ledgers.Forget();
        // Some brokers take a while to open for the day.
        var late = new Chance(Plan.Seed, 314, 0);
        if (late.Hits(0.4) && Exchange.TakesOrders)
            _refusedUntil = Agenda.Now + TimeSpan.FromSeconds(late.Between(18, 30)).Ticks;
        Watch.Wakes();
        if (stay.How == Passage.CutOff)
        {
            foreach (var feed in _feeds.ToArray())
                feed.Machine.Run(() => feed.Close("slept"));
        }
        if (Alive is { } machine && Masters.Today() is { } masters)
            machine.Run(() => machine.Engine!.Broker.Listings.Take(masters));
        CarryFrames();
    }

    /// <summary>The process is gone at once; another is started a while later.</summary>
    public void Kill(string why)
    {
        if (Alive is not { } machine)
            return;
        Trace($"죽음: {why}");
        FormerDays.Look();
        if (machine.Engine?.Journal.IsBehind == true)
        {
            FormerDays.Forgotten();
            Watch.Forgotten();
        }
        var chance = new Chance(Plan.Seed, 302, Agenda.Now);
        // The exchange may take the connection for alive for a while yet.
        End(machine, chance.Hits(0.7) ? TimeSpan.Zero : TimeSpan.FromSeconds(chance.Between(0, 6)));
        var next = TimeSpan.FromSeconds(chance.Between(0.3, 6));
        var dryLife = TimeSpan.FromSeconds(chance.Between(1, 20));
        // A token of a clock that jumped is another matter.
        if (!Faults.IsOver && chance.Hits(0.15) && !Faults.Struck.Exists(fault => fault.Kind == FaultKind.ClockJumps))
            Agenda.In(next, () => RunAside(Guise.Dry, dryLife, next));
        else if (!Faults.IsOver && Plan.Days.IsPlain && new Chance(Plan.Seed, 317, Agenda.Now).Hits(0.06))
            Agenda.In(next, () => RunAside(Guise.Other, dryLife, next));
        else
            Agenda.In(next, () => Boot());
    }

    void End(Machine machine, TimeSpan linger)
    {
        machine.Die();
        foreach (var feed in _feeds.Where(feed => feed.Machine == machine).ToArray())
            Agenda.In(linger, () => feed.Close("dead"));
    }

    /// <summary>The owner tries something out between two lives of the program: nothing of it may be found afterwards.</summary>
    void RunAside(Guise guise, TimeSpan life, TimeSpan pause)
    {
        Trace($"{guise} 시작");
        if (guise == Guise.Dry)
            Watch.BootsDry();
        var machine = new Machine(this, _clockOffset, guise);
        _aside = machine;
        machine.Begin();
        Agenda.In(life, () =>
        {
            Trace($"{guise} 끝");
            _aside = null;
            if (guise == Guise.Other)
                Other.Look(machine);
            End(machine, TimeSpan.Zero);
            Agenda.In(pause, () => Boot());
        });
    }

    public void KillTokens()
    {
        Exchange.KillTokens();
        Watch.TokensDied();
    }

    void Boot()
    {
        Trace("시작");
        Watch.Boots();
        _machine = new Machine(this, _clockOffset);
        _machine.Begin();
    }

    void RunUntil(TimeSpan end, Func<bool> isDone)
    {
        while (Agenda.Elapsed < end && Watch.Complaints.Count == 0 && !isDone() && Agenda.Next())
        {
        }
    }

    void MakePeace()
    {
        Trace("평온");
        Faults.IsOver = true;
        (_networkDownUntil, _diskFullUntil, _refusedUntil) = (0, 0, 0);
        // One that is behind stays so for a while, without any other trouble.
        if (_leap < TimeSpan.Zero)
            Agenda.In(ClockStillBehind, PutClockRight);
        else
            PutClockRight();
        Maintenance.End();
        Halts.End();
        Locks.End();
        Watch.Peace();
        // In trouble there is always an excuse for what a stop has left.
        if (new Chance(Plan.Seed, 304, 0).Hits(0.3))
            Agenda.In(StopInPeace, StopInOrder);
    }

    void Move() => Agenda.In(EmbeddedExchange.StepTime, () =>
    {
        Exchange.Step();
        CarryFrames();
        Other.Step();
        if (Plan.IsMonth && !Exchange.IsOpen)
            SleepTillNext();
        else
            Move();
    });

    /// <summary>While the exchange is shut it moves by minutes.</summary>
    void SleepTillNext() => Agenda.In(TimeSpan.FromMinutes(1), () =>
    {
        Exchange.SkipTo(Wall.Now);
        Move();
    });

    void Second() => Agenda.In(TimeSpan.FromSeconds(1), () =>
    {
        Second();
        if (Faults.Next(Seam.Moment) is { } fault)
            Strike(fault);
        Watch.Second();
    });

    void PutClockRight()
    {
        if (_leap == TimeSpan.Zero)
            return;
        Trace("시계가 다시 맞음");
        SetClock(-_leap);
        _leap = TimeSpan.Zero;
    }

    /// <summary>
    /// Whoever sets it, it stays on its day: a machine that is on another day than the broker asks for the wrong day's orders, which no
    /// watch here can follow. False: it would not have stayed.
    /// </summary>
    bool SetClock(TimeSpan change)
    {
        var told = Wall.Now + _clockOffset + change;
        if (Kst.DateOf(told) != Kst.DateOf(told + TimeSpan.FromMinutes(5)) || Kst.DateOf(told) != Wall.Date)
            return false;
        Watch.ClockJumped();
        _clockOffset += change;
        Alive?.ClockOffset = _clockOffset;
        _aside?.ClockOffset = _clockOffset;
        return true;
    }

    public void StopInOrder()
    {
        if (Alive is { } machine)
            new GracefulStop(this, machine).Begin();
    }

    WriteEnd BeforeWrite(int length)
    {
        if (Agenda.Now < _diskFullUntil)
            return new(0, NoSpace());
        if (length == 0 || Alive is null || Faults.Next(Seam.Write) is not { } fault)
            return new(length, null);
        return new((int)(length * fault.Amount), fault.Kind == FaultKind.ShortWrite ? NoSpace() : new KilledException());
    }

    static IOException NoSpace() => new("no space left on the device");
}
