using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Danta.Dashboard.Chat;
using Danta.Desk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Dashboard.Tests;

/// <summary>The demo's room keeps Telegram's manners, so that a bot which works here works there.</summary>
public sealed class ChatTests : IAsyncDisposable
{
    readonly ManualTime _time = new(Examples.Now);
    readonly HttpClient _http = new();
    readonly DemoChat _chat;
    DashboardServer? _server;

    public ChatTests() => _chat = new(_time);

    async Task<(int Code, JsonNode Body)> Call(string method, string json, string? token = null)
    {
        _server ??= await DashboardServer.StartAsync(
            new("http://127.0.0.1:0") { Chat = _chat }, new FakeView(), _time, NullLoggerFactory.Instance, CancellationToken.None);
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(_server.Address, $"/bot{token ?? _chat.BotToken}/{method}"), body);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    Task<(int Code, JsonNode Body)> Send(string text, string mode = "HTML") =>
        Call("sendMessage", new JsonObject { ["chat_id"] = DemoChat.UserId, ["text"] = text, ["parse_mode"] = mode }.ToJsonString());

    [Theory]
    [InlineData("<b>굵게</b> &amp; &lt;글&gt;", 200)]
    [InlineData("<b>안 닫힘", 400)]
    [InlineData("<b><i>엇갈림</b></i>", 400)]
    [InlineData("<script>x</script>", 400)]
    [InlineData("5 < 6", 400)]
    [InlineData("A & B", 400)]
    [InlineData("", 400)]
    public async Task Markup_is_read_as_strictly_as_telegram_reads_it(string html, int code) =>
        Assert.Equal(code, (await Send(html)).Code);

    [Fact]
    public async Task A_message_has_at_most_4096_letters_after_its_markup_is_read()
    {
        Assert.Equal(200, (await Send($"<b>{new string('가', 4096)}</b>")).Code);
        Assert.Equal(400, (await Send(new string('가', 4097))).Code);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_and_one_of_nothing_are_refused()
    {
        var sent = await Send("하나");
        var id = (int)sent.Body["result"]!["message_id"]!;
        string Edit(int message, string text) => $$"""{"chat_id":1,"message_id":{{message}},"text":"{{text}}","parse_mode":"HTML"}""";
        Assert.Contains("not modified", (string?)(await Call("editMessageText", Edit(id, "하나"))).Body["description"]);
        Assert.Equal(200, (await Call("editMessageText", Edit(id, "둘"))).Code);
        Assert.Contains("not found", (string?)(await Call("editMessageText", Edit(99, "둘"))).Body["description"]);
    }

    [Fact]
    public async Task A_press_can_be_answered_once_and_not_when_it_is_old()
    {
        await Send("하나");
        var press = _chat.Press(DemoChat.UserId, DemoChat.UserId, 1, "x");
        string Answer(string id) => $$"""{"callback_query_id":"{{id}}","text":"네"}""";
        Assert.Equal(200, (await Call("answerCallbackQuery", Answer(press))).Code);
        Assert.Equal(400, (await Call("answerCallbackQuery", Answer(press))).Code);
        var old = _chat.Press(DemoChat.UserId, DemoChat.UserId, 1, "x");
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(400, (await Call("answerCallbackQuery", Answer(old))).Code);
    }

    [Fact]
    public async Task Updates_come_again_until_the_offset_confirms_them()
    {
        _chat.Say(DemoChat.UserId, DemoChat.UserId, "상태");
        var first = (await Call("getUpdates", """{"offset":0,"timeout":0}""")).Body["result"]!.AsArray();
        Assert.Equal("상태", (string?)Assert.Single(first)!["message"]!["text"]);
        var again = (await Call("getUpdates", """{"offset":0,"timeout":0}""")).Body["result"]!.AsArray();
        Assert.Single(again);
        var next = (long)first[0]!["update_id"]! + 1;
        Assert.Empty((await Call("getUpdates", $$"""{"offset":{{next}},"timeout":0}""")).Body["result"]!.AsArray());
    }

    [Fact]
    public async Task A_long_poll_ends_with_the_next_update_and_a_second_poller_ends_the_first()
    {
        await Send("방을 엽니다");
        var first = Call("getUpdates", """{"offset":0,"timeout":30}""");
        var second = Call("getUpdates", """{"offset":0,"timeout":30}""");
        var ended = await Task.WhenAny(first, second);
        Assert.Equal(409, (await ended).Code);
        _chat.Say(DemoChat.UserId, DemoChat.UserId, "상태");
        Assert.Single((await (ended == first ? second : first)).Body["result"]!.AsArray());
    }

    [Theory]
    [InlineData("sendMessage", """{"chat_id":77,"text":"누구"}""", 400)]
    [InlineData("doSomething", "{}", 404)]
    public async Task What_does_not_exist_is_said_so(string method, string json, int code) => Assert.Equal(code, (await Call(method, json)).Code);

    [Fact]
    public async Task Another_token_is_nobody()
    {
        Assert.Equal(401, (await Call("getMe", "{}", "1:other")).Code);
        Assert.Equal("danta_demo_bot", (string?)(await Call("getMe", "{}")).Body["result"]!["username"]);
    }

    [Fact]
    public async Task The_page_says_and_presses_and_sees_the_answers()
    {
        await Send("<b>안녕</b>하세요");
        using var seen = await _http.GetAsync(new Uri(_server!.Address, "/chat/messages"));
        var room = JsonNode.Parse(await seen.Content.ReadAsStringAsync())!;
        Assert.Equal("안녕하세요", (string?)room["messages"]![0]!["text"]);
        using var empty = new StringContent("""{"text":"  "}""");
        using var refused = await _http.PostAsync(new Uri(_server.Address, "/chat/say"), empty);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address, "/chat/say")) { Content = new StringContent("""{"text":"전량매도"}""") };
        foreign.Headers.Add("Origin", "https://evil.example");
        using var stopped = await _http.SendAsync(foreign);
        Assert.Equal(HttpStatusCode.Forbidden, stopped.StatusCode);
        Assert.Single(_chat.Messages(DemoChat.UserId));
    }

    [Fact]
    public async Task Outside_the_demo_there_is_no_chat()
    {
        await using var running = await Running.Start();
        foreach (var path in new[] { "/chat", "/chat/messages", "/bot1:x/getMe" })
        {
            using var answer = await running.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.False((bool?)(await running.Json("/api/v1/status"))["chat"]);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
