using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Danta.Dashboard.Chat;

/// <summary>A file that came with a message.</summary>
sealed record ChatFile(string Name, byte[] Content, bool IsPicture);

/// <summary>One message as the people of a chat see it.</summary>
/// <param name="Html">What the bot sent; empty markup where it sent plain text.</param>
/// <param name="Version">Grows with every change in the room: what is newer than a page's last look.</param>
/// <param name="Markup">The bot's reply_markup, as it came.</param>
sealed record ChatMessage(
    int Id, long Chat, long From, DateTimeOffset At, string Text, string Html, string? Markup, bool Silent, bool Edited, int Edits, long Version,
    ChatFile? File)
{
    public bool IsFromBot => From == DemoChat.BotId;
}

/// <summary>
/// A small Telegram: chats with people on one side and the Bot API on the other, with Telegram's own manners (markup that
/// is refused, edits that change nothing, presses that grow old, one poller at a time). The demo's chat page stands on it,
/// and so do the tests of the bot. Nothing is kept when the program ends.
/// </summary>
public sealed class DemoChat
{
    /// <summary>The person at the page, and the id of the private chat with the bot.</summary>
    public const long UserId = 1;

    internal const long BotId = 7_000_000_001;
    internal const string BotName = "danta_demo_bot";
    const int MostMessages = 2_000;
    const int MostUpdates = 1_000;
    const int MostToasts = 100;

    static readonly TimeSpan PressLife = TimeSpan.FromSeconds(60);

    readonly Lock _lock = new();
    readonly TimeProvider _time;
    readonly List<ChatMessage> _messages = [];
    readonly List<(long Id, JsonObject Update)> _updates = [];
    readonly List<JsonObject> _replays = [];
    readonly Dictionary<string, DateTimeOffset> _presses = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> _toasts = new(StringComparer.Ordinal);
    readonly Dictionary<long, int> _pinned = [];
    TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int _lastMessage;
    long _lastUpdate = 100;
    long _lastPress;
    long _version;

    public DemoChat(TimeProvider time)
    {
        _time = time;
        BotToken = $"{BotId}:{RandomNumberGenerator.GetHexString(32)}";
        Chats[UserId] = "private";
    }

    /// <summary>For the bot, in the place of BotFather's.</summary>
    public string BotToken { get; }

    /// <summary>Chats by id with their type; the bot may write into no others.</summary>
    internal Dictionary<long, string> Chats { get; } = [];

    /// <summary>Groups that are supergroups now, by the number that they had.</summary>
    internal Dictionary<long, long> Moved { get; } = [];

    /// <summary>The commands that the bot has announced.</summary>
    internal IReadOnlyList<(string Command, string Description)> Commands { get; private set; } = [];

    internal string? Keyboard { get; private set; }

    internal IReadOnlyList<ChatMessage> Messages(long chat, long after = 0)
    {
        lock (_lock)
            return [.. _messages.Where(message => message.Chat == chat && message.Version > after)];
    }

    internal long Version
    {
        get
        {
            lock (_lock)
                return _version;
        }
    }

    internal int? Pinned(long chat)
    {
        lock (_lock)
            return _pinned.TryGetValue(chat, out var message) ? message : null;
    }

    /// <summary>What the bot answered to a press; null while it has not.</summary>
    internal string? Toast(string press)
    {
        lock (_lock)
            return _toasts.GetValueOrDefault(press);
    }

    /// <summary>A person writes.</summary>
    /// <param name="at">When it was sent, where that is not now.</param>
    internal ChatMessage Say(long chat, long user, string text, DateTimeOffset? at = null)
    {
        lock (_lock)
        {
            var message = Put(chat, user, text, "", null, false, null, at);
            Enqueue("message", Describe(message));
            return message;
        }
    }

    /// <summary>A person presses a button. The id is what the bot's answer goes to.</summary>
    internal string Press(long chat, long user, int message, string data)
    {
        lock (_lock)
        {
            foreach (var (old, pressed) in _presses)
            {
                if (_time.GetUtcNow() - pressed > PressLife)
                    _presses.Remove(old);
            }
            var id = $"press{++_lastPress}";
            _presses[id] = _time.GetUtcNow();
            var press = new JsonObject { ["id"] = id, ["from"] = Person(user), ["chat_instance"] = "1", ["data"] = data };
            if (_messages.Find(one => one.Id == message && one.Chat == chat) is { } carrier)
                press["message"] = Describe(carrier);
            Enqueue("callback_query", press);
            return id;
        }
    }

