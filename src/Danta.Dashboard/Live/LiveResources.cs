using Danta.Dashboard.Api;
using Danta.Dashboard.Health;
using Danta.Market;
using Danta.Trading;

namespace Danta.Dashboard.Live;

/// <summary>One frame of the live stream: everything, or what has changed since the frame before it. What is null has not changed.</summary>
/// <param name="Number">Counts up by one a frame. Whoever misses one begins again with everything.</param>
/// <param name="Whole">Everything: it replaces what was known.</param>
/// <param name="TraderAgeMs">How long ago the trader last showed itself: old data is shown as such.</param>
/// <param name="FeedAgeMs">Since the last frame from the broker; null: never heard one.</param>
sealed record LiveResource(long Number, bool Whole, DateTimeOffset At, long TraderAgeMs, long? FeedAgeMs)
{
    public StatusResource? Status { get; init; }

    public PnlResource? Pnl { get; init; }

    public HealthResource? Health { get; init; }

    public IReadOnlyList<GateResource>? Gates { get; init; }

    public LiveList<PositionResource>? Positions { get; init; }

    public LiveList<OrderResource>? Orders { get; init; }

    public LiveList<TradeResource>? Trades { get; init; }

    public LiveList<ConditionResource>? Conditions { get; init; }

    public LiveList<CandidateResource>? Watchlist { get; init; }

    /// <summary>New decisions of the trader, oldest first; the last ones where the frame is whole.</summary>
    public IReadOnlyList<StepResource>? Decisions { get; init; }

    /// <summary>Seconds that have changed; each replaces the one that is known of its stock.</summary>
    public IReadOnlyList<TickResource>? Ticks { get; init; }
}

/// <summary>Rows that are new or other than before, and keys of those that are gone.</summary>
sealed record LiveList<T>(IReadOnlyList<T> Set, IReadOnlyList<string> Gone);

/// <summary>What can keep everything from being bought.</summary>
sealed record GateResource(string Name, bool Shut, string Seen)
{
    public static GateResource From(GateView view) => new(view.Name, view.IsShut, view.Seen);
}

/// <summary>A second of a stock's trades: all of them, however many there were.</summary>
/// <param name="Second">Of the day, KST.</param>
sealed record TickResource(string Code, int Second, int Open, int High, int Low, int Close, long Volume)
{
    public static TickResource From(InstrumentCode code, SecondBar bar) => new(code.ToString(), bar.Second, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume);
}
