namespace Danta.Trading;

/// <summary>
/// Says when a stock that has been called is to be bought. It sees the stock read-only, on each of its ticks, and allocates
/// nothing to say not yet.
/// </summary>
interface IEntryRule
{
    /// <summary>Its name in the configuration.</summary>
    string Name { get; }

    bool Wants(Stock stock, DateTimeOffset now);

    /// <summary>The values that it saw, for the record.</summary>
    IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now);
}
