using Danta.Market;

namespace Danta.Trading;

public enum DecisionKind
{
    /// <summary>A stock entered a condition.</summary>
    Signal = 0,

    /// <summary>A gate said no.</summary>
    Skipped,

    /// <summary>Bought.</summary>
    Entry,

    /// <summary>Sold.</summary>
    Exit,

    /// <summary>An order changed its state.</summary>
    Order,

    /// <summary>Books and broker differed, or agreed again.</summary>
    Reconciled,

    /// <summary>The trader changed its own state: paused, halted, resumed.</summary>
    State,
}

/// <summary>What a check saw, for people: its name and the value, already formatted.</summary>
public readonly record struct Reason(string Name, string Value);

/// <summary>One step with its reasons.</summary>
/// <param name="Trade">The round trip that it belongs to; 0 where it belongs to none.</param>
/// <param name="Sentence">One Korean sentence.</param>
public sealed record Decision(
    DateTimeOffset At, DecisionKind Kind, InstrumentCode Code, int Trade, OrderId? Order, string Sentence,
    IReadOnlyList<Reason> Reasons)
{
    /// <summary>It closes a round trip and tells the whole of it.</summary>
    public bool IsEnd { get; init; }
}
