using Danta.Market;
using Danta.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Danta.Dashboard.Api;

/// <summary>What was, in any period: as JSON, or as a spreadsheet opens it. Without a period: the trader's present list.</summary>
static class PeriodEndpoints
{
    public static void MapPeriods(this IEndpointRouteBuilder api)
    {
        api.MapGet("/orders", (string? from, string? to, string? format, ITraderView view, TimeProvider time, CancellationToken cancellationToken) => AnswerAsync(
                from, to, format, time, view.Snapshot.Orders, view.OrdersAsync, OrderResource.From, Spreadsheet.Of, "orders", cancellationToken))
            .WithSummary("주문: 오늘, 또는 from~to(날짜); format=csv");
        api.MapGet("/trades", (string? from, string? to, string? format, ITraderView view, TimeProvider time, CancellationToken cancellationToken) => AnswerAsync(
                from, to, format, time, view.Snapshot.Trades, view.TradesAsync, TradeResource.From, Spreadsheet.Of, "trades", cancellationToken))
            .WithSummary("끝난 거래와 순손익: 오늘, 또는 from~to(날짜); format=csv");
        api.MapGet("/performance", async Task<Results<Ok<IReadOnlyList<GroupResource>>, FileContentHttpResult, ProblemHttpResult>> (
                string? by, string? from, string? to, string? format, ITraderView view, TimeProvider time, CancellationToken cancellationToken) =>
            !Enum.TryParse<TradeCut>(by ?? "stock", ignoreCase: true, out var cut) || !Enum.IsDefined(cut)
                ? Problems.BadRequest("by는 stock, condition, rule, exit, hour, day, all 가운데 하나여야 합니다.")
                : await AnswerAsync(
                    from, to, format, time, TradeGroups.Of(view.Snapshot.Trades, cut), async (first, last, stop) => TradeGroups.Of(await view.TradesAsync(first, last, stop), cut),
                    GroupResource.From, Spreadsheet.Of, "performance", cancellationToken))
            .WithSummary("오늘이나 from~to의 거래를 by=stock, condition, rule, exit, hour, day, all로 묶어서; format=csv");
    }

    static async Task<Results<Ok<IReadOnlyList<TResource>>, FileContentHttpResult, ProblemHttpResult>> AnswerAsync<T, TResource>(
        string? from, string? to, string? format, TimeProvider time, IReadOnlyList<T> now,
        Func<DateOnly, DateOnly, CancellationToken, ValueTask<IReadOnlyList<T>>> read, Func<T, TResource> shape, Func<IEnumerable<T>, string> sheet,
        string name, CancellationToken cancellationToken)
    {
        var today = Kst.DateOf(time.GetUtcNow());
        if (format is not (null or "json" or "csv"))
            return Problems.BadRequest("format은 json이나 csv여야 합니다.");
        if (!Period.TryRead(from, to, today, out var period, out var problem))
            return Problems.BadRequest(problem);
        var list = from is null && to is null ? now : await read(period.From, period.To, cancellationToken);
        return format == "csv"
            ? TypedResults.File(Spreadsheet.Bytes(sheet(list)), "text/csv; charset=utf-8", $"danta-{name}-{period.From:yyyyMMdd}-{period.To:yyyyMMdd}.csv")
            : TypedResults.Ok<IReadOnlyList<TResource>>([.. list.Select(shape)]);
    }
}
