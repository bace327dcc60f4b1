using Danta.Market;
using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Indices;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Feed;

/// <summary>
/// A channel that Danta does not listen to: a state of a stock or of an index, told once a second where it has changed. Real keys alone
/// may have it. A row here is all that a new one needs.
/// </summary>
/// <param name="Knows">Whether a key means something on it.</param>
/// <param name="Of">The fields in the broker's order; null while there is nothing to tell.</param>
sealed record StateChannel(string TrId, Func<Simulation, string, bool> Knows, Func<Simulation, string, Row?> Of)
{
    static readonly StateChannel[] All =
    [
        Index("H0UPCNT0", IndexStates.Now),
        Index("H0UPANC0", IndexStates.Expected),
        Index("H0UPPGM0", IndexProgramme.Of),
        .. Stock("PGM0", StockStates.Programme),
        .. Stock("MBC0", StockStates.Members),
        .. Stock("ANC0", StockStates.Expected).Where(channel => channel.TrId != "H0STANC0"),
        new("H0STNAV0", (simulation, key) => Quote(simulation, key, "J") is { Listing.Kind: not ListingKind.Stock }, (simulation, key) => StockStates.Nav(Quote(simulation, key, "J")!)),
    ];

    /// <summary>Null where there is no such channel.</summary>
    public static StateChannel? Find(string trId) => Array.Find(All, channel => channel.TrId == trId);

    static StateChannel Index(string trId, Func<IndexQuote, MarketClock, Row?> of) => new(
        trId,
        (simulation, key) => IndexQuote.Find(simulation, key) is not null,
        (simulation, key) => of(IndexQuote.Find(simulation, key)!, simulation.Clock));

    /// <summary>The same of KRX, of NXT and of both together.</summary>
    static IEnumerable<StateChannel> Stock(string kind, Func<IQuote, MarketClock, Row?> of) =>
        new (string Place, string Division)[] { ("ST", "J"), ("NX", "NX"), ("UN", "UN") }.Select(at => new StateChannel(
            $"H0{at.Place}{kind}",
            (simulation, key) => Quote(simulation, key, at.Division) is { } quote && quote.Listing.CodeText == key,
            (simulation, key) => of(Quote(simulation, key, at.Division)!, simulation.Clock)));

    static IQuote? Quote(Simulation simulation, string key, string division) => simulation.Venue.TryFind(key, division, out var quote) ? quote : null;
}
