using Danta.Simulator.Accounts;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;
using Danta.Simulator.Scenarios;

namespace Danta.Simulator.Tests.Clients;

/// <summary>A simulation without a network whose notices and trades are written down.</summary>
sealed class Quiet : ISimulationListener
{
    Quiet()
    {
    }

    /// <summary>Every stock trades all the time, as tests want it.</summary>
    public static CrowdTemper Even { get; } = new(Day: DayKind.Uniform);

    public Simulation Simulation { get; private set; } = null!;

    public List<OrderNotice> Notices { get; } = [];

    /// <summary>Everything that a listener to every stock hears, a line each.</summary>
    public List<string> Tape { get; } = [];

    public Account Account => Simulation.Clients[0].Account;

    public static Quiet Of(Scenario scenario, bool listen = false)
    {
        var quiet = new Quiet();
        quiet.Simulation = new Simulation(scenario, new DateOnly(2026, 11, 20), quiet);
        foreach (var stock in quiet.Simulation.Venue.Stocks)
            stock.Watched = listen;
        quiet.Simulation.Run(scenario.WarmUp);
        return quiet;
    }

    public void Traded(Instrument stock) =>
        Tape.Add($"{Simulation.Clock.Steps} {stock.Listing.Code} {stock.Figures.Last} x {stock.Figures.LastSize} {stock.Figures.LastAggressor}");

    public void BookChanged(Instrument stock) => Tape.Add($"{stock.Listing.Code} {stock.AskWon(0)} {stock.BidWon(0)} {stock.Book.TotalAsk} {stock.Book.TotalBid}");

    public void StateChanged(Instrument stock, string operation) => Tape.Add($"{stock.Listing.Code} {stock.Phase} {operation}");

    public void Second()
    {
    }

    public void Notice(in OrderNotice notice) => Notices.Add(notice);
}
