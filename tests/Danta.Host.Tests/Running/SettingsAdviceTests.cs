using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Running;

public sealed class SettingsAdviceTests
{
    static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>A million won a trade, at 0.0140527 % each way and 0.2 % of tax: 2,281 won a round trip.</summary>
    static string[] Of(Func<ExitSettings, ExitSettings> change) =>
        [.. SettingsAdvice.Of(TraderSettings.Default with { BudgetPerTrade = new(1_000_000), Exit = change(TraderSettings.Default.Exit) }, Today)];

    [Fact]
    public void What_most_people_have_is_worth_no_word() => Assert.Empty(Of(exit => exit));

    [Fact]
    public void A_target_that_is_never_reached_is_told_with_its_won()
    {
        var said = Assert.Single(Of(exit => exit with { TakeProfit = Rate.FromPercent(200) }));
        foreach (var word in (string[])["takeProfitPercent", "200 %", "1,000,000원", "2,000,000원", "30 %"])
            Assert.Contains(word, said, StringComparison.Ordinal);
        Assert.Contains("500,000원을 잃은", Assert.Single(Of(exit => exit with { StopLoss = Rate.FromPercent(50) })), StringComparison.Ordinal);
        Assert.Empty(Of(exit => exit with { TakeProfit = Rate.FromPercent(30), StopLoss = Rate.FromPercent(30) }));
    }

    [Fact]
    public void A_target_below_the_costs_is_told_with_what_it_costs()
    {
        var said = Assert.Single(Of(exit => exit with { TakeProfit = Rate.FromPercent(0.1m) }));
        foreach (var word in (string[])["0.1 %", "0.2281 %", "1,000원이 아니라", "2,281원"])
            Assert.Contains(word, said, StringComparison.Ordinal);
        Assert.Contains(
            "약 1,281원을 잃습니다", Assert.Single(Of(exit => exit with { TakeProfit = Rate.FromPercent(0.1m), AllowBelowCosts = true })), StringComparison.Ordinal);
        Assert.Empty(Of(exit => exit with { TakeProfit = Rate.FromPercent(0.23m) }));
    }

    [Fact]
    public void A_condition_with_exits_of_its_own_is_looked_at_by_its_own_budget()
    {
        var exit = TraderSettings.Default.Exit;
        var plans = new ConditionPlans([new("급등주", new(3_000_000), exit with { TakeProfit = Rate.FromPercent(200) }), new("신고가")]);
        var said = Assert.Single(SettingsAdvice.Of(TraderSettings.Default with { Conditions = plans }, Today));
        Assert.Contains("급등주", said, StringComparison.Ordinal);
        Assert.Contains("6,000,000원", said, StringComparison.Ordinal);
    }
}
