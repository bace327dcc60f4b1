using System.Globalization;

namespace Danta.Host.Simtest;

/// <summary>Where a fault can strike.</summary>
enum Seam
{
    /// <summary>The n-th HTTP call.</summary>
    Call = 0,

    /// <summary>The n-th frame of fill notices.</summary>
    Notice,

    /// <summary>The n-th frame of the market.</summary>
    Tick,

    /// <summary>The n-th acknowledgement or heartbeat.</summary>
    Control,

    /// <summary>The n-th write of the journal.</summary>
    Write,

    /// <summary>The n-th second of the world.</summary>
    Moment,
}

enum FaultKind
{
    // Calls.
    NoConnection = 0,
    LostBefore,
    LostAfter,
    ArrivesLate,
    AnsweredLate,
    PageBefore,
    PageAfter,
    TooManyCalls,
    TokenDead,
    ReplyCut,
    TimedOutInside,
    OldAnswer,

    // Frames.
    Lost,
    Doubled,
    Late,
    Cut,
    Wider,

    // Writes.
    KilledInWrite,
    ShortWrite,

    // Moments.
    Killed,
    SocketClosed,
    SocketSilent,
    NetworkDown,
    TokensKilled,
    ClockJumps,
    DiskFull,
    OwnerTrades,
    OwnerPanics,
    StoppedInOrder,

    // Calls, too.

    /// <summary>No connection comes about, and nobody says so.</summary>
    ConnectionHangs,

    /// <summary>A purchase is refused for want of money, in words that nobody has written down.</summary>
    RefusedOddly,

    // Moments, too.

    /// <summary>No order is taken for a while: it is no trading hour, says the broker.</summary>
    HoursRefused,

    /// <summary>The owner offers what the trader holds at a price of his own, and gives it up after a while.</summary>
    OwnerOffers,

    /// <summary>Books come, trades do not.</summary>
    TradesSilent,

    /// <summary>The wall clock is nine hours ahead, and is put right a while later.</summary>
    ClockLeaps,

    /// <summary>The day's list shows what it showed a while ago.</summary>
    ListStands,

    /// <summary>The day's list is empty.</summary>
    ListShort,

    /// <summary>The balance shows what it showed a while ago.</summary>
    BalanceStands,

    /// <summary>The balance has no holdings, or lacks some of them or some of their shares.</summary>
    BalanceShort,

    /// <summary>The owner changes the price of an order of the trader's: it goes on under another number.</summary>
    OwnerAmends,

    /// <summary>The owner cancels an order of the trader's, all or part of it.</summary>
    OwnerCancels,

    /// <summary>The owner buys more of what the trader holds, or sells a part of it.</summary>
    OwnerJoins,

    /// <summary>거래정지 of a stock that is held, for a while.</summary>
    Halted,

    /// <summary>VI in a stock that is held: two minutes of auction.</summary>
    Interrupted,

    /// <summary>A stock that is held goes to its upper or lower limit.</summary>
    ToTheLimit,

    /// <summary>The process is killed, and a bit of what it has written flips before the next one reads it.</summary>
    RecordDamaged,

    /// <summary>The owner has the program sell a part, or at a price, or takes such an order back.</summary>
    OwnerSells,
}

/// <param name="Amount">0 to 1; what it means is the kind's own.</param>
readonly record struct Fault(Seam Seam, long Index, FaultKind Kind, double Amount)
{
    /// <summary>Its name on the command line.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Seam}:{Index}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Kind} {Amount:0.00}");
}

/// <summary>How often each kind of fault strikes in a world; what is absent never does.</summary>
sealed record FaultRates(IReadOnlyDictionary<FaultKind, double> Rates)
{
    static readonly (Seam Seam, FaultKind Kind, double Most)[] Known =
    [
        (Seam.Call, FaultKind.NoConnection, 0.03), (Seam.Call, FaultKind.LostBefore, 0.04), (Seam.Call, FaultKind.LostAfter, 0.06),
        (Seam.Call, FaultKind.ArrivesLate, 0.03), (Seam.Call, FaultKind.AnsweredLate, 0.06), (Seam.Call, FaultKind.PageBefore, 0.03),
        (Seam.Call, FaultKind.PageAfter, 0.04), (Seam.Call, FaultKind.TooManyCalls, 0.04), (Seam.Call, FaultKind.TokenDead, 0.01),
        (Seam.Call, FaultKind.ReplyCut, 0.03), (Seam.Call, FaultKind.TimedOutInside, 0.03),
        (Seam.Call, FaultKind.OldAnswer, 0.2), (Seam.Call, FaultKind.ConnectionHangs, 0.02), (Seam.Call, FaultKind.RefusedOddly, 0.1),
        (Seam.Notice, FaultKind.Lost, 0.12), (Seam.Notice, FaultKind.Doubled, 0.12), (Seam.Notice, FaultKind.Late, 0.15),
        (Seam.Notice, FaultKind.Cut, 0.04), (Seam.Notice, FaultKind.Wider, 0.08),
        (Seam.Tick, FaultKind.Lost, 0.02), (Seam.Tick, FaultKind.Doubled, 0.02), (Seam.Tick, FaultKind.Late, 0.02),
        (Seam.Tick, FaultKind.Cut, 0.01), (Seam.Tick, FaultKind.Wider, 0.01),
        (Seam.Control, FaultKind.Lost, 0.05), (Seam.Control, FaultKind.Late, 0.05), (Seam.Control, FaultKind.Cut, 0.02),
        (Seam.Write, FaultKind.KilledInWrite, 0.004), (Seam.Write, FaultKind.ShortWrite, 0.02),
        (Seam.Moment, FaultKind.Killed, 0.02), (Seam.Moment, FaultKind.SocketClosed, 0.02), (Seam.Moment, FaultKind.SocketSilent, 0.01),
        (Seam.Moment, FaultKind.NetworkDown, 0.01), (Seam.Moment, FaultKind.TokensKilled, 0.005), (Seam.Moment, FaultKind.ClockJumps, 0.01),
        (Seam.Moment, FaultKind.DiskFull, 0.01), (Seam.Moment, FaultKind.OwnerTrades, 0.01),
        (Seam.Moment, FaultKind.OwnerPanics, 0.01), (Seam.Moment, FaultKind.StoppedInOrder, 0.01),
        (Seam.Moment, FaultKind.HoursRefused, 0.01), (Seam.Moment, FaultKind.OwnerOffers, 0.02), (Seam.Moment, FaultKind.TradesSilent, 0.01),
        (Seam.Moment, FaultKind.ClockLeaps, 0.006), (Seam.Moment, FaultKind.OwnerSells, 0.05),
    ];

