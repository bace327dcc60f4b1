using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

public sealed class FaultTests : IAsyncLifetime
{
    KisSimulator _simulator = null!;
    RawClient _client = null!;

    string Code => _simulator.Simulation.Venue.Stocks[0].Listing.CodeText;

    int Orders => _simulator.Account("50012345-01")!.Orders.Count;

    public async ValueTask InitializeAsync()
    {
        _simulator = await Stage.OpenAsync();
        _client = await RawClient.Real(_simulator.RestUrl).LogInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_is_lost_after_the_order_was_booked()
    {
        await FaultAsync(("fault", "reply-lost"), ("call", "order-cash"), ("times", 1));
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.BuyAsync(Code, 1));
        Assert.Equal(1, Orders);
        Assert.Equal("APBK0013", (await _client.BuyAsync(Code, 1)).Code);
    }

    [Fact]
    public async Task A_reply_is_lost_before_the_order_was_booked()
    {
        await FaultAsync(("fault", "reply-lost"), ("call", "TTTC0012U"), ("booked", false), ("times", 1));
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.BuyAsync(Code, 1));
        Assert.Equal(0, Orders);
    }

    [Fact]
    public async Task Pages_refusals_and_halves_come_in_the_place_of_replies()
    {
        await FaultAsync(("fault", "html"), ("call", "order-cash"), ("status", 503), ("times", 1));
        await Assert.ThrowsAnyAsync<JsonException>(() => _client.BuyAsync(Code, 1));
        Assert.Equal(1, Orders);
        await FaultAsync(("fault", "refused"), ("booked", false), ("times", 2));
        Assert.Equal("EGW00201", (await _client.BuyAsync(Code, 1)).Code);
        Assert.Equal((HttpStatusCode.InternalServerError, "EGW00201"), (await _client.BalanceAsync()) is var burst ? (burst.Status, burst.Code) : default);
        await FaultAsync(("fault", "refused"), ("call", "order-cash"), ("code", "EGW00302"), ("text", "거래시간이 초과되었습니다."), ("times", 1));
        Assert.Equal("EGW00302", (await _client.BuyAsync(Code, 1)).Code);
        Assert.Equal(2, Orders);
        await FaultAsync(("fault", "reply-cut"), ("call", "inquire-balance"), ("skip", 1), ("times", 1));
        Assert.Equal("0", (await _client.BalanceAsync()).ReturnCode);
        await Assert.ThrowsAnyAsync<JsonException>(() => _client.BalanceAsync());
    }

    [Fact]
    public async Task Notices_are_lost_doubled_and_swapped()
    {
        await using var socket = await SocketAsync();
        await FaultAsync(("fault", "notice-lost"), ("notice", "accepted"), ("times", 1));
        await _client.BuyAsync(Code, 1);
        Assert.Equal("2", (await socket.FrameAsync("H0STCNI0"))[0][13]);

        await FaultAsync(("fault", "notice-doubled"), ("notice", "filled"), ("times", 1));
        await _client.BuyAsync(Code, 1);
        var told = new[] { await NoticeAsync(socket), await NoticeAsync(socket), await NoticeAsync(socket) };
        Assert.Equal(["1", "2", "2"], told.Select(notice => notice[13]));
        Assert.Equal(told[1], told[2]);

        await FaultAsync(("fault", "notice-swapped"), ("times", 1));
        await _client.BuyAsync(Code, 1);
        told = [await NoticeAsync(socket), await NoticeAsync(socket)];
        Assert.Equal(["2", "1"], told.Select(notice => notice[13]));
    }

    [Fact]
    public async Task Frames_are_cut_or_carry_a_field_more()
    {
        await using var socket = await SocketAsync();
        await FaultAsync(("fault", "frame-width"), ("channel", "H0STCNI0"), ("count", 1), ("times", 1));
        await _client.BuyAsync(Code, 1);
        Assert.Equal(27, (await NoticeAsync(socket)).Length);
        Assert.Equal(26, (await NoticeAsync(socket)).Length);
        // Before the channel is: the book moves by itself, and its first frame is the one to be cut.
        await FaultAsync(("fault", "frame-cut"), ("channel", "H0STASP0"), ("times", 1));
        await socket.RegisterAsync("H0STASP0", Code);
        Assert.NotEqual(63, (await socket.FrameAsync("H0STASP0"))[0].Length);
        Assert.Equal(63, (await socket.FrameAsync("H0STASP0"))[0].Length);
    }

    [Fact]
    public async Task Notices_are_registered_without_their_keys()
    {
        await using var socket = await RawSocket.OpenAsync(_simulator.WebSocketUrl, await _client.ApprovalAsync());
        await FaultAsync(("fault", "keys-withheld"), ("times", 1));
        await socket.AskAsync("H0STCNT0", Code);
        Assert.NotNull((await socket.AnswerAsync())["body"]!["output"]);
        await socket.AskAsync("H0STCNI0", "SIMUSER1");
        var body = (await socket.AnswerAsync())["body"]!;
        Assert.Equal(("OPSP0000", null), ((string?)body["msg_cd"], body["output"]));
        await socket.AskAsync("H0STCNI0", "SIMUSER1");
        Assert.NotNull((await socket.AnswerAsync())["body"]!["output"]!["key"]);
    }

    [Fact]
    public async Task A_stock_is_registered_and_nothing_of_it_comes()
    {
        var other = _simulator.Simulation.Venue.Stocks[1].Listing.CodeText;
        await using var socket = await SocketAsync();
        await FaultAsync(("fault", "frame-muted"), ("stock", Code));
        Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STASP0", Code));
        Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STASP0", other));
        for (var frame = 0; frame < 10; frame++)
            Assert.Equal(other, (await socket.FrameAsync("H0STASP0"))[0][0]);
        _simulator.Simulation.Faults.Clear();
        while ((await socket.FrameAsync("H0STASP0"))[0][0] != Code)
        {
        }
    }

    [Fact]
    public async Task Sockets_are_closed_and_turned_away_and_tokens_die()
    {
        await using (var socket = await SocketAsync())
        {
            await EventAsync(("event", "socket-close"));
            await socket.ClosedAsync();
        }
        await FaultAsync(("fault", "socket-refused"), ("times", 1));
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(SocketAsync);
        await EventAsync(("event", "token-kill"));
        Assert.Equal("EGW00121", (await _client.BalanceAsync()).Code);
    }

    [Fact]
    public async Task An_expired_token_says_so()
    {
        await EventAsync(("event", "token-expire"), ("appKey", _client.AppKey));
        Assert.Equal("EGW00123", (await _client.BalanceAsync()).Code);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_what_could()
    {
        var reply = await _client.SendAsync(HttpMethod.Post, "/simulator/faults", bare: true, body: new JsonObject { ["fault"] = "earthquake" });
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains("reply-lost", (string?)reply.Body["message"], StringComparison.Ordinal);
    }

    async Task<RawSocket> SocketAsync()
    {
        var socket = await RawSocket.OpenAsync(_simulator.WebSocketUrl, await _client.ApprovalAsync());
        Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STCNI0", "SIMUSER1"));
        return socket;
    }

    static async Task<string[]> NoticeAsync(RawSocket socket) => Assert.Single(await socket.FrameAsync("H0STCNI0"));

    Task FaultAsync(params (string Key, JsonNode Value)[] body) => PostAsync("faults", body);

    Task EventAsync(params (string Key, JsonNode Value)[] body) => PostAsync("events", body);

    async Task PostAsync(string path, (string Key, JsonNode Value)[] body)
    {
        var reply = await _client.SendAsync(
            HttpMethod.Post, $"/simulator/{path}", bare: true,
            body: new JsonObject(body.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
    }
}
