using System.Collections.Concurrent;
using System.Globalization;
using Danta.Telegram.Outbox;

namespace Danta.Telegram.BotApi;

/// <summary>
/// Groups that have become supergroups, which Telegram gives another number. In the program a chat keeps the number that the configuration
/// has for it; it is another only where calls leave and updates come in, and it is kept, for Telegram says it only once.
/// </summary>
/// <param name="chats">Those that are told: nobody else's move is of interest.</param>
/// <param name="store">Null: nothing is kept.</param>
sealed class ChatMoves(IReadOnlyList<long> chats, OutboxStore? store)
{
    readonly ConcurrentDictionary<long, long> _now = new(chats.Distinct().Select(chat => KeyValuePair.Create(chat, Recall(store, chat))));

    /// <summary>A chat of the configuration has moved: its number there, and its new one. Set before the first call.</summary>
    public Action<long, long> OnMoved { get; set; } = (_, _) => { };

    /// <summary>The number by which Telegram knows it.</summary>
    public long Now(long chat) => _now.GetValueOrDefault(chat, chat);

    /// <summary>The number by which the program knows it.</summary>
    public long Home(long chat) => _now.FirstOrDefault(move => move.Value == chat) is { Key: not 0 } move ? move.Key : chat;

    /// <summary>False where it is nobody's of ours: nothing is to be tried there again.</summary>
    public bool Move(long from, long to)
    {
        var home = Home(from);
        if (to >= 0 || !_now.TryGetValue(home, out var before))
            return false;
        if (before == to)
            return true;
        _now[home] = to;
        store?.Remember(Fact(home), to.ToString(CultureInfo.InvariantCulture));
        OnMoved(home, to);
        return true;
    }

    static string Fact(long chat) => string.Create(CultureInfo.InvariantCulture, $"chat.moved.{chat}");

    static long Recall(OutboxStore? store, long chat) =>
        long.TryParse(store?.Recall(Fact(chat)), CultureInfo.InvariantCulture, out var now) ? now : chat;
}
