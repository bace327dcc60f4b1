using Danta.Simulator.Accounts;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;
using Danta.Simulator.Faults;
using Danta.Simulator.Gateway.Quotes;
using Danta.Simulator.Listings;
using Danta.Simulator.Scenarios;

namespace Danta.Simulator;

/// <summary>Hears the whole of what happens in a simulation.</summary>
interface ISimulationListener : IMarketListener, INoticeListener
{
    /// <summary>Another second of the market has begun.</summary>
    void Second();
}

/// <summary>A customer with an account in this simulation.</summary>
sealed record Client(ClientPlan Plan, Account Account, string Branch)
{
    public bool IsReal => Plan.Environment == Kis.Wire.KisEnvironment.Real;
}

/// <summary>
/// The market, the accounts and the order desk as one thing without any network. Whoever reads or changes it holds
/// <see cref="Gate"/>; it moves only by <see cref="Step"/>.
/// </summary>
sealed class Simulation
{
    const long FirstOrderNumber = 10_000;

    readonly SessionDirector _director;
    readonly ISimulationListener _listener;

    public Simulation(Scenario scenario, DateOnly today, ISimulationListener listener)
    {
        Scenario = scenario;
        Clock = new MarketClock(scenario.Date ?? today, scenario.Start);
        Hours = new Hours(Clock, scenario.AlwaysOpen);
        var listings = (scenario.Listed ?? InventedListings.Draw(scenario.Seed, scenario.Stocks))
            .ExceptBy(scenario.Listings.Select(listing => listing.Code), listing => listing.Code)
            .Concat(scenario.Listings)
            .ToList();
        Venue = new Venue(listings, Clock, scenario.Seed, scenario.Temper, listener, scenario.Recorded);
        Faults = new FaultDesk(Clock);
        var nxtHours = new NxtHours(Clock, Hours);
        Desk = new OrderEntry(Clock, Hours, nxtHours, FirstOrderNumber);
        Reservations = new ReservationDesk(Desk, Clock);
        Clients = [.. scenario.Clients.Select(plan => Open(plan, listener))];
        foreach (var stock in Venue.Stocks)
            stock.Interruptible = scenario.Interruptions;
        foreach (var stock in Venue.NxtStocks)
            stock.Interruptible = scenario.Interruptions;
        _director = new SessionDirector(
            Venue, Hours, nxtHours, Desk, [.. Clients.Select(client => client.Account)], Dice.For(scenario.Seed, 3), scenario.SkipNights,
            scenario.Breakers);
        _director.Begin();
        _listener = listener;
        Script = new ScenarioScript(this, scenario.Events);
        foreach (var fault in scenario.Faults)
            Faults.Add(fault);
    }

    public Scenario Scenario { get; }

    /// <summary>The market does not follow the clock; it moves only when it is told to.</summary>
    public bool Paused { get; set; }

    public Lock Gate => Venue.Gate;

    public MarketClock Clock { get; }

    public Hours Hours { get; }

    public Venue Venue { get; }

    public OrderEntry Desk { get; }

    /// <summary>예약주문 of every account.</summary>
    public ReservationDesk Reservations { get; }

    /// <summary>Books as clients have seen them.</summary>
    public BookLooks Books { get; } = new();

    public IReadOnlyList<Client> Clients { get; }

    public FaultDesk Faults { get; }

    public ScenarioScript Script { get; }

    /// <summary>What stops whole boards; none where the scenario has none.</summary>
    public IReadOnlyList<MarketBreaker> Breakers => _director.Breakers;

    public void Step()
    {
        var second = Clock.Second;
        _director.Step();
        Venue.Step();
        Desk.WakeStops();
        if (Clock.Second == second)
            return;
        Reservations.Carry();
        Script.Play();
        _listener.Second();
    }

    /// <inheritdoc cref="SessionDirector.SkipTo"/>
    public void SkipTo(DateTimeOffset moment) => _director.SkipTo(moment);

    /// <summary>Steps until the market's clock has gone on by so much.</summary>
    public void Run(TimeSpan span)
    {
        for (var steps = (long)(span.TotalMilliseconds / MarketClock.StepMilliseconds); steps > 0; steps--)
            Step();
    }

    public Client? FindAccount(string? number) =>
        Clients.FirstOrDefault(client => client.Plan.Account == number || client.Plan.Account.Replace("-", "", StringComparison.Ordinal) == number);

    Client Open(ClientPlan plan, ISimulationListener listener)
    {
        var dash = plan.Account.IndexOf('-', StringComparison.Ordinal);
        var account = new Account(
            plan.Account[..dash], plan.Account[(dash + 1)..], plan.OwnerName, plan.Deposit, Scenario.Costs, Clock, listener);
        foreach (var held in plan.Holdings)
        {
            if (Venue.TryFind(held.Code, out var stock))
                account.Bring(stock, held.Quantity, held.Price);
        }
        Desk.Serve(account);
        return new(plan, account, plan.Environment == Kis.Wire.KisEnvironment.Real ? "06010" : "00950");
    }
}
