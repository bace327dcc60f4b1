using Danta.Market;
using Danta.Simulator.Scenarios;
using Danta.Trading;
using static Danta.Host.Tests.Floor.FloorStage;

namespace Danta.Host.Tests.Floor;

/// <summary>The evening's comparison with the ledger of the exchange, after an hour of trading.</summary>
public sealed class EveningScenarioTests
{
    static ExchangeFloor Day(TradingCosts costs)
    {
        var trading = FloorStage.Trading(File.ReadAllText(Path.Combine(Rules, "entry-immediate.json")));
        var settings = trading.Settings with { TieOutAt = new TimeOnly(9, 12) };
        var scenario = ScenarioFile.Read(Path.Combine(Rules, "entry-immediate.yaml")) with { Costs = costs };
        var floor = new ExchangeFloor(scenario, trading with { Settings = settings });
        floor.Run(TimeSpan.FromMinutes(6));
        floor.Hear(new Pause("test"));
        floor.RunUntil(() => floor.News.OfType<TieOutNews>().Any(), TimeSpan.FromMinutes(5));
        return floor;
    }

    [Fact]
    public void The_ledger_of_the_exchange_and_the_books_agree()
    {
        var news = Assert.Single(Day(TradingCosts.BanKis).News.OfType<TieOutNews>());
        Assert.Empty(news.Lines);
        Assert.Equal(news.Broker, news.Books);
        Assert.NotEqual(Won.Zero, news.Books);
        Assert.Null(news.Learned);
    }

    [Fact]
    public void A_cheaper_account_is_found_out_and_its_rate_learned()
    {
        var floor = Day(new TradingCosts(Rate.FromPercent(0.0042m)));
        var news = Assert.Single(floor.News.OfType<TieOutNews>());
        Assert.All(news.Lines, line => Assert.Contains("수수료 차이로 +", line, StringComparison.Ordinal));
        Assert.InRange(news.Learned!.Value.Percent, 0.0041m, 0.0043m);
        Assert.Equal(
            news.Broker - news.Books, new Won(floor.Account.Realised) - floor.Trader.Snapshot().Today.Realised);
    }
}
