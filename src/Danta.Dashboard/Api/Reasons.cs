using Danta.Market;
using Danta.Trading;

namespace Danta.Dashboard.Api;

/// <summary>What one check saw.</summary>
sealed record ReasonResource(string Name, string Value);

/// <summary>One step of a record, with the values that each check saw.</summary>
sealed record StepResource(
    DateTimeOffset At, DecisionKind Kind, string Code, int? Order, string Sentence, IReadOnlyList<ReasonResource> Reasons)
{
    public static StepResource From(Decision decision) => new(
        Kst.Of(decision.At), decision.Kind, decision.Code.ToString(), decision.Order?.Value, decision.Sentence,
        [.. decision.Reasons.Select(reason => new ReasonResource(reason.Name, reason.Value))]);
}

/// <summary>GET /api/v1/trades/{id}/why: the steps of a round trip, oldest first.</summary>
sealed record WhyResource(int Id, string Code, IReadOnlyList<StepResource> Steps);

/// <summary>GET /api/v1/whynot/{code}: why it was not bought today, newest first.</summary>
sealed record WhyNotResource(string Code, IReadOnlyList<StepResource> Steps);
