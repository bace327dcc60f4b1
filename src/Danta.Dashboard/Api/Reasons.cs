using Danta.Market;
using Danta.Trading;

namespace Danta.Dashboard.Api;

/// <summary>What one check saw.</summary>
sealed record ReasonResource(string Name, string Value);

/// <summary>One step of a record, with the values that each check saw.</summary>
sealed record StepResource(
    DateTimeOffset At, DecisionKind Kind, string Code, int? Order, string Sentence, IReadOnlyList<ReasonResource> Reasons)
{
    /// <summary>Since the step before it.</summary>
    public long? TookMs { get; init; }

    public static StepResource From(Decision decision) => new(
        Kst.Of(decision.At), decision.Kind, decision.Code.ToString(), decision.Order?.Value, decision.Sentence,
        [.. decision.Reasons.Select(reason => new ReasonResource(reason.Name, reason.Value))]);
}

/// <summary>GET /api/v1/trades/{id}/why: the steps of a round trip, oldest first.</summary>
/// <param name="Sentence">The whole of it in one Korean sentence; while it is open, the last decision to buy or to sell.</param>
sealed record WhyResource(int Id, string Code, string Sentence, IReadOnlyList<StepResource> Steps)
{
    public static WhyResource From(int trade, IReadOnlyList<Decision> steps)
    {
        var resources = new StepResource[steps.Count];
        for (var index = 0; index < steps.Count; index++)
        {
            var took = index == 0 ? TimeSpan.Zero : steps[index].At - steps[index - 1].At;
            resources[index] = StepResource.From(steps[index]) with { TookMs = (long)took.TotalMilliseconds };
        }
        return new(trade, steps[0].Code.ToString(), DecisionHistory.SentenceOf(steps), resources);
    }
}

/// <summary>GET /api/v1/whynot/{code}: why it was not bought today, newest first.</summary>
sealed record WhyNotResource(string Code, IReadOnlyList<StepResource> Steps);
