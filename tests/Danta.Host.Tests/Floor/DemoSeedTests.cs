using System.Globalization;
using Danta.Host.Running;
using Danta.Simulator.Listings;
using Danta.Simulator.Scenarios;

namespace Danta.Host.Tests.Floor;

/// <summary>
/// The demo's settings on the demo's market, three minutes of it for each seed: the books are the exchange's account to the won.
/// DANTA_SEEDS=100 plays a hundred.
/// </summary>
public sealed class DemoSeedTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("DANTA_SEEDS") ?? "6", CultureInfo.InvariantCulture))];

    /// <summary>As a simulator has it that was told nothing.</summary>
    static Scenario Market(long seed) => new() { Seed = seed, Listed = ListedNames.All };

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_net_result_is_the_exchange_s_account_to_the_won(int seed)
    {
        var floor = new ExchangeFloor(Market(seed), DemoConfig.Trading);
        floor.Run(TimeSpan.FromMinutes(3));
        Assert.NotEmpty(floor.Trader.Snapshot().Trades);
        FloorStage.AssertBooksEqual(floor);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_newcomer_sees_three_round_trips_within_the_first_minute(int seed)
    {
        var floor = new ExchangeFloor(Market(seed), DemoConfig.Trading);
        floor.Run(TimeSpan.FromMinutes(1));
        Assert.True(floor.Trader.Snapshot().Trades.Count >= 3, $"{floor.Trader.Snapshot().Trades.Count}");
    }

    [Fact]
    public void Some_of_the_first_minute_s_trades_win_and_some_lose()
    {
        var won = new List<bool>();
        for (var seed = 1; seed <= 8; seed++)
        {
            var floor = new ExchangeFloor(Market(seed), DemoConfig.Trading);
            floor.Run(TimeSpan.FromMinutes(1));
            won.AddRange(floor.Trader.Snapshot().Trades.Select(trade => trade.Net.Amount > 0));
        }
        Assert.InRange(won.Count(win => win) / (double)won.Count, 0.15, 0.6);
    }

    [Fact]
    public void The_demo_shows_several_rules_side_by_side()
    {
        var floor = new ExchangeFloor(Market(3), DemoConfig.Trading);
        floor.Run(TimeSpan.FromMinutes(10));
        var trades = floor.Trader.Snapshot().Trades;
        Assert.Equal(["거래량 급증", "급등주", "신고가"], trades.Select(trade => trade.Condition).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["any", "breakout", "imbalance"], trades.Select(trade => trade.Rule).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_seed_gives_the_same_day()
    {
        var (first, again) = (Day(), Day());
        Assert.Equal(first.Trader.Snapshot().Trades, again.Trader.Snapshot().Trades);
        Assert.Equal(first.Placed, again.Placed);
        Assert.Equal(first.Decisions.Select(decision => decision.Sentence), again.Decisions.Select(decision => decision.Sentence));

        static ExchangeFloor Day()
        {
            var floor = new ExchangeFloor(Market(5), DemoConfig.Trading);
            floor.Run(TimeSpan.FromMinutes(3));
            return floor;
        }
    }
}
