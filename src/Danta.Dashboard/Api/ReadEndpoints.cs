using System.Globalization;
using Danta.Market;
using Danta.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Danta.Dashboard.Api;

/// <summary>What may be read. Every answer is made of one frozen snapshot.</summary>
static class ReadEndpoints
{
    const int LongestSpanDays = 3660;

    public static void MapReads(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("read");
        api.MapGet("/status", (ITraderView view, TimeProvider time, DashboardOptions options) =>
                TypedResults.Ok(StatusResource.From(view.Snapshot, view.Edges, time.GetUtcNow(), options.Chat is not null)))
            .WithSummary("모드, 상태, 세션, 시세 나이, 호출 예산, 조건식");
        api.MapGet("/positions", (ITraderView view) => List(view.Snapshot.Positions, PositionResource.From)).WithSummary("보유 종목");
        api.MapGet("/orders", (ITraderView view) => List(view.Snapshot.Orders, OrderResource.From)).WithSummary("오늘 주문");
        api.MapGet("/trades", (ITraderView view) => List(view.Snapshot.Trades, TradeResource.From)).WithSummary("끝난 거래와 순손익");
        api.MapGet("/conditions", (ITraderView view) => List(view.Snapshot.Conditions, ConditionResource.From)).WithSummary("조건식");
        api.MapGet("/watchlist", (ITraderView view) => List(view.Snapshot.Watchlist, CandidateResource.From)).WithSummary("감시 종목");
        api.MapGet("/pnl", Pnl).WithSummary("비용 뒤의 손익; from, to를 주면 날마다");
        api.MapGet("/performance", Performance).WithSummary("오늘의 거래를 by=stock, condition, rule, exit, hour로 묶어서");
        api.MapGet("/trades/{id}/why", Why).WithSummary("왜 사고 팔았는지");
        api.MapGet("/whynot/{code}", WhyNot).WithSummary("왜 사지 않았는지");
    }

    static Ok<IReadOnlyList<TResource>> List<TView, TResource>(IReadOnlyList<TView> views, Func<TView, TResource> map) =>
        TypedResults.Ok<IReadOnlyList<TResource>>([.. views.Select(map)]);

    static async Task<Results<Ok<PnlResource>, ProblemHttpResult>> Pnl(
        string? from, string? to, ITraderView view, TimeProvider time, CancellationToken cancellationToken)
    {
        var snapshot = view.Snapshot;
        var today = Kst.DateOf(time.GetUtcNow());
        if (from is null && to is null)
            return TypedResults.Ok(PnlResource.From(snapshot.Today, today, null));
        if (!TryDate(to, today, out var last) || !TryDate(from, last, out var first))
            return Problems.BadRequest("from과 to는 2026-11-23 같은 날짜여야 합니다.");
        if (first > last)
            return Problems.BadRequest("from이 to보다 늦습니다.");
        if (last.DayNumber - first.DayNumber > LongestSpanDays)
            return Problems.BadRequest("한 번에 10년까지만 볼 수 있습니다.");
        var days = await view.DaysAsync(first, last, cancellationToken);
        return TypedResults.Ok(PnlResource.From(snapshot.Today, today, [.. days.Select(DayResource.From)]));
    }

    static bool TryDate(string? text, DateOnly otherwise, out DateOnly date)
    {
        date = otherwise;
        return text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    static Results<Ok<IReadOnlyList<GroupResource>>, ProblemHttpResult> Performance(string? by, ITraderView view) =>
        Enum.TryParse<TradeCut>(by ?? "stock", ignoreCase: true, out var cut) && Enum.IsDefined(cut)
            ? TypedResults.Ok<IReadOnlyList<GroupResource>>([.. TradeGroups.Of(view.Snapshot.Trades, cut).Select(GroupResource.From)])
            : Problems.BadRequest("by는 stock, condition, rule, exit, hour 가운데 하나여야 합니다.");

    static Results<Ok<WhyResource>, ProblemHttpResult> Why(string id, ITraderView view)
    {
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var trade))
            return Problems.BadRequest("거래 번호는 숫자여야 합니다.");
        var steps = view.Why(trade);
        return steps.Count == 0
            ? Problems.NotFound($"거래 {trade}번은 기록에 없습니다.")
            : TypedResults.Ok(WhyResource.From(trade, steps));
    }

    static Results<Ok<WhyNotResource>, ProblemHttpResult> WhyNot(string code, ITraderView view) =>
        InstrumentCode.TryParse(code.ToUpperInvariant(), out var parsed)
            ? TypedResults.Ok(new WhyNotResource(parsed.ToString(), [.. view.WhyNot(parsed).Select(StepResource.From)]))
            : Problems.BadRequest(Problems.BadCode);
}
