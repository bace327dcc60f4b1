using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Danta.Dashboard.Page;

/// <summary>The page itself, and the two that need no building: the login, and what to do where the page was not built.</summary>
static class PageEndpoints
{
    public const string LoginStyle = "/login.css";

    /// <summary>Behind a password it is its owner's alone.</summary>
    const string ForEver = "private, max-age=31536000, immutable";

    public static void MapPage(this IEndpointRouteBuilder app)
    {
        app.MapText(LoginStyle, "login.css", "text/css");
        if (!PageFiles.All.TryGetValue("index.html", out var index))
        {
            app.MapText("/", "missing.html", "text/html");
            return;
        }
        app.MapGet("/", (HttpContext context) => Answer(context, index)).ExcludeFromDescription();
        foreach (var file in PageFiles.All.Values.Where(file => file != index))
            app.MapGet($"/{file.Path}", (HttpContext context) => Answer(context, file)).ExcludeFromDescription();
    }

    static FileContentHttpResult Answer(HttpContext context, PageFile file)
    {
        var (request, response) = (context.Request, context.Response);
        if (file.IsNamedByContent)
            response.Headers.CacheControl = ForEver;
        response.Headers.Vary = "Accept-Encoding";
        if (!request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            return TypedResults.Bytes(file.Content, file.Type);
        response.Headers.ContentEncoding = "gzip";
        return TypedResults.Bytes(file.Packed, file.Type);
    }

    static void MapText(this IEndpointRouteBuilder app, string path, string name, string type) =>
        app.MapGet(path, () => TypedResults.Text(PageFiles.Text(name), $"{type}; charset=utf-8")).ExcludeFromDescription();
}
