using Danta.Simulator.Conditions;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

public sealed class ConditionTests
{
    static readonly Quiet Market = Quiet.Of(new Scenario { Seed = 5, Stocks = 10, WarmUp = TimeSpan.FromMinutes(2), Temper = Quiet.Even });

    [Theory]
    [InlineData("price > 0", true)]
    [InlineData("price > 0 and price < 0", false)]
    [InlineData("price < 0 or volume >= 1", true)]
    [InlineData("not price > 0", false)]
    [InlineData("(kospi or kosdaq) and turnover >= 1", true)]
    [InlineData("change > -100% and change(3m) < 100", true)]
    [InlineData("turnover < 900_000억", true)]
    [InlineData("volume(60s) <= volume", true)]
    [InlineData("time >= 90200 and time < 90201", true)]
    [InlineData("time >= 90201", false)]
    public void Formulas_are_read_as_they_are_meant(string formula, bool found)
    {
        var stock = Market.Simulation.Venue.Stocks[0];
        Assert.Equal(found, new Condition("0", "g", "n", formula).Finds(stock));
    }

    [Theory]
    [InlineData("price >")]
    [InlineData("price > 5 5")]
    [InlineData("wings > 2")]
    [InlineData("price(60s) > 2")]
    [InlineData("(price > 2")]
    [InlineData("")]
    public void What_is_no_formula_is_refused(string formula) =>
        Assert.Throws<ConditionFormulaException>(() => new Condition("0", "g", "n", formula));
}
