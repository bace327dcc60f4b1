using Danta.Market;
using Danta.Simulator.Listings;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>The market of a simulator that was told nothing: the codes that everybody types are there, at prices that are nobody's.</summary>
public sealed class ListedNamesTests
{
    [Theory]
    [InlineData("005930", "삼성전자")]
    [InlineData("000660", "SK하이닉스")]
    [InlineData("035720", "카카오")]
    [InlineData("247540", "에코프로비엠")]
    [InlineData("069500", "KODEX 200")]
    public void The_codes_that_everybody_types_are_listed(string code, string name) =>
        Assert.Equal(name, ListedNames.All.Single(listing => listing.CodeText == code).Name);

    [Fact]
    public void Every_code_and_name_is_there_once_and_every_price_can_be_quoted()
    {
        var all = ListedNames.All;
        Assert.InRange(all.Count, 240, 300);
        Assert.Equal(all.Count, all.Select(listing => listing.CodeText).Distinct().Count());
        Assert.Equal(all.Count, all.Select(listing => listing.Name).Distinct().Count());
        Assert.All(all, listing => Assert.True(TickSizes.For(listing.Kind).IsOnTick(listing.BasePrice), $"{listing.Name} {listing.BasePrice}"));
        Assert.Contains(all, listing => listing.Kind == ListingKind.Etn);
        Assert.True(all.Where(listing => listing.Theme.Length > 0).GroupBy(listing => listing.Theme).Count(theme => theme.Count() >= 3) >= 15);
    }

    [Theory]
    [InlineData("005930", "SamsungElectronics")]
    [InlineData("005935", "SamsungElectronics(1P)")]
    [InlineData("005387", "HyundaiMotor(2PB)")]
    [InlineData("000660", "SKhynix")]
    [InlineData("069500", "KODEX 200")]
    public void Every_name_has_one_in_english(string code, string english)
    {
        Assert.Equal(english, EnglishNames.Of(ListedNames.All.Single(listing => listing.CodeText == code)));
        Assert.All(ListedNames.All.Concat(Quiet.Of(Stage.Quick).Simulation.Venue.Stocks.Select(stock => stock.Listing)), listing =>
            Assert.True(EnglishNames.Of(listing) is { Length: > 0 } name && name.All(char.IsAscii), listing.Name));
    }

    [Fact]
    public async Task A_newcomer_buys_005930_at_the_market()
    {
        await using var simulator = await KisSimulator.StartAsync(
            new() { RestUrl = new("http://127.0.0.1:0"), WebSocketUrl = new("ws://127.0.0.1:0"), Time = new ManualTime() }, TestContext.Current.CancellationToken);
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        Assert.Equal("0", (await client.BuyAsync("005930", 3)).ReturnCode);
        Assert.Equal(3, simulator.Account("50012345-01")!.Holdings.Single().Quantity);
    }

    [Fact]
    public void A_scenario_may_ask_for_them_and_put_another_in_the_place_of_one()
    {
        Assert.Null(ScenarioFile.Parse("seed: 1").Listed);
        var quiet = Quiet.Of(ScenarioFile.Parse("market: { names: real, warmUpSeconds: 0 }\nlistings: [{ code: '005930', name: 다른 이름, price: 50000 }]"));
        Assert.True(quiet.Simulation.Venue.TryFind("005930", out var stock));
        Assert.Equal(("다른 이름", ListedNames.All.Count), (stock.Listing.Name, quiet.Simulation.Venue.Stocks.Count));
        Assert.Throws<ScenarioException>(() => ScenarioFile.Parse("market: { names: both }"));
    }

    [Fact]
    public void Who_looks_far_back_sees_the_same_days_each_time_and_changes_nothing()
    {
        var (looked, left) = (Quiet.Of(Stage.Quick), Quiet.Of(Stage.Quick));
        var from = new DateOnly(1996, 12, 1);
        var days = looked.Simulation.Venue.Stocks[0].Past.Since(from).ToList();
        Assert.True(days.Count > 7_000 && days[0].Date < from.AddDays(10));
        Assert.All(days, day => Assert.True(day.Low <= day.Open && day.Low <= day.Close && day.High >= day.Open && day.High >= day.Close && day.Low > 0));
        Assert.Equal(days, looked.Simulation.Venue.Stocks[0].Past.Since(from));
        foreach (var simulation in new[] { looked.Simulation, left.Simulation })
            simulation.Run(TimeSpan.FromMinutes(1));
        Assert.Equal(
            looked.Simulation.Venue.Stocks.Select(stock => (stock.Figures.Last, stock.Figures.Volume)),
            left.Simulation.Venue.Stocks.Select(stock => (stock.Figures.Last, stock.Figures.Volume)));
    }
}
