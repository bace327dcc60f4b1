using System.Collections.Concurrent;
using Danta.Telegram.BotApi;
using Danta.Telegram.Words;
using Microsoft.Extensions.Logging;

namespace Danta.Telegram.Outbox;

/// <summary>Everything that the bot says goes through here: kept first, then sent by the queue of its chat.</summary>
sealed partial class Dispatcher(BotApiClient api, OutboxStore store, Pacer pacer, Speech say, TimeProvider time, ILogger logger)
{
    readonly ConcurrentDictionary<long, ChatQueue> _queues = [];
    readonly List<Task> _running = [];
    readonly Lock _lock = new();
    long _unkept = long.MaxValue / 2;
    CancellationToken _stopping;
    LoopKeeper? _keep;

    /// <summary>A message with a tag was sent: its tag, its chat and its message id. Set before <see cref="Start"/>.</summary>
    public Action<string, long, int> OnSent { get; set; } = (_, _, _) => { };

    /// <summary>Messages that nobody has taken yet.</summary>
    public int Waiting => _queues.Values.Sum(queue => queue.Count);

    public int WaitingAnswers(long chat) => _queues.TryGetValue(chat, out var queue) ? queue.Answers : 0;

    /// <summary>Keeps and queues a message; a key that was told before is told once.</summary>
    public void Post(OutboxMessage message, string key = "")
    {
        OutboxMessage? kept;
        try
        {
            kept = store.Add(message, key);
        }
        catch (Exception fault)
        {
            // Not kept is still better told than not told.
            LogStore(fault.GetType().Name);
            kept = message with { Id = Interlocked.Increment(ref _unkept) };
        }
        if (kept is not null)
            Queue(kept.Chat).Add(kept);
    }

    /// <summary>Takes up what was left unsent and begins to send; each chat's queue is a loop of its own, kept under a number.</summary>
    public void Start(LoopKeeper keep, CancellationToken stopping)
    {
        foreach (var message in store.Unsent())
            Queue(message.Chat).Add(message);
        lock (_lock)
        {
            (_stopping, _keep) = (stopping, keep);
            foreach (var queue in _queues.Values)
                Send(queue);
        }
    }

    /// <summary>Ends when every queue has ended after the stop.</summary>
    public Task EndedAsync()
    {
        lock (_lock)
            return Task.WhenAll(_running);
    }

    void Send(ChatQueue queue)
    {
        if (_keep is not null)
            _running.Add(_keep($"telegram.send.{_running.Count + 1}", queue.RunAsync, _stopping));
    }

    ChatQueue Queue(long chat)
    {
        lock (_lock)
        {
            if (_queues.TryGetValue(chat, out var known))
                return known;
            var queue = new ChatQueue(chat, api, store, pacer, say, time, (tag, id) => OnSent(tag, chat, id), logger);
            _queues[chat] = queue;
            Send(queue);
            return queue;
        }
    }

    [LoggerMessage(4110, LogLevel.Error, "a message could not be kept, it is sent all the same: {Fault}")]
    partial void LogStore(string fault);
}
