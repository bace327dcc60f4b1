using Microsoft.AspNetCore.Http;

namespace Danta.Dashboard.Access;

/// <summary>Nothing from elsewhere is loaded, nothing frames the page, nothing is cached: it shows money as it is now.</summary>
sealed class ResponseHeaders(RequestDelegate next, DashboardOptions options)
{
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        if (options.Https)
            headers.StrictTransportSecurity = "max-age=31536000";
        return next(context);
    }
}
