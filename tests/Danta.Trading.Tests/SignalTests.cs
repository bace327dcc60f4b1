using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

public sealed class SignalTests
{
    static bool IsBought(Scene scene, InstrumentCode code) =>
        scene.Last.Any(request => request is PlaceOrder { Side: Side.Buy } order && order.Code == code);

    [Fact]
    public void After_a_restart_a_stock_that_was_seen_there_today_is_no_news_and_another_is()
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { Cooldown = null } });
        scene.Condition("0", Samsung).Instrument(Samsung);
        scene.Condition("0");
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null)).Answer();
        scene.Condition("0", Samsung, Hynix).Instrument(Samsung).Instrument(Hynix);
        Assert.False(IsBought(scene.Tick(70_000), Samsung));
        Assert.True(IsBought(scene.Tick(70_000, Hynix), Hynix));
        Assert.True(IsBought(scene.Condition("0", Hynix).Condition("0", Samsung, Hynix), Samsung));
    }

    [Fact]
    public void A_signal_ends_when_its_stock_has_left()
    {
        var scene = new Scene();
        scene.Condition("0", Samsung).Instrument(Samsung).Condition("0");
        Assert.False(IsBought(scene.Tick(70_000), Samsung));
    }

    [Fact]
    public void A_list_cut_at_its_cap_proves_no_leaving()
    {
        var scene = new Scene();
        scene.Condition("0", Samsung).Instrument(Samsung);
        scene.Play(new ConditionAnswered("0", "조건0", [], true, scene.Now));
        Assert.True(IsBought(scene.Tick(70_000), Samsung));
        Assert.True(Assert.Single(scene.Shot.Conditions).Truncated);
    }

    [Fact]
    public void What_was_sold_is_bought_again_only_after_leaving_entering_and_cooling_down()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Tick(69_000);
        var sell = scene.Placed.Last();
        scene.Fill(sell, scene.Ack(sell), 14, 69_000);
        scene.Holds(Samsung, 0, 0);
        scene.Rows.Add(Row(sell: sell, won: 69_000));
        scene.Tick(69_000).Condition("1", Samsung).Tick(69_000);
        Assert.False(IsBought(scene, Samsung));
        scene.Pass(310, answer: true);
        Assert.False(IsBought(scene.Tick(69_000), Samsung));
        Assert.True(IsBought(scene.Condition("0").Condition("1").Condition("0", Samsung), Samsung));
    }

    [Fact]
    public void Cooling_down_is_waited_for_by_a_new_signal()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Tick(69_000);
        var sell = scene.Placed.Last();
        scene.Fill(sell, scene.Ack(sell), 14, 69_000).Holds(Samsung, 0, 0);
        scene.Rows.Add(Row(sell: sell, won: 69_000));
        scene.Condition("0").Condition("0", Samsung).Tick(69_000);
        Assert.False(IsBought(scene, Samsung));
        Assert.StartsWith("재진입 대기", Assert.Single(scene.Shot.Watchlist).WaitingFor, StringComparison.Ordinal);
        scene.Pass(300, answer: true);
        Assert.True(IsBought(scene.Tick(69_000), Samsung));
    }

    [Fact]
    public void Two_conditions_with_one_stock_make_one_position()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Condition("1", Samsung).Tick(70_000);
        Assert.Single(scene.Placed);
    }

    /// <summary>With its call go its budget, its rule and its exits, though another condition holds the stock.</summary>
    [Fact]
    public void A_call_ends_with_its_condition_whoever_else_has_the_stock()
    {
        foreach (var end in (Action<Scene>[])[scene => scene.Condition("0"), scene => scene.Play(new SwitchCondition("api", "0", false))])
        {
            var scene = new Scene();
            scene.Condition("0").Condition("1").Condition("0", Samsung).Condition("1", Samsung);
            end(scene);
            scene.Instrument(Samsung);
            Assert.False(IsBought(scene.Tick(70_000), Samsung));
        }
    }

    [Fact]
    public void A_condition_switched_off_calls_nobody()
    {
        var scene = new Scene();
        scene.Condition("0").Play(new SwitchCondition("api", "0", false));
        scene.Condition("0", Samsung).Instrument(Samsung);
        Assert.False(IsBought(scene.Tick(70_000), Samsung));
        Assert.False(Assert.Single(scene.Shot.Conditions).On);
        scene.Play(new SwitchCondition("api", "0", true)).Condition("0", Samsung);
        scene.Instrument(Samsung);
        Assert.True(IsBought(scene.Tick(70_000), Samsung));
    }

    [Fact]
    public void A_new_day_makes_those_present_enter_anew()
    {
        var scene = new Scene();
        scene.Play(new MoneyAnswered(default, scene.Now)).Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        Assert.Empty(scene.Placed);
        scene.Skip(TimeSpan.FromDays(1)).Pass(1, answer: true);
        scene.Condition("0", Samsung).Instrument(Samsung);
        Assert.True(IsBought(scene.Tick(70_000), Samsung));
    }

    static BrokerOrder Row(PlaceOrder sell, int won) =>
        Scene.Row(Number(101), sell.Code, Side.Sell, sell.Quantity.Shares, sell.Quantity.Shares, won);
}
