using Danta.Dashboard.Api;
using Danta.Dashboard.Live;
using Microsoft.AspNetCore.Http;

namespace Danta.Dashboard.Access;

/// <summary>
/// A web page elsewhere must neither act in the owner's name nor read what is his: what changes something has to come from
/// our own pages or from a program (which sends no Origin), and without a password the host name must be a loopback one,
/// for a foreign name that resolves to loopback (DNS rebinding) would make any page our own.
/// </summary>
sealed class OriginCheck(RequestDelegate next, DashboardOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!options.HasPassword && !DashboardOptions.IsLoopback(request.Host.Host))
            return Refuse(context, "이 주소로는 열 수 없습니다. 127.0.0.1 또는 localhost로 들어오십시오.");
        // A stream begins as a GET too, and a browser lets any page read it.
        var isRead = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.Path.StartsWithSegments(LiveEndpoints.Path, StringComparison.OrdinalIgnoreCase);
        return isRead || IsOurs(request)
            ? next(context)
            : Refuse(context, "다른 사이트에서 온 요청입니다.");
    }

    static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none"))
            return false;
        var origin = request.Headers.Origin.ToString();
        // The scheme is left out: a proxy that ends TLS keeps the host but not the scheme.
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, Authority(request.Host, from), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>As <see cref="Uri.Authority"/> writes it: the scheme's own port is not named.</summary>
    static string Authority(HostString host, Uri like) =>
        host.Port is { } port && !(port == like.Port && like.IsDefaultPort) ? $"{host.Host}:{port}" : host.Host;

    static Task Refuse(HttpContext context, string detail) => Problems.Forbidden(detail).ExecuteAsync(context);
}
