using System.Globalization;
using Danta.Dashboard.Api;
using Danta.Market;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Danta.Dashboard.Reruns;

/// <summary>Yesterday again. What is made lies there as a file, and is handed on as it is.</summary>
static class RerunEndpoints
{
    const string Json = "application/json; charset=utf-8";

    public static void MapReruns(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("rerun");
        api.MapGet("/days", (IReruns reruns) => TypedResults.Ok(reruns.Days())).WithSummary("기록된 날, 새로운 것부터, 그날 저녁에 잰 모델의 오차와 함께");
        api.MapPost("/reruns", Begin).WithSummary("하루를 다시 돌림: 그대로, 또는 changes의 설정으로(만약). 한 번에 하나씩, 매매와 다른 프로세스에서");
        api.MapGet("/reruns/{id}", (string id, IReruns reruns) => Found(reruns.Find(id))).WithSummary("다시 돌리는 일의 상태");
        api.MapGet("/reruns/{id}/film", (string id, IReruns reruns) => File(reruns.Open(id, RerunFiles.Film)))
            .Produces<FilmResource>(contentType: "application/json").WithSummary("다시 볼 하루: 판단과 그 까닭, 거래, 손익의 흐름");
        api.MapGet("/reruns/{id}/stocks/{code}", Bars).Produces<FilmBarsResource>(contentType: "application/json").WithSummary("그날 한 종목의 1초 봉");
        api.MapGet("/reruns/{id}/whatif", (string id, IReruns reruns) => File(reruns.Open(id, RerunFiles.WhatIf)))
            .Produces<WhatIfResource>(contentType: "application/json").WithSummary("만약의 결과와 얼마나 믿을 만한가");
        api.MapGet("/sweeps", (IReruns reruns) => TypedResults.Ok(reruns.Sweeps())).WithSummary("끝난 시험(danta sweep)의 보고서");
        api.MapGet("/sweeps/{id}/report", Report).WithSummary("시험의 보고서 한 장 (HTML)");
    }

    static Results<Accepted<RerunResource>, ProblemHttpResult> Begin(RerunBody body, IReruns reruns)
    {
        if (!DateOnly.TryParseExact(body.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Problems.BadRequest("date는 2026-11-20 같은 날짜여야 합니다.");
        var answer = reruns.Begin(new(date, body.Changes is { Count: > 0 } changes ? changes : null, body.Trade));
        return answer switch
        {
            { Taken: { } taken } => TypedResults.Accepted($"/api/v1/reruns/{taken.Id}", taken),
            { Fault: RerunFault.NoDay } => Problems.NotFound(answer.Words),
            { Fault: RerunFault.Busy } => Problems.Conflict(answer.Words),
            _ => Problems.BadRequest(answer.Words),
        };
    }

    static Results<Ok<RerunResource>, ProblemHttpResult> Found(RerunResource? rerun) =>
        rerun is null ? Problems.NotFound("다시 돌린 것이 없습니다. 오래되어 지워졌을 수 있습니다.") : TypedResults.Ok(rerun);

    static Results<FileStreamHttpResult, ProblemHttpResult> Bars(string id, string code, IReruns reruns) =>
        InstrumentCode.TryParse(code.ToUpperInvariant(), out var parsed) ? File(reruns.Open(id, RerunFiles.Of(parsed))) : Problems.BadRequest(Problems.BadCode);

    static Results<FileStreamHttpResult, ProblemHttpResult> File(Stream? file) =>
        file is null ? Problems.NotFound("아직 다 되지 않았거나, 그런 것이 없습니다.") : TypedResults.Stream(file, Json);

    /// <summary>A page of our own making, and yet a file: whatever stands in it, it runs nothing and reaches nothing.</summary>
    static Results<FileStreamHttpResult, ProblemHttpResult> Report(string id, IReruns reruns, HttpContext context)
    {
        if (reruns.OpenSweep(id) is not { } report)
            return Problems.NotFound("그런 시험의 보고서가 없습니다.");
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";
        return TypedResults.Stream(report, "text/html; charset=utf-8");
    }
}
