using Danta.Dashboard.Api;
using Microsoft.AspNetCore.Http;

namespace Danta.Dashboard.Access;

/// <summary>Nothing from elsewhere is loaded, nothing frames the page, nothing is cached: it shows money as it is now.</summary>
sealed class ResponseHeaders(RequestDelegate next, DashboardOptions options)
{
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The API's page brings script and style within itself; it shows what anybody may know, and reaches nothing but this server.</summary>
    const string PolicyOfDescription =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(ApiDescription.PagePath, StringComparison.Ordinal) ? PolicyOfDescription : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        // Others learn nothing. Without any, though, a browser names no origin with a form of our own, and the login would be refused.
        headers["Referrer-Policy"] = "same-origin";
        if (options.Https)
            headers.StrictTransportSecurity = "max-age=31536000";
        return next(context);
    }
}
