using Danta.Host.Reruns;
using Danta.Market;
using static Danta.Host.Tests.Reruns.RerunStage;

namespace Danta.Host.Tests.Reruns;

/// <summary>Each evening the model is held against the day; never while the market is open.</summary>
public sealed class EveningTests
{
    static async Task PassAsync(RerunStage stage, Func<bool> holds)
    {
        using var end = new CancellationTokenSource();
        var evening = stage.Evening.RunAsync(end.Token);
        await Patience.UntilAsync(holds);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => evening);
    }

    [Fact]
    public async Task After_the_close_the_day_is_measured_once_and_stays_known()
    {
        using var stage = new RerunStage(Monday);
        Assert.Null(stage.Evening.Next());
        stage.Time.Advance(TimeSpan.FromMinutes(40));
        await PassAsync(stage, () => stage.Errors.Of(Monday) is not null);
        var task = Assert.Single(stage.Tasks);
        Assert.Equal((RerunKind.Model, "2026-11-23.danta"), (task.Kind, Path.GetFileName(task.Day)));
        Assert.Null(stage.Evening.Next());
        var again = new ModelErrors(stage.Book);
        Assert.Equal(new Won(-300), again.Of(Monday)!.Won);
        Assert.Equal((1, 7, 6, 5, 0.5), again.Lately);
    }

    [Fact]
    public void Nothing_is_done_beside_an_open_market_nor_about_a_dry_run()
    {
        using var stage = new RerunStage(Friday, Monday);
        stage.Time.Advance(TimeSpan.FromHours(1));
        Assert.NotNull(stage.Evening.Next());
        stage.Shown = stage.Shown with { MarketOpen = true };
        Assert.Null(stage.Evening.Next());
        stage.Shown = stage.Shown with { MarketOpen = false, DryRun = true };
        Assert.Null(stage.Evening.Next());
    }

    [Fact]
    public async Task What_an_evening_missed_is_made_up_for_and_what_fails_is_let_be()
    {
        using var stage = new RerunStage(Friday, Monday);
        Assert.Equal("2026-11-20.danta", stage.Evening.Next());
        stage.Answer = task => Task.FromResult<string?>("읽지 못했습니다");
        stage.Time.Advance(TimeSpan.FromHours(1));
        using var end = new CancellationTokenSource();
        var evening = stage.Evening.RunAsync(end.Token);
        await Patience.UntilAsync(() =>
        {
            stage.Time.Advance(TimeSpan.FromSeconds(20));
            return stage.Evening.Next() is null;
        });
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => evening);
        Assert.Equal(2, stage.Tasks.Count);
        Assert.Null(stage.Errors.Of(Monday));
        Assert.Null(stage.Errors.Of(Friday));
    }

    [Fact]
    public async Task A_file_that_is_none_is_measured_anew()
    {
        using var stage = new RerunStage(Friday);
        await File.WriteAllTextAsync(Path.Combine(stage.Book, ModelErrors.Name), "[{", TestContext.Current.CancellationToken);
        Assert.Null(stage.Errors.Of(Friday));
        await PassAsync(stage, () => stage.Errors.Of(Friday) is not null);
    }
}
