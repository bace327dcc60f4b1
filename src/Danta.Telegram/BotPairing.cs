using Danta.Telegram.BotApi;

namespace Danta.Telegram;

/// <summary>Who typed the code to the bot, and where.</summary>
/// <param name="Chat">Its number.</param>
/// <param name="User">The number of the person.</param>
/// <param name="Name">Of the person, as Telegram has it.</param>
/// <param name="IsPrivate">Between the two alone.</param>
public readonly record struct Paired(long Chat, long User, string Name, bool IsPrivate);

/// <summary>
/// Finds the owner's chat: he types a code to the bot that only he has seen. Whatever else anybody says to the bot meanwhile is passed over.
/// </summary>
public static class BotPairing
{
    static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);
    static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(2);

    /// <summary>Waits until the code is typed; the caller says for how long.</summary>
    /// <param name="answer">Said to the chat that typed it.</param>
    /// <exception cref="OperationCanceledException">Not in time.</exception>
    public static async Task<Paired> AwaitAsync(string token, Uri? apiUrl, string code, string answer, TimeProvider time, CancellationToken cancellationToken)
    {
        using var api = new BotApiClient(token, apiUrl, time);
        var offset = 0L;
        while (true)
        {
            var updates = await api.GetUpdatesAsync(offset, Poll, cancellationToken);
            if (!updates.Ok)
            {
                await Task.Delay(AfterTrouble, time, cancellationToken);
                continue;
            }
            foreach (var update in updates.Value)
            {
                offset = Math.Max(offset, update.UpdateId + 1);
                if (update.Message is not { From: { } from, Text: { } text, Chat: var chat } || text.Trim() != code)
                    continue;
                await api.SendMessageAsync(new(chat.Id, answer, null, false, null), cancellationToken);
                // Confirmed, so that the trader's bot does not take the code for a command.
                await api.GetUpdatesAsync(offset, TimeSpan.Zero, cancellationToken);
                return new(chat.Id, from.Id, from.Username ?? from.FirstName, chat.IsPrivate);
            }
        }
    }
}
