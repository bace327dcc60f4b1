namespace Danta.Trading;

/// <summary>Buys as soon as a tick has priced the stock.</summary>
sealed class ImmediateEntry : IEntryRule
{
    public string Name => "immediate";

    public bool Wants(Stock stock, DateTimeOffset now) => stock.Quotes.IsPricedByTick;

    public IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now) => [new("현재가", $"{stock.Quotes.Last}")];
}
