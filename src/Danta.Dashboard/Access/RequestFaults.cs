using System.Text.Json;
using Danta.Dashboard.Api;
using Danta.Market;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Danta.Dashboard.Access;

/// <summary>
/// A request that nobody can read is its sender's mistake: 400, and nothing in the log, which a stranger could fill. One that we failed at
/// is ours: 500 and one line. No trace goes anywhere: neither to the caller nor, a hundred lines a request, into the log.
/// </summary>
sealed partial class RequestFaults(RequestDelegate next, ILogger<RequestFaults> logger)
{
    const int MostWords = 300;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
        }
        catch (Exception theirs) when (theirs is BadHttpRequestException or InvalidDataException or JsonException && !context.Response.HasStarted)
        {
            var tooLarge = theirs is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
            await (tooLarge ? Problems.TooLarge("본문이 너무 큽니다.") : Problems.BadRequest("읽을 수 없는 요청입니다.")).ExecuteAsync(context);
        }
        catch (Exception ours) when (!context.Response.HasStarted)
        {
            LogFailed(logger, ours.GetType().Name, CleanText.Of(ours.Message, MostWords));
            await Problems.Failed("요청을 처리하지 못했습니다. 매매에는 영향이 없습니다.").ExecuteAsync(context);
        }
    }

    [LoggerMessage(4001, LogLevel.Error, "A request to the dashboard failed: {Kind}: {Reason}")]
    static partial void LogFailed(ILogger logger, string kind, string reason);
}
