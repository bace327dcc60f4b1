using System.Text.Json;
using System.Text.Json.Nodes;
using Danta.Kis.Wire;
using Danta.Market;
using Danta.Simulator.Faults;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

public sealed class ScenarioTests
{
    public static TheoryData<string> Examples =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "scenarios"), "*.yaml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_can_be_played(string file)
    {
        var scenario = ScenarioFile.Read(Path.Combine(AppContext.BaseDirectory, "scenarios", file));
        var quiet = Quiet.Of(scenario with { WarmUp = TimeSpan.Zero, Stocks = Math.Min(8, scenario.Stocks) });
        quiet.Simulation.Run(TimeSpan.FromSeconds(20));
        Assert.NotEmpty(quiet.Simulation.Clients);
    }

    [Fact]
    public void There_are_a_dozen_examples() => Assert.True(Examples.Count >= 12);

    [Fact]
    public void An_empty_file_is_the_default() => Assert.Equal(60, ScenarioFile.Parse("").Stocks);

    [Fact]
    public void Everything_that_can_be_said_is_heard()
    {
        var scenario = ScenarioFile.Parse("""
            seed: 42
            stocks: 30
            market: { date: 2026-11-20, start: "08:20", alwaysOpen: false, speed: 10, surgesPerHour: 3 }
            limits: { real: 5, paper: 2 }
            costs: { commissionPercent: 0.015, taxPercent: 0.1 }
            listings:
              - { code: "999999", name: 시험전자, board: kospi, price: 72000 }
            conditions:
              - { name: 오름, formula: "change > 1" }
            accounts:
              - environment: paper
                appKey: key
                appSecret: secret
                account: 12345678-01
                deposit: 5000000
                holdings: [{ code: "999999", quantity: 3, price: 70000 }]
            events:
              - { at: "09:10", event: halt, stock: "999999" }
            faults:
              - { fault: reply-lost, call: order-cash, times: 1, from: "09:05:00" }
            """);
        Assert.Equal((42, 30, 10.0), (scenario.Seed, scenario.Stocks, scenario.Speed));
        Assert.Equal((new DateOnly(2026, 11, 20), new TimeOnly(8, 20)), (scenario.Date, scenario.Start));
        Assert.Equal(Rate.FromPercent(0.015m), scenario.Costs.Commission);
        var client = Assert.Single(scenario.Clients);
        Assert.Equal((KisEnvironment.Paper, 5_000_000), (client.Environment, client.Deposit));
        Assert.Equal(FaultKind.ReplyLost, Assert.Single(scenario.Faults).Kind);
        var account = Quiet.Of(scenario).Account;
        Assert.Equal(210_000, Assert.Single(account.Holdings).Cost);
        Assert.Equal(5_000_000, account.Cash);
    }

    [Theory]
    [InlineData("sed: 1", "sed")]
    [InlineData("market: { start: soon }", "market.start")]
    [InlineData("faults: [{ fault: earthquake }]", "earthquake")]
    [InlineData("listings: [{ code: \"999999\", price: 72001 }]", "호가단위")]
    [InlineData("conditions: [{ name: x, formula: \"wings > 1\" }]", "wings")]
    [InlineData("accounts: [{ appKey: a, appSecret: b, account: 1-1 }]", "accounts.account")]
    [InlineData("stocks: 1", "stocks")]
    [InlineData("seed: [", "1행")]
    public void What_is_wrong_is_named(string yaml, string named)
    {
        var fault = Assert.Throws<ScenarioException>(() => ScenarioFile.Parse(yaml));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_and_the_reader_know_the_same_keys()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "scenario.schema.json")))!;
        Same(typeof(ScenarioYaml), schema);

        static void Same(Type type, JsonNode schema)
        {
            var keys = schema["properties"]!.AsObject();
            Assert.Equal(
                type.GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal),
                keys.Select(pair => pair.Key).Order(StringComparer.Ordinal));
            foreach (var property in type.GetProperties())
            {
                var inner = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
                var described = keys[JsonNamingPolicy.CamelCase.ConvertName(property.Name)]!;
                if (inner.Namespace == typeof(ScenarioYaml).Namespace)
                    Same(inner, described["items"] ?? described);
            }
        }
    }
}
