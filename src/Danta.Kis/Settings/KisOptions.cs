using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis;

/// <summary>What opens one environment of the broker: a pair of keys, the HTS id, and where it is.</summary>
public sealed record KisKeys
{
    public required Secret AppKey { get; init; }

    public required Secret AppSecret { get; init; }

    /// <summary>The login whose conditions and notices are meant; case as registered.</summary>
    public string HtsId { get; init; } = "";

    /// <summary>Null: the environment's own address. Another one for a simulator or a proxy.</summary>
    public Uri? RestUrl { get; init; }

    /// <inheritdoc cref="RestUrl"/>
    public Uri? WebSocketUrl { get; init; }
}

/// <summary>FID_COND_MRKT_DIV_CODE by board. The broker takes J for both; NX and UN are its other words.</summary>
public sealed record MarketDivisions(string Kospi = "J", string Kosdaq = "J")
{
    public string Of(Board board) => board == Board.Kosdaq ? Kosdaq : Kospi;
}

/// <summary>How the client goes about it. Plain data; nothing is read from files or the environment here.</summary>
public sealed record KisOptions
{
    public required KisEnvironment Environment { get; init; }

    public required KisKeys Keys { get; init; }

    public required KisAccount Account { get; init; }

    /// <summary>
    /// Real keys for what paper lacks: conditions, holidays, rankings, VI. They have a token and a budget of their own. Null:
    /// such calls are refused before they are sent.
    /// </summary>
    public KisKeys? MarketData { get; init; }

    /// <summary>A hashkey with every order that has time for one. Null: on real yes, on paper no.</summary>
    public bool? HashKey { get; init; }

    /// <summary>Null: 15 on real, 1 on paper. The broker allows 18 and 1 since 2026-04-20.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>Calls a second that searches and balance come to, together: so much of the budget is theirs. 0: a handful.</summary>
    public double RhythmPerSecond { get; init; }

    public double PerSecond => RequestsPerSecond ?? PerSecondOf(Environment);

    public static double PerSecondOf(KisEnvironment environment) => environment == KisEnvironment.Real ? 15 : 1;

    public MarketDivisions MarketDivisions { get; init; } = new();

    /// <summary>Where the token and the masters are kept.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>Where tokens are kept instead; null: in a file of mode 600 in <see cref="StateDirectory"/>.</summary>
    public ITokenStore? TokenStore { get; init; }

    /// <summary>How long an answer may take before it counts as lost.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Where the master files lie. Null: at the broker's, or beside the REST address where <see cref="KisKeys.RestUrl"/> names
    /// another (a simulator has its own stocks).
    /// </summary>
    public Uri? MastersUrl { get; init; }

    /// <summary>The feed by .NET's own WebSocket: slower, for platforms on which a blocking socket cannot serve.</summary>
    public bool FrameworkWebSocket { get; init; }

    /// <summary>The seed of the jitter between attempts to connect. Another one for each process spreads them.</summary>
    public int Seed { get; init; }

    public bool UsesHashKey => HashKey ?? Environment == KisEnvironment.Real;

    public override string ToString() => $"{Environment} {Account}";
}

/// <summary>The broker's addresses.</summary>
public static class KisAddresses
{
    public static Uri Rest(KisEnvironment environment, KisKeys keys) => keys.RestUrl ?? new(
        environment == KisEnvironment.Real
            ? "https://openapi.koreainvestment.com:9443"
            : "https://openapivts.koreainvestment.com:29443");

    /// <summary>With everything that lies below it: an address with a path of its own (a proxy's) keeps it.</summary>
    public static Uri AsFolder(Uri address) =>
        address.AbsolutePath.EndsWith('/') ? address : new UriBuilder(address) { Path = address.AbsolutePath + "/" }.Uri;

    /// <summary>Where the master files lie: the same for real and paper, and no keys are needed.</summary>
    public static Uri Masters(KisOptions options) =>
        options.MastersUrl
        ?? (options.Keys.RestUrl is { } given ? new(AsFolder(given), "common/master/") : new("https://new.real.download.dws.co.kr/common/master/"));

    /// <summary>With the path that current clients use; the broker takes any.</summary>
    public static Uri WebSocket(KisEnvironment environment, KisKeys keys)
    {
        var given = keys.WebSocketUrl ?? new(
            environment == KisEnvironment.Real
                ? "ws://ops.koreainvestment.com:21000"
                : "ws://ops.koreainvestment.com:31000");
        return given.AbsolutePath == "/" ? new(given, "/tryitout") : given;
    }
}
