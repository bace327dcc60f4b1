using Danta.Host.Running;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Guarding;

/// <summary>How a sale in a dead trader's place ended.</summary>
enum TakeoverEnd
{
    /// <summary>Nothing is held any more, by the broker's own lists.</summary>
    Sold = 0,

    /// <summary>The exchange has closed before everything was sold: whoever comes next may have the account.</summary>
    Closed,

    /// <summary>Whoever sells was told to end.</summary>
    Stopped,
}

/// <summary>
/// Somebody in the dead trader's place: the same trader on the same book, which only sells. What was under way, what has been sold by
/// whom and what a refusal means it finds out and decides as ever.
/// </summary>
static class Takeover
{
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>A closed exchange may be an auction's end or a clock that leaps.</summary>
    static readonly TimeSpan LongestClosed = TimeSpan.FromSeconds(60);

    /// <param name="locks">The account's: they are let go with the end.</param>
    /// <param name="reason">Korean, for the owner.</param>
    /// <exception cref="Commands.CommandFailed">It cannot be done now.</exception>
    public static async Task<TakeoverEnd> RunAsync(SessionPlan plan, TradingLocks locks, TakeoverVoice voice, string reason, ILoggerFactory loggers, CancellationToken asked)
    {
        await using var session = await TradingSession.OpenAsync(plan, locks, loggers, asked);
        session.Tell(voice.Say(plan.Time.GetUtcNow(), reason));
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(asked);
        var running = session.RunAsync(ends.Token);
        var end = await UntilOverAsync(session, running, plan.Time, asked);
        if (Words(end, voice, session.Desk.Snapshot) is { } words)
            session.Tell(voice.Say(plan.Time.GetUtcNow(), words));
        await ends.CancelAsync();
        await running;
        return end;
    }

    static async Task<TakeoverEnd> UntilOverAsync(TradingSession session, Task running, TimeProvider time, CancellationToken asked)
    {
        var openAt = time.GetTimestamp();
        while (!running.IsCompleted && !asked.IsCancellationRequested)
        {
            var now = session.Desk.Snapshot;
            if (now.FlattenedAt > session.Began)
                return TakeoverEnd.Sold;
            if (now.TakesSales || now.Time <= session.Began || now.Orders.Any(order => order.DoneAt is null))
                openAt = time.GetTimestamp();
            else if (time.GetElapsedTime(openAt) > LongestClosed)
                return TakeoverEnd.Closed;
            await Task.WhenAny(running, Task.Delay(Glance, time, CancellationToken.None));
        }
        return TakeoverEnd.Stopped;
    }

    static string? Words(TakeoverEnd end, TakeoverVoice voice, TraderSnapshot now) => end switch
    {
        TakeoverEnd.Sold => $"모두 팔았고, 증권사의 주문 내역과 잔고에서 확인했습니다. {voice.Sold}",
        TakeoverEnd.Closed => $"장이 닫혀 다 팔지 못했습니다. 남은 것: {HeldShares.Words([.. now.Positions.Select(HeldShares.Of)])}. {voice.Closed}",
        _ => null,
    };
}
