using System.Net;
using Danta.Dashboard.Chat;
using Danta.Dashboard.Reruns;

namespace Danta.Dashboard;

/// <summary>Where the dashboard listens and who may see it (the <c>web</c> part of the configuration).</summary>
/// <param name="Url">One <c>http://</c> address; port 0 takes a free one.</param>
/// <param name="Password">Null: nobody is asked, and only loopback is listened on.</param>
public sealed record DashboardOptions(string Url, string? Password = null)
{
    /// <summary>Characters of a password that others than this machine's users can try.</summary>
    public const int LeastPassword = 10;

    public bool HasPassword => Password is not null;

    /// <summary>Addresses (<c>10.0.0.2</c>) and networks (<c>10.0.0.0/8</c>) whose <c>X-Forwarded-For</c> is believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>People come by https, which a proxy before this server speaks: the cookie goes no other way.</summary>
    public bool Https { get; init; }

    /// <summary>A chat that stands in for Telegram; null outside the demo.</summary>
    public DemoChat? Chat { get; init; }

    /// <summary>The demo's exchange, whose faults the page lets a visitor press; null outside the demo.</summary>
    public Uri? Exchange { get; init; }

    /// <summary>Recorded days, to be watched and asked about again; null: there are none.</summary>
    public IReruns? Reruns { get; init; }

    /// <summary>By which pages are paced: people's own time, however fast a demo's market runs.</summary>
    internal TimeProvider Pace { get; init; } = TimeProvider.System;

    /// <summary>Why this cannot be listened on, in Korean; null where it can.</summary>
    public string? Problem()
    {
        if (!TryParse(out var host, out _))
            return $"web.url은 http://호스트:포트 꼴이어야 합니다: '{Url}'";
        if (TrustedProxies.FirstOrDefault(proxy => !IPNetwork.TryParse(AsNetwork(proxy), out _)) is { } odd)
            return $"web.trustedProxies에는 IP 주소(10.0.0.2)나 대역(10.0.0.0/8)을 적습니다: '{odd}'";
        return PasswordProblem(Password, !IsLoopback(host) || TrustedProxies.Count > 0);
    }

    /// <param name="open">Others than this machine's users can reach the page.</param>
    public static string? PasswordProblem(string? password, bool open) => password switch
    {
        null => open ? "web.password 없이는 이 컴퓨터 안(127.0.0.1)에서만, 프록시 없이 열 수 있습니다" : null,
        _ when string.IsNullOrWhiteSpace(password) => "web.password가 비어 있습니다. 비밀번호를 적거나 키를 지우십시오",
        _ when open && password.Length < LeastPassword => $"web.password가 너무 짧습니다. 이 컴퓨터 밖에서 열 수 있는 화면이므로 {LeastPassword}자 이상이어야 합니다",
        _ => null,
    };

    internal IEnumerable<IPNetwork> Proxies => TrustedProxies.Select(proxy => IPNetwork.Parse(AsNetwork(proxy)));

    static string AsNetwork(string proxy) =>
        IPAddress.TryParse(proxy, out var address) ? $"{address}/{address.GetAddressBytes().Length * 8}" : proxy;

    internal bool TryParse(out string host, out int port)
    {
        (host, port) = ("", 0);
        // Kestrel's wildcards are no hosts in the eyes of Uri.
        var text = Url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.AbsolutePath != "/"
            || uri.Query.Length > 0 || uri.UserInfo.Length > 0)
            return false;
        (host, port) = (uri.Host, uri.Port);
        return true;
    }

    internal static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
