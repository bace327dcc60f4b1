namespace Danta.Kis;

/// <summary>Who goes first where calls are few. A lower lane waits for every higher one.</summary>
public enum Lane
{
    /// <summary>Selling: a stop never waits behind polling, and a part of the budget is its own.</summary>
    PanicAndExits = 0,
    Cancels,
    Entries,

    /// <summary>What became of an order.</summary>
    Doubts,
    Balance,
    Conditions,
    Other,
}
