using Danta.Simulator.Accounts;
using Danta.Simulator.Exchange;
using Danta.Simulator.Listings;
using Danta.Simulator.Scenarios;

namespace Danta.Simulator;

/// <summary>Hears the whole of what happens in a simulation.</summary>
interface ISimulationListener : IMarketListener, INoticeListener;

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

    public Simulation(Scenario scenario, DateOnly today, ISimulationListener listener)
    {
        Scenario = scenario;
        Clock = new MarketClock(scenario.Date ?? today, scenario.Start);
        Hours = new Hours(Clock, scenario.AlwaysOpen);
        Venue = new Venue(InventedListings.Draw(scenario.Seed, scenario.Stocks), Clock, scenario.Seed, scenario.Temper, listener);
        Desk = new OrderDesk(Clock, Hours, FirstOrderNumber);
        Clients = [.. scenario.Clients.Select(plan => Open(plan, listener))];
    }

    public Scenario Scenario { get; }

    public Lock Gate => Venue.Gate;

    public MarketClock Clock { get; }

    public Hours Hours { get; }

    public Venue Venue { get; }

    public OrderDesk Desk { get; }

    public IReadOnlyList<Client> Clients { get; }

    public void Step()
    {
        Venue.Step();
        Desk.WakeStops();
    }

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
        return new(plan, account, plan.Environment == Kis.Wire.KisEnvironment.Real ? "06010" : "00950");
    }
}
