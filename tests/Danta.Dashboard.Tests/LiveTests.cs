using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Danta.Dashboard.Live;
using Danta.Desk;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Dashboard.Tests;

public sealed class LiveTests
{
    const string Secret = "열려라:참깨를 모두";

    static readonly DashboardOptions Plain = new("http://127.0.0.1:0");


    [Fact]
    public async Task A_page_gets_everything_at_first_and_then_only_what_changes_in_numbers_without_a_gap()
    {
        await using var running = await Running.Start();
        await using var live = await LiveSocket.Watch(running.Server.Address);
        var whole = await live.Frame();
        Assert.True((bool?)whole["whole"]);
        foreach (var part in new[] { "status", "pnl", "health", "positions", "orders", "trades", "conditions", "watchlist" })
            Assert.NotNull(whole[part]);
        Assert.Equal(2, whole["positions"]!["set"]!.AsArray().Count);
        running.Desk.Snapshot = Examples.Snapshot with { Positions = [Examples.SamsungHeld with { Unrealised = Examples.Won(1) }] };
        var (number, frame) = ((long)whole["number"]!, whole);
        do
        {
            frame = await live.Frame();
            Assert.Equal(++number, (long?)frame["number"]);
            Assert.False((bool?)frame["whole"]);
        }
        while (frame["positions"] is null);
        Assert.Equal("005930", (string?)Assert.Single(frame["positions"]!["set"]!.AsArray())!["code"]);
        Assert.Equal("086520", (string?)Assert.Single(frame["positions"]!["gone"]!.AsArray()));
        Assert.Null(frame["orders"]);
        Assert.Null(frame["status"]);
    }

    [Fact]
    public async Task It_says_how_old_the_trader_is_while_nothing_changes()
    {
        await using var running = await Running.Start();
        await using var live = await LiveSocket.Watch(running.Server.Address);
        await live.Frame();
        running.Time.Advance(TimeSpan.FromSeconds(7));
        JsonNode frame;
        do
            frame = await live.Frame();
        while ((long)frame["traderAgeMs"]! != 7_000);
        Assert.Equal(340, (long?)frame["feedAgeMs"]);
    }

    [Fact]
    public void Trades_are_put_together_by_stock_and_second_and_none_is_lost()
    {
        var view = new FakeView();
        var state = new LiveState(view, new ManualTime(Examples.Now), Plain);
        state.Next(isBeat: true);
        Assert.Null(state.Next(isBeat: false));
        foreach (var price in new[] { 72_000, 72_300, 71_900, 72_100 })
            view.Tape.Trade(Examples.Samsung, 34_000, price, 10);
        view.Tape.Trade(Examples.Hynix, 34_000, 1);
        var tick = Assert.Single(state.Next(isBeat: false)!.Ticks!);
        Assert.Equal(("005930", 72_000, 72_300, 71_900, 72_100, 40L), (tick.Code, tick.Open, tick.High, tick.Low, tick.Close, tick.Volume));
        // The second goes on, and the next one begins: both are told, the former in its last state.
        view.Tape.Trade(Examples.Samsung, 34_000, 72_500, 10);
        view.Tape.Trade(Examples.Samsung, 34_001, 72_200, 5);
        var ticks = state.Next(isBeat: false)!.Ticks!;
        Assert.Equal([(34_000, 72_500, 50L), (34_001, 72_200, 5L)], ticks.Select(one => (one.Second, one.High, one.Volume)));
        Assert.Null(state.Next(isBeat: false));
        Assert.Equal((34_001, 5L), Assert.Single(state.Whole().Ticks!, one => one.Code == "005930") switch { var last => (last.Second, last.Volume) });
    }

    [Fact]
    public void Every_order_and_every_decision_between_two_looks_is_told()
    {
        var view = new FakeView();
        var state = new LiveState(view, new ManualTime(Examples.Now), Plain);
        state.Next(isBeat: true);
        OrderView[] orders = [.. Enumerable.Range(100, 300).Select(id => Examples.Done with { Id = new(id) })];
        Decision[] decisions = [.. Enumerable.Range(0, 300).Select(index => Examples.Why[0] with { Sentence = $"{index}" })];
        view.Snapshot = Examples.Snapshot with { Orders = orders, History = new(decisions, []) };
        var frame = state.Next(isBeat: false)!;
        Assert.Equal(orders.Select(order => order.Id.Value), frame.Orders!.Set.Select(order => order.Id));
        Assert.Equal(3, frame.Orders.Gone.Count);
        Assert.Equal(decisions.Select(one => one.Sentence), frame.Decisions!.Select(one => one.Sentence));
        view.Snapshot = view.Snapshot with { History = new([.. decisions, Examples.Why[1]], []) };
        Assert.Equal(Examples.Why[1].Sentence, Assert.Single(state.Next(isBeat: false)!.Decisions!).Sentence);
    }

