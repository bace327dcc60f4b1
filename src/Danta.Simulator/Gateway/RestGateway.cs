using System.Security.Cryptography;
using System.Text.Json;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Simulator.Gateway.Quotes;

namespace Danta.Simulator.Gateway;

/// <summary>What a caller sent, free of any web framework.</summary>
/// <param name="Header">Null for a header that was not sent.</param>
/// <param name="Query">Null for a key that was not sent.</param>
sealed record Sent(string Method, string Path, Func<string, string?> Header, Func<string, string?> Query, ReadOnlyMemory<byte> Body);

/// <summary>
/// The broker's door: checks what every call must carry, in the order in which the broker does, and hands the good ones to
/// those who answer.
/// </summary>
sealed class RestGateway(Simulation simulation, TokenDesk tokens, TimeProvider time)
{
    /// <summary>Where the broker's calls live. What is not in the table it may have, and this does not.</summary>
    const string Calls = "/uapi/";

    /// <summary>The pace that all customers' balances share; no app key looks like it.</summary>
    const string WholeLedger = "";

    readonly CallPace _pace = new(time);

    /// <summary>Null where nothing of the broker's lives at that path.</summary>
    public Answer? Handle(Sent sent)
    {
        switch (sent.Path)
        {
            case KisEndpoints.TokenPath when sent.Method == "POST":
                return tokens.Issue(KisBody.Read<TokenPBody>(sent.Body.Span));
            case KisEndpoints.RevokePath when sent.Method == "POST":
                return tokens.Revoke(KisBody.Read<RevokePBody>(sent.Body.Span));
            case KisEndpoints.ApprovalPath when sent.Method == "POST":
                return tokens.Approve(KisBody.Read<ApprovalBody>(sent.Body.Span), sent.Header("user-agent"));
            case KisEndpoints.HashkeyPath when sent.Method == "POST":
                return Hash(sent);
            default:
                return EndpointTable.ByPath.TryGetValue(sent.Path, out var endpoint) ? Business(sent, endpoint)
                    : sent.Path.StartsWith(Calls, StringComparison.Ordinal) ? Enter(sent, needsToken: true, out _) ?? Refusals.NotHere(sent.Path)
                    : sent.Method == "GET" ? ReferenceData.Find(simulation, sent.Path)
                    : null;
        }
    }

    Answer Business(Sent sent, Endpoint endpoint)
    {
        if (Enter(sent, needsToken: true, out var client) is { } refused)
            return refused;
        if (CheckHeaders(sent, endpoint, client, out var trId) is { } wrong)
            return wrong;
        if (Fields(sent, endpoint) is not { } value)
            return Refusals.BadJson;
        var call = new Call(simulation, client, endpoint, trId, value);
        if (call.FirstMissing(retired: sent.Header("tr_id")?.Trim() != trId) is { } missing)
            return Refusals.FieldMissing(missing);
        if (call.FirstTooLong() is { } tooLong)
            return Refusals.FieldTooLong(tooLong);
        if (endpoint.OfAccount)
        {
            if (call["CANO"] != client.Account.Number || call["ACNT_PRDT_CD"] != client.Account.ProductCode)
                return Refusals.WrongAccount;
            if (endpoint.OfWholeLedger && !_pace.TryEnter(WholeLedger, simulation.Scenario.LedgerCallsPerSecond))
                return Refusals.LedgerBusy;
            if (endpoint.IsPost && !client.Plan.Registered)
                return Refusals.NotRegistered;
        }
        lock (simulation.Gate)
            return endpoint.Answer(call);
    }

    /// <summary>Keys, pace and token.</summary>
    Answer? Enter(Sent sent, bool needsToken, out Client client)
    {
        client = null!;
        if (sent.Header("appkey") is not { Length: > 0 } appKey)
            return Refusals.NoAppKey;
        if (sent.Header("appsecret") is not { Length: > 0 } secret)
            return Refusals.NoAppSecret;
        if (tokens.FindClient(appKey) is not { } found || found.Plan.AppSecret != secret)
            return Refusals.WrongKeys;
        client = found;
        var perSecond = client.IsReal ? simulation.Scenario.RealCallsPerSecond : simulation.Scenario.PaperCallsPerSecond;
        // Older libraries ask for a hash before each order: where one call a second is allowed, counting it would shut them out.
        if (!needsToken)
            return null;
        if (!_pace.TryEnter(appKey, perSecond))
            return Refusals.TooManyCalls;
        if (sent.Header("authorization") is not { Length: > 0 } authorization)
            return Refusals.NoToken;
        if (!authorization.StartsWith("Bearer ", StringComparison.Ordinal))
            return Refusals.BadScheme;
        return tokens.Look(authorization["Bearer ".Length..].Trim(), client) switch
        {
            TokenState.Good => null,
            TokenState.Expired => Refusals.ExpiredToken,
            _ => Refusals.UnknownToken,
        };
    }

    static Answer? CheckHeaders(Sent sent, Endpoint endpoint, Client client, out string trId)
    {
        trId = sent.Header("tr_id")?.Trim() ?? "";
        if (trId.Length == 0)
            return Refusals.NoTrId;
        trId = TrIds.Retired.GetValueOrDefault(trId, trId);
        if (sent.Header("custtype") is { Length: > 0 } customer && customer is not ("P" or "B"))
            return Refusals.WrongCustomerType;
        var (isReal, isPaper) = (Array.IndexOf(endpoint.TrIds, trId) >= 0, Array.IndexOf(endpoint.PaperIds, trId) >= 0);
        if (!isReal && !isPaper)
            return Refusals.NoSuchService;
        if (client.IsReal)
            return isReal ? CheckPost(sent, endpoint) : Refusals.NoSuchService;
        // On paper an id of the ledger has its own first letter; those of quotes are the same in both.
        return endpoint.OnPaper && isPaper ? CheckPost(sent, endpoint) : Refusals.NotOnPaper;
    }

    static Answer? CheckPost(Sent sent, Endpoint endpoint)
    {
        if (!endpoint.IsPost || sent.Method != "POST")
            return null;
        if (sent.Header("content-type") is not { } type || !type.Contains("json", StringComparison.OrdinalIgnoreCase))
            return Refusals.WrongContentType;
        return sent.Header("hashkey") is { Length: > 0 } hash && hash != HashOf(sent.Body) ? Refusals.WrongHash : null;
    }

    /// <summary>A GET's keys in either case, as the front server folds them; a POST's keys exactly as written.</summary>
    static Func<string, string?>? Fields(Sent sent, Endpoint endpoint)
    {
        if (!endpoint.IsPost)
            return sent.Method == "GET" ? sent.Query : _ => null;
        if (sent.Method != "POST")
            return _ => null;
        try
        {
            using var document = JsonDocument.Parse(sent.Body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var body = document.RootElement.Clone();
            return key => Call.Text(body, key);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    Answer Hash(Sent sent)
    {
        if (Enter(sent, needsToken: false, out _) is { } refused)
            return refused;
        try
        {
            using var document = JsonDocument.Parse(sent.Body);
            return Answer.Of(new HashkeyReply { Body = document.RootElement.Clone(), Hash = HashOf(sent.Body) });
        }
        catch (JsonException)
        {
            return Refusals.BadJson;
        }
    }

    /// <summary>Of the body without the blanks between its words, so that a client may lay it out as it likes.</summary>
    static string? HashOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Convert.ToHexStringLower(SHA256.HashData(KisBody.Write(new HashkeyReply { Body = document.RootElement })));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
