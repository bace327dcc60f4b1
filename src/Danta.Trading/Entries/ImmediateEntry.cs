namespace Danta.Trading;

/// <summary>Buys as soon as a tick has priced the stock; one that there is no room to listen to, as soon as the broker has.</summary>
sealed class ImmediateEntry : IEntryRule
{
    public string Name => "immediate";

    public bool Wants(Stock stock, DateTimeOffset now) => stock.HasLivePrice;

    public int Closeness(Stock stock, DateTimeOffset now) => 100;

    public IEnumerable<Reason> Seen(Stock stock, DateTimeOffset now) => [new("현재가", $"{stock.Quotes.Last}")];
}
