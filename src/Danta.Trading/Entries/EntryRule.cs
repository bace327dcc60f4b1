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

    /// <summary>
    /// How near it is to wanting the stock, 0 to 100. Stocks that are nearer go first where not all can be listened to; a rule that
    /// cannot tell says 50.
    /// </summary>
    int Closeness(Stock stock, DateTimeOffset now) => 50;

    /// <summary>The values that it saw, for the record.</summary>
    IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now);
}
