using Danta.Trading;

namespace Danta.Telegram.Confirmations;

/// <summary>Something that will be done once it is confirmed.</summary>
/// <param name="Summary">HTML: what will happen, with today's prices.</param>
/// <param name="Seen">What the summary was made of; when it has changed, the press is refused. Empty: valid in every state.</param>
/// <param name="See">The same, now. Null: it cannot be done any more.</param>
/// <param name="Do">Does it; false where the trader could not take it.</param>
/// <param name="Sale">What is being sold, so that the answer comes from the broker.</param>
sealed record Plan(string Summary, string Seen, Func<TraderSnapshot, string?> See, Func<bool> Do, SaleScope? Sale = null)
{
    /// <summary>What the button says that does it; null: as all do.</summary>
    public string? Yes { get; init; }

    /// <summary>Another way of doing it, on a button of its own; null: there is none.</summary>
    public (string Label, Func<bool> Do)? Instead { get; init; }
}

/// <param name="Code">Null: everything.</param>
/// <param name="Keep">Shares that are to stay.</param>
sealed record SaleScope(Market.InstrumentCode? Code, Market.Quantity Keep)
{
    /// <summary>The owner's price; null: at market.</summary>
    public Market.Price? Limit { get; init; }
}
