using Danta.Simulator.Control;
using Danta.Simulator.Feed;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Danta.Simulator.Gateway;

/// <summary>HTTP in and out: everything that is not a socket passes here.</summary>
sealed class RestFront(Simulation simulation, StreamHub hub, RestGateway gateway, ControlDesk control)
{
    /// <summary>No body of the broker's comes near this.</summary>
    const int LongestBody = 1 << 20;

    static readonly Answer NotFound = new(404, "{\"error\":\"not found\"}"u8.ToArray());

    long _calls;

    public async Task AnswerAsync(HttpContext http)
    {
        var body = await ReadAsync(http.Request);
        if (body is null)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        var path = http.Request.Path.Value ?? "/";
        var sent = new Sent(http.Request.Method, path, Header, Query, body.Value);
        var answer = path.StartsWith(ControlDesk.Root, StringComparison.Ordinal) ? control.Handle(sent) : gateway.Handle(sent);
        lock (simulation.Gate)
            hub.Flush();
        await WriteAsync(http, answer ?? NotFound);

        string? Header(string name) => First(http.Request.Headers.TryGetValue(name, out var found), found);
        string? Query(string name) => First(http.Request.Query.TryGetValue(name, out var found), found);
    }

    static string? First(bool found, StringValues values) => found ? values.ToString() : null;

    async Task WriteAsync(HttpContext http, Answer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        response.Headers["tr_id"] = http.Request.Headers["tr_id"];
        response.Headers["tr_cont"] = answer.More;
        response.Headers["gt_uid"] = Interlocked.Increment(ref _calls).ToString("x32", null);
        await response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        var chunk = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > LongestBody)
                return null;
            body.Write(chunk, 0, read);
        }
        return body.ToArray();
    }
}
