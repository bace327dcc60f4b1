using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

public sealed class MoveStopTests
{
    static readonly ExitSettings Off = new(null, null, null, null, null, null, null);

    static Scene Holding(ExitSettings exit)
    {
        var scene = new Scene(Plain with { Exit = exit });
        scene.Hold(70_000);
        scene.Tick(70_000);
        return scene;
    }

    static MoveStop To(int? won) => new("api", Samsung, won is { } price ? Price.FromWon(price) : null);

    static bool HasSold(Scene scene) => scene.Placed.Any(order => order.Side == Side.Sell);

    [Theory]
    [InlineData(69_800, true)]
    [InlineData(68_000, true)]
    [InlineData(69_800, false)]
    public void A_moved_stop_takes_the_place_of_the_one_of_the_settings_either_way(int stop, bool hasOwn)
    {
        var scene = Holding(Off with { StopLoss = hasOwn ? Rate.FromPercent(1m) : null });
        scene.Play(To(stop));
        Assert.Equal(stop, scene.Shot.Positions[0].StopLoss?.Won);
        Assert.True(scene.Shot.Positions[0].IsOwnStop);
        Assert.False(HasSold(scene.Tick(stop + 100)));
        Assert.True(HasSold(scene.Tick(stop)));
    }

    [Fact]
    public void A_stop_at_the_price_or_above_is_refused_and_the_old_one_stays()
    {
        var scene = Holding(Off with { StopLoss = Rate.FromPercent(1m) });
        scene.Play(To(70_000)).Play(To(90_000));
        Assert.Equal(69_300, scene.Shot.Positions[0].StopLoss?.Won);
        Assert.False(HasSold(scene.Tick(70_000)));
        Assert.Contains("낮지 않습니다", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_put_on_the_grid_below_and_can_be_given_back()
    {
        var scene = Holding(Off with { StopLoss = Rate.FromPercent(1m) });
        scene.Play(To(69_777));
        Assert.Equal(69_700, scene.Shot.Positions[0].StopLoss?.Won);
        scene.Play(To(null));
        Assert.Equal((69_300, false), (scene.Shot.Positions[0].StopLoss?.Won, scene.Shot.Positions[0].IsOwnStop));
    }

    /// <summary>A profit that is followed is followed all the same: the higher of the two sells.</summary>
    [Fact]
    public void A_trailing_stop_goes_on_above_it()
    {
        var scene = Holding(Off with { Trailing = Rate.FromPercent(0.5m), TrailingStart = Rate.FromPercent(1m) });
        scene.Play(To(68_000)).Tick(71_500);
        Assert.Equal(71_100, scene.Shot.Positions[0].StopLoss?.Won);
        Assert.True(HasSold(scene.Tick(71_000)));
    }

    [Fact]
    public void It_belongs_to_one_position_and_ends_with_it()
    {
        var scene = Holding(Off with { StopLoss = Rate.FromPercent(1m) });
        scene.Play(new MoveStop("api", Hynix, Price.FromWon(1_000)));
        Assert.Contains("보유하고 있지 않습니다", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
        Assert.False(scene.Shot.Positions[0].IsOwnStop);
    }
}
