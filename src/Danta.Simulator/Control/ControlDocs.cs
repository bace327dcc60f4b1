using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Scalar.AspNetCore;

namespace Danta.Simulator.Control;

/// <summary>The control API for people: openapi.json as a page with a button to try each call. It loads nothing from elsewhere, and tells nobody.</summary>
static class ControlDocs
{
    const string Path = "/simulator/docs";

    /// <summary>The page's own script is a file of this server; it draws with styles and pictures of its own.</summary>
    const string Policy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static void Map(WebApplication web, ControlDoor door)
    {
        web.UseRouting();
        web.Use((http, next) => http.GetEndpoint() is null ? next(http) : EnterAsync(http, next, door));
#pragma warning disable ASP0014 // What is mapped at the top would come after the exchange itself, which takes every path.
        web.UseEndpoints(endpoints => endpoints.MapScalarApiReference(Path, page =>
        {
            page.Title = "단타 시뮬레이터 API";
            page.OpenApiRoutePattern = "/simulator/openapi.json";
            page.DefaultFonts = false;
            page.Telemetry = false;
            page.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            page.DisableAgent();
            page.DisableMcp();
        }));
#pragma warning restore ASP0014
    }

    static Task EnterAsync(HttpContext http, RequestDelegate next, ControlDoor door)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        if (door.Refusal(http.Request, bodyLength: 0) is not { } status)
            return next(http);
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
