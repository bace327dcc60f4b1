using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Danta.Dashboard;
using Danta.Dashboard.Chat;
using Danta.Desk;
using Danta.Telegram.BotApi;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Telegram.Tests;

/// <summary>The client over real loopback HTTP.</summary>
public sealed class ClientTests
{
    static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Answers each call on a socket with these bytes, and remembers what was asked.</summary>
    static async Task<(ApiFault? Fault, string Asked)> Ask(string answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new BotApiClient("12:SECRET", new Uri($"http://{listener.LocalEndpoint}/base/"), new ManualTime(Examples.Now));
        var serving = Task.Run(async () =>
        {
            using var socket = await listener.AcceptTcpClientAsync();
            var buffer = new byte[8192];
            var read = await socket.GetStream().ReadAsync(buffer);
            await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer));
            return Encoding.UTF8.GetString(buffer, 0, read);
        });
        var outcome = await client.SendMessageAsync(new(5, "안녕", "HTML", false, null), None);
        return (outcome.Fault, await serving);
    }

    static string Http(int status, string body) =>
        $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    [Fact]
    public async Task The_address_is_built_from_the_base_without_the_token()
    {
        var (fault, asked) = await Ask(Http(200, """{"ok":true,"result":{"message_id":9,"date":1,"chat":{"id":5,"type":"private"},"unknown":[]}}"""));
        Assert.Null(fault);
        Assert.StartsWith("POST /base/bot12:SECRET/sendMessage ", asked, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json", asked);
    }

    [Theory]
    [InlineData(429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}""", FaultKind.TooMany)]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: x"}""", FaultKind.BadMarkup)]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: message is not modified: x"}""", FaultKind.NotModified)]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: message to edit not found"}""", FaultKind.MessageGone)]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""", FaultKind.NoChat)]
    [InlineData(400, """{"ok":false,"error_code":400,"description":"Bad Request: something new"}""", FaultKind.Refused)]
    [InlineData(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""", FaultKind.BadToken)]
    [InlineData(403, """{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}""", FaultKind.NoChat)]
    [InlineData(409, """{"ok":false,"error_code":409,"description":"Conflict"}""", FaultKind.Conflict)]
    [InlineData(502, """{"ok":false,"error_code":502,"description":"Bad Gateway"}""", FaultKind.Unreachable)]
    [InlineData(502, "<html>Bad Gateway</html>", FaultKind.Unreachable)]
    [InlineData(200, "{", FaultKind.Unreachable)]
    [InlineData(200, "null", FaultKind.Unreachable)]
    [InlineData(200, """{"ok":true}""", FaultKind.Unreachable)]
    public async Task Every_answer_is_a_value(int status, string body, object expected)
    {
        var (fault, _) = await Ask(Http(status, body));
        Assert.Equal(expected, fault!.Kind);
        Assert.DoesNotContain("SECRET", fault.ToString());
        if (fault.Kind == FaultKind.TooMany)
            Assert.Equal(TimeSpan.FromSeconds(7), fault.RetryAfter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"ok\"")]
    [InlineData("no http at all")]
    public async Task A_broken_connection_is_a_value_too(string answer)
    {
        var (fault, _) = await Ask(answer);
        Assert.Equal(FaultKind.Unreachable, fault!.Kind);
        Assert.DoesNotContain("SECRET", fault.ToString());
    }

    /// <summary>A server that has gone mad may fill no memory, and one that points elsewhere is not followed with the token.</summary>
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 90000000\r\n\r\n{")]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    public async Task An_answer_without_an_end_and_a_redirect_are_no_answers(string answer)
    {
        var (fault, _) = await Ask(answer);
        Assert.Equal(FaultKind.Unreachable, fault!.Kind);
        Assert.DoesNotContain("SECRET", fault.ToString());
    }

    /// <summary>Words of the server end up in the log, and names are made by strangers.</summary>
    [Fact]
    public async Task Texts_of_the_server_steer_no_terminal_and_have_an_end()
    {
        var (fault, _) = await Ask(Http(400, "{\"ok\":false,\"error_code\":400,\"description\":\"no\\u001b[2J\\r\\n12:00 fail " + new string('x', 100_000) + "\"}"));
        Assert.StartsWith("400 no[2J  12:00 fail x", fault!.Description);
        Assert.InRange(fault.Description.Length, 100, 300);
        var person = JsonSerializer.Deserialize("""{"id":5,"first_name":"\u202e나쁜\u001b]0;x\u0007 놈","username":"a\nb"}""", BotJson.Default.User)!;
        Assert.Equal("나쁜]0;x 놈", person.FirstName);
        Assert.Equal("a b", person.Username);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("""{"id":5,"first_name":7}""", BotJson.Default.User));
    }

    [Fact]
    public async Task An_update_that_nobody_can_read_keeps_none_of_the_others_back()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new BotApiClient("12:SECRET", new Uri($"http://{listener.LocalEndpoint}"), new ManualTime(Examples.Now));
        var serving = Task.Run(async () =>
        {
            using var socket = await listener.AcceptTcpClientAsync();
            _ = await socket.GetStream().ReadAsync(new byte[8192]);
            await socket.GetStream().WriteAsync(Encoding.UTF8.GetBytes(Http(200, """
                {"ok":true,"result":[{"update_id":7,"message":{"message_id":"nine"}},"what",{"update_id":[]},
                {"update_id":8,"message":{"message_id":9,"date":1,"chat":{"id":5,"type":"private"},"text":"상태"}}]}
                """)));
        });
        var updates = await client.GetUpdatesAsync(1, TimeSpan.FromSeconds(1), None);
        await serving;
        Assert.Equal([(7L, null), (8L, "상태")], updates.Value!.Select(update => (update.UpdateId, update.Message?.Text)));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_a_value_and_silence_ends_by_our_clock()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var time = new ManualTime(Examples.Now);
        using var client = new BotApiClient("12:SECRET", new Uri($"http://{listener.LocalEndpoint}"), time);
        var asking = client.GetMeAsync(None);
        while (!asking.IsCompleted)
        {
            await Stillness.ComeAsync();
            time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal(FaultKind.Unreachable, (await asking).Fault!.Kind);
        listener.Stop();
        Assert.Equal(FaultKind.Unreachable, (await client.GetMeAsync(None)).Fault!.Kind);
    }

    [Fact]
    public async Task A_token_can_be_checked_before_anything_is_started()
    {
        var time = new ManualTime(Examples.Now);
        var chat = new DemoChat(time);
        await using var server = await DashboardServer.StartAsync(
            new("http://127.0.0.1:0") { Chat = chat }, new FakeView(), time, NullLoggerFactory.Instance, None);
        Assert.Equal("danta_demo_bot", (await BotCheck.RunAsync(chat.BotToken, server.Address, time, None)).Name);
        var (name, problem) = await BotCheck.RunAsync("1:wrong", server.Address, time, None);
        Assert.Null(name);
        Assert.Contains("봇 토큰이 맞지 않습니다", problem);
    }

    /// <summary>The demo as a whole: bot, room and page over HTTP, each on its side of the door.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("비밀")]
    public async Task In_the_demo_a_newcomer_chats_with_the_same_bot(string? password)
    {
        var (view, time) = (new FakeView(), new ManualTime(Examples.Now));
        view.Snapshot = Examples.Snapshot with { Time = time.GetUtcNow(), Mode = TradingMode.Demo };
        var chat = new DemoChat(time);
        await using var server = await DashboardServer.StartAsync(
            new("http://127.0.0.1:0", password) { Chat = chat }, view, time, NullLoggerFactory.Instance, None);
        await using var bot = new TelegramBot(
            new() { BotToken = chat.BotToken, ChatIds = [DemoChat.UserId], ApiUrl = server.Address }, view, time, NullLoggerFactory.Instance);
        using var end = new CancellationTokenSource();
        var running = bot.RunAsync(end.Token);
        using var http = new HttpClient { BaseAddress = server.Address };
        if (password is not null)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync("/chat/messages")).StatusCode);
            http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"danta:{password}")));
        }
        async Task<string> Seen(string words)
        {
            while (true)
            {
                var text = System.Text.RegularExpressions.Regex.Unescape(await http.GetStringAsync("/chat/messages?after=0"));
                if (text.Contains(words, StringComparison.Ordinal))
                    return text;
                await Stillness.ComeAsync();
                time.Advance(TimeSpan.FromMilliseconds(50));
            }
        }
        using var said = await http.PostAsync("/chat/say", new StringContent("""{"text":"전량매도"}"""));
        Assert.Equal(HttpStatusCode.Accepted, said.StatusCode);
        await Seen("모두 팝니다");
        var question = chat.Messages(DemoChat.UserId).Single(message => message.Text.StartsWith("전량매도\n", StringComparison.Ordinal));
        using var pressed = await http.PostAsync(
            "/chat/press", new StringContent($$"""{"message":{{question.Id}},"data":"{{BotRun.Buttons(question)[0].Data}}"}"""));
        Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        await Seen("요청했습니다");
        Assert.Equal([new Flatten("telegram:1")], view.Commands);
        await Seen("\"pinned\":");
        await end.CancelAsync();
        await running;
    }
}
