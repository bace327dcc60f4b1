using System.Net;
using System.Text.Json.Nodes;
using Danta.Desk;
using Danta.Trading;

namespace Danta.Dashboard.Tests;

public sealed class ReadingTests
{
    static string[] Names(JsonNode node) => [.. node.AsObject().Select(pair => pair.Key)];

    [Theory]
    [InlineData("positions", "code name board quantity averagePrice price cost value unrealised unrealisedPercent takeProfit stopLoss openedAt condition origin inDoubt")]
    [InlineData("orders", "id number code name side type quantity filled averagePrice state reason sentAt doneAt")]
    [InlineData("trades", "id code name quantity buyPrice sellPrice gross commission tax net netPercent openedAt closedAt condition exitReason")]
    public async Task Lists_are_arrays_of_objects_with_the_promised_fields(string resource, string fields)
    {
        await using var running = await Running.Start();
        var list = (await running.Json($"/api/v1/{resource}")).AsArray();
        Assert.NotEmpty(list);
        Assert.All(list, item => Assert.Empty(fields.Split(' ').Except(Names(item!))));
    }

    [Theory]
    [InlineData("status", "mode dryRun state reason time session account feedAgeMs budget subscriptions conditions version")]
    [InlineData("pnl", "date realised gross commission tax unrealised total trades wins losses")]
    public async Task Single_resources_have_the_promised_fields(string resource, string fields)
    {
        await using var running = await Running.Start();
        Assert.Empty(fields.Split(' ').Except(Names(await running.Json($"/api/v1/{resource}"))));
    }

    [Fact]
    public async Task Status_tells_world_state_and_budget_in_plain_values()
    {
        await using var running = await Running.Start();
        running.Desk.Snapshot = Examples.Snapshot with { Mode = TradingMode.Real, State = TraderState.Halted, Reason = "손실 한도" };
        var status = await running.Json("/api/v1/status");
        Assert.Equal("real", (string?)status["mode"]);
        Assert.Equal("halted", (string?)status["state"]);
        Assert.Equal("손실 한도", (string?)status["reason"]);
        Assert.Equal("2026-11-23T09:31:07+09:00", (string?)status["time"]);
        Assert.Equal(340, (long?)status["feedAgeMs"]);
        Assert.Equal("""{"limit":15,"used":4,"waiting":1}""", status["budget"]!.ToJsonString());
        Assert.Equal("""{"used":7,"limit":41}""", status["subscriptions"]!.ToJsonString());
        Assert.Equal("5001****-01", (string?)status["account"]);
    }

    [Fact]
    public async Task Money_prices_and_quantities_are_numbers_and_times_are_korean()
    {
        await using var running = await Running.Start();
        var positions = await running.Json("/api/v1/positions");
        var eco = positions.AsArray()[1]!;
        Assert.Equal("086520", (string?)eco["code"]);
        Assert.Equal("kosdaq", (string?)eco["board"]);
        Assert.Equal(81_250.5m, (decimal?)eco["averagePrice"]);
        Assert.Equal(-6_421, (long?)eco["unrealised"]);
        Assert.Equal(-0.66m, (decimal?)eco["unrealisedPercent"]);
        Assert.Equal("2026-11-23T09:28:02+09:00", (string?)eco["openedAt"]);
        Assert.True((bool?)eco["inDoubt"]);
        Assert.Equal("danta", (string?)eco["origin"]);
    }

    [Fact]
    public async Task An_exit_that_is_off_is_null_and_an_order_without_a_number_has_none()
    {
        await using var running = await Running.Start();
        running.Desk.Snapshot = Examples.Snapshot with { Positions = [Examples.SamsungHeld with { TakeProfit = null, Price = default }] };
        var position = (await running.Json("/api/v1/positions"))[0]!.AsObject();
        Assert.True(position.ContainsKey("takeProfit"));
        Assert.Null(position["takeProfit"]);
        Assert.Null(position["price"]);
        var orders = await running.Json("/api/v1/orders");
        Assert.Equal("0000004702", (string?)orders[0]!["number"]);
        Assert.Equal("sell", (string?)orders[0]!["side"]);
        Assert.Null(orders[2]!["number"]);
        Assert.Equal("inDoubt", (string?)orders[2]!["state"]);
    }

