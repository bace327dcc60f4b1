using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>설정 for one condition or for all, with or without what is held.</summary>
public sealed class ConditionSettingTests
{
    static readonly Rate Half = Rate.FromPercent(0.5m);

    static TraderSettings Stop(TraderSettings settings, string condition, Rate? stop) =>
        settings.WithExits(condition, settings.ExitsFor(condition) with { StopLoss = stop });

    static int? StopOf(Scene scene, InstrumentCode code) => scene.Shot.Positions.Single(position => position.Code == code).StopLoss?.Won;

    [Fact]
    public void A_change_for_one_condition_is_one_for_what_it_has_bought_and_disturbs_nobody()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Hold(70_000, Hynix, "1");
        scene.Play(new ChangeSettings("api", Stop(scene.Settings, "조건1", Half)));
        Assert.Equal((69_300, 69_600), (StopOf(scene, Samsung), StopOf(scene, Hynix)));
        // Both conditions call on, and what was in them is no news.
        scene.Condition("0", Samsung).Condition("1", Hynix).Pass(2, answer: true);
        Assert.Equal(2, scene.Placed.Count());
        var other = InstrumentCode.Parse("035720");
        scene.Condition("0", Samsung, other).Instrument(other).Tick(50_000, other);
        Assert.Equal(other, scene.Placed.Last().Code);
    }

    [Fact]
    public void What_is_held_keeps_its_exits_where_its_owner_wants_it_so()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new ChangeSettings("api", Stop(scene.Settings, "", Half)) { ForHeld = false });
        Assert.Equal(69_300, StopOf(scene, Samsung));
        Assert.Contains("1종목은 전의 매도 규칙", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
        scene.Hold(70_000, Hynix, "1");
        Assert.Equal(69_600, StopOf(scene, Hynix));
        scene.Tick(69_600).Tick(69_600, Hynix);
        Assert.Equal(Hynix, scene.Placed.Last().Code);
        Assert.DoesNotContain(scene.Placed, order => order is { Side: Side.Sell } && order.Code == Samsung);
    }

    [Fact]
    public void A_later_change_for_what_is_held_changes_just_what_it_is_about()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        var settings = Stop(scene.Settings, "", Half);
        scene.Play(new ChangeSettings("api", settings) { ForHeld = false });
        scene.Play(new ChangeSettings("api", settings.WithExits("", settings.Exit with { TakeProfit = Rate.FromPercent(2m) })));
        Assert.Equal((71_400, 69_300), (scene.Shot.Positions.Single().TakeProfit!.Value.Won, StopOf(scene, Samsung)));
    }

    [Fact]
    public void Kept_exits_outlive_a_restart_and_a_night_until_the_configuration_changes()
    {
        var scene = new Scene(Plain with { Exit = Plain.Exit with { FlattenAt = null } });
        scene.Hold(70_000);
        scene.Play(new ChangeSettings("api", Stop(scene.Settings, "", Half)) { ForHeld = false });
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null)).Answer().Answer();
        Assert.Equal(69_300, StopOf(scene, Samsung));
        scene.Rows.Clear();
        scene.Live(TimeSpan.FromHours(23)).Play(Input.Second(scene.Now));
        Assert.Equal(69_300, StopOf(scene, Samsung));
        scene.Play(new Started(TradingMode.Paper, false, Stop(scene.Settings, "", Rate.FromPercent(2m))));
        Assert.Equal(68_600, StopOf(scene, Samsung));
    }

    [Fact]
    public void A_condition_with_a_value_of_its_own_keeps_it_when_all_are_changed()
    {
        var own = Stop(Plain with { Conditions = new([new("조건0"), new("조건1")]) }, "조건1", Half);
        var all = Stop(own, "", Rate.FromPercent(2m)).WithExits("", Stop(own, "", Rate.FromPercent(2m)).Exit with { TakeProfit = Rate.FromPercent(3m) });
        Assert.Equal(Rate.FromPercent(2m), all.ExitsFor("조건0").StopLoss);
        Assert.Equal((Half, Rate.FromPercent(3m)), (all.ExitsFor("조건1").StopLoss, all.ExitsFor("조건1").TakeProfit));
    }

    [Fact]
    public void Every_exit_is_taken_over_by_a_change()
    {
        var before = TraderSettings.Default.Exit;
        foreach (var property in typeof(ExitSettings).GetProperties().Where(property => property.CanWrite))
        {
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            object other = type == typeof(Rate) ? Rate.FromPercent(7m) : type == typeof(TimeSpan) ? TimeSpan.FromSeconds(77)
                : type == typeof(TimeOnly) ? new TimeOnly(11, 11) : type == typeof(bool) ? !(bool)property.GetValue(before)! : type == typeof(int) ? 7 : ViExit.Both;
            var after = before with { };
            property.SetValue(after, other);
            Assert.Equal(after, before.Taking(before, after, evenOwn: false));
            Assert.Equal(after, (after with { }).Taking(after, after, evenOwn: true));
        }
    }

    [Fact]
    public void A_budget_may_be_one_condition_s()
    {
        var scene = new Scene(Plain.WithBudget("조건1", new Won(350_000)));
        Assert.Equal(14, scene.Enter(70_000).Quantity.Shares);
        Assert.Equal(5, scene.Enter(70_000, Hynix, "1").Quantity.Shares);
    }
}
