using Danta.Host.Configuration;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Guarding;

/// <summary>
/// A word to the outside each minute that this machine, its guard and its trader are well: whoever watches that address misses it where
/// the whole machine is gone. The address is a secret of a kind and stands in no log.
/// </summary>
sealed partial class AliveCall(GuardSection guard, Func<bool> isWell, TimeProvider time, ILogger<AliveCall> logger)
{
    static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    const int LargestReply = 64 * 1024;

    bool _isFailing;

    public async Task RunAsync(CancellationToken stop)
    {
        if (guard.AliveUrl is not { } url)
            return;
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestReply,
        };
        using var timer = new PeriodicTimer(Rhythm, time);
        do
        {
            if (isWell())
                await CallAsync(http, url, stop);
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    async Task CallAsync(HttpClient http, Uri url, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            using var answer = await http.GetAsync(url, either.Token);
            Heard(answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode}");
        }
        catch (HttpRequestException fault)
        {
            Heard(fault.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            Heard("no answer in time");
        }
    }

    /// <summary>Said once: whoever watches that address says the rest.</summary>
    void Heard(string? problem)
    {
        if (problem is not null && !_isFailing)
            NotTaken(logger, problem);
        _isFailing = problem is not null;
    }

    [LoggerMessage(1501, LogLevel.Warning, "guard.aliveUrl이 받지 않습니다({Problem}). 1분마다 다시 부릅니다. 지키는 일에는 영향이 없습니다.")]
    static partial void NotTaken(ILogger logger, string problem);
}
