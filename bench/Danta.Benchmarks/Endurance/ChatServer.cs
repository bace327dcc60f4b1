using Danta.Dashboard.Chat;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Danta.Benchmarks.Endurance;

/// <summary>The stand-in for Telegram, on an address of its own.</summary>
sealed class ChatServer(WebApplication app, DemoChat room) : IAsyncDisposable
{
    public DemoChat Room { get; } = room;

    public Uri Address { get; } = new(app.Urls.Single());

    /// <summary>That the person has got, and has not lost again: the room keeps the youngest 2,000.</summary>
    public int Messages => Room.Messages(DemoChat.UserId).Count;

    public static async Task<ChatServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var room = new DemoChat(TimeProvider.System);
        app.Urls.Add("http://127.0.0.1:0");
        app.MapBotApi(room, TimeProvider.System);
        await app.StartAsync();
        return new(app, room);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