    /// <summary>A group becomes a supergroup; both say so, where anybody hears it.</summary>
    internal void Move(long group, long supergroup, bool isSaid)
    {
        lock (_lock)
        {
            Chats.Remove(group);
            Chats[supergroup] = "supergroup";
            Moved[group] = supergroup;
            if (!isSaid)
                return;
            var said = Describe(Put(group, UserId, "", "", null, false, null, null));
            said["migrate_to_chat_id"] = supergroup;
            Enqueue("message", said);
            said = Describe(Put(supergroup, UserId, "", "", null, false, null, null));
            said["migrate_from_chat_id"] = group;
            Enqueue("message", said);
        }
    }

    /// <summary>Somebody deletes a message of the bot.</summary>
    internal void Delete(int message)
    {
        lock (_lock)
            _messages.RemoveAll(one => one.Id == message);
    }

    internal ChatMessage Post(long chat, string text, string html, string? markup, bool silent, ChatFile? file)
    {
        lock (_lock)
            return Put(chat, BotId, text, html, markup, silent, file, null);
    }

    /// <summary>Null where there is no such message of the bot; unchanged where the edit changes nothing.</summary>
    internal (ChatMessage? Message, bool Changed) Edit(long chat, int id, string text, string html, string? markup)
    {
        lock (_lock)
        {
            var index = _messages.FindIndex(message => message.Id == id && message.Chat == chat && message.IsFromBot);
            if (index < 0)
                return (null, false);
            var old = _messages[index];
            if (old.Text == text && old.Html == html && old.Markup == markup)
                return (old, false);
            _messages[index] = old with { Text = text, Html = html, Markup = markup, Edited = true, Edits = old.Edits + 1, Version = ++_version };
            return (_messages[index], true);
        }
    }

    /// <summary>False where the press is unknown, answered already or too old.</summary>
    internal bool Answer(string press, string text)
    {
        lock (_lock)
        {
            if (!_presses.Remove(press, out var at) || _time.GetUtcNow() - at > PressLife)
                return false;
            if (_toasts.Count >= MostToasts)
                _toasts.Clear();
            _toasts[press] = text;
            return true;
        }
    }

    internal bool Pin(long chat, int message)
    {
        lock (_lock)
        {
            if (!_messages.Exists(one => one.Id == message && one.Chat == chat))
                return false;
            _pinned[chat] = message;
            _version++;
            return true;
        }
    }

    internal void Announce(IReadOnlyList<(string, string)> commands) => Commands = commands;

    /// <summary>Updates from the offset on; what lies below is confirmed and gone. Also a task that ends with the next one.</summary>
    internal (JsonArray Updates, Task Changed) Take(long offset)
    {
        lock (_lock)
        {
            _updates.RemoveAll(update => update.Id < offset);
            JsonArray taken = [.. _replays.Concat(_updates.Take(100).Select(update => update.Update)).Select(update => update.DeepClone())];
            _replays.Clear();
            return (taken, _changed.Task);
        }
    }

    /// <summary>The same update once more, as after an answer that was lost.</summary>
    internal void Replay(JsonNode update, long id)
    {
        lock (_lock)
        {
            var again = update.DeepClone().AsObject();
            again["update_id"] = id;
            _replays.Add(again);
            Signal();
        }
    }

    internal static JsonObject Person(long user) => new()
    {
        ["id"] = user,
        ["is_bot"] = user == BotId,
        ["first_name"] = user == BotId ? "Danta" : $"user{user}",
        ["username"] = user == BotId ? BotName : $"user{user}",
    };

    internal JsonObject Describe(ChatMessage message) => new()
    {
        ["message_id"] = message.Id,
        ["date"] = message.At.ToUnixTimeSeconds(),
        ["chat"] = new JsonObject { ["id"] = message.Chat, ["type"] = Chats.GetValueOrDefault(message.Chat, "private") },
        ["from"] = Person(message.From),
        ["text"] = message.Text,
    };

    ChatMessage Put(long chat, long from, string text, string html, string? markup, bool silent, ChatFile? file, DateTimeOffset? at)
    {
        if (markup?.Contains("\"keyboard\"", StringComparison.Ordinal) == true)
            Keyboard = markup;
        var message = new ChatMessage(++_lastMessage, chat, from, at ?? _time.GetUtcNow(), text, html, markup, silent, false, 0, ++_version, file);
        _messages.Add(message);
        if (_messages.Count > MostMessages)
            _messages.RemoveAt(0);
        return message;
    }

    void Enqueue(string kind, JsonObject content)
    {
        _updates.Add((++_lastUpdate, new() { ["update_id"] = _lastUpdate, [kind] = content }));
        if (_updates.Count > MostUpdates)
            _updates.RemoveAt(0);
        Signal();
    }

    void Signal()
    {
        _changed.SetResult();
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
