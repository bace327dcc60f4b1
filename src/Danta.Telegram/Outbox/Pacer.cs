namespace Danta.Telegram.Outbox;

/// <summary>
/// Keeps Telegram's limits: a message a second in a chat, twenty a minute in a group, thirty a second in all — each with a
/// little air, for the server counts arrivals and not departures. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
/// </summary>
sealed class Pacer(TimeProvider time)
{
    const int MostInWindow = 28;

    static readonly TimeSpan PrivateGap = TimeSpan.FromMilliseconds(1_050);
    static readonly TimeSpan GroupGap = TimeSpan.FromMilliseconds(3_100);
    static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1_050);

    readonly Lock _lock = new();
    readonly Dictionary<long, DateTimeOffset> _next = [];
    readonly Queue<DateTimeOffset> _recent = new();
    DateTimeOffset _pausedUntil;

    /// <summary>Returns when this call may leave; its place is taken then. Callers of one chat are served in the order they came.</summary>
    /// <param name="chat">Null for calls that write nothing into a chat.</param>
    public async Task EnterAsync(long? chat, CancellationToken cancellationToken)
    {
        while (Reserve(chat) is { } wait)
            await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>True if a call into this chat would not have to wait.</summary>
    public bool IsFree(long chat)
    {
        lock (_lock)
            return Earliest(chat, time.GetUtcNow()) <= time.GetUtcNow();
    }

    /// <summary>The server wants to be left alone: nothing leaves before then.</summary>
    public void Pause(TimeSpan span)
    {
        lock (_lock)
        {
            var until = time.GetUtcNow() + span;
            if (until > _pausedUntil)
                _pausedUntil = until;
        }
    }

    TimeSpan? Reserve(long? chat)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var earliest = Earliest(chat, now);
            if (earliest > now)
                return earliest - now;
            if (chat is { } id)
                _next[id] = now + (id < 0 ? GroupGap : PrivateGap);
            _recent.Enqueue(now);
            return null;
        }
    }

    DateTimeOffset Earliest(long? chat, DateTimeOffset now)
    {
        while (_recent.TryPeek(out var oldest) && oldest + Window <= now)
            _recent.Dequeue();
        var earliest = _recent.Count < MostInWindow ? now : _recent.Peek() + Window;
        if (_pausedUntil > earliest)
            earliest = _pausedUntil;
        return chat is { } id && _next.TryGetValue(id, out var next) && next > earliest ? next : earliest;
    }
}
