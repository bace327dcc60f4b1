using System.Net;
using System.Text.RegularExpressions;
using Danta.Dashboard.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Danta.Dashboard.Exchange;

/// <summary>
/// The demo's exchange, so that a visitor can press its faults. A browser may speak with this server only, so a few of the exchange's own
/// questions and faults are passed on, and nothing else.
/// </summary>
static partial class ExchangeEndpoints
{
    const int LongestBody = 4 * 1024;
    const long LongestAnswer = 4 << 20;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [GeneratedRegex("^(GET (market|faults|requests|accounts)|POST (faults|events)|DELETE faults(/[0-9]{1,9})?)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Passed();

    public static void MapExchange(this IEndpointRouteBuilder app, Uri exchange)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = exchange, Timeout = Patience, MaxResponseContentBufferSize = LongestAnswer };
        app.MapMethods("/market/{**path}", ["GET", "POST", "DELETE"], (string path, HttpContext context) => PassAsync(client, path, context)).ExcludeFromDescription();
    }

    static async Task<IResult> PassAsync(HttpClient client, string path, HttpContext context)
    {
        var request = context.Request;
        if (!Passed().IsMatch($"{request.Method} {path}"))
            return Problems.NotFound("데모의 거래소에 그런 것은 없습니다.");
        using var asked = new HttpRequestMessage(new HttpMethod(request.Method), $"/simulator/{path}");
        if (HttpMethods.IsPost(request.Method))
        {
            if (await BodyAsync(request, context.RequestAborted) is not { } body)
                return Problems.TooLarge("너무 깁니다.");
            asked.Content = new ByteArrayContent(body);
        }
        try
        {
            using var answer = await client.SendAsync(asked, context.RequestAborted);
#pragma warning disable RS0030 // The client reads no more than LongestAnswer.
            return TypedResults.Text(await answer.Content.ReadAsByteArrayAsync(context.RequestAborted), "application/json", (int)answer.StatusCode);
#pragma warning restore RS0030
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.Json(new { message = "거래소가 대답하지 않습니다." }, statusCode: (int)HttpStatusCode.BadGateway);
        }
    }

    /// <summary>Null: longer than anything that a fault needs.</summary>
    static async Task<byte[]?> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[1024];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LongestBody)
                return null;
        }
        return body.ToArray();
    }
}
