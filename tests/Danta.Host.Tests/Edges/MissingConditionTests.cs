using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Edges;

/// <summary>A condition of the owner's that the server does not have: he hears of it once, and once that it is found.</summary>
public sealed class MissingConditionTests
{
    static readonly DateTimeOffset Morning = Kst.At(new(2026, 11, 23), new(10, 0));

    static List<ConditionNews> Told(EdgeStage stage) => [.. stage.Told.Cast<ConditionNews>()];

    [Fact]
    public async Task A_name_that_the_server_does_not_have_is_told_once_and_once_when_it_is_found() => await EdgeStage.AloneAsync(async () =>
    {
        using var stage = new EdgeStage(Morning);
        stage.Save(("0", "급등주"));
        await stage.Broker.TryConnectAsync(default);
        using var stop = new CancellationTokenSource();
        var running = stage.Polls("급등주", "눌림목").RunAsync(stop.Token);
        stage.Pass(TimeSpan.FromMinutes(10));
        var told = Assert.Single(Told(stage));
        Assert.Equal("눌림목", told.Name);
        foreach (var word in (string[])["서버에 없습니다", "0 급등주", "사지 않"])
            Assert.Contains(word, told.Text, StringComparison.Ordinal);

        stage.Save(("0", "급등주"), ("1", "눌림목"));
        stage.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(2, Told(stage).Count);
        Assert.Contains("찾았습니다", Told(stage)[1].Text, StringComparison.Ordinal);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    });

    /// <summary>One of two groups each: the name does not say which.</summary>
    [Fact]
    public async Task A_name_of_two_is_told_with_both_numbers() => await EdgeStage.AloneAsync(async () =>
    {
        using var stage = new EdgeStage(Morning);
        stage.Save(("0", "급등주"), ("3", "급등주"));
        await stage.Broker.TryConnectAsync(default);
        using var stop = new CancellationTokenSource();
        var running = stage.Polls("급등주", "3").RunAsync(stop.Token);
        stage.Pass(TimeSpan.FromMinutes(10));
        var told = Assert.Single(Told(stage));
        foreach (var word in (string[])["번호 0", "번호 3", "번호로"])
            Assert.Contains(word, told.Text, StringComparison.Ordinal);
        Assert.True(stage.Count(EdgeStage.Search) > 10);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    });

    [Fact]
    public async Task A_list_that_cannot_be_had_is_told_after_a_minute_and_when_it_comes() => await EdgeStage.AloneAsync(async () =>
    {
        using var stage = new EdgeStage(Morning);
        stage.Answer(EdgeStage.Conditions, """{"rt_cd":"1","msg_cd":"OPSQ9999","msg1":"사용자가 없습니다."}""");
        await stage.Broker.TryConnectAsync(default);
        using var stop = new CancellationTokenSource();
        var running = stage.Polls("급등주").RunAsync(stop.Token);
        stage.Pass(TimeSpan.FromSeconds(50));
        Assert.Empty(stage.Told);
        stage.Pass(TimeSpan.FromMinutes(20));
        Assert.Contains("OPSQ9999", Assert.Single(Told(stage)).Text, StringComparison.Ordinal);
        stage.Save(("0", "급등주"));
        stage.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(2, Told(stage).Count);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    });

    /// <summary>A name that was there and is gone the trader tells of: it has called for stocks by it.</summary>
    [Fact]
    public async Task One_that_was_there_and_is_gone_is_the_traders_to_tell() => await EdgeStage.AloneAsync(async () =>
    {
        using var stage = new EdgeStage(Morning);
        stage.Save(("0", "급등주"));
        await stage.Broker.TryConnectAsync(default);
        using var stop = new CancellationTokenSource();
        var running = stage.Polls("급등주").RunAsync(stop.Token);
        stage.Pass(TimeSpan.FromSeconds(30));
        stage.Save(("1", "신고가"));
        stage.Pass(TimeSpan.FromMinutes(5));
        Assert.Empty(stage.Told);
        Assert.Single(stage.Heard().OfType<ConditionFailed>(), failed => failed.Gone);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    });
}
