using Danta.Host.Replaying;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Reruns;

public sealed class SettingChangesTests
{
    static Dictionary<string, string> Changes(params (string Key, string Value)[] changes) => changes.ToDictionary(change => change.Key, change => change.Value, StringComparer.Ordinal);

    [Theory]
    [InlineData("exit.takeProfitPercent", "0")]
    [InlineData("exit.takeProfitPercent", "-1")]
    [InlineData("exit.stopLossPercent", "101")]
    [InlineData("exit.flattenAt", "25:00")]
    [InlineData("maxPositions", "41")]
    [InlineData("budgetPerTrade", "off")]
    [InlineData("costs.taxPercent", "0")]
    [InlineData("exit.maxHoldingSeconds", "1.5")]
    public void What_cannot_be_is_named(string key, string value) => Assert.Contains(key, SettingChanges.FaultOf(Changes((key, value))), StringComparison.Ordinal);

    [Fact]
    public void An_exit_is_changed_for_all_and_where_a_condition_has_its_own()
    {
        var own = TraderSettings.Default.Exit with { TakeProfit = Rate.FromPercent(3), StopLoss = Rate.FromPercent(2) };
        var settings = TraderSettings.Default.WithExits("급등주", own);
        var changes = Changes(("exit.takeProfitPercent", "1.2"), ("exit.stopLossPercent", "off"), ("maxPositions", "5"));
        Assert.Null(SettingChanges.FaultOf(changes));
        var changed = SettingChanges.Over(settings, changes);
        Assert.Equal((Rate.FromPercent(1.2m), null), (changed.Exit.TakeProfit, changed.Exit.StopLoss));
        Assert.Equal((Rate.FromPercent(1.2m), null), (changed.ExitsFor("급등주").TakeProfit, changed.ExitsFor("급등주").StopLoss));
        Assert.Equal(5, changed.MaxPositions);
        Assert.Equal(settings.Risk, changed.Risk);
    }

    [Fact]
    public void The_same_values_are_no_change() => Assert.Equal(
        TraderSettings.Default, SettingChanges.Over(TraderSettings.Default, Changes(("exit.takeProfitPercent", "1.5"), ("exit.flattenAt", "15:15"), ("exit.maxHoldingSeconds", "600"))));
}
