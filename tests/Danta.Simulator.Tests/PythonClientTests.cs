using Danta.Simulator.Listings;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>
/// Clients in another language, over real sockets: each calls as a program that many people use does, down to the spelling of
/// its headers. They are skipped where there is no python3.
/// </summary>
public sealed class PythonClientTests
{
    [Theory]
    [InlineData("broker_samples.py", "real")]
    [InlineData("broker_samples.py", "paper")]
    [InlineData("python_kis.py", "real")]
    [InlineData("python_kis.py", "paper")]
    [InlineData("mojito.py", "real")]
    [InlineData("mojito.py", "paper")]
    public async Task A_foreign_client_logs_in_hears_orders_amends_cancels_and_reads_page_by_page(string script, string environment)
    {
        Assert.SkipUnless(Script.Runs("python3"), "python3 is not installed");
        var listings = InventedListings.Draw(Stage.Quick.Seed, 60);
        var held = listings.Take(55).Select(listing => new HeldPlan(listing.CodeText, 10, listing.BasePrice.Won)).ToList();
        var scenario = Stage.Quick with
        {
            Stocks = 60,
            Interruptions = false,
            Clients = [.. Stage.Quick.Clients.Select(client => client with { Holdings = held })],
        };
        await using var simulator = await Stage.OpenAsync(scenario, new FastTime(3));
        var plan = scenario.Clients[environment == "real" ? 0 : 1];
        var code = simulator.Simulation.Venue.Stocks.Take(55).MaxBy(stock => stock.Figures.Volume)!.Listing.CodeText;
        var (exit, said) = await Script.RunAsync(
            "python3",
            [
                Path.Combine(Script.Folder, script), $"{simulator.RestUrl}".TrimEnd('/'), $"{simulator.WebSocketUrl}".TrimEnd('/'), plan.AppKey,
                plan.AppSecret, plan.Account, code, environment,
            ]);
        Assert.True(exit == 0, said);
    }
}
