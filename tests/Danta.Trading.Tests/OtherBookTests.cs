using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Should a journal of another book be heard, nothing of it may be sold, counted or held against this one.</summary>
public sealed class OtherBookTests
{
    [Theory]
    [InlineData(TradingMode.Real, false)]
    [InlineData(TradingMode.Real, true)]
    [InlineData(TradingMode.Paper, true)]
    public void A_life_of_another_environment_or_of_a_dry_run_holds_nothing_of_it(TradingMode mode, bool dryRun)
    {
        var scene = new Scene(Plain with { Risk = Plain.Risk with { DailyLossLimit = new(1_000) } });
        var before = Held(scene);

        scene.Play(new Started(mode, dryRun, scene.Settings));
        Assert.Empty(scene.Shot.Positions);
        Assert.Empty(scene.Shot.Orders);
        Assert.Equal((mode, dryRun), (scene.Shot.Mode, scene.Shot.DryRun));
        Assert.Contains("보유 1종목은 여기서 팔지 않습니다", Assert.Single(scene.News<StorageNews>()).Text, StringComparison.Ordinal);

        // The owner has as many shares of his own: far below the stop of the other book.
        var placed = scene.Placed.Count();
        scene.Play(new StreamChanged(true, null)).Answer().Answer().Tick(50_000).Pass(70, answer: true);
        scene.Tick(49_000).Pass(5, answer: true);
        Assert.Equal(placed, scene.Placed.Count());
        Assert.Equal(Won.Zero, scene.Shot.Today.Realised);
        Assert.Equal(Won.Zero, scene.Shot.Today.Unrealised);
        Assert.DoesNotContain(scene.All.OfType<Tell>(), tell => tell.News is LossLimitNews);
        Assert.True(before > 0);
    }

    [Fact]
    public void Its_numbers_are_counted_on()
    {
        var scene = new Scene();
        Held(scene);
        var (order, trade) = (scene.Placed.Max(placed => placed.Order.Value), scene.Shot.Positions[0].Trade);
        scene.Holds(Samsung, 0, 0).Play(new Started(TradingMode.Real, false, scene.Settings)).Play(new StreamChanged(true, null)).Answer().Answer();
        scene.Hold(70_000);
        Assert.True(scene.Placed.Last().Order.Value > order);
        Assert.True(scene.Shot.Positions[0].Trade > trade);
    }

    [Fact]
    public void What_another_life_carried_into_the_day_is_not_gone_on_with()
    {
        var scene = new Scene(Plain with { Exit = Plain.Exit with { FlattenAt = null } });
        Held(scene);
        scene.Skip(TimeSpan.FromHours(24)).Pass(1);
        Assert.Single(scene.All.OfType<CarriedOver>().Last().Positions);
        scene.Play(new Started(TradingMode.Real, false, scene.Settings));
        Assert.Empty(scene.Shot.Positions);
        // Nor does the day after carry any of it.
        scene.Skip(TimeSpan.FromHours(24)).Pass(1);
        Assert.Empty(scene.All.OfType<CarriedOver>().Last().Positions);
        Assert.Equal(TradingMode.Real, scene.All.OfType<CarriedOver>().Last().Mode);
    }

    static long Held(Scene scene) => scene.Hold(70_000).Quantity.Shares;
}
