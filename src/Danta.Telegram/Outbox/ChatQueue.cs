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

    /// <summary>Of one message that the server answers with an error of its own: some two minutes. Then other words are tried in its place.</summary>
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
            var outcome = await pacer.RunAsync(chat, () => SendAsync(taken = Take(alone: failures >= MostTries), cancellationToken), cancellationToken);
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
            if (await RecoverAsync(batch, outcome.Fault, failures, cancellationToken))
                failures = 0;
        }
    }

    /// <returns>It is given up, and the next one's turn.</returns>
    async Task<bool> RecoverAsync(Batch batch, ApiFault fault, int failures, CancellationToken cancellationToken)
    {
        switch (fault.Kind)
        {
            case FaultKind.TooMany:
                LogTooMany(fault.RetryAfter.TotalSeconds);
                pacer.Pause(fault.RetryAfter);
                return false;
            case FaultKind.Unreachable when fault.IsAnswered && failures >= MostTries && batch.Messages.Count == 1
                && (await pacer.RunAsync(chat, () => SendInsteadAsync(batch.Messages[0], cancellationToken), cancellationToken)).Ok:
                // Other words pass: it was this message that broke the server each time, and kept all behind it back.
                GiveUp(batch, fault);
                return true;
            case FaultKind.Unreachable or FaultKind.BadToken or FaultKind.Conflict:
                if (failures == 1)
                    LogAway(fault.Description);
                var pause = TimeSpan.FromSeconds(1 << Math.Min(failures - 1, 5));
                await Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken);
                return false;
            default:
                // Nothing will make Telegram take it: a chat that is gone, a message that is none.
                GiveUp(batch, fault);
                return true;
        }
    }

    void GiveUp(Batch batch, ApiFault fault)
    {
        LogUndeliverable(chat, batch.Messages.Count, fault.Description);
        Finish(batch, false);
    }

    /// <param name="alone">The first by itself: one of those that would go with it may be what the server cannot bear.</param>
    Batch Take(bool alone)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var late = _pending.Values.Count(message => message.Lane == Lane.News && now - message.At >= LateAfter);
            if (late == 0)
                _lateIsTold = false;
            var first = _pending.First();
            if (alone)
                return new([first.Value], 0);
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

    Task<Outcome<Message>> SendInsteadAsync(OutboxMessage message, CancellationToken cancellationToken) => api.SendMessageAsync(
        new(chat, say[
            $"{Speech.Clock(message.At)}의 알림 하나를 텔레그램이 받지 않아 뺐습니다. 매매에는 영향이 없습니다. 내용은 대시보드의 주문과 매매일지에 있습니다",
            $"Telegram did not take one message of {Speech.Clock(message.At)}, so it was left out. Trading is not affected. What it told stands in the dashboard, under orders and trades"],
            null, message.Silent, null), cancellationToken);

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
