using System.Globalization;
using Danta.Telegram.Access;
using Danta.Telegram.BotApi;
using Danta.Telegram.News;
using Danta.Telegram.Outbox;
using Danta.Telegram.Words;
using Microsoft.Extensions.Logging;

namespace Danta.Telegram.Commands;

/// <summary>Asks Telegram for updates without end, and hands each on once: what was handled is remembered before it is handled.</summary>
sealed partial class Poller(
    BotApiClient api, OutboxStore store, Conversation conversation, Dispatcher dispatcher, Roles roles, TimeProvider time, Speech say, ILogger logger)
{
    const string Fact = "updates";

    static readonly TimeSpan Wait = TimeSpan.FromSeconds(25);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>After a week without updates Telegram may begin to count anew.</summary>
    static readonly TimeSpan CountLives = TimeSpan.FromDays(6);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await IntroduceAsync(cancellationToken);
        var last = Recall();
        var failures = 0;
        while (true)
        {
            var outcome = await api.GetUpdatesAsync(last + 1, Wait, cancellationToken);
            if (!outcome.Ok)
            {
                await PauseAsync(outcome.Fault, ++failures, cancellationToken);
                continue;
            }
            failures = 0;
            foreach (var update in outcome.Value)
            {
                if (update.UpdateId <= last)
                {
                    Replayed(update.UpdateId);
                    continue;
                }
                last = update.UpdateId;
                Remember(last);
                await HandleAsync(update, cancellationToken);
            }
        }
    }

    async Task IntroduceAsync(CancellationToken cancellationToken)
    {
        for (var failures = 1; ; failures++)
        {
            var me = await api.GetMeAsync(cancellationToken);
            if (me.Ok)
            {
                conversation.BotName = me.Value.Username ?? "";
                break;
            }
            await PauseAsync(me.Fault, failures, cancellationToken);
        }
        await api.SetMyCommandsAsync(
            new([.. BotCommands.All.Select(entry => new BotCommand(entry.Slash, say[$"{entry.Word} — {entry.Korean}", entry.English]))]), cancellationToken);
    }

    /// <summary>One update that breaks something of ours must not silence the bot.</summary>
    async Task HandleAsync(Update update, CancellationToken cancellationToken)
    {
        try
        {
            await conversation.HandleAsync(update, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFault(update.UpdateId, fault);
        }
    }

    async Task PauseAsync(ApiFault fault, int failures, CancellationToken cancellationToken)
    {
        if (failures == 1)
            LogAway(fault.Description);
        var pause = fault.Kind switch
        {
            FaultKind.TooMany => fault.RetryAfter,
            FaultKind.BadToken => LongestPause,
            _ => TimeSpan.FromSeconds(1 << Math.Min(failures - 1, 5)),
        };
        await Task.Delay(pause < LongestPause || fault.Kind == FaultKind.TooMany ? pause : LongestPause, time, cancellationToken);
    }

    void Replayed(long update)
    {
        LogReplayed(update);
        foreach (var chat in roles.OwnerChats)
        {
            dispatcher.Post(
                new(0, chat, Lane.News, NewsKind.Own, time.GetUtcNow(), say[
                    "🚫 이미 처리한 명령이 다시 왔습니다. 아무 일도 일어나지 않았습니다.", "🚫 A command that was handled before came again. Nothing happened."], true),
                $"replayed.{update}");
        }
    }

    long Recall()
    {
        var parts = store.Recall(Fact)?.Split(' ');
        return parts is [var last, var at]
            && long.TryParse(last, CultureInfo.InvariantCulture, out var id) && long.TryParse(at, CultureInfo.InvariantCulture, out var seconds)
            && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < CountLives ? id : 0;
    }

    void Remember(long last) =>
        store.Remember(Fact, string.Create(CultureInfo.InvariantCulture, $"{last} {time.GetUtcNow().ToUnixTimeSeconds()}"));

    [LoggerMessage(4150, LogLevel.Warning, "Telegram is not to be reached: {Reason}")]
    partial void LogAway(string reason);

    [LoggerMessage(4151, LogLevel.Error, "update {Update} could not be handled")]
    partial void LogFault(long update, Exception fault);

    [LoggerMessage(4152, LogLevel.Warning, "update {Update} came again and was ignored")]
    partial void LogReplayed(long update);
}
