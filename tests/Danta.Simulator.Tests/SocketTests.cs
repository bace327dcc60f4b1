using System.Globalization;
using System.Text.Json.Nodes;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

public sealed class SocketTests : IAsyncLifetime
{
    KisSimulator _simulator = null!;
    RawClient _real = null!;

    string[] Codes => [.. _simulator.Simulation.Venue.Stocks.Select(stock => stock.Listing.CodeText)];

    public async ValueTask InitializeAsync()
    {
        _simulator = await Stage.OpenAsync(Stage.Quick with { Stocks = 45, Interruptions = false });
        _real = await RawClient.Real(_simulator.RestUrl).LogInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _real.Dispose();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Each_wrong_request_gets_its_code()
    {
        await using var socket = await OpenAsync(path: "/");
        var code = Codes[0];
        await socket.SendAsync("not json");
        Assert.Equal("OPSP9999", await CodeAsync(socket, trId: "(null)"));
        await socket.SendAsync("{\"body\":{\"input\":{}}}");
        Assert.Equal("OPSP9998", await CodeAsync(socket, trId: "(null)"));
        await socket.AskAsync("H0STCNT0", code, type: "3");
        Assert.Equal("OPSP8997", await CodeAsync(socket));
        await socket.AskAsync("H0STCNT0", code, customer: "X");
        Assert.Equal("OPSP8998", await CodeAsync(socket));
        await socket.AskAsync("H0STCNT0", code, approval: "11111111-2222-4333-8444-555555555555");
        Assert.Equal("OPSP0011", await CodeAsync(socket, trId: "H0STCNT0"));
        Assert.Equal("OPSP8991", await socket.RegisterAsync("H0XXXXX0", code));
        Assert.Equal("OPSP8991", await socket.RegisterAsync("H0STCNI9", "SIMUSER1"));
        Assert.Equal("OPSP8992", await socket.RegisterAsync("H0STCNT0", "005930"));
        Assert.Equal("OPSP0017", await socket.RegisterAsync("H0STCNI0", "somebody"));
        Assert.Equal("OPSP0003", await socket.RegisterAsync("H0STCNT0", code, type: "2"));
        Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STCNT0", code));
        Assert.Equal("OPSP0002", await socket.RegisterAsync("H0STCNT0", code));
        Assert.Equal("OPSP0001", await socket.RegisterAsync("H0STCNT0", code, type: "2"));
    }

    [Fact]
    public async Task Notices_from_abroad_can_be_registered_for_though_there_are_none()
    {
        await using var socket = await OpenAsync();
        await socket.AskAsync("H0GSCNI0", "SIMUSER1");
        var made = await socket.AnswerAsync();
        Assert.Equal(("OPSP0000", "Y"), ((string)made["body"]!["msg_cd"]!, (string)made["header"]!["encrypt"]!));
        Assert.Equal(32, ((string)made["body"]!["output"]!["key"]!).Length);
        Assert.Equal("OPSP0017", await socket.RegisterAsync("H0GSCNI0", "somebody"));
        Assert.Equal("OPSP8991", await socket.RegisterAsync("H0GSCNI9", "SIMUSER1"));
        Assert.Equal("OPSP0001", await socket.RegisterAsync("H0GSCNI0", "SIMUSER1", type: "2"));
    }

    [Fact]
    public async Task The_forty_second_registration_is_one_too_many()
    {
        await using var socket = await OpenAsync();
        foreach (var code in Codes.Take(41))
            Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STMKO0", code));
        Assert.Equal("OPSP0008", await socket.RegisterAsync("H0STMKO0", Codes[41]));
        Assert.Equal("OPSP0001", await socket.RegisterAsync("H0STMKO0", Codes[0], type: "2"));
        Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STMKO0", Codes[41]));
    }

    [Fact]
    public async Task A_second_session_of_a_key_is_told_and_closed_until_the_first_is_gone()
    {
        var approval = await _real.ApprovalAsync();
        var first = await RawSocket.OpenAsync(_simulator.WebSocketUrl, approval);
        Assert.Equal("OPSP0000", await first.RegisterAsync("H0STMKO0", Codes[0]));
        await using (var second = await RawSocket.OpenAsync(_simulator.WebSocketUrl, approval))
        {
            Assert.Equal("OPSP8996", await second.RegisterAsync("H0STMKO0", Codes[0]));
            await second.ClosedAsync();
        }
        await first.DisposeAsync();
        await Patience.UntilAsync(async () =>
        {
            await using var third = await RawSocket.OpenAsync(_simulator.WebSocketUrl, approval);
            return await third.RegisterAsync("H0STMKO0", Codes[0]) == "OPSP0000";
        });
    }

    [Fact]
    public async Task Trades_and_books_come_with_all_their_fields_and_agree_with_each_other()
    {
        await using var socket = await OpenAsync();
        var stock = _simulator.Simulation.Venue.Stocks.MaxBy(stock => stock.Figures.Volume)!;
        var code = stock.Listing.CodeText;
        await socket.RegisterAsync("H0STCNT0", code);
        await socket.RegisterAsync("H0STASP0", code);
        await _real.SendAsync(HttpMethod.Post, "/simulator/market/run", bare: true, body: new JsonObject { ["seconds"] = 30 });
        var volume = 0L;
        for (var frame = 0; frame < 10; frame++)
        {
            foreach (var trade in await socket.FrameAsync("H0STCNT0"))
            {
                Assert.Equal((47, code, "2"), (trade.Length, trade[0], trade[46]));
                var day = long.Parse(trade[13], CultureInfo.InvariantCulture);
                if (volume > 0)
                    Assert.Equal(volume + long.Parse(trade[12], CultureInfo.InvariantCulture), day);
                volume = day;
                Assert.True(trade[21] is "1" or "5");
                Assert.Equal(int.Parse(trade[2], CultureInfo.InvariantCulture) - stock.Figures.Base, int.Parse(trade[4], CultureInfo.InvariantCulture));
            }
        }
        var book = Assert.Single(await socket.FrameAsync("H0STASP0"));
        Assert.Equal((63, code, "0"), (book.Length, book[0], book[47]));
        Assert.True(int.Parse(book[3], CultureInfo.InvariantCulture) > int.Parse(book[13], CultureInfo.InvariantCulture));
        Assert.Equal("-100.00", book[52]);
    }

    [Theory]
    [InlineData("/before-20260914", 46, 59, 23)]
    [InlineData("/before-20260914/tryitout", 46, 59, 23)]
    [InlineData("/tryitout", 47, 63, 26)]
    public async Task A_socket_whose_address_asks_for_it_is_sent_records_as_they_were_before_fields_were_added(string path, int trade, int book, int notice)
    {
        await using var socket = await RawSocket.OpenAsync(_simulator.WebSocketUrl, await _real.ApprovalAsync(), path);
        var code = _simulator.Simulation.Venue.Stocks.MaxBy(stock => stock.Figures.Volume)!.Listing.CodeText;
        foreach (var (channel, key) in ((string, string)[])[("H0STCNT0", code), ("H0STASP0", code), ("H0STCNI0", "SIMUSER1")])
            Assert.Equal("OPSP0000", await socket.RegisterAsync(channel, key));
        await _real.BuyAsync(code, 1);
        await _real.SendAsync(HttpMethod.Post, "/simulator/market/run", bare: true, body: new JsonObject { ["seconds"] = 10 });
        Assert.All(await socket.FrameAsync("H0STCNI0"), record => Assert.Equal(notice, record.Length));
        Assert.All(await socket.FrameAsync("H0STCNT0"), record => Assert.Equal((trade, code), (record.Length, record[0])));
        Assert.All(await socket.FrameAsync("H0STASP0"), record => Assert.Equal((book, code), (record.Length, record[0])));
    }

    [Fact]
    public async Task Before_the_open_books_and_expected_trades_tell_where_the_auction_stands_and_then_the_market_opens()
    {
        await using var simulator = await Stage.OpenAsync(
            Stage.Quick with { Stocks = 6, AlwaysOpen = false, Start = new(8, 59, 30), Date = new DateOnly(2026, 11, 20), WarmUp = TimeSpan.FromSeconds(20) },
            new ManualTime());
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        await using var socket = await RawSocket.OpenAsync(simulator.WebSocketUrl, await client.ApprovalAsync());
        var code = simulator.Simulation.Venue.Stocks[0].Listing.CodeText;
        foreach (var channel in (string[])["H0STASP0", "H0STANC0", "H0STMKO0", "H0STCNT0"])
            Assert.Equal("OPSP0000", await socket.RegisterAsync(channel, code));
        await client.SendAsync(HttpMethod.Post, "/simulator/market/run", bare: true, body: new JsonObject { ["seconds"] = 15 });
        var book = (await socket.FrameAsync("H0STASP0"))[0];
        Assert.Equal("B", book[2]);
        var expected = (await socket.FrameAsync("H0STANC0"))[0];
        Assert.Equal((45, book[47], book[48]), (expected.Length, expected[2], expected[12]));
        Assert.Equal("112", (await socket.FrameAsync("H0STMKO0"))[0][3]);
    }

    [Fact]
    public async Task The_same_seed_sends_the_same_bytes_and_leaves_the_same_accounts_and_another_seed_does_not()
    {
        async Task<(List<string> Heard, string Account)> LiveAsync(long seed)
        {
            await using var simulator = await Stage.OpenAsync(Stage.Quick with { Seed = seed }, new ManualTime());
            using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
            await using var socket = await RawSocket.OpenAsync(simulator.WebSocketUrl, await client.ApprovalAsync());
            Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STCNI0", "SIMUSER1"));
            foreach (var stock in simulator.Simulation.Venue.Stocks.Take(13))
            {
                foreach (var channel in (string[])["H0STCNT0", "H0UNASP0", "H0UNCNT0"])
                    Assert.Equal("OPSP0000", await socket.RegisterAsync(channel, stock.Listing.CodeText));
            }
            for (var turn = 0; turn < 8; turn++)
            {
                var code = simulator.Simulation.Venue.Stocks[turn].Listing.CodeText;
                await client.BuyAsync(code, 7 + turn);
                await client.SendAsync(HttpMethod.Post, "/simulator/market/run", bare: true, body: new JsonObject { ["seconds"] = 5 });
                await client.SellAsync(code, 3);
            }
            var heard = new List<string>();
            while (heard.Count < 600)
                heard.Add(await socket.NextAsync());
            return (heard, (await client.TruthAsync()).ToJsonString());
        }

        var (first, again, other) = (await LiveAsync(7), await LiveAsync(7), await LiveAsync(8));
        Assert.Equal(first.Heard, again.Heard);
        Assert.Equal(first.Account, again.Account);
        Assert.Contains(first.Heard, text => text.StartsWith("1|H0STCNI0|", StringComparison.Ordinal));
        Assert.NotEqual(first.Heard, other.Heard);
        Assert.NotEqual(first.Account, other.Account);
    }

    [Fact]
    public async Task A_client_that_does_not_drain_is_cut_off_and_no_other_waits_for_it()
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick with { StreamQueue = 20 }, new ManualTime());
        using var real = await RawClient.Real(simulator.RestUrl).LogInAsync();
        using var paper = await RawClient.Paper(simulator.RestUrl).LogInAsync();
        using var deaf = new System.Net.Sockets.TcpClient { ReceiveBufferSize = 4096 };
        await deaf.ConnectAsync(simulator.WebSocketUrl.Host, simulator.WebSocketUrl.Port);
        var stream = deaf.GetStream();
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"u8.ToArray());
        foreach (var stock in simulator.Simulation.Venue.Stocks)
        {
            await stream.WriteAsync(Masked(new JsonObject
            {
                ["header"] = new JsonObject { ["approval_key"] = await paper.ApprovalAsync(), ["custtype"] = "P", ["tr_type"] = "1", ["content-type"] = "utf-8" },
                ["body"] = new JsonObject { ["input"] = new JsonObject { ["tr_id"] = "H0STASP0", ["tr_key"] = stock.Listing.CodeText } },
            }.ToJsonString()));
        }
        await using var good = await RawSocket.OpenAsync(simulator.WebSocketUrl, await real.ApprovalAsync());
        Assert.Equal("OPSP0000", await good.RegisterAsync("H0STMKO0", simulator.Simulation.Venue.Stocks[0].Listing.CodeText));
        for (var minute = 0; minute < 60 && simulator.MarketTime.Hour < 20; minute++)
        {
            await real.SendAsync(HttpMethod.Post, "/simulator/market/run", bare: true, body: new JsonObject { ["seconds"] = 60 });
            var market = await real.SendAsync(HttpMethod.Get, "/simulator/market", bare: true);
            if ((int)market.Body["sessions"]! == 1)
                break;
        }
        await Patience.UntilAsync(async () => (int)(await real.SendAsync(HttpMethod.Get, "/simulator/market", bare: true)).Body["sessions"]! == 1);
        Assert.Equal("OPSP0000", await good.RegisterAsync("H0STMKO0", simulator.Simulation.Venue.Stocks[1].Listing.CodeText));
    }

    async Task<RawSocket> OpenAsync(string path = "/tryitout") =>
        await RawSocket.OpenAsync(_simulator.WebSocketUrl, await _real.ApprovalAsync(), path);

    static async Task<string> CodeAsync(RawSocket socket, string? trId = null)
    {
        var answer = await socket.AnswerAsync();
        if (trId is not null)
            Assert.Equal(trId, (string?)answer["header"]!["tr_id"]);
        return (string)answer["body"]!["msg_cd"]!;
    }

    /// <summary>A text frame as a client must send it, masked (with zeros).</summary>
    static byte[] Masked(string text)
    {
        var payload = System.Text.Encoding.UTF8.GetBytes(text);
        return [0x81, 0xFE, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0, .. payload];
    }
}
