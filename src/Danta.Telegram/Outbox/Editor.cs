using Danta.Telegram.BotApi;
using Danta.Telegram.Words;
using Microsoft.Extensions.Logging;

namespace Danta.Telegram.Outbox;

/// <summary>
/// Edits of messages that are there already. Only the newest wish for a message counts, so a flood of presses costs one edit;
/// an edit that fails is forgotten, for the next one brings everything anew.
/// </summary>
sealed partial class Editor(BotApiClient api, Pacer pacer, ILogger logger) : IDisposable
{
    readonly Lock _lock = new();
    readonly Dictionary<(long Chat, int Message), EditMessageText> _wanted = [];
    readonly Queue<(long Chat, int Message)> _order = new();
    readonly SemaphoreSlim _arrived = new(0);

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
        _arrived.Release();
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
            await pacer.EnterAsync(chat, cancellationToken);
            await SendAsync(Take(), cancellationToken);
        }
    }

    public void Dispose() => _arrived.Dispose();

    async Task SendAsync(EditMessageText edit, CancellationToken cancellationToken)
    {
        var outcome = await api.EditMessageTextAsync(edit, cancellationToken);
        switch (outcome.Fault?.Kind)
        {
            case FaultKind.TooMany:
                pacer.Pause(outcome.Fault.RetryAfter);
                lock (_lock)
                {
                    if (_wanted.TryAdd((edit.ChatId, edit.MessageId), edit))
                        _order.Enqueue((edit.ChatId, edit.MessageId));
                }
                return;
            case FaultKind.BadMarkup:
                await pacer.EnterAsync(edit.ChatId, cancellationToken);
                await api.EditMessageTextAsync(edit with { Text = Html.Plain(edit.Text), ParseMode = null }, cancellationToken);
                return;
            case FaultKind.MessageGone:
                OnGone(edit.ChatId, edit.MessageId);
                return;
            case null or FaultKind.NotModified:
                return;
            default:
                LogFailed(outcome.Fault.Description);
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
