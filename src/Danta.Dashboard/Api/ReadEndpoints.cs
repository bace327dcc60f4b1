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
    const int MostDecisions = 1_000;

    public static void MapReads(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("read");
        api.MapGet("/status", (ITraderView view, TimeProvider time, DashboardOptions options) =>
                TypedResults.Ok(StatusResource.From(view.Snapshot, view.Edges, time.GetUtcNow(), options)))
            .WithSummary("모드, 상태, 세션, 시세 나이, 호출 예산, 조건식");
        api.MapGet("/positions", (ITraderView view) => List(view.Snapshot.Positions, PositionResource.From)).WithSummary("보유 종목");
        api.MapGet("/conditions", (ITraderView view) => List(view.Snapshot.Conditions, ConditionResource.From)).WithSummary("조건식");
        api.MapGet("/watchlist", (ITraderView view) => List(view.Snapshot.Watchlist, CandidateResource.From)).WithSummary("감시 종목");
        api.MapGet("/approvals", (ITraderView view, TimeProvider time) =>
                List(view.Snapshot.Offers, offer => ApprovalResource.From(offer, time.GetUtcNow())))
            .WithSummary("승인을 기다리는 매수와 남은 초");
        api.MapGet("/settings", (ITraderView view) => TypedResults.Ok(SettingsResource.From(view.Snapshot.Settings))).WithSummary("지금 지키는 설정");
        api.MapGet("/decisions", (ITraderView view) => List(view.Snapshot.History.Last(MostDecisions), StepResource.From)).WithSummary("마지막 판단들과 그 이유, 오래된 것부터");
        api.MapGet("/pnl", Pnl).WithSummary("비용 뒤의 손익; from, to를 주면 날마다");
        api.MapPeriods();
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
        if (!Period.TryRead(from, to, today, out var period, out var problem))
            return Problems.BadRequest(problem);
        var days = await view.DaysAsync(period.From, period.To, cancellationToken);
        return TypedResults.Ok(PnlResource.From(snapshot.Today, today, [.. days.Select(DayResource.From)]));
    }

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
