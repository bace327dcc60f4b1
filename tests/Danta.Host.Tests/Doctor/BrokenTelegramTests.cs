using System.Text.Json.Nodes;
using Danta.Dashboard;
using Danta.Dashboard.Chat;
using Danta.Desk;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Doctor;

public sealed class BrokenTelegramTests
{
    [Fact]
    public async Task A_bot_that_there_is_not_and_a_chat_that_it_is_not_in_fail()
    {
        await using var ward = await Ward.OpenAsync();
        var room = new DemoChat(ward.Time);
        await using var server = await DashboardServer.StartAsync(
            new("http://127.0.0.1:0") { Chat = room }, new FakeView(), ward.Time, NullLoggerFactory.Instance, CancellationToken.None);
        await ward.AssertAsync("telegram", FindingState.Warning, "danta init", async _ =>
        {
            ward.Json["telegram"] = new JsonObject { ["botToken"] = room.BotToken, ["apiUrl"] = $"{server.Address}", ["chatIds"] = new JsonArray(DemoChat.UserId) };
            await ward.WriteAsync();
        });
        await ward.SetAsync("telegram.botToken", "1:another");
        await ward.AssertAsync("telegram", FindingState.Failed, "@BotFather", _ => ward.SetAsync("telegram.botToken", room.BotToken));
        await ward.SetAsync("telegram.chatIds", new JsonArray(4711));
        await ward.AssertAsync("chats", FindingState.Failed, "/start", _ => ward.SetAsync("telegram.chatIds", new JsonArray(DemoChat.UserId)));
        await ward.SetAsync("telegram.chatIds", new JsonArray());
        await ward.AssertAsync("chats", FindingState.Failed, "telegram.chatIds", _ => ward.SetAsync("telegram.chatIds", new JsonArray(DemoChat.UserId)));
        Assert.Empty(room.Messages(DemoChat.UserId));
    }
}
