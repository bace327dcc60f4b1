namespace Danta.Trading.Tests;

/// <summary>Whatever comes, in whatever order, and however late the figure is.</summary>
public sealed class PurseChanceTests
{
    static TraderSettings Settings => Race.Settings with
    {
        MaxPositions = 8,
        BudgetPerTrade = new(900_000),
        Risk = Race.Settings.Risk with { DailyLossLimit = null, Cooldown = TimeSpan.FromSeconds(1), MaxTradesPerSymbolPerDay = 50 },
        Exit = Race.Settings.Exit with { MaxHolding = TimeSpan.FromSeconds(9) },
    };

    [Fact]
    public void The_worst_cost_of_what_is_out_never_exceeds_the_account_s_money()
    {
        var (purchases, sales, close) = (0, 0, 0);
        for (var seed = 1; seed <= 20; seed++)
        {
            var broker = new LaggingBroker(seed, 2_000_000 + 100_000 * seed, Settings);
            broker.Pass(180);
            Assert.True(broker.Complaints.Count == 0, $"seed {seed}: {string.Join("; ", broker.Complaints)}");
            (purchases, sales, close) = (purchases + broker.Purchases, sales + broker.Sales, close + broker.Close);
        }
        // It was tried hard enough to mean something.
        Assert.True(purchases > 400 && sales > 400 && close > 150, $"{purchases} purchases, {sales} sales, {close} near the border");
    }
}