    [Fact]
    public async Task Profit_of_a_span_lists_its_days()
    {
        await using var running = await Running.Start();
        var pnl = await running.Json("/api/v1/pnl?from=2026-11-19&to=2026-11-20");
        Assert.Equal(["2026-11-19", "2026-11-20"], pnl["days"]!.AsArray().Select(day => (string?)day!["date"]));
        Assert.Equal(-18_450, (long?)pnl["days"]![0]!["realised"]);
        Assert.Equal(3_004, (long?)pnl["total"]);
        Assert.Null((await running.Json("/api/v1/pnl"))["days"]);
    }

    [Fact]
    public async Task Trades_of_a_span_come_with_those_of_earlier_days_and_their_sums()
    {
        await using var running = await Running.Start();
        running.Desk.Earlier.Add(Examples.HynixTrip with { Id = 9, OpenedAt = Examples.HynixTrip.OpenedAt.AddDays(-3), ClosedAt = Examples.HynixTrip.ClosedAt.AddDays(-3) });
        Assert.Equal(2, (await running.Json("/api/v1/trades")).AsArray().Count);
        var trades = (await running.Json("/api/v1/trades?from=2026-11-20&to=2026-11-23")).AsArray();
        Assert.Equal([2, 4, 9], trades.Select(trade => (int?)trade!["id"]).Order());
        Assert.Equal(9, (int?)Assert.Single((await running.Json("/api/v1/trades?to=2026-11-20")).AsArray())!["id"]);
        var all = Assert.Single((await running.Json("/api/v1/performance?by=all&from=2026-11-20")).AsArray())!;
        Assert.Equal((3, 2, 1), ((int?)all["trades"], (int?)all["wins"], (int?)all["losses"]));
        Assert.Equal(66.7m, (decimal?)all["winRate"]);
        Assert.Equal(2 * 12_711 - 12_190, (long?)all["net"]);
        Assert.Equal(2.09m, (decimal?)all["profitFactor"]);
        Assert.Equal(2, (await running.Json("/api/v1/performance?by=day&from=2026-11-20")).AsArray().Count);
    }