    [Fact]
    public async Task A_page_that_does_not_read_gets_everything_anew_after_a_second_and_holds_nobody_up()
    {
        var (view, pace) = (new FakeView(), new ManualTime(Examples.Now));
        using var stream = new LiveStream(view, pace, Plain with { Pace = pace }, NullLogger<LiveStream>.Instance);
        await stream.StartAsync(TestContext.Current.CancellationToken);
        await using var slow = stream.WatchAsync(() => true, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await using var quick = stream.WatchAsync(() => true, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(Whole(await NextAsync(slow)));
        var number = (await NextAsync(quick)).Number;
        for (var second = 0; second < 60; second++)
        {
            view.Tape.Trade(Examples.Samsung, 34_000 + second, 72_000);
            var frame = await NextAsync(quick);
            Assert.Equal((++number, false), (frame.Number, Whole(frame)));
        }
        // It may still have a frame in its hands; what lay in its line is passed over.
        var late = await NextAsync(slow);
        if (!Whole(late))
            late = await NextAsync(slow);
        Assert.True(Whole(late));
        Assert.True(late.Number >= number);
        view.Tape.Trade(Examples.Samsung, 35_000, 72_000);
        Assert.Equal(late.Number + 1, (await NextAsync(slow)).Number);
        await stream.StopAsync(CancellationToken.None);

        static bool Whole(LiveFrame frame) => (bool)JsonNode.Parse(Encoding.UTF8.GetString(frame.Json))!["whole"]!;

        async Task<LiveFrame> NextAsync(IAsyncEnumerator<LiveFrame> frames)
        {
            var next = frames.MoveNextAsync().AsTask();
            while (!next.IsCompleted)
            {
                pace.Advance(TimeSpan.FromMilliseconds(100));
                // On a busy machine the clock must not run away from who reads.
                for (var look = 0; look < 5_000 && !next.IsCompleted; look++)
                    await Task.Yield();
            }
            Assert.True(await next);
            return frames.Current;
        }
    }

    [Fact]
    public async Task It_asks_for_the_password_and_ends_with_the_session()
    {
        await using var running = await Running.Start(Secret);
        await Assert.ThrowsAsync<WebSocketException>(() => LiveSocket.Watch(running.Server.Address));
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"danta:{Secret}"));
        await using var program = await LiveSocket.Watch(running.Server.Address, ("Authorization", $"Basic {basic}"));
        Assert.True((bool?)(await program.Frame())["whole"]);
        using var form = new FormUrlEncodedContent([new("password", Secret)]);
        using var login = await running.Client.PostAsync("/login", form, TestContext.Current.CancellationToken);
        var cookie = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        await using var person = await LiveSocket.Watch(running.Server.Address, ("Cookie", cookie));
        Assert.True((bool?)(await person.Frame())["whole"]);
        using var logout = new HttpRequestMessage(HttpMethod.Post, "/logout");
        logout.Headers.Add("Cookie", cookie);
        using var left = await running.Client.SendAsync(logout, TestContext.Current.CancellationToken);
        Assert.True(await person.Ends());
    }

    [Theory]
    [InlineData("Origin", "http://elsewhere.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_from_elsewhere_gets_nothing(string header, string value)
    {
        await using var running = await Running.Start();
        await Assert.ThrowsAsync<WebSocketException>(() => LiveSocket.Watch(running.Server.Address, (header, value)));
        await using var ours = await LiveSocket.Watch(running.Server.Address, ("Origin", running.Server.Address.GetLeftPart(UriPartial.Authority)));
        Assert.True((bool?)(await ours.Frame())["whole"]);
    }

    [Fact]
    public async Task A_second_stream_of_one_connection_ends_the_first()
    {
        await using var running = await Running.Start();
        await using var live = await LiveSocket.Watch(running.Server.Address);
        await live.Frame();
        await live.Say("""{"type":4,"invocationId":"2","target":"Watch","arguments":[]}""");
        // Which of the two is said first is nobody's promise.
        JsonNode? begun = null, ended = null;
        while (begun is null || ended is null)
        {
            var message = await live.Hear();
            if ((int?)message["type"] == 3)
                ended ??= message;
            else if ((string?)message["invocationId"] == "2")
                begun ??= message;
        }
        Assert.True((bool?)begun["item"]!["whole"]);
        Assert.Equal("1", (string?)ended["invocationId"]);
    }
}
