using Danta.Market;

namespace Danta.Kis;

/// <summary>A request that has left by a warm connection.</summary>
/// <param name="LeftAt">By the wall's time.</param>
/// <param name="Stamp">TimeProvider timestamp at which the last byte had been given to the system.</param>
readonly record struct Departure(OrderConnection Connection, Task<Exchange> Reply, Secret Token, DateTimeOffset LeftAt, long Stamp)
{
    /// <summary>What came of it. A reply that is not there in time takes the connection with it.</summary>
    public async Task<Exchange> ReplyAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var exchange = await Reply.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
            return exchange.Fault is { } fault ? exchange with { Fault = CleanText.Of(fault, MostWords) } : exchange;
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            Connection.GiveUp(Reply);
            return new(0, [], "", Left: true, late is TimeoutException ? $"{timeout.TotalSeconds:0.#}초 안에 응답 없음" : "가는 도중에 그만둠");
        }
    }

    /// <summary>Words of the system may be long.</summary>
    const int MostWords = 300;
}
