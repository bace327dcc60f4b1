namespace Danta.Telegram.Outbox;

/// <summary>
/// Keeps Telegram's limits: a message a second in a chat, twenty a minute in a group, thirty calls a second in all. A chat's
/// second runs from the server's answer, so that no delay on the way can bring two messages closer together.
/// https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
/// </summary>
sealed class Pacer
{
    const int MostInWindow = 28;

    static readonly TimeSpan PrivateGap = TimeSpan.FromSeconds(1);
    static readonly TimeSpan GroupGap = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1_050);

    readonly Lock _lock = new();
    readonly TimeProvider _time;
    readonly Dictionary<long, ChatTurn> _turns = [];
    readonly Queue<DateTimeOffset> _recent = new();
    DateTimeOffset _pausedUntil;

    public Pacer(TimeProvider time)
    {
        _time = time;
        // The process before this one may have spoken a moment ago.
        _pausedUntil = time.GetUtcNow() + PrivateGap;
    }

    /// <summary>Makes a call that writes into a chat, when its turn has come; calls into one chat never overlap.</summary>
    public async Task<T> RunAsync<T>(long chat, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        var mine = TurnOf(chat);
        await mine.Gate.WaitAsync(cancellationToken);
        try
        {
            await EnterAsync(mine.Next, cancellationToken);
            var result = await call();
            mine.Next = _time.GetUtcNow() + (chat < 0 ? GroupGap : PrivateGap);
            return result;
        }
        finally
        {
            mine.Gate.Release();
        }
    }

    /// <summary>Waits until a call that writes into no chat may leave.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => EnterAsync(default, cancellationToken);

    /// <summary>The server wants to be left alone: nothing leaves before then.</summary>
    public void Pause(TimeSpan span)
    {
        lock (_lock)
        {
            var until = _time.GetUtcNow() + span;
            if (until > _pausedUntil)
                _pausedUntil = until;
        }
    }

    async Task EnterAsync(DateTimeOffset earliest, CancellationToken cancellationToken)
    {
        while (Reserve(earliest) is { } wait)
            await Task.Delay(wait, _time, cancellationToken);
    }

    /// <summary>Takes a place among the calls of this second, or says how long to wait for one.</summary>
    TimeSpan? Reserve(DateTimeOffset earliest)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            while (_recent.TryPeek(out var oldest) && oldest + Window <= now)
                _recent.Dequeue();
            if (_recent.Count >= MostInWindow && _recent.Peek() + Window > earliest)
                earliest = _recent.Peek() + Window;
            if (_pausedUntil > earliest)
                earliest = _pausedUntil;
            if (earliest > now)
                return earliest - now;
            _recent.Enqueue(now);
            return null;
        }
    }

    ChatTurn TurnOf(long chat)
    {
        lock (_lock)
        {
            if (!_turns.TryGetValue(chat, out var turn))
                _turns[chat] = turn = new();
            return turn;
        }
    }

    sealed class ChatTurn
    {
        public SemaphoreSlim Gate { get; } = new(1);

        /// <summary>Read and written by the one who has the turn.</summary>
        public DateTimeOffset Next { get; set; }
    }
}
