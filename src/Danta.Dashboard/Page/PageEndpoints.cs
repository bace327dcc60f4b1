using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Danta.Dashboard.Page;

static class PageEndpoints
{
    public const string StylePath = "/page.css";

    public static void MapPage(this IEndpointRouteBuilder app)
    {
        app.MapFile("/", "index.html", "text/html");
        app.MapFile(StylePath, "page.css", "text/css");
        app.MapFile("/page.js", "page.js", "text/javascript");
    }

    public static void MapFile(this IEndpointRouteBuilder app, string path, string name, string type) =>
        app.MapGet(path, () => TypedResults.Text(PageFiles.Text(name), $"{type}; charset=utf-8")).ExcludeFromDescription();
}