    /// <summary>What strikes in the worlds of a theme only, and there always.</summary>
    static readonly (Seam Seam, FaultKind Kind, double Most, Theme Theme)[] Themed =
    [
        (Seam.Moment, FaultKind.ListStands, 0.02, Theme.Ledgers), (Seam.Moment, FaultKind.ListShort, 0.015, Theme.Ledgers),
        (Seam.Moment, FaultKind.BalanceStands, 0.02, Theme.Ledgers), (Seam.Moment, FaultKind.BalanceShort, 0.02, Theme.Ledgers),
        (Seam.Moment, FaultKind.OwnerAmends, 0.08, Theme.OwnersHand), (Seam.Moment, FaultKind.OwnerCancels, 0.05, Theme.OwnersHand),
        (Seam.Moment, FaultKind.OwnerJoins, 0.01, Theme.OwnersHand),
        (Seam.Moment, FaultKind.Halted, 0.05, Theme.Halts), (Seam.Moment, FaultKind.Interrupted, 0.006, Theme.Halts),
        (Seam.Moment, FaultKind.ToTheLimit, 0.015, Theme.Halts), (Seam.Moment, FaultKind.RecordDamaged, 0.03, Theme.Damage),
    ];

    static readonly (Seam Seam, FaultKind Kind, double Most)[] All = [.. Known, .. Themed.Select(themed => (themed.Seam, themed.Kind, themed.Most))];

    /// <summary>Each world has its own mixture: some kinds often, some seldom, some never.</summary>
    public static FaultRates Draw(WorldPlan plan)
    {
        var seed = plan.Seed;
        var rates = new Dictionary<FaultKind, double>();
        foreach (var (seam, kind, most) in Known)
        {
            var chance = new Chance(seed, 100 + (int)seam, (int)kind);
            if (chance.Hits(0.4))
                rates[kind | (FaultKind)((int)seam << 8)] = most * chance.Unit() * (plan.IsMonth ? Month.ShareOf(seam) : 1);
        }
        foreach (var (seam, kind, most, theme) in Themed)
        {
            if (plan.Themes.Contains(theme))
                rates[kind | (FaultKind)((int)seam << 8)] = most * new Chance(seed, 100 + (int)seam, (int)kind).Between(0.3, 1);
        }
        // Where lists and balances cannot be trusted, notices can: without either nobody knows anything.
        if (plan.Themes.Contains(Theme.Ledgers))
        {
            rates.Remove(FaultKind.Lost | (FaultKind)((int)Seam.Notice << 8));
            rates.Remove(FaultKind.Cut | (FaultKind)((int)Seam.Notice << 8));
        }
        return new(rates);
    }

    public static FaultRates None { get; } = new(new Dictionary<FaultKind, double>());

    /// <summary>What strikes at this place; null: nothing.</summary>
    public Fault? At(long seed, Seam seam, long index)
    {
        var chance = new Chance(seed, (int)seam, index);
        var left = chance.Unit();
        foreach (var (of, kind, _) in All)
        {
            if (of != seam || !Rates.TryGetValue(kind | (FaultKind)((int)seam << 8), out var rate))
                continue;
            if (left < rate)
                return new(seam, index, kind, chance.Unit());
            left -= rate;
        }
        return null;
    }
}

/// <summary>The faults of one run: drawn as their occasions come, or only those of a list. What struck is kept.</summary>
/// <param name="only">Names of the faults that may strike; null: all that are drawn.</param>
sealed class FaultPlan(long seed, FaultRates rates, IReadOnlySet<string>? only)
{
    readonly long[] _occasions = new long[(int)Seam.Moment + 1];

    public List<Fault> Struck { get; } = [];

    /// <summary>Nothing goes wrong any more.</summary>
    public bool IsOver { get; set; }

    /// <summary>Another occasion of this seam: what goes wrong?</summary>
    public Fault? Next(Seam seam)
    {
        var index = _occasions[(int)seam]++;
        if (IsOver || rates.At(seed, seam, index) is not { } fault || only?.Contains(fault.Name) == false)
            return null;
        Struck.Add(fault);
        return fault;
    }
}
