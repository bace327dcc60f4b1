using System.Net;
using Danta.Dashboard.Chat;

namespace Danta.Dashboard;

/// <summary>Where the dashboard listens and who may see it (the <c>web</c> part of the configuration).</summary>
/// <param name="Url">One <c>http://</c> address; port 0 takes a free one.</param>
/// <param name="Password">Null or empty: nobody is asked, and only loopback is listened on.</param>
public sealed record DashboardOptions(string Url, string? Password = null)
{
    public bool HasPassword => !string.IsNullOrEmpty(Password);


    /// <summary>A chat that stands in for Telegram, at <c>/chat</c>; null outside the demo.</summary>
    public DemoChat? Chat { get; init; }

    /// <summary>Why this cannot be listened on, in Korean; null where it can.</summary>
    public string? Problem()
    {
        if (!TryParse(out var host, out _))
            return $"web.url은 http://호스트:포트 꼴이어야 합니다: '{Url}'";
        return HasPassword || IsLoopback(host)
            ? null
            : $"web.password 없이는 이 컴퓨터 안(127.0.0.1)에서만 열 수 있습니다: '{Url}'";
    }

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
