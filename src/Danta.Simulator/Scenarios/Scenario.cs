using Danta.Kis.Wire;
using Danta.Market;
using Danta.Simulator.Conditions;
using Danta.Simulator.Crowd;
using Danta.Simulator.Faults;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Scenarios;

/// <summary>A customer of the broker: one pair of keys, one account.</summary>
/// <param name="Account">CANO-ACNT_PRDT_CD.</param>
sealed record ClientPlan(
    string AppKey,
    string AppSecret,
    KisEnvironment Environment,
    string Account,
    string HtsId,
    long Deposit,
    IReadOnlyList<Condition> Conditions,
    string OwnerName = "시뮬계좌")
{
    /// <summary>False: it asked for no paper trading, and its orders are refused with 40910000.</summary>
    public bool Registered { get; init; } = true;

    /// <summary>Held from before: settled shares at a price, without commission.</summary>
    public IReadOnlyList<HeldPlan> Holdings { get; init; } = [];
}

/// <summary>Shares that an account begins with.</summary>
sealed record HeldPlan(string Code, long Quantity, int Price);

/// <summary>What is simulated. The defaults are those of a simulator that was told nothing.</summary>
sealed record Scenario
{
    public long Seed { get; init; } = 1;

    /// <summary>How many companies are invented, where none are <see cref="Listed"/>.</summary>
    public int Stocks { get; init; } = 60;

    /// <summary>Who is listed instead of invented companies; null: those.</summary>
    public IReadOnlyList<Listing>? Listed { get; init; }

    /// <summary>A day that has been, with its own stocks; null: the market is invented.</summary>
    public RecordedMarket? Recorded { get; init; }

    /// <summary>The regular session never ends.</summary>
    public bool AlwaysOpen { get; init; } = true;

    /// <summary>From the end of one day's trading to the morning of the next open day is no time at all.</summary>
    public bool SkipNights { get; init; } = true;

    /// <summary>VI is in force.</summary>
    public bool Interruptions { get; init; } = true;

    /// <summary>Circuit breakers and sidecars are in force.</summary>
    public bool Breakers { get; init; } = true;

    /// <summary>Null: today's.</summary>
    public DateOnly? Date { get; init; }

    public TimeOnly Start { get; init; } = new(9, 0);

    /// <summary>Lived through at full speed before the first call is taken.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Market seconds per second.</summary>
    public double Speed { get; init; } = 1;

    public CrowdTemper Temper { get; init; } = new();

    public TradingCosts Costs { get; init; } = TradingCosts.BanKis;

    /// <summary>Frames that may wait for a slow client before it is cut off: more than ten seconds of a full registration.</summary>
    public int StreamQueue { get; init; } = 8_192;

    /// <summary>Listed beside the others; one of the same code takes its place.</summary>
    public IReadOnlyList<Listing> Listings { get; init; } = [];

    public IReadOnlyList<ScriptedEvent> Events { get; init; } = [];

    public IReadOnlyList<Fault> Faults { get; init; } = [];

    public int RealCallsPerSecond { get; init; } = 18;

    public int PaperCallsPerSecond { get; init; } = 1;

    /// <summary>Balances a second that the ledger gives out to all customers together; beyond it EGW00215.</summary>
    public int LedgerCallsPerSecond { get; init; } = 120;

    public IReadOnlyList<ClientPlan> Clients { get; init; } =
    [
        new(
            "PSREALSIMULATOR000000000000000000001", string.Concat(Enumerable.Repeat("real/", 36)), KisEnvironment.Real,
            "50012345-01", "SIMUSER1", 100_000_000, Condition.Defaults),
        new(
            "PVPAPERSIMULATOR00000000000000000001", string.Concat(Enumerable.Repeat("paper", 36)), KisEnvironment.Paper,
            "50012346-01", "SIMUSER1", 100_000_000, []),
    ];
}