    [Theory]
    [InlineData("trades", "id,code,name,", 3)]
    [InlineData("orders", "id,number,code,", 4)]
    [InlineData("performance", "key,trades,wins,", 3)]
    public async Task A_spreadsheet_takes_each_list_as_a_file(string list, string head, int lines)
    {
        await using var running = await Running.Start();
        using var answer = await running.Client.GetAsync($"/api/v1/{list}?format=csv");
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith($"danta-{list}-", answer.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith(head, text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(lines, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("/api/v1/pnl?from=23.11.2026", 400)]
    [InlineData("/api/v1/pnl?from=2026-11-23&to=2026-11-01", 400)]
    [InlineData("/api/v1/trades?from=yesterday", 400)]
    [InlineData("/api/v1/trades?from=2026-11-23&to=2026-11-01", 400)]
    [InlineData("/api/v1/orders?from=2006-11-23", 400)]
    [InlineData("/api/v1/orders?format=xml", 400)]
    [InlineData("/api/v1/performance?by=moon", 400)]
    [InlineData("/api/v1/performance?by=99", 400)]
    [InlineData("/api/v1/trades/abc/why", 400)]
    [InlineData("/api/v1/trades/77/why", 404)]
    [InlineData("/api/v1/whynot/삼성", 400)]
    [InlineData("/api/v1/nothing", 404)]
    public async Task A_question_that_makes_no_sense_gets_its_status(string path, int status)
    {
        await using var running = await Running.Start();
        using var answer = await running.Client.GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Reasons_come_step_by_step_with_the_values_that_were_seen()
    {
        await using var running = await Running.Start();
        var why = await running.Json("/api/v1/trades/1/why");
        Assert.Equal(2, why["steps"]!.AsArray().Count);
        Assert.Equal("entry", (string?)why["steps"]![1]!["kind"]);
        Assert.Equal("12,400주", (string?)why["steps"]![1]!["reasons"]![1]!["value"]);
        var whyNot = await running.Json("/api/v1/whynot/035720");
        Assert.Equal("재진입 대기 시간이 남았습니다.", (string?)whyNot["steps"]![0]!["sentence"]);
        Assert.Empty((await running.Json("/api/v1/whynot/0009K0"))["steps"]!.AsArray());
    }

    [Fact]
    public async Task Ready_names_each_check_and_fails_with_the_one_that_fails()
    {
        await using var running = await Running.Start();
        using (var ready = await running.Client.GetAsync("/health/ready"))
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        running.Desk.Edges = Examples.Edges with { Checks = [new("token", true, ""), new("conditions", false, "모의 서버는 조건검색을 받지 않습니다")] };
        using var failing = await running.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failing.StatusCode);
        Assert.Equal(
            """{"status":"failing","checks":[{"name":"token","ok":true,"detail":""},{"name":"conditions","ok":false,"detail":"모의 서버는 조건검색을 받지 않습니다"}]}""",
            await failing.Content.ReadAsStringAsync());
        running.Desk.Edges = Examples.Edges with { Checks = [] };
        using var unknown = await running.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unknown.StatusCode);
    }

    [Fact]
    public async Task Ready_and_metrics_tell_how_each_loop_fares()
    {
        await using var running = await Running.Start();
        running.Desk.Edges = Examples.Edges with
        {
            Loops = [new("trader", true, 0, "", null), new("screen", false, 3, "IOException", Examples.At(9, 31, 0))],
        };
        var loops = (await running.Json("/health/ready"))["loops"]!.AsArray();
        Assert.Equal("""{"name":"trader","running":true,"restarts":0,"lastFailure":"","failedAt":null}""", loops[0]!.ToJsonString());
        Assert.Equal(
            """{"name":"screen","running":false,"restarts":3,"lastFailure":"IOException","failedAt":"2026-11-23T09:31:00+09:00"}""",
            loops[1]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        var metrics = await running.Client.GetStringAsync("/metrics");
        foreach (var line in (string[])["danta_loop_running{loop=\"trader\"} 1\n", "danta_loop_running{loop=\"screen\"} 0\n", "danta_loop_restarts{loop=\"screen\"} 3\n"])
            Assert.Contains(line, metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("danta_loop_failed_seconds{loop=\"trader\"}", metrics, StringComparison.Ordinal);
    }

    /// <summary>Whoever set it meant another program: a page for developers shows traces and headers to whoever asks.</summary>
    [Theory]
    [InlineData("ASPNETCORE_ENVIRONMENT")]
    [InlineData("DOTNET_ENVIRONMENT")]
    public async Task No_variable_of_the_environment_makes_it_show_a_trace(string variable)
    {
        var before = Environment.GetEnvironmentVariable(variable);
        try
        {
            Environment.SetEnvironmentVariable(variable, "Development");
            await using var running = await Running.Start();
            running.Desk.Edges = null!;
            using var answer = await running.Client.GetAsync("/api/v1/status");
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.DoesNotContain("Exception", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }

    [Fact]
    public async Task Live_fails_when_the_trader_has_not_stepped_for_a_minute()
    {
        await using var running = await Running.Start();
        running.Time.Advance(TimeSpan.FromSeconds(59));
        using (var live = await running.Client.GetAsync("/health/live"))
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        running.Time.Advance(TimeSpan.FromSeconds(2));
        using var stuck = await running.Client.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, stuck.StatusCode);
    }

    [Fact]
    public async Task Metrics_follow_the_text_format()
    {
        await using var running = await Running.Start();
        using var answer = await running.Client.GetAsync("/metrics");
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("danta_positions 2", lines);
        Assert.Contains("danta_check{name=\"token\"} 1", lines);
        Assert.Contains("danta_state{state=\"running\"} 1", lines);
        Assert.Contains("danta_feed_age_seconds 0.34", lines);
        Assert.Contains("danta_budget_queue_length{lane=\"sales\"} 0", lines);
        Assert.Contains("danta_budget_queue_length{lane=\"balance\"} 1", lines);
        Assert.Contains("danta_budget_queue_oldest_seconds{lane=\"sales\"} 0", lines);
        Assert.Contains("danta_budget_queue_oldest_seconds{lane=\"balance\"} 1.5", lines);
        Assert.All(lines, line => Assert.Matches(@"^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+=""[^""]*""\})? (-?[0-9.]+|NaN))$", line));
        Assert.Equal(
            lines.Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)).Distinct().Count(),
            lines.Count(line => line.StartsWith("# TYPE", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_description_lists_every_address_of_the_api()
    {
        await using var running = await Running.Start();
        var paths = (await running.Json("/openapi/v1.json"))["paths"]!.AsObject().Select(pair => pair.Key).ToHashSet();
        string[] expected =
        [
            "status", "positions", "orders", "trades", "pnl", "conditions", "watchlist", "trades/{id}/why", "whynot/{code}", "performance", "conditions/{seq}/on", "conditions/{seq}/off", "pause", "resume",
            "flatten", "positions/{code}/sell", "orders/{number}/cancel",
        ];
        Assert.All(expected, path => Assert.Contains($"/api/v1/{path}", paths));
    }
}
