using System.Text.Json.Serialization;
using Danta.Market;
using Danta.Trading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Danta.Dashboard.Health;

sealed record CheckResource(string Name, bool Ok, string Detail);

/// <param name="Status"><c>ok</c>, or <c>failing</c> where a check does not hold.</param>
sealed record HealthResource(string Status, IReadOnlyList<CheckResource> Checks)
{
    /// <summary>The program's loops; null where they are not asked about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LoopResource>? Loops { get; init; }

    /// <summary>No checks at all means that nothing is known yet: not ready.</summary>
    public static HealthResource Of(IReadOnlyList<CheckResource> checks) => new(checks.Count > 0 && checks.All(check => check.Ok) ? Good : "failing", checks);

    public const string Good = "ok";

    /// <summary>Readiness.</summary>
    public static HealthResource From(EdgeStatus edges) => Of([.. edges.Checks.Select(check => new CheckResource(check.Name, check.Holds, check.Detail))]) with
    {
        Loops = edges.Loops.Count == 0
            ? null
            : [.. edges.Loops.Select(loop => new LoopResource(loop.Name, loop.Running, loop.Restarts, loop.LastFailure, loop.FailedAt is { } at ? Kst.Of(at) : null))],
    };
}

/// <param name="LastFailure">Its kind; empty: it never failed.</param>
sealed record LoopResource(string Name, bool Running, int Restarts, string LastFailure, DateTimeOffset? FailedAt);

/// <summary>For supervisors and load balancers: never behind the password, and nothing in it that is worth hiding.</summary>
static class HealthEndpoints
{
    /// <summary>A second is an input of the trader: one that has not stepped for this long is stuck.</summary>
    static readonly TimeSpan Stuck = TimeSpan.FromSeconds(60);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("health");
        health.MapGet("/live", (ITraderView view, TimeProvider time) => Answer(HealthResource.Of([Trader(view.Snapshot, time)])))
            .Produces<HealthResource>().Produces<HealthResource>(StatusCodes.Status503ServiceUnavailable);
        health.MapGet("/ready", (ITraderView view) => Answer(HealthResource.From(view.Edges)))
            .Produces<HealthResource>().Produces<HealthResource>(StatusCodes.Status503ServiceUnavailable);
    }

    static CheckResource Trader(TraderSnapshot snapshot, TimeProvider time)
    {
        var silence = time.GetUtcNow() - snapshot.Time;
        // A trader that reads back its journal has not stepped yet.
        var holds = snapshot.Time == default || silence < Stuck;
        return new("trader", holds, holds ? "" : $"{silence.TotalSeconds:N0}초째 멈춰 있습니다.");
    }

    static JsonHttpResult<HealthResource> Answer(HealthResource health) => TypedResults.Json(
        health, statusCode: health.Status == HealthResource.Good ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
}
