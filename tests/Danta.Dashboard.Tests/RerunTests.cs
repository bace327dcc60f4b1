using System.Text;
using Danta.Dashboard.Reruns;
using Danta.Market;
using Danta.Trading;

namespace Danta.Dashboard.Tests;

/// <summary>Days that are over, over the API: asked for, waited for, and handed on as the other process left them.</summary>
public sealed class RerunTests
{
    static readonly DateOnly Friday = new(2026, 11, 20);

    sealed class FakeReruns : IReruns
    {
        public List<RerunWish> Wishes { get; } = [];

        public RerunAnswer Answer { get; set; } = new(new("0123456789abcdef", RerunState.Running, Friday, false, "돌리고 있습니다."), RerunFault.None);

        public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

        public IReadOnlyList<RecordedDayResource> Days() =>
            [new(Friday, true, true, 1_234_567, 200_000, 12, 40, Kst.At(Friday, new(8, 40)), Kst.At(Friday, new(15, 45)), new(12, 11, 10, 9, 0.5, 2, -300))];

        public RerunAnswer Begin(RerunWish wish)
        {
            Wishes.Add(wish);
            return Answer;
        }

        public RerunResource? Find(string id) => Answer.Taken?.Id == id ? Answer.Taken : null;

        public Stream? Open(string id, string name) => Answer.Taken?.Id == id && Files.TryGetValue(name, out var bytes) ? new MemoryStream(bytes) : null;

        public IReadOnlyList<SweepResource> Sweeps() => [new("fedcba9876543210", Kst.At(Friday, new(20, 0)), 90_000)];

        public Stream? OpenSweep(string id) => id == "fedcba9876543210" ? new MemoryStream(Encoding.UTF8.GetBytes("<style>p{}</style><script>1</script>")) : null;
    }

    static async Task<(Running Running, FakeReruns Reruns)> StartAsync()
    {
        var reruns = new FakeReruns();
        return (await Running.Start(new DashboardOptions("http://127.0.0.1:0") { Reruns = reruns }), reruns);
    }

    [Fact]
    public async Task Days_come_with_what_the_evening_has_measured()
    {
        var (running, _) = await StartAsync();
        await using var stay = running;
        var day = (await running.Json("/api/v1/days"))[0]!;
        Assert.Equal("2026-11-20", $"{day["date"]}");
        Assert.Equal("2026-11-20T08:40:00+09:00", $"{day["first"]}");
        Assert.Equal((9, 10, -300), ((int)day["model"]!["near"]!, (int)day["model"]!["both"]!, (int)day["model"]!["won"]!));
    }

    [Fact]
    public async Task A_wish_is_taken_and_its_state_told()
    {
        var (running, reruns) = await StartAsync();
        await using var stay = running;
        var (status, body) = await running.PostJson("/api/v1/reruns", """{ "date": "2026-11-20", "changes": { "exit.takeProfitPercent": "1.2" }, "trade": 3 }""");
        Assert.Equal((202, "running"), (status, $"{body["state"]}"));
        var wish = Assert.Single(reruns.Wishes);
        Assert.Equal((Friday, 3, "1.2"), (wish.Date, wish.Trade, wish.Changes!["exit.takeProfitPercent"]));
        Assert.Equal("돌리고 있습니다.", $"{(await running.Json($"/api/v1/reruns/{body["id"]}"))["message"]}");
        Assert.Equal(404, (int)(await running.Json("/api/v1/reruns/0000000000000000"))["status"]!);
        // Without changes, or with none in them, the day as it was.
        await running.PostJson("/api/v1/reruns", """{ "date": "2026-11-20", "changes": {} }""");
        Assert.Null(reruns.Wishes[1].Changes);
    }

    [Theory]
    [InlineData(RerunFault.NoDay, 404)]
    [InlineData(RerunFault.Wrong, 400)]
    [InlineData(RerunFault.Busy, 409)]
    public async Task What_is_not_taken_says_why(RerunFault fault, int expected)
    {
        var (running, reruns) = await StartAsync();
        await using var stay = running;
        reruns.Answer = new(null, fault, "까닭");
        var (status, body) = await running.PostJson("/api/v1/reruns", """{ "date": "2026-11-20" }""");
        Assert.Equal((expected, "까닭"), (status, $"{body["detail"]}"));
    }

