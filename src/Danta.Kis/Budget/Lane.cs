namespace Danta.Kis;

/// <summary>
/// Who goes first where calls are few: orders, then what has become of them, then what comes in a rhythm, then the rest. An
/// order never waits behind a question.
/// </summary>
public enum Lane
{
    /// <summary>Selling: a stop never waits behind anything, and a part of the budget is its own.</summary>
    PanicAndExits = 0,
    Cancels,
    Entries,

    /// <summary>What became of an order. The first of the questions.</summary>
    Doubts,

    /// <summary>Condition searches: a part of the budget is theirs and the balance's, for they come in a rhythm.</summary>
    Conditions,

    /// <summary>Money and balance.</summary>
    Balance,
    Other,
}

public static class Lanes
{
    internal const int Number = (int)Lane.Other + 1;

    /// <summary>The lane's stable word in metrics.</summary>
    public static string Word(this Lane lane) => lane switch
    {
        Lane.PanicAndExits => "sales",
        Lane.Cancels => "cancels",
        Lane.Entries => "entries",
        Lane.Doubts => "doubts",
        Lane.Conditions => "conditions",
        Lane.Balance => "balance",
        _ => "other",
    };

    internal static bool IsOrder(this Lane lane) => lane <= Lane.Entries;

    /// <summary>It comes in a rhythm, and late is as good as never.</summary>
    internal static bool IsRhythm(this Lane lane) => lane is Lane.Conditions or Lane.Balance;
}
