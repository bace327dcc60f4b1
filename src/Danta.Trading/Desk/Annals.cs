using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// The last decisions with their reasons. What belongs to a round trip is kept apart from mere skips, so that a lively
/// condition does not wash away why something was bought.
/// </summary>
sealed class Annals
{
    const int Capacity = 2_000;

    readonly Queue<Decision> _trades = new();
    readonly Queue<Decision> _others = new();
    Decision[]? _frozenTrades;
    Decision[]? _frozenOthers;

    public void Add(Decision decision)
    {
        var queue = decision.Trade == 0 ? _others : _trades;
        if (queue.Count >= Capacity)
            queue.Dequeue();
        queue.Enqueue(decision);
        if (decision.Trade == 0)
            _frozenOthers = null;
        else
            _frozenTrades = null;
    }

    /// <summary>What was decided about these round trips, oldest first.</summary>
    public IEnumerable<Decision> Of(IEnumerable<int> trades)
    {
        var wanted = trades.ToHashSet();
        return _trades.Where(decision => wanted.Contains(decision.Trade));
    }

    public DecisionHistory Freeze() => new(_frozenTrades ??= [.. _trades], _frozenOthers ??= [.. _others]);
}

/// <summary>A frozen view of the last decisions.</summary>
public sealed class DecisionHistory(IReadOnlyList<Decision> trades, IReadOnlyList<Decision> others)
{
    public static readonly DecisionHistory Empty = new([], []);

    /// <summary>Why a round trip happened, step by step, oldest first.</summary>
    public IReadOnlyList<Decision> Why(int trade) => [.. trades.Where(decision => decision.Trade == trade).OrderBy(decision => decision.At)];

    /// <summary>A round trip in one sentence: the words of its end, or while it is open of the last decision to buy or to sell.</summary>
    /// <param name="steps">As <see cref="Why"/> gives them; not empty.</param>
    public static string SentenceOf(IReadOnlyList<Decision> steps) => (steps.LastOrDefault(step => step.IsEnd) ?? steps.LastOrDefault(step => step.Kind is DecisionKind.Entry or DecisionKind.Exit) ?? steps[^1]).Sentence;

    /// <summary>What kept a stock from being bought, newest first: its signals and each no. What belongs to a round trip is another question.</summary>
    public IReadOnlyList<Decision> WhyNot(InstrumentCode code) =>
        [.. others.Where(decision => decision.Code == code && decision.Kind is (DecisionKind.Signal or DecisionKind.Skipped)).Reverse().OrderByDescending(decision => decision.At)];

    /// <summary>The last decisions of all, oldest first.</summary>
    public IReadOnlyList<Decision> Last(int count) =>
        [.. others.Concat(trades).OrderBy(decision => decision.At).TakeLast(count)];
}
