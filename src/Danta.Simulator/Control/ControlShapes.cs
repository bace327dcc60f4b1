using Danta.Simulator.Exchange;
using Danta.Simulator.Faults;
using Danta.Simulator.Feed;
using Danta.Simulator.Gateway;

namespace Danta.Simulator.Control;

/// <summary>The market as a whole.</summary>
/// <param name="Records">Sent over sockets since it began.</param>
sealed record MarketState(
    DateTimeOffset Time, long Seed, string Phase, bool Paused, int Sessions, long Requests, long Records, IReadOnlyList<StockState> Stocks)
{
    public static MarketState Of(Simulation simulation, StreamHub hub, long requests) => new(
        simulation.Clock.Now, simulation.Scenario.Seed, simulation.Hours.Phase.ToString(), simulation.Paused, hub.Sessions.Count, requests, hub.Records,
        [.. simulation.Venue.Stocks.Select(StockState.Of)]);
}

/// <param name="ChangePercent">Against the base price.</param>
sealed record StockState(
    string Code, string Name, string Board, int Base, int Price, decimal ChangePercent, long Volume, decimal Strength, int Ask, int Bid,
    string Phase, bool Halted, int Interruptions)
{
    public static StockState Of(Instrument stock) => new(
        stock.Listing.CodeText, stock.Listing.Name, stock.Listing.Board.ToString(), stock.Figures.Base, stock.Figures.Last,
        stock.Figures.ChangeRate / 100m, stock.Figures.Volume, stock.Figures.Strength / 100m, stock.AskWon(0), stock.BidWon(0),
        stock.Phase.ToString(), stock.Halted, stock.Interruptions.Count);
}

/// <summary>Every price of a book, the best first.</summary>
sealed record BookState(string Code, string Phase, int ExpectedPrice, long ExpectedVolume, IReadOnlyList<LevelState> Asks, IReadOnlyList<LevelState> Bids)
{
    public static BookState Of(Instrument stock)
    {
        var (price, volume) = stock.Expected;
        var (asks, bids) = (new List<LevelState>(), new List<LevelState>());
        for (var rung = stock.Book.BestAsk; rung < stock.Ladder.Count; rung = stock.Book.NextAsk(rung))
            asks.Add(new(stock.Ladder.Won(rung), stock.Book.AskAt(rung)));
        for (var rung = stock.Book.BestBid; rung >= 0; rung = stock.Book.NextBid(rung))
            bids.Add(new(stock.Ladder.Won(rung), stock.Book.BidAt(rung)));
        return new(stock.Listing.CodeText, stock.Phase.ToString(), price, volume, asks, bids);
    }
}

sealed record LevelState(int Price, long Quantity);

/// <summary>A fault in force.</summary>
sealed record FaultState(int Id, string Fault, string? Call, string? Stock, int? Times, int Seen, int Struck)
{
    public static FaultState Of(ActiveFault active) => new(
        active.Id, active.Fault.Name, active.Fault.Call ?? active.Fault.Channel, active.Fault.Stock, active.Fault.Times,
        active.Seen, active.Struck);
}

/// <summary>What the control API did, or why it did not.</summary>
sealed record ControlReply(bool Done, string Message);

/// <summary>How far the market is to run on at full speed.</summary>
sealed record RunRequest(double Seconds);

/// <summary>Requests, the youngest first.</summary>
sealed record RequestList(IReadOnlyList<PastRequest> Requests);
