using Danta.Dashboard.Api;
using Danta.Market;
using Danta.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Danta.Dashboard.Charts;

/// <summary>What a chart shows: prices of today in the stocks that were heard, and what the day was worth.</summary>
static class ChartEndpoints
{
    const int MostCandles = 2_000;
    const int MostPoints = 1_000;

    public static void MapCharts(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("read");
        api.MapGet("/stocks/{code}", Stock).WithSummary("종목 하나: 마지막 체결, 호가, 상·하한가, VI 가격");
        api.MapGet("/stocks/{code}/candles", Get).WithSummary($"오늘의 봉: seconds={string.Join(", ", Candles.Lengths)}; 마지막 {MostCandles:N0}개까지");
        api.MapGet("/worth", (ITraderView view) => TypedResults.Ok<IReadOnlyList<WorthResource>>(Worth(view.Tape))).WithSummary("오늘 손익의 흐름 (비용 뒤)");
    }

    static Results<Ok<StockResource>, ProblemHttpResult> Stock(string code, ITraderView view)
    {
        if (!InstrumentCode.TryParse(code.ToUpperInvariant(), out var parsed))
            return Problems.BadRequest(Problems.BadCode);
        return view.Tape.Of(parsed) is { } moment
            ? TypedResults.Ok(StockResource.From(parsed, NameOf(view.Snapshot, parsed), moment, view.Tape.Day))
            : Problems.NotFound($"{parsed}: 오늘 시세를 들은 적이 없는 종목입니다.");
    }

    static Results<Ok<IReadOnlyList<CandleResource>>, ProblemHttpResult> Get(string code, string? seconds, ITraderView view)
    {
        if (!InstrumentCode.TryParse(code.ToUpperInvariant(), out var parsed))
            return Problems.BadRequest(Problems.BadCode);
        if (!int.TryParse(seconds ?? "60", System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var length) || !Candles.Lengths.Contains(length))
            return Problems.BadRequest($"seconds는 {string.Join(", ", Candles.Lengths)} 가운데 하나여야 합니다.");
        return TypedResults.Ok<IReadOnlyList<CandleResource>>(Candles.Of(view.Tape.Day, view.Tape.Bars(parsed, 0), length, MostCandles));
    }

    /// <summary>So many points as a screen has, the last one always among them.</summary>
    static List<WorthResource> Worth(IDayTape tape)
    {
        var (day, points) = (tape.Day, tape.Worth);
        var step = Math.Max(1, (points.Count + MostPoints - 1) / MostPoints);
        return [.. points.Where((_, index) => index % step == 0 || index == points.Count - 1).Select(point => WorthResource.From(day, point))];
    }

    static string NameOf(TraderSnapshot trader, InstrumentCode code) =>
        trader.Positions.FirstOrDefault(held => held.Code == code)?.Name ?? trader.Watchlist.FirstOrDefault(one => one.Code == code)?.Name
        ?? trader.Trades.LastOrDefault(one => one.Code == code)?.Name ?? trader.Orders.LastOrDefault(one => one.Code == code)?.Name ?? "";
}
