using Microsoft.AspNetCore.OpenApi;

namespace Danta.Dashboard.Api;

/// <summary>The head of <c>/openapi/v1.json</c>.</summary>
static class ApiDescription
{
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
