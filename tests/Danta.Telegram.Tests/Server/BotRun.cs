using Danta.Dashboard.Chat;
using Danta.Desk;

namespace Danta.Telegram.Tests;

/// <summary>A bot that talks to a <see cref="TelegramServer"/> on a clock that only the test moves.</summary>
sealed class BotRun : IAsyncDisposable
{
    public const long Owner = DemoChat.UserId;
    public const long Operator = 22;
    public const long Viewer = 33;
    public const long Stranger = 44;
    public const long Group = -100;

    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    readonly Language _language;
    readonly string? _directory;
    readonly Func<string, byte[]?> _draw;
    CancellationTokenSource _end = new();
    TelegramBot? _bot;
    TelegramServer.Door? _door;
    Task _running = Task.CompletedTask;

    public BotRun(Language language = Language.Korean, string? directory = null, Func<string, byte[]?>? draw = null)
    {
        (_language, _directory, _draw) = (language, directory, draw ?? (_ => null));
        Time = new(Examples.Now);
        Room = new(Time);
        foreach (var person in new[] { Operator, Viewer, Stranger })
            Room.Chats[person] = "private";
        Room.Chats[Group] = "supergroup";
        Server = new(Room, Time);
    }

    public ManualTime Time { get; }

    public DemoChat Room { get; }

    public TelegramServer Server { get; }

    public FakeView Desk { get; } = new();

    public MemoryLog Log { get; } = new();

    public IReadOnlyList<long> Chats { get; init; } = [Owner];

    /// <inheritdoc cref="TelegramOptions.ModelErrorOf"/>
    public Func<DateOnly, ModelError?>? ModelErrorOf { get; init; }

    public TelegramBot Bot => _bot ?? throw new InvalidOperationException("not started");

    public async Task<BotRun> Start()
    {
        var options = new TelegramOptions
        {
            BotToken = Room.BotToken, ChatIds = Chats, UserIds = [Operator], ViewerIds = [Viewer], Language = _language, StorageDirectory = _directory,
            ModelErrorOf = ModelErrorOf,
        };
        _end = new();
        _door = Server.Connection();
        _bot = new(options, Desk, Time, Log, _door, (svg, _) => Task.FromResult(_draw(svg)));
        _running = _bot.RunAsync(_end.Token);
        // The first call after the introduction is the board's, or an update is asked for.
        await Until(() => Server.IsDown || Room.Commands.Count > 0);
        return this;
    }

    /// <summary>Moves the clock in small steps, each after everything that was due has been done.</summary>
    public async Task Run(TimeSpan span, TimeSpan? step = null)
    {
        for (var end = Time.GetUtcNow() + span; Time.GetUtcNow() < end;)
            await Tick(step ?? Step);
    }

    public async Task Until(Func<bool> holds)
    {
        for (var tick = 0; !holds(); tick++)
        {
            Assert.True(tick < 5_000, "it never came");
            await Tick(Step);
        }
    }

    async Task Tick(TimeSpan step)
    {
        await Stillness.ComeAsync();
        Time.Advance(step);
        Desk.Snapshot = Desk.Snapshot with { Time = Time.GetUtcNow() };
    }

    /// <summary>All that the bot has said in a chat, the board left out.</summary>
    public IReadOnlyList<ChatMessage> Said(long chat = Owner) =>
        [.. Room.Messages(chat).Where(message => message.IsFromBot && message.Id != Room.Pinned(chat))];

    /// <summary>Says something and waits for the answer.</summary>
    public async Task<ChatMessage> Ask(string text, long chat = Owner, long? user = null)
    {
        // The board comes first; an answer must not be taken for it.
        await Until(() => !Chats.Contains(chat) || Room.Pinned(chat) is not null);
        var before = Said(chat).Count;
        Room.Say(chat, user ?? chat, text, Time.GetUtcNow());
        await Until(() => Said(chat).Count > before);
        return Said(chat)[before];
    }

    /// <summary>Presses the nth button and waits for what the bot says to it.</summary>
    public async Task<string> Press(ChatMessage message, int button = 0, long? user = null)
    {
        var press = Room.Press(message.Chat, user ?? message.Chat, message.Id, Buttons(message)[button].Data);
        await Until(() => Room.Toast(press) is not null);
        return Room.Toast(press)!;
    }

    public static IReadOnlyList<(string Text, string Data)> Buttons(ChatMessage message) => message.Markup is not { } markup
        ? []
        : [.. (System.Text.Json.Nodes.JsonNode.Parse(markup)!["inline_keyboard"]?.AsArray() ?? [])
            .SelectMany(row => row!.AsArray()).Select(one => ((string)one!["text"]!, (string)one["callback_data"]!))];

    public ChatMessage Again(ChatMessage message) => Room.Messages(message.Chat).Single(one => one.Id == message.Id);

    /// <summary>Ends as a kill does: at once, and nothing is flushed.</summary>
    public async Task Kill()
    {
        _door!.IsCut = true;
        await _bot!.DisposeAsync();
        await _end.CancelAsync();
        try
        {
            await Ended();
        }
        catch (ObjectDisposedException)
        {
            // What it wanted to write had nowhere to go: that is the kill.
        }
        catch (InvalidOperationException)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Ended();
        if (_bot is not null)
            await _bot.DisposeAsync();
        Server.Dispose();
        _end.Dispose();
    }

    async Task Ended()
    {
        while (!_running.IsCompleted)
            await Tick(Step);
        await _running;
    }
}
