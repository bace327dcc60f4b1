using Danta.Telegram.BotApi;
using Danta.Telegram.Words;
using Microsoft.Extensions.Logging;

namespace Danta.Telegram.Outbox;

/// <summary>What waits for one chat, and the loop that sends it: in order, one call at a time, until Telegram has taken it.</summary>
sealed partial class ChatQueue(
    long chat, BotApiClient api, OutboxStore store, Pacer pacer, Speech say, TimeProvider time, Action<string, int> onSent, ILogger logger)
{
    /// <summary>Younger than this is no lateness worth a line.</summary>
    static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(30);

    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Of a file that the server answers with an error of its own: some two minutes.</summary>
    const int MostTries = 7;

    readonly Lock _lock = new();
    readonly SortedDictionary<(Lane, long), OutboxMessage> _pending = [];
    readonly Signal _arrived = new();
    bool _lateIsTold;

    public int Count
    {
        get
        {
            lock (_lock)
                return _pending.Count;
        }
    }

    public int Answers
    {
        get
        {
            lock (_lock)
                return _pending.Keys.Count(key => key.Item1 == Lane.Answer);
        }
    }

    public void Add(OutboxMessage message)
    {
        lock (_lock)
            _pending.Add((message.Lane, message.Id), message);
        _arrived.Raise();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            if (Count == 0)
            {
                await _arrived.WaitAsync(cancellationToken);
                continue;
            }
            // Taken when its turn has come: what arrived while waiting for it may go along.
            Batch? taken = null;
            var outcome = await pacer.RunAsync(chat, () => SendAsync(taken = Take(), cancellationToken), cancellationToken);
            var batch = taken!;
            if (outcome.Fault is { Kind: FaultKind.BadMarkup })
            {
                LogMarkup();
                outcome = await pacer.RunAsync(chat, () => SendPlainAsync(batch, cancellationToken), cancellationToken);
            }
            if (outcome.Ok)
            {
                Finish(batch, true);
                if (batch.Messages[0].Tag is { Length: > 0 } tag)
                    onSent(tag, outcome.Value.MessageId);
                failures = 0;
                continue;
            }
            failures++;
            await RecoverAsync(batch, outcome.Fault, failures, cancellationToken);
        }
    }

    async Task RecoverAsync(Batch batch, ApiFault fault, int failures, CancellationToken cancellationToken)
    {
        switch (fault.Kind)
        {
            case FaultKind.TooMany:
                LogTooMany(fault.RetryAfter.TotalSeconds);
                pacer.Pause(fault.RetryAfter);
                return;
            case FaultKind.Unreachable when fault.IsAnswered && failures >= MostTries && batch.Messages[0].Attachment is not null:
                // A file that breaks the server each time keeps all words behind it back.
                LogUndeliverable(chat, batch.Messages.Count, fault.Description);
                Finish(batch, false);
                return;
            case FaultKind.Unreachable or FaultKind.BadToken or FaultKind.Conflict:
                if (failures == 1)
                    LogAway(fault.Description);
                var pause = TimeSpan.FromSeconds(1 << Math.Min(failures - 1, 5));
                await Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken);
                return;
            default:
                // Nothing will make Telegram take it: a chat that is gone, a message that is none.
                LogUndeliverable(chat, batch.Messages.Count, fault.Description);
                Finish(batch, false);
                return;
        }
    }

    Batch Take()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var late = _pending.Values.Count(message => message.Lane == Lane.News && now - message.At >= LateAfter);
            if (late == 0)
                _lateIsTold = false;
            var first = _pending.First();
            return Batch.First(_pending.Values, first.Key.Item1 == Lane.News && !_lateIsTold && first.Value.Attachment is null ? late : 0);
        }
    }

    void Finish(Batch batch, bool sent)
    {
        lock (_lock)
        {
            foreach (var message in batch.Messages)
                _pending.Remove((message.Lane, message.Id));
            _lateIsTold |= sent && batch.Late > 0;
        }
        try
        {
            store.Finish(batch.Messages, sent);
        }
        catch (Exception fault)
        {
            // A disk that is full must not stop what is told; at worst it is told again after a restart.
            LogStore(fault.GetType().Name);
        }
    }

    async Task<Outcome<Message>> SendAsync(Batch batch, CancellationToken cancellationToken)
    {
        var first = batch.Messages[0];
        if (first.Attachment is { } file)
        {
            return file.IsPicture
                ? await api.SendPhotoAsync(chat, file.FileName, file.Content, first.Html, first.Silent, cancellationToken)
                : await api.SendDocumentAsync(chat, file.FileName, file.Content, first.Html, first.Silent, cancellationToken);
        }
        return await api.SendMessageAsync(new(chat, batch.Text(say), "HTML", batch.IsSilent, first.Markup), cancellationToken);
    }

    Task<Outcome<Message>> SendPlainAsync(Batch batch, CancellationToken cancellationToken) => api.SendMessageAsync(
        new(chat, Html.Plain(batch.Text(say)), null, batch.IsSilent, batch.Messages[0].Markup), cancellationToken);

    [LoggerMessage(4101, LogLevel.Warning, "Telegram wants {Seconds} s of rest")]
    partial void LogTooMany(double seconds);

    [LoggerMessage(4102, LogLevel.Warning, "Telegram does not answer, messages wait: {Reason}")]
    partial void LogAway(string reason);

    [LoggerMessage(4103, LogLevel.Error, "{Count} message(s) to chat {Chat} can not be delivered: {Reason}")]
    partial void LogUndeliverable(long chat, int count, string reason);

    [LoggerMessage(4104, LogLevel.Warning, "Telegram refused the markup, sent as plain text")]
    partial void LogMarkup();

    [LoggerMessage(4105, LogLevel.Error, "the outbox can not be written: {Fault}")]
    partial void LogStore(string fault);
}
