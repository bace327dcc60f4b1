using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Errors;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

public sealed class OrderDeskTests : IAsyncLifetime
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");
    static readonly OrderTicket Buy = OrderTicket.AtMarket(Side.Buy, Samsung, Quantity.Of(3));
    static readonly OrderTicket Sell = OrderTicket.AtMarket(Side.Sell, Samsung, Quantity.Of(3));

    readonly TestSetup _setup = new();
    readonly ManualTime _time = new();
    ScriptedBroker _broker = null!;
    KisClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await ScriptedBroker.StartAsync();
        _client = new(_setup.Options(_broker) with { Timeout = TimeSpan.FromSeconds(10) }, _time);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _broker.DisposeAsync();
        _setup.Dispose();
    }

    [Fact]
    public async Task An_accepted_order_has_the_brokers_number()
    {
        _broker.Script(KisEndpoints.OrderCash, _ => Answered.Sample("rest/order-cash.json"));

        var reply = await Finish(_client.Orders.PlaceAsync(Buy, Lane.Entries, default));

        Assert.Equal(new OrderReply.Accepted(new("06010", "0000117057"), 101153), reply);
        var seen = Assert.Single(_broker.To(KisEndpoints.OrderCash));
        Assert.Equal("TTTC0012U", seen.Header("tr_id"));
        Assert.Equal(("Bearer TOKEN-1", "P"), (seen.Header("authorization"), seen.Header("custtype")));
        Assert.Equal(
            """{"CANO":"50012345","ACNT_PRDT_CD":"01","PDNO":"005930","ORD_DVSN":"01","ORD_QTY":"3","ORD_UNPR":"0","EXCG_ID_DVSN_CD":"KRX","SLL_TYPE":"","CNDT_PRIC":""}""",
            seen.Body);
    }

    [Fact]
    public async Task An_order_that_could_not_leave_in_time_is_not_sent_any_more()
    {
        // The token dies and the next one is a minute away.
        _broker.Script(KisEndpoints.OrderCash, _ => Answered.Refusal("EGW00123", "기간이 만료된 token 입니다.", 500));
        var began = _time.GetUtcNow();

        var reply = await Finish(_client.Orders.PlaceAsync(Sell with { LeaveWithin = TimeSpan.FromSeconds(8) }, Lane.PanicAndExits, default));

        Assert.Equal("NOT_SENT", Assert.IsType<OrderReply.Refused>(reply).Code);
        Assert.InRange(_time.GetUtcNow() - began, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(20));
        var sent = _broker.To(KisEndpoints.OrderCash).Count;
        await _time.RunUntilAsync(() => _time.GetUtcNow() - began > TimeSpan.FromMinutes(2));
        Assert.Equal(sent, _broker.To(KisEndpoints.OrderCash).Count);
    }

    [Fact]
    public async Task An_order_that_has_left_is_waited_for_however_little_patience_it_was_given()
    {
        var gate = new TaskCompletionSource();
        _broker.Script(KisEndpoints.OrderCash, _ =>
        {
            gate.Task.Wait(TestContext.Current.CancellationToken);
            return Answered.Sample("rest/order-cash.json");
        });
        var placing = _client.Orders.PlaceAsync(Buy with { LeaveWithin = TimeSpan.FromSeconds(5) }, Lane.Entries, default);
        await _time.RunUntilAsync(() => _broker.To(KisEndpoints.OrderCash).Count == 1);
        _time.Advance(TimeSpan.FromSeconds(6));
        gate.SetResult();

        Assert.IsType<OrderReply.Accepted>(await Finish(placing));
    }

    [Fact]
    public async Task Paper_has_its_own_ids_and_unpadded_numbers()
    {
        using var paper = new KisClient(_setup.Options(_broker, KisEnvironment.Paper), _time);
        _broker.Script(KisEndpoints.OrderCash, _ => Answered.Sample("rest/order-cash.paper.json"));

        var reply = Assert.IsType<OrderReply.Accepted>(await Finish(paper.Orders.PlaceAsync(Sell, Lane.PanicAndExits, default)));

        Assert.True(reply.Number.IsSameAs("0000051378"));
        Assert.Equal("VTTC0011U", _broker.To(KisEndpoints.OrderCash)[0].Header("tr_id"));
        Assert.Contains("\"SLL_TYPE\":\"01\"", _broker.To(KisEndpoints.OrderCash)[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("APBK0952.http200.json", KisCause.Cash)]
    [InlineData("APBK0918.http200.json", KisCause.SessionClosed)]
    [InlineData("APBK0506.http200.json", KisCause.OffTick)]
    [InlineData("40240000.paper.http200.json", KisCause.Holdings)]
    [InlineData("OPSQ2000.account.http200.json", KisCause.Account)]
    public async Task A_refusal_is_an_answer_and_is_not_asked_again(string sample, KisCause cause)
    {
        _broker.Script(KisEndpoints.OrderCash, _ => Answered.Sample($"errors/{sample}"));

        var reply = Assert.IsType<OrderReply.Refused>(await Finish(_client.Orders.PlaceAsync(Buy, Lane.Entries, default)));

        Assert.Equal((sample.Split('.')[0], cause), (reply.Code, reply.Cause));
        Assert.NotEmpty(reply.Message);
        Assert.Single(_broker.To(KisEndpoints.OrderCash));
    }

    public static TheoryData<string, int, string> Doubts => new()
    {
        { "the line is cut", 0, "" },
        { "no answer in time", -1, "" },
        { "a page of HTML", 502, "<html>Bad Gateway</html>" },
        { "an empty body", 500, "" },
        { "a cut body", 200, "{\"rt_cd\":\"0\",\"output\":{" },
        { "success without a number", 200, "{\"rt_cd\":\"0\",\"msg_cd\":\"APBK0013\",\"msg1\":\"\"}" },
        { "success with a number that is none", 200, "{\"rt_cd\":\"0\",\"output\":{\"ODNO\":\"abc\"}}" },
        { "the trade timed out inside", 500, "{\"rt_cd\":\"1\",\"msg_cd\":\"EGW00302\",\"msg1\":\"\"}" },
        { "a passing fault", 500, "{\"rt_cd\":\"1\",\"msg_cd\":\"EGW00001\",\"msg1\":\"\"}" },
        { "an unknown code with a fault's status", 500, "{\"rt_cd\":\"1\",\"msg_cd\":\"ABCD\",\"msg1\":\"\"}" },
        { "a success that was built badly", 200, "{\"rt_cd\":\"0\",\"msg_cd\":\"IGW00009\",\"msg1\":\"\"}" },
    };

    [Theory, MemberData(nameof(Doubts))]
    public async Task What_is_no_proven_answer_leaves_the_order_in_doubt_and_is_sent_once(string what, int status, string body)
    {
        _broker.Script(KisEndpoints.OrderCash, _ => new(status, body));

        var reply = await Finish(_client.Orders.PlaceAsync(Buy, Lane.Entries, default));

        Assert.True(reply is OrderReply.InDoubt, what);
        Assert.Single(_broker.To(KisEndpoints.OrderCash));
    }

    [Fact]
    public async Task Too_many_calls_is_no_doubt_and_the_order_goes_again()
    {
        var refusals = 2;
        _broker.Script(KisEndpoints.OrderCash, _ => refusals-- > 0
            ? new(500, System.Text.Encoding.UTF8.GetString(Samples.Bytes("errors/EGW00201.http500.json")))
            : Answered.Sample("rest/order-cash.json"));

        Assert.IsType<OrderReply.Accepted>(await Finish(_client.Orders.PlaceAsync(Sell, Lane.PanicAndExits, default)));
        Assert.Equal(3, _broker.To(KisEndpoints.OrderCash).Count);
        Assert.True(_client.Budget.State.Limit < 15);
    }

    [Fact]
    public async Task A_dead_token_is_replaced_and_the_order_goes_again_once()
    {
        _broker.Script(KisEndpoints.OrderCash, seen => seen.Header("authorization") == "Bearer TOKEN-1"
            ? Answered.Refusal("EGW00123", "기간이 만료된 token 입니다.", 500)
            : Answered.Sample("rest/order-cash.json"));

        Assert.IsType<OrderReply.Accepted>(await Finish(_client.Orders.PlaceAsync(Buy, Lane.Entries, default)));
        Assert.Equal(2, _broker.To(KisEndpoints.OrderCash).Count);
    }

    [Fact]
    public async Task A_broker_that_cannot_be_reached_is_proven_not_to_have_the_order()
    {
        await Finish(_client.AuthoriseAsync(default));
        await _broker.DisposeAsync();

        var reply = Assert.IsType<OrderReply.Refused>(await Finish(_client.Orders.PlaceAsync(Buy, Lane.Entries, default)));

        Assert.Equal("NOT_SENT", reply.Code);
    }

    [Fact]
    public async Task Cancelling_before_the_order_leaves_throws_and_after_it_is_a_doubt()
    {
        using var before = new CancellationTokenSource();
        await before.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _client.Orders.PlaceAsync(Buy, Lane.Entries, before.Token));

        _broker.Script(KisEndpoints.OrderCash, _ => Answered.Never);
        using var after = new CancellationTokenSource();
        var placing = _client.Orders.PlaceAsync(Buy, Lane.Entries, after.Token);
        await _time.RunUntilAsync(() => _broker.To(KisEndpoints.OrderCash).Count == 1);
        await after.CancelAsync();

        Assert.IsType<OrderReply.InDoubt>(await Finish(placing));
    }

    [Fact]
    public async Task A_cancel_names_the_original_its_branch_and_its_venue()
    {
        _broker.Script(KisEndpoints.OrderRvsecncl, _ => Answered.Sample("rest/order-rvsecncl.json"));
        var standing = new StandingOrder(new("06010", "0000117057"), OrderDivisions.Limit, Venue.Nxt);

        var reply = await Finish(_client.Orders.CancelAsync(standing, null, Lane.Cancels, default));

        Assert.Equal(new OrderReply.Accepted(new("06010", "0000117102"), 101355), reply);
        Assert.Equal(
            """{"CANO":"50012345","ACNT_PRDT_CD":"01","KRX_FWDG_ORD_ORGNO":"06010","ORGN_ODNO":"0000117057","ORD_DVSN":"00","RVSE_CNCL_DVSN_CD":"02","ORD_QTY":"0","ORD_UNPR":"0","QTY_ALL_ORD_YN":"Y","EXCG_ID_DVSN_CD":"NXT"}""",
            _broker.To(KisEndpoints.OrderRvsecncl)[0].Body);

        await Finish(_client.Orders.AmendAsync(standing, OrderDivisions.Limit, Quantity.Of(2), Price.FromWon(72_000), Lane.Cancels, default));
        Assert.Contains("\"RVSE_CNCL_DVSN_CD\":\"01\",\"ORD_QTY\":\"2\",\"ORD_UNPR\":\"72000\",\"QTY_ALL_ORD_YN\":\"N\"", _broker.To(KisEndpoints.OrderRvsecncl)[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_contradicts_itself_is_not_sent()
    {
        OrderTicket[] wrong =
        [
            Buy with { Quantity = Quantity.Zero },
            Buy with { Limit = Price.FromWon(1_000) },
            Buy with { Division = OrderDivisions.Limit },
        ];
        foreach (var ticket in wrong)
            Assert.Equal("NOT_SENT", Assert.IsType<OrderReply.Refused>(await _client.Orders.PlaceAsync(ticket, Lane.Entries, default)).Code);
        Assert.Empty(_broker.Requests);
    }

    async Task<T> Finish<T>(Task<T> task)
    {
        await _time.RunUntilAsync(() => task.IsCompleted);
        return await task;
    }
}
