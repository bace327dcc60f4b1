using System.Text;
using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Control;
using Danta.Simulator.Faults;
using Danta.Simulator.Feed;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Danta.Simulator.Gateway;

/// <summary>HTTP in and out: everything that is not a socket passes here, and the faults of calls strike here.</summary>
sealed class RestFront(
    Simulation simulation, StreamHub hub, RestGateway gateway, ControlDesk control, ControlDoor door, RequestLog log, TimeProvider time)
{
    /// <summary>No body of the broker's comes near this.</summary>
    const int LongestBody = 1 << 20;

    static readonly Answer NotFound = new(404, "{\"error\":\"not found\"}"u8.ToArray());

    static readonly byte[] FrontPage = Encoding.UTF8.GetBytes(
        "<html><head><title>Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>");

    long _calls;

    public async Task AnswerAsync(HttpContext http)
    {
        if (await ReadAsync(http.Request) is not { } body)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        // Some clients join an address that ends in a slash to a path that begins with one.
        var path = $"/{http.Request.Path.Value?.TrimStart('/')}";
        var sent = new Sent(http.Request.Method, path, Header, Query, body);
        if (path is "/simulator" || path.StartsWith(ControlDesk.Root, StringComparison.Ordinal))
        {
            ControlDoor.Mark(http.Response);
            var refusal = door.Refusal(http.Request, body.Length);
            await WriteAsync(http, refusal is { } status ? ControlDesk.Refused(status) : control.Handle(sent) ?? NotFound);
            return;
        }
        await CallAsync(http, sent, path[(path.LastIndexOf('/') + 1)..]);

        string? Header(string name) => First(http.Request.Headers.TryGetValue(name, out var found), found);
        string? Query(string name) => First(http.Request.Query.TryGetValue(name, out var found), found);
    }

    async Task CallAsync(HttpContext http, Sent sent, string name)
    {
        var (trId, appKey) = (sent.Header("tr_id"), sent.Header("appkey"));
        var early = simulation.Faults.OnCall(name, trId, appKey, booked: false);
        Answer? answer = null;
        if (early is null or { Kind: FaultKind.ReplyLate })
        {
            if (early is not null)
                await Task.Delay(TimeSpan.FromMilliseconds(early.Milliseconds), time, http.RequestAborted);
            answer = gateway.Handle(sent) ?? Refusals.NoSuchPlace(sent.Path);
            lock (simulation.Gate)
                hub.Flush();
        }
        var fault = answer is null ? early : simulation.Faults.OnCall(name, trId, appKey, booked: true);
        if (fault is { Kind: FaultKind.ReplyLate })
            await Task.Delay(TimeSpan.FromMilliseconds(fault.Milliseconds), time, http.RequestAborted);
        answer = Spoilt(fault, answer, sent.Path.StartsWith("/oauth2/", StringComparison.Ordinal));
        log.Add(new(
            Kst.Of(time.GetUtcNow()), sent.Method, sent.Path, trId ?? "", Subject.Of(sent), answer?.Status ?? 0, CodeOf(answer), (fault ?? early)?.Name ?? ""));
        if (answer is null)
            http.Abort();
        else
            await WriteAsync(http, answer);
    }

    /// <summary>What a fault makes of an answer; null where the connection is to break.</summary>
    static Answer? Spoilt(Fault? fault, Answer? answer, bool token) => fault switch
    {
        null or { Kind: FaultKind.ReplyLate } => answer,
        { Kind: FaultKind.Html } => new(fault.Status ?? 500, FrontPage, ContentType: "text/html; charset=utf-8"),
        { Kind: FaultKind.Refused } => RefusalWords.Answer(fault, token),
        { Kind: FaultKind.ReplyCut } when answer is not null => answer with { Body = answer.Body[..(answer.Body.Length / 2)] },
        _ => null,
    };

    static string CodeOf(Answer? answer) => answer is null ? "" : KisBody.Read<BareReply>(answer.Body).Reply?.Code ?? "";

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
