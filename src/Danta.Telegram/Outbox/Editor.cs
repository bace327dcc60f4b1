using Danta.Telegram.BotApi;
using Danta.Telegram.Words;
using Microsoft.Extensions.Logging;

namespace Danta.Telegram.Outbox;

/// <summary>
/// Edits of messages that are there already. Only the newest wish for a message counts, so a flood of presses costs one edit;
/// an edit that fails is forgotten, for the next one brings everything anew.
/// </summary>
sealed partial class Editor(BotApiClient api, Pacer pacer, ILogger logger)
{
    readonly Lock _lock = new();
    readonly Dictionary<(long Chat, int Message), EditMessageText> _wanted = [];
    readonly Queue<(long Chat, int Message)> _order = new();
    readonly Signal _arrived = new();

    /// <summary>The message is gone: its chat and id.</summary>
    public Action<long, int> OnGone { get; set; } = (_, _) => { };

    public void Edit(long chat, int message, string html, Markup? markup)
    {
        lock (_lock)
        {
            if (!_wanted.ContainsKey((chat, message)))
                _order.Enqueue((chat, message));
            _wanted[(chat, message)] = new(chat, message, html, "HTML", markup);
        }
        _arrived.Raise();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Peek() is not { } chat)
            {
                await _arrived.WaitAsync(cancellationToken);
                continue;
            }
            EditMessageText? edit = null;
            var outcome = await pacer.RunAsync(chat, () => api.EditMessageTextAsync(edit = Take(), cancellationToken), cancellationToken);
            await ConcludeAsync(edit!, outcome.Fault, cancellationToken);
        }
    }

    async Task ConcludeAsync(EditMessageText edit, ApiFault? fault, CancellationToken cancellationToken)
    {
        switch (fault?.Kind)
        {
            case FaultKind.TooMany:
                pacer.Pause(fault.RetryAfter);
                lock (_lock)
                {
                    if (_wanted.TryAdd((edit.ChatId, edit.MessageId), edit))
                        _order.Enqueue((edit.ChatId, edit.MessageId));
                }
                return;
            case FaultKind.BadMarkup:
                var plain = edit with { Text = Html.Plain(edit.Text), ParseMode = null };
                await pacer.RunAsync(edit.ChatId, () => api.EditMessageTextAsync(plain, cancellationToken), cancellationToken);
                return;
            case FaultKind.MessageGone:
                OnGone(edit.ChatId, edit.MessageId);
                return;
            case null or FaultKind.NotModified:
                return;
            default:
                LogFailed(fault.Description);
                return;
        }
    }

    long? Peek()
    {
        lock (_lock)
            return _order.TryPeek(out var next) ? next.Chat : null;
    }

    EditMessageText Take()
    {
        lock (_lock)
        {
            _wanted.Remove(_order.Dequeue(), out var edit);
            return edit!;
        }
    }

    [LoggerMessage(4120, LogLevel.Debug, "an edit did not succeed: {Reason}")]
    partial void LogFailed(string reason);
}
