using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Edges;

/// <summary>What the edges leave undone while the trader sleeps, and what they renew when it wakes.</summary>
public sealed class WakingTests
{
    const string Masters = "kospi_code.mst.zip";

    static readonly TraderSnapshot Awake = TraderSnapshot.Empty;
    static readonly TraderSnapshot Asleep = Awake with { IsAsleep = true };

    [Fact]
    public async Task Asleep_nothing_is_asked_and_awake_everything_with_an_age_is_new() => await EdgeStage.AloneAsync(async () =>
    {
        using var stage = new EdgeStage(Kst.At(new(2026, 11, 23), new(8, 0)));
        stage.Save(("0", "급등주"));
        stage.Answer(EdgeStage.Calendar, """{"rt_cd":"0","msg_cd":"KIOK0500","msg1":"","output":[{"bass_dt":"20261123","opnd_yn":"Y"},{"bass_dt":"20261124","opnd_yn":"Y"}]}""");
        await stage.Broker.TryConnectAsync(default);
        using var stop = new CancellationTokenSource();
        stage.Market.Start();
        Task[] running = [stage.Broker.Listings.RunAsync(stop.Token), stage.Holidays.RunAsync(stop.Token), stage.Polls("급등주").RunAsync(stop.Token)];
        stage.Pass(TimeSpan.FromHours(8.25));
        foreach (var what in (string[])["tokenP", "Approval", "dial", Masters, EdgeStage.Calendar, EdgeStage.Search])
            Assert.True(stage.Count(what) > 0, what);

        stage.Now = Asleep;
        stage.Router.Dispatch(new Rest(true), default);
        stage.Pass(TimeSpan.FromSeconds(1));
        stage.Calls.Clear();
        stage.Pass(TimeSpan.FromHours(15.5) - TimeSpan.FromSeconds(1));
        Assert.Empty(stage.Calls);

        // 07:45: the token would last for another quarter of an hour.
        stage.Now = Awake;
        stage.Router.Dispatch(new Rest(false), default);
        Assert.Equal((1, 1, 1), (stage.Count("tokenP"), stage.Count("Approval"), stage.Count("dial")));
        stage.Pass(TimeSpan.FromSeconds(20));
        foreach (var what in (string[])[Masters, EdgeStage.Calendar, EdgeStage.Conditions])
            Assert.True(stage.Count(what) > 0, what);
        Assert.Contains(new HolidayAnswered(new(2026, 11, 24), true), stage.Heard());
        await stop.CancelAsync();
        await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    });

    /// <summary>One that outlasts the day is not asked for anew: the broker counts.</summary>
    [Fact]
    public async Task A_token_that_outlasts_the_day_is_kept() => await EdgeStage.AloneAsync(async () =>
    {
        using var stage = new EdgeStage(Kst.At(new(2026, 11, 23), new(21, 0)));
        await stage.Broker.TryConnectAsync(default);
        stage.Router.Dispatch(new Rest(true), default);
        stage.Pass(TimeSpan.FromHours(10.75));
        stage.Router.Dispatch(new Rest(false), default);
        stage.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(1, stage.Count("tokenP"));
    });

    [Fact]
    public async Task The_broker_is_asked_for_the_day_once_and_again_ten_minutes_after_no_answer() => await EdgeStage.AloneAsync(async () =>
    {
        using var stage = new EdgeStage(Kst.At(new(2026, 11, 23), new(7, 45)));
        await stage.Broker.TryConnectAsync(default);
        using var stop = new CancellationTokenSource();
        var running = stage.Holidays.RunAsync(stop.Token);
        stage.Pass(TimeSpan.FromMinutes(9));
        var first = stage.Count(EdgeStage.Calendar);
        stage.Answer(EdgeStage.Calendar, """{"rt_cd":"0","msg_cd":"KIOK0500","msg1":"","output":[{"bass_dt":"20261123","opnd_yn":"N"}]}""");
        stage.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(first + 1, stage.Count(EdgeStage.Calendar));
        Assert.Equal([new HolidayAnswered(new(2026, 11, 23), false)], stage.Heard().OfType<HolidayAnswered>());
        stage.Pass(TimeSpan.FromHours(8));
        Assert.Equal(first + 1, stage.Count(EdgeStage.Calendar));
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    });
}
