using Danta.Kis.Wire;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Rest;

namespace Danta.Kis;

/// <summary>Which app key a call goes with. What paper lacks goes with the real keys for market data, or nowhere.</summary>
sealed class KisRoutes(KisLink main, KisLink? marketData)
{
    public KisLink Main => main;

    /// <summary>The link that answers this call; null where none does.</summary>
    public KisLink? LinkFor(KisEndpoint endpoint)
    {
        if (main.Environment == KisEnvironment.Real || endpoint.OnPaper)
            return main;
        // The account belongs to the paper keys: the real ones know nothing of it.
        return endpoint.Required.Contains("CANO", StringComparer.Ordinal) ? null : marketData;
    }

    public Task<KisResult<Answer<T>>> AskAsync<T>(
        KisEndpoint endpoint, IKisQuery query, Lane lane, CancellationToken cancellationToken, bool next = false,
        string? trReal = null)
        where T : KisReply
    {
        if (LinkFor(endpoint) is not { } link)
            return Task.FromResult<KisResult<Answer<T>>>(Absent<Answer<T>>());
        var trId = TrIds.In(link.Environment, trReal ?? endpoint.TrReal);
        return link.AskAsync<T>(endpoint, query, trId, lane, next, cancellationToken);
    }

    /// <summary>One answer of one call, read into values.</summary>
    public async Task<KisResult<TOut>> AskAsync<T, TOut>(
        KisEndpoint endpoint, IKisQuery query, Lane lane, Func<T, KisResult<TOut>> read, CancellationToken cancellationToken)
        where T : KisReply
    {
        var answer = await AskAsync<T>(endpoint, query, lane, cancellationToken).ConfigureAwait(false);
        return answer.Then(found => read(found.Reply));
    }

    public static KisResult<T>.Refused Absent<T>() => new(
        "NOT_SENT", "모의투자에는 없는 조회입니다. 실전 시세 키(kis.marketData)가 있으면 그쪽으로 조회합니다.",
        new(CallFate.NotTaken, Reaction.Fix, KisCause.NotOnPaper, default, "모의투자에 없는 TR", Known: true));
}
