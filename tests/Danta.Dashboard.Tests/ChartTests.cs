using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Danta.Desk;
using Danta.Market;
using Danta.Trading;

namespace Danta.Dashboard.Tests;

public sealed class ChartTests
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static async Task<(int Status, JsonNode Body)> Stop(Running running, string code, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await running.Client.PostAsync($"/api/v1/positions/{code}/stop", content, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }

    [Fact]
    public async Task Seconds_become_candles_that_begin_at_multiples_of_their_length()
    {
        await using var running = await Running.Start();
        foreach (var (second, price) in new[] { (32_404, 100), (32_404, 103), (32_405, 101), (32_409, 99), (32_470, 98) })
            running.Desk.Tape.Trade(Examples.Samsung, second, price, 10);
        var candles = (await running.Json("/api/v1/stocks/005930/candles?seconds=5")).AsArray();
        Assert.Equal(
            """[{"at":"2026-11-23T09:00:00+09:00","open":100,"high":103,"low":100,"close":103,"volume":20},{"at":"2026-11-23T09:00:05+09:00","open":101,"high":101,"low":99,"close":99,"volume":20},{"at":"2026-11-23T09:01:10+09:00","open":98,"high":98,"low":98,"close":98,"volume":10}]""",
            candles.ToJsonString(Readable));
        Assert.Equal(2, (await running.Json("/api/v1/stocks/005930/candles")).AsArray().Count);
    }

    [Fact]
    public async Task Of_a_day_full_of_seconds_the_last_come()
    {
        await using var running = await Running.Start();
        for (var second = 0; second < 2_500; second++)
            running.Desk.Tape.Trade(Examples.Samsung, 32_400 + second, 100);
        var candles = (await running.Json("/api/v1/stocks/005930/candles?seconds=1")).AsArray();
        Assert.Equal(2_000, candles.Count);
        Assert.Equal("2026-11-23T09:41:39+09:00", (string?)candles[^1]!["at"]);
    }

    [Theory]
    [InlineData("/api/v1/stocks/005930/candles?seconds=7", 400)]
    [InlineData("/api/v1/stocks/005930/candles?seconds=-5", 400)]
    [InlineData("/api/v1/stocks/no%20thing/candles", 400)]
    [InlineData("/api/v1/stocks/000660", 404)]
    public async Task What_cannot_be_shown_is_said(string path, int status)
    {
        await using var running = await Running.Start();
        Assert.Equal(status, (int?)(await running.Json(path))["status"]);
    }

    [Fact]
    public async Task A_stock_tells_its_limits_its_vi_prices_and_its_book()
    {
        await using var running = await Running.Start();
        BookSide asks = default, bids = default;
        asks[0] = new(Examples.Price(72_100), Examples.Shares(50));
        bids[0] = new(Examples.Price(72_000), Examples.Shares(70));
        var trade = new TradeTick(
            Examples.Samsung, 93_107, Examples.Price(72_000), default, default, default, default, default, default, default, Examples.Shares(3), Examples.Shares(1_000), Won.Zero,
            9_137, Side.Buy, false, false, Examples.Price(70_000));
        var known = new InstrumentAnswered(
            Examples.Samsung, "삼성전자", Board.Kospi, ListingKind.Stock, Examples.Price(71_000), Examples.Price(92_300), Examples.Price(49_700), false, false, 0, false, false,
            Examples.Price(72_000));
        running.Desk.Tape.Moments[Examples.Samsung] = new(
            trade, new(Examples.Samsung, 93_107, BookPhase.Continuous, asks, bids, default, default, default, default, default), [new(34_267, 72_000, 3, Side.Buy)], known);
        var stock = await running.Json("/api/v1/stocks/005930");
        Assert.Equal((92_300, 49_700, 77_000, 63_000), ((int)stock["upperLimit"]!, (int)stock["lowerLimit"]!, (int)stock["viUpper"]!, (int)stock["viLower"]!));
        Assert.Equal("""[{"price":72100,"size":50}]""", stock["asks"]!.ToJsonString());
        Assert.Equal("""[{"at":"2026-11-23T09:31:07+09:00","price":72000,"size":3,"side":"buy"}]""", stock["ticks"]!.ToJsonString(Readable));
        Assert.Equal(91.37m, (decimal?)stock["strength"]);
    }

    [Fact]
    public async Task The_days_curve_is_as_long_as_a_screen_and_ends_with_the_last_point()
    {
        await using var running = await Running.Start();
        running.Desk.Tape.Worth = [.. Enumerable.Range(0, 3_000).Select(index => new WorthPoint(32_400 + index * 10, new(index), new(1)))];
        var points = (await running.Json("/api/v1/worth")).AsArray();
        Assert.InRange(points.Count, 900, 1_001);
        Assert.Equal((2_999, 3_000), ((int)points[^1]!["realised"]!, (int)points[^1]!["total"]!));
    }

    [Fact]
    public async Task A_stop_is_moved_below_the_price_and_given_back()
    {
        await using var running = await Running.Start();
        var (status, body) = await Stop(running, "005930", """{"price":71500}""");
        Assert.Equal(202, status);
        Assert.Contains("71,500원", (string?)body["message"], StringComparison.Ordinal);
        Assert.Equal(202, (await Stop(running, "005930", """{"price":null}""")).Status);
        Assert.Equal<OwnerCommand>([new MoveStop("api", Examples.Samsung, Examples.Price(71_500)), new MoveStop("api", Examples.Samsung, null)], running.Desk.Commands);
    }

    [Theory]
    [InlineData("005930", """{"price":72000}""", 409)]
    [InlineData("005930", """{"price":0}""", 400)]
    [InlineData("005930", """{"price":-5}""", 400)]
    [InlineData("005930", """{"price":"많이"}""", 400)]
    [InlineData("005930", "", 400)]
    [InlineData("000660", """{"price":1000}""", 404)]
    [InlineData("x", """{"price":1000}""", 400)]
    public async Task A_stop_that_makes_no_sense_moves_nothing(string code, string body, int status)
    {
        await using var running = await Running.Start();
        Assert.Equal(status, (await Stop(running, code, body)).Status);
        Assert.Empty(running.Desk.Commands);
    }
}
