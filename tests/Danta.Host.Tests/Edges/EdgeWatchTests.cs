using Danta.Host.Running;
using Danta.Host.Supervision;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Edges;

/// <summary>What fails readiness: each for itself, with words that say what it means.</summary>
public sealed class EdgeWatchTests
{
    static readonly DateTimeOffset Morning = Kst.At(new(2026, 11, 23), new(10, 0));

    /// <summary>Reconciled, and a token held: what is left is the feed, which nobody has begun.</summary>
    static readonly TraderSnapshot Reconciled = TraderSnapshot.Empty with { Reconciled = true };

    static async Task<(EdgeStage Stage, Func<Dictionary<string, HealthCheck>> Checks)> OpenAsync(params string[] wanted)
    {
        var stage = new EdgeStage(Morning) { Now = Reconciled };
        var polls = stage.Polls(wanted);
        var watch = new EdgeWatch(
            stage.Broker, stage.Market, polls, new(), new Supervisor(stage.Told.Add, stage.Time, NullLogger<Supervisor>.Instance), () => GuardState.Absent,
            () => null, () => stage.Now, "5001234501", stage.Time);
        await stage.Broker.TryConnectAsync(default);
        if (wanted.Length > 0)
            _ = polls.RunAsync(default);
        return (stage, () => watch.Status().Checks.ToDictionary(check => check.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_a_token_it_is_not_ready() => await EdgeStage.AloneAsync(async () =>
    {
        var (stage, checks) = await OpenAsync();
        Assert.True(checks()["token"].Holds);
        stage.Answer("tokenP", """{"error_code":"EGW00002","error_description":"서버 오류"}""", 500);
        stage.Pass(TimeSpan.FromHours(25));
        _ = stage.Broker.HolidayAsync(new(2026, 11, 24), default);
        stage.Pass(TimeSpan.FromSeconds(30));
        Assert.False(checks()["token"].Holds);
        stage.Now = stage.Now with { IsAsleep = true };
        Assert.True(checks()["token"].Holds);
        stage.Dispose();
    });

    /// <summary>Whatever is asked is answered with 500 and an empty code.</summary>
    [Fact]
    public async Task Where_every_call_fails_it_is_not_ready_and_says_why() => await EdgeStage.AloneAsync(async () =>
    {
        var (stage, checks) = await OpenAsync();
        stage.Answer(EdgeStage.Calendar, """{"rt_cd":"1","msg_cd":"","msg1":""}""", 500);
        for (var second = 0; second < 20; second++)
        {
            _ = stage.Broker.HolidayAsync(new(2026, 11, 23), default);
            stage.Pass(TimeSpan.FromSeconds(1));
        }
        var calls = checks()["calls"];
        Assert.False(calls.Holds);
        Assert.Contains("이유 없이 모든 조회를 거절", calls.Detail, StringComparison.Ordinal);
        stage.Answer(EdgeStage.Calendar, """{"rt_cd":"0","msg_cd":"KIOK0500","msg1":"","output":[{"bass_dt":"20261123","opnd_yn":"Y"}]}""");
        _ = stage.Broker.HolidayAsync(new(2026, 11, 23), default);
        stage.Pass(TimeSpan.FromSeconds(1));
        Assert.True(checks()["calls"].Holds);
        stage.Dispose();
    });

    [Fact]
    public async Task A_feed_without_its_notices_and_a_comparison_that_is_not_done_are_named() => await EdgeStage.AloneAsync(async () =>
    {
        var (stage, checks) = await OpenAsync();
        stage.Now = stage.Now with { Reconciled = false };
        foreach (var name in (string[])["notices", "reconciled"])
        {
            Assert.False(checks()[name].Holds);
            Assert.Contains("사지 않습니다", checks()[name].Detail, StringComparison.Ordinal);
        }
        stage.Market.OnState(new(true, "", 1, 41, 0, null, null, null));
        stage.Now = stage.Now with { Reconciled = true };
        Assert.True(checks()["notices"].Holds && checks()["reconciled"].Holds);
        stage.Dispose();
    });

    [Fact]
    public async Task A_condition_that_cannot_be_read_is_named_with_its_reason() => await EdgeStage.AloneAsync(async () =>
    {
        var (stage, checks) = await OpenAsync("급등주");
        stage.Save(("0", "급등주"));
        stage.Answer(EdgeStage.Search, """{"rt_cd":"1","msg_cd":"OPSQ2002","msg1":"ERROR INPUT FIELD"}""");
        stage.Pass(TimeSpan.FromMinutes(3));
        Assert.False(checks()["conditions"].Holds);
        foreach (var word in (string[])["급등주", "OPSQ2002", "사지 않"])
            Assert.Contains(word, checks()["conditions"].Detail, StringComparison.Ordinal);
        stage.Dispose();
    });
}
