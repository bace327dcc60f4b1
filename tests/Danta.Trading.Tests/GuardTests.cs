using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>A bug of ours in one station keeps no stop from firing, and is told and counted.</summary>
public sealed class GuardTests
{
    /// <summary>An entry rule that nobody knows: whoever looks at candidates breaks down.</summary>
    static Scene Broken()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        Assert.Single(scene.Shot.Positions);
        scene.Condition("0", Samsung, Hynix).Instrument(Hynix);
        scene.Play(new ChangeSettings("test", scene.Settings with { Entry = new("없는 규칙") }));
        return scene;
    }

    [Fact]
    public void Exits_go_on_while_entries_break_down()
    {
        var scene = Broken();
        scene.Tick(70_000, Hynix).Pass(3, answer: true).Tick(69_000);
        Assert.Equal(Market.Side.Sell, scene.Placed.Last().Side);
        Assert.Equal(TraderState.Halted, scene.Trader.Snapshot().State);
    }

    [Fact]
    public void A_fault_is_told_once_a_station_and_counted_each_time()
    {
        var scene = Broken();
        scene.Tick(70_000, Hynix).Pass(5, answer: true);
        var told = scene.News<HaltNews>().Where(news => news.Halted).Select(news => news.Reason).ToList();
        Assert.NotEmpty(told);
        Assert.Equal(told.Distinct(), told);
        Assert.All(told, reason => Assert.StartsWith("내부 오류", reason, StringComparison.Ordinal));
        Assert.True(scene.Shot.Faults > told.Count);
    }

    /// <summary>The page cannot be drawn: the last one is shown with the reason, the loop goes on, and the next input tells of it.</summary>
    [Fact]
    public void A_snapshot_that_throws_ends_nothing()
    {
        var scene = Broken();
        var shown = scene.Shot;
        Assert.Equal((TraderState.Halted, 1), (shown.State, shown.Positions.Count));
        Assert.Contains("화면", shown.Reason, StringComparison.Ordinal);
        scene.Tick(69_000);
        Assert.Contains(scene.News<HaltNews>(), news => news.Reason.Contains("내부 오류 (화면)", StringComparison.Ordinal));
        Assert.Equal(Market.Side.Sell, scene.Placed.Last().Side);
    }
}
