using Danta.Kis.Wire;
using Danta.Kis.Wire.Errors;
using Danta.Kis.Wire.Rest;

namespace Danta.Kis;

/// <summary>The calls that carry the keys themselves. They cost nothing of the request budget.</summary>
sealed class AuthCalls(KisHttp http, KisKeys keys)
{
    const string GrantType = "client_credentials";

    /// <summary>The broker's have 350 characters at most.</summary>
    const int MostKey = 4096;

    public Task<KisResult<TokenPReply>> IssueAsync(CancellationToken cancellationToken) =>
        PostAsync<TokenPReply>(
            KisEndpoints.TokenPath,
            KisBody.Write(new TokenPBody
            {
                GrantType = GrantType,
                Appkey = keys.AppKey.Reveal(),
                Appsecret = keys.AppSecret.Reveal(),
            }),
            [],
            reply => IsKey(reply.AccessToken),
            cancellationToken);

    public Task<KisResult<RevokePReply>> RevokeAsync(string token, CancellationToken cancellationToken) =>
        PostAsync<RevokePReply>(
            KisEndpoints.RevokePath,
            KisBody.Write(new RevokePBody { Appkey = keys.AppKey.Reveal(), Appsecret = keys.AppSecret.Reveal(), Token = token }),
            [],
            reply => reply.Number == 200,
            cancellationToken);

    /// <summary>A key for the WebSocket.</summary>
    public Task<KisResult<ApprovalReply>> ApproveAsync(CancellationToken cancellationToken) =>
        PostAsync<ApprovalReply>(
            KisEndpoints.ApprovalPath,
            KisBody.Write(new ApprovalBody
            {
                GrantType = GrantType,
                Appkey = keys.AppKey.Reveal(),
                Secretkey = keys.AppSecret.Reveal(),
            }),
            [],
            reply => IsKey(reply.ApprovalKey),
            cancellationToken);

    /// <summary>The hash of exactly these bytes.</summary>
    public Task<KisResult<HashkeyReply>> HashAsync(byte[] body, CancellationToken cancellationToken) =>
        PostAsync<HashkeyReply>(
            KisEndpoints.HashkeyPath,
            body,
            [new("appkey", keys.AppKey.Reveal()), new("appsecret", keys.AppSecret.Reveal())],
            reply => IsKey(reply.Hash),
            cancellationToken);

    /// <summary>It goes into a header, or a message: with a line end in it, it would be several.</summary>
    static bool IsKey(string? text) => text is { Length: > 0 and <= MostKey } && KisHttp.IsHeaderText(text);

    async Task<KisResult<T>> PostAsync<T>(
        string path, byte[] body, KeyValuePair<string, string>[] headers, Func<T, bool> isWhole, CancellationToken cancellationToken)
        where T : KisReply
    {
        var exchange = await http.SendAsync(HttpMethod.Post, path, body, headers, CancellationToken.None, cancellationToken).ConfigureAwait(false);
        if (!exchange.Answered)
            return new KisResult<T>.Failed(exchange.Fault!) { NeverLeft = !exchange.Left };
        var (reply, fault) = KisBody.Read<T>(exchange.Body);
        if (reply is null)
            return new KisResult<T>.Failed($"HTTP {exchange.Status}, {fault}");
        if (isWhole(reply))
            return KisResult.Ok(reply);
        if (reply.Code is not { Length: > 0 })
            return new KisResult<T>.Failed($"HTTP {exchange.Status} without a code");
        var verdict = KisErrors.Judge(reply.RtCd ?? "1", reply.Code, reply.Text, exchange.Status, order: false);
        return new KisResult<T>.Refused(reply.Code, reply.Text, verdict);
    }
}
