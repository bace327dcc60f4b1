using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;

namespace Danta.Dashboard.Api;

/// <summary>The head of <c>/openapi/v1.json</c>, and the page that shows it.</summary>
static class ApiDescription
{
    public const string PagePath = "/docs";

    /// <summary>Everything that it needs comes from here: no fonts, no proxy, no assistant and no tools of others, and it tells nobody that it is read.</summary>
    public static void MapDescription(this IEndpointRouteBuilder app) => app.MapScalarApiReference(PagePath, page =>
    {
        page.Title = "Danta API";
        page.OpenApiRoutePattern = "/openapi/{documentName}.json";
        page.DefaultFonts = false;
        page.Telemetry = false;
        page.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        page.DisableAgent();
        page.DisableMcp();
    }).ExcludeFromDescription();

    public static void Configure(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new()
        {
            Title = "Danta",
            Version = "v1",
            Description = "돈·가격·수량은 원과 주 단위의 수, 시각은 ISO 8601 (+09:00). 비밀번호를 두었다면 HTTP Basic, 사용자 danta.",
        };
        document.Servers = [];
        return Task.CompletedTask;
    });
}
