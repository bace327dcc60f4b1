using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Simulator.Gateway;

/// <summary>What is known of a token that a call carries.</summary>
enum TokenState
{
    Unknown = 0,
    Good,
    Expired,
}

/// <summary>
/// Access tokens and approval keys. A token lives a day; asked for again within six hours the same one is given, and asked
/// for twice within a minute none is.
/// </summary>
sealed class TokenDesk(IReadOnlyList<Client> clients, TimeProvider time)
{
    const string GrantType = "client_credentials";

    static readonly TimeSpan Life = TimeSpan.FromHours(24);
    static readonly TimeSpan SameFor = TimeSpan.FromHours(6);
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    readonly Lock _gate = new();
    readonly Dictionary<string, Issued> _tokens = new(StringComparer.Ordinal);
    readonly Dictionary<string, Issued> _approvals = new(StringComparer.Ordinal);
    readonly Dictionary<string, DateTimeOffset> _asked = new(StringComparer.Ordinal);

    sealed record Issued(string Text, Client Client, DateTimeOffset At, string? Agent = null)
    {
        public DateTimeOffset Until => At + Life;
    }

    public Client? FindClient(string? appKey) => clients.FirstOrDefault(client => client.Plan.AppKey == appKey);

    public Answer Issue(BodyRead<TokenPBody> read)
    {
        var body = read.Reply;
        if (Check(read.Fault, body?.GrantType, body?.Appkey, body?.Appsecret) is { } denial)
            return denial;
        var client = FindClient(body!.Appkey)!;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_asked.TryGetValue(client.Plan.AppKey, out var asked) && now - asked < Pause)
                return Answer.Denied("EGW00133", "접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)");
            _asked[client.Plan.AppKey] = now;
            var token = _tokens.Values.Where(token => token.Client == client && now - token.At < SameFor).MaxBy(token => token.At);
            if (token is null)
            {
                token = new(NewToken(client, now), client, now);
                _tokens.Add(token.Text, token);
            }
            return Answer.Of(new TokenPReply
            {
                AccessToken = token.Text,
                TokenType = "Bearer",
                ExpiresIn = (long)(token.Until - now).TotalSeconds,
                AccessTokenTokenExpired = Kst.Of(token.Until).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            });
        }
    }

    public Answer Revoke(BodyRead<RevokePBody> read)
    {
        var body = read.Reply;
        if (Check(read.Fault, GrantType, body?.Appkey, body?.Appsecret) is { } denial)
            return denial;
        lock (_gate)
        {
            if (body!.Token is null || !_tokens.Remove(body.Token))
                return Answer.Denied("EGW00121", "유효하지 않은 token 입니다.");
        }
        return Answer.Of(new RevokePReply { Number = 200, Message = "접근토큰 폐기에 성공하였습니다" });
    }

    /// <param name="agent">The User-Agent of the program that asks.</param>
    public Answer Approve(BodyRead<ApprovalBody> read, string? agent = null)
    {
        var body = read.Reply;
        if (Check(read.Fault, body?.GrantType, body?.Appkey, body?.Secretkey) is { } denial)
            return denial;
        var key = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
        lock (_gate)
            _approvals[key] = new(key, FindClient(body!.Appkey)!, time.GetUtcNow(), agent);
        return Answer.Of(new ApprovalReply { ApprovalKey = key });
    }

    public TokenState Look(string token, Client client)
    {
        lock (_gate)
        {
            if (!_tokens.TryGetValue(token, out var issued) || issued.Client != client)
                return TokenState.Unknown;
            return time.GetUtcNow() < issued.Until ? TokenState.Good : TokenState.Expired;
        }
    }

    /// <summary>Whose keys these are; null where they do not belong together.</summary>
    public Client? Holder(string appKey, string? secret) => FindClient(appKey) is { } client && client.Plan.AppSecret == secret ? client : null;

    /// <summary>Whose approval key it is; null for one that was never issued or is a day old.</summary>
    public Client? Approved(string? approvalKey)
    {
        lock (_gate)
        {
            return approvalKey is not null && _approvals.TryGetValue(approvalKey, out var issued) && time.GetUtcNow() < issued.Until
                ? issued.Client
                : null;
        }
    }

    /// <summary>Which program asked for an approval key.</summary>
    public string? AgentOf(string? approvalKey)
    {
        lock (_gate)
            return approvalKey is not null && _approvals.TryGetValue(approvalKey, out var issued) ? issued.Agent : null;
    }

    /// <summary>Makes every token of a customer unknown, as maintenance at the broker's does.</summary>
    public void Kill(Client client)
    {
        lock (_gate)
        {
            foreach (var token in _tokens.Values.Where(token => token.Client == client).ToList())
                _tokens.Remove(token.Text);
        }
    }

    /// <summary>Makes every token of a customer look older by so much.</summary>
    public void Age(Client client, TimeSpan by)
    {
        lock (_gate)
        {
            foreach (var token in _tokens.Values.Where(token => token.Client == client).ToList())
                _tokens[token.Text] = token with { At = token.At - by };
            if (_asked.TryGetValue(client.Plan.AppKey, out var asked))
                _asked[client.Plan.AppKey] = asked - by;
        }
    }

    Answer? Check(BodyFault fault, string? grantType, string? appKey, string? secret)
    {
        if (fault != BodyFault.None)
            return Answer.Denied("EGW00101", "유효하지 않은 요청입니다.");
        if (string.IsNullOrEmpty(grantType))
            return Answer.Denied("EGW00115", "grant_type은 필수입니다.");
        if (grantType != GrantType)
            return Answer.Denied("EGW00116", "지원하지 않는 grant_type입니다.");
        if (string.IsNullOrEmpty(appKey))
            return Answer.Denied("EGW00102", "AppKey는 필수입니다.");
        if (FindClient(appKey) is not { } client)
            return Answer.Denied("EGW00103", "유효하지 않은 AppKey입니다.");
        if (string.IsNullOrEmpty(secret))
            return Answer.Denied("EGW00104", "AppSecret은 필수입니다.");
        return secret == client.Plan.AppSecret ? null : Answer.Denied("EGW00105", "유효하지 않은 AppSecret입니다.");
    }

    /// <summary>In the form of the broker's tokens: three parts of base64, some 300 characters.</summary>
    static string NewToken(Client client, DateTimeOffset now)
    {
        var issuer = client.Plan.Environment == KisEnvironment.Real ? "unogw" : "vts";
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var claims = $$"""{"sub":"token","aud":"{{id}}","iss":"{{issuer}}","exp":{{(now + Life).ToUnixTimeSeconds()}},"iat":{{now.ToUnixTimeSeconds()}},"jti":"{{client.Plan.AppKey}}"}""";
        return string.Join('.', Encode("""{"typ":"JWT","alg":"HS512"}"""), Encode(claims), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(64)));
    }

    static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