    [Theory]
    [InlineData("""{ "date": "20261120" }""")]
    [InlineData("""{ "date": null }""")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task A_date_is_asked_for(string json)
    {
        var (running, reruns) = await StartAsync();
        await using var stay = running;
        Assert.Equal(400, (await running.PostJson("/api/v1/reruns", json)).Status);
        Assert.Empty(reruns.Wishes);
    }

    [Fact]
    public async Task Another_origin_begins_nothing()
    {
        var (running, reruns) = await StartAsync();
        await using var stay = running;
        Assert.Equal(403, (await running.Post("/api/v1/reruns", ("Origin", "http://evil.example"))).Status);
        Assert.Empty(reruns.Wishes);
    }

    [Fact]
    public async Task What_was_made_is_handed_on_as_it_is()
    {
        var (running, reruns) = await StartAsync();
        await using var stay = running;
        var code = InstrumentCode.Parse("005930");
        var decision = new Decision(Kst.At(Friday, new(9, 1)), DecisionKind.Skipped, code, 0, null, "늦은 시세", [new("시세 나이", "16초")]);
        reruns.Files[RerunFiles.Film] = FilmPages.Write(new FilmDay(
            Friday, Kst.At(Friday, new(9, 0)), Kst.At(Friday, new(15, 30)), null, null, DayResult.None with { Date = Friday, Realised = new(700) }, [(code, "삼성전자")],
            [decision with { At = decision.At.AddSeconds(2) }, decision, decision with { At = decision.At.AddMilliseconds(300) }], [], [new(33_000, new(700), Won.Zero)]));
        reruns.Files[RerunFiles.Of(code)] = FilmPages.Write(code, [new(32_400, 100, 101, 99, 100, 30), new(32_402, 100, 100, 100, 100, 5)]);
        var film = await running.Json("/api/v1/reruns/0123456789abcdef/film");
        Assert.Equal((700, "삼성전자", 2), ((int)film["net"]!, $"{film["stocks"]![0]!["name"]}", film["steps"]!.AsArray().Count));
        Assert.Equal((1, "시세 나이"), ((int)film["steps"]![0]!["skipped"]!, $"{film["steps"]![0]!["reasons"]![0]!["name"]}"));
        Assert.Equal("2026-11-20T09:10:00+09:00", $"{film["worth"]![0]!["at"]}");
        var bars = await running.Json("/api/v1/reruns/0123456789abcdef/stocks/005930");
        Assert.Equal([32_400, 32_402], bars["second"]!.AsArray().Select(second => (int)second!));
        Assert.Equal(404, (int)(await running.Json("/api/v1/reruns/0123456789abcdef/whatif"))["status"]!);
        Assert.Equal(404, (int)(await running.Json("/api/v1/reruns/0123456789abcdef/stocks/000660"))["status"]!);
        Assert.Equal(400, (int)(await running.Json("/api/v1/reruns/0123456789abcdef/stocks/film"))["status"]!);
    }

    [Fact]
    public async Task A_report_runs_nothing_and_reaches_nothing()
    {
        var (running, _) = await StartAsync();
        await using var stay = running;
        Assert.Equal("fedcba9876543210", $"{(await running.Json("/api/v1/sweeps"))[0]!["id"]}");
        using var report = await running.Client.GetAsync(new Uri("/api/v1/sweeps/fedcba9876543210/report", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/html", report.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(report.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("sandbox", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_journal_there_is_nothing_to_see()
    {
        await using var running = await Running.Start();
        Assert.Empty((await running.Json("/api/v1/days")).AsArray());
        Assert.Empty((await running.Json("/api/v1/sweeps")).AsArray());
        Assert.Equal(404, (await running.PostJson("/api/v1/reruns", """{ "date": "2026-11-20" }""")).Status);
    }

    [Fact]
    public async Task A_password_keeps_it_all()
    {
        await using var running = await Running.Start("열려라 참깨 2026");
        foreach (var path in (string[])["/api/v1/days", "/api/v1/sweeps", "/api/v1/sweeps/fedcba9876543210/report", "/api/v1/reruns/0123456789abcdef/film"])
            Assert.Equal(401, (int)(await running.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }
}
