using System.Net;
using System.Text.Json.Nodes;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>What the broker refuses, provoked over HTTP, with its codes, statuses and shapes.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    KisSimulator _simulator = null!;
    RawClient _real = null!;
    RawClient _paper = null!;

    string Code => _simulator.Simulation.Venue.Stocks[0].Listing.CodeText;

    public async ValueTask InitializeAsync()
    {
        _simulator = await Stage.OpenAsync();
        _real = await RawClient.Real(_simulator.RestUrl).LogInAsync();
        _paper = await RawClient.Paper(_simulator.RestUrl).LogInAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _real.Dispose();
        _paper.Dispose();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Keys_that_are_wrong_get_no_token()
    {
        await Denied("EGW00103", client => client.AppKey = "P" + new string('X', 35));
        await Denied("EGW00105", client => client.AppSecret += "\n");
        await Denied("EGW00102", client => client.AppKey = "");
        await Denied("EGW00104", client => client.AppSecret = "");
        await Denied("EGW00115", grantType: "");
        await Denied("EGW00116", grantType: "password");
    }

    [Fact]
    public async Task A_second_token_within_a_minute_is_denied()
    {
        var reply = await _real.TokenAsync();
        Assert.Equal((HttpStatusCode.Forbidden, "EGW00133"), (reply.Status, reply.Code));
        Assert.Equal("접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)", (string?)reply.Body["error_description"]);
        Assert.Null(reply.Body["rt_cd"]);
    }

    [Fact]
    public async Task What_every_call_must_carry_is_checked()
    {
        await Refused("EGW00122", ("authorization", null));
        await Refused("EGW00205", ("authorization", _real.Token));
        await Refused("EGW00121", ("authorization", "Bearer nonsense"));
        await Refused("EGW00102", ("appkey", null));
        await Refused("EGW00104", ("appsecret", null));
        await Refused("EGW00304", ("appsecret", "wrong"));
        await Refused("EGW00304", ("appkey", _paper.AppKey));
        await Refused("EGW00310", ("tr_id", null));
        await Refused("EGW00208", ("custtype", "X"));
    }

    [Fact]
    public async Task A_revoked_token_is_unknown()
    {
        var revoked = await _real.RevokeAsync();
        Assert.Equal(200, (int)revoked.Body["code"]!);
        var reply = await _real.BalanceAsync();
        Assert.Equal((HttpStatusCode.InternalServerError, "EGW00121"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_key_that_is_missing_is_named()
    {
        var reply = await _real.AskAsync("inquire-balance", "TTTC8434R", ("AFHR_FLPR_YN", "N"));
        Assert.Equal((HttpStatusCode.OK, "OPSQ2001", "2"), (reply.Status, reply.Code, reply.ReturnCode));
        Assert.Equal("ERROR INPUT FIELD NOT FOUND [INQR_DVSN]", (string?)reply.Body["msg1"]);
        var lowerCase = await _real.PostAsync("order-cash", "TTTC0012U", new JsonObject { ["cano"] = _real.Number });
        Assert.Equal("OPSQ2001", lowerCase.Code);
        var posted = await _real.SendAsync(
            HttpMethod.Post, "/uapi/domestic-stock/v1/quotations/inquire-price", "FHKST01010100", body: new JsonObject());
        Assert.Equal("OPSQ2001", posted.Code);
    }

    [Fact]
    public async Task Another_ones_account_a_wrong_service_and_a_broken_body_are_refused()
    {
        var body = _real.OrderBody(Code, "01", 1, 0);
        body["CANO"] = "50012346";
        Assert.Equal(("OPSQ2000", "2"), Codes(await _real.PostAsync("order-cash", "TTTC0012U", body)));
        Assert.Equal("OPSQ0002", (await _real.PostAsync("order-cash", "TTTC9999U", body)).Code);
        Assert.Equal("OPSQ9999", (await _real.SendAsync(
            HttpMethod.Post, "/uapi/domestic-stock/v1/trading/order-cash", "TTTC0012U", body: JsonValue.Create("x"))).Code);
    }

    [Fact]
    public async Task The_ledger_refuses_what_it_cannot_book()
    {
        var stock = _simulator.Simulation.Venue.Stocks[0];
        var bid = stock.BidWon(0);
        Assert.Equal(("APBK0952", "7"), Codes(await _real.BuyAsync(Code, 100_000_000)));
        Assert.Equal(("APBK0400", "1"), Codes(await _real.SellAsync(Code, 1)));
        Assert.Equal(("APBK0506", "1"), Codes(await _real.BuyAsync(Code, 1, bid + 1)));
        Assert.Equal(("APBK0506", "1"), Codes(await _real.BuyAsync(Code, 1, stock.Ladder.Limits.Upper.Won + 5_000)));
        Assert.Equal("APBK1269", (await _real.BuyAsync(Code, 1, type: "99")).Code);
        Assert.Equal("APBK1269", (await _real.BuyAsync(Code, 0)).Code);
        Assert.Equal("APBK0656", (await _real.BuyAsync("005930", 1)).Code);
        Assert.Equal(("40240000", "1"), Codes(await _paper.SellAsync(Code, 1)));
        Assert.Equal("40030000", (await _paper.BuyAsync(Code, 1, bid + 1)).Code);
        Assert.Equal("40250000", (await _paper.BuyAsync(Code, 100_000_000)).Code);
        Assert.Equal("40070000", (await _paper.BuyAsync("005930", 1)).Code);
    }

    [Fact]
    public async Task A_cancel_must_know_its_order()
    {
        Assert.Equal("APBK0344", (await _real.ChangeAsync("0000099999", cancel: true)).Code);
        Assert.Equal("40330000", (await _paper.ChangeAsync("99999", cancel: true)).Code);
        var stock = _simulator.Simulation.Venue.Stocks[0];
        var number = (string)(await _real.BuyAsync(Code, 1, stock.Ladder.Limits.Lower.Won)).Body["output"]!["ODNO"]!;
        Assert.Equal("APBK0927", (await _real.ChangeAsync(number, cancel: true, branch: "00001")).Code);
        Assert.Equal("APBK0344", (await _real.ChangeAsync(number, cancel: true, quantity: 2)).Code);
        Assert.Equal("APBK0013", (await _real.ChangeAsync(number, cancel: true, branch: "06010")).Code);
        Assert.Equal("APBK0344", (await _real.ChangeAsync(number, cancel: true)).Code);
    }

    [Fact]
    public async Task Paper_lacks_what_paper_lacks()
    {
        foreach (var (name, trId) in ((string, string)[])
            [("psearch-title", "HHKST03900300"), ("psearch-result", "HHKST03900400"), ("chk-holiday", "CTCA0903R"), ("volume-rank", "FHPST01710000")])
        {
            var reply = await _paper.QuoteAsync(name, trId);
            Assert.Equal((HttpStatusCode.InternalServerError, "EGW02006"), (reply.Status, reply.Code));
        }
        Assert.Equal("EGW02006", (await _paper.SendAsync(
            HttpMethod.Post, "/uapi/domestic-stock/v1/trading/order-cash", "TTTC0012U", body: _paper.OrderBody(Code, "01", 1, 0))).Code);
        Assert.Equal("MCA00000", (await _paper.QuoteAsync(
            "inquire-price", "FHKST01010100", ("FID_COND_MRKT_DIV_CODE", "J"), ("FID_INPUT_ISCD", Code))).Code);
    }

    [Fact]
    public async Task A_search_that_finds_nothing_is_an_error_that_is_none()
    {
        var reply = await _real.QuoteAsync("psearch-result", "HHKST03900400", ("user_id", "SIMUSER1"), ("seq", "77"));
        Assert.Equal((HttpStatusCode.OK, "1", "MCA05918", "종목코드 오류입니다."), (reply.Status, reply.ReturnCode, reply.Code, (string?)reply.Body["msg1"]));
        Assert.Null(reply.Body["output2"]);
    }

    [Fact]
    public async Task A_hash_is_checked_only_where_it_is_sent()
    {
        var body = _real.OrderBody(Code, "01", 1, 0);
        _real.Headers["hashkey"] = await _real.HashAsync(body);
        Assert.Equal("APBK0013", (await _real.PostAsync("order-cash", "TTTC0012U", body)).Code);
        body["ORD_QTY"] = "2";
        Assert.Equal("EGW00131", (await _real.PostAsync("order-cash", "TTTC0012U", body)).Code);
        _real.Headers["hashkey"] = "";
        Assert.Equal("APBK0013", (await _real.PostAsync("order-cash", "TTTC0012U", body)).Code);
    }

    [Fact]
    public async Task Retired_ids_are_still_taken()
    {
        Assert.Equal("APBK0013", (await _real.PostAsync("order-cash", "TTTC0802U", _real.OrderBody(Code, "01", 1, 0))).Code);
        Assert.Equal("APBK0013", (await _real.PostAsync("order-cash", "TTTC0801U", _real.OrderBody(Code, "01", 1, 0))).Code);
        (string, string)[] old =
        [
            ("INQR_STRT_DT", "20261101"), ("INQR_END_DT", "20261231"), ("SLL_BUY_DVSN_CD", "00"), ("ORD_GNO_BRNO", ""), ("CCLD_DVSN", "00"),
            ("INQR_DVSN", "00"), ("INQR_DVSN_1", ""), ("INQR_DVSN_3", "00"), ("CTX_AREA_FK100", ""), ("CTX_AREA_NK100", ""),
        ];
        Assert.Equal("0", (await _real.AskAsync("inquire-daily-ccld", "TTTC8001R", old)).ReturnCode);
        Assert.Equal("OPSQ2001", (await _real.AskAsync("inquire-daily-ccld", "TTTC0081R", old)).Code);
    }

    [Fact]
    public async Task A_halted_stock_takes_no_orders()
    {
        await _real.SendAsync(HttpMethod.Post, "/simulator/events", bare: true, body: new JsonObject { ["event"] = "halt", ["stock"] = Code });
        Assert.Equal("APBK0634", (await _real.BuyAsync(Code, 1)).Code);
        Assert.Equal("40070000", (await _paper.BuyAsync(Code, 1)).Code);
    }

    static (string, string) Codes(RawReply reply) => (reply.Code, reply.ReturnCode);

    async Task Denied(string code, Action<RawClient>? change = null, string grantType = "client_credentials")
    {
        using var client = RawClient.Real(_simulator.RestUrl);
        change?.Invoke(client);
        var reply = await client.TokenAsync(grantType);
        Assert.Equal((HttpStatusCode.Forbidden, code), (reply.Status, reply.Code));
        Assert.Null(reply.Body["rt_cd"]);
    }

    async Task Refused(string code, (string Name, string? Value) header)
    {
        _real.Headers.Clear();
        _real.Headers[header.Name] = header.Value;
        var reply = await _real.BalanceAsync();
        _real.Headers.Clear();
        Assert.Equal((HttpStatusCode.InternalServerError, code, "1"), (reply.Status, reply.Code, reply.ReturnCode));
    }
}
