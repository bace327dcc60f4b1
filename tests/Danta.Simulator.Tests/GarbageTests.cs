using System.Text;
using System.Text.Json.Nodes;
using Danta.Kis.Wire;
using Danta.Simulator.Crowd;
using Danta.Simulator.Gateway;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>Whatever a client sends, it gets one of the broker's bodies back, and nothing is broken by it.</summary>
public sealed class GarbageTests
{
    static readonly string[] Nasty =
    [
        "", " ", "0", "-1", "1", "99999999", "9999999999", "99999999999999999999", "-9223372036854775808", "1.5", "1e9", "NaN", "Y", "M", "900001",
        "Q990001", "가나다", "\u0000", "' or 1=1", "20261120", "99991231", "00010101", "20261399", "235959", "999999", "%00", new('9', 300), "^|^",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_call_answers_anything_with_a_body_of_the_broker_s(int seed)
    {
        var quiet = Quiet.Of(Stage.Quick with { Stocks = 8, WarmUp = TimeSpan.FromSeconds(20) });
        var tokens = new TokenDesk(quiet.Simulation.Clients, new ManualTime());
        var gateway = new RestGateway(quiet.Simulation, tokens, new ManualTime());
        var dice = Dice.For(seed, 0);
        var sound = 0;
        foreach (var client in quiet.Simulation.Clients)
        {
            var plan = client.Plan;
            var login = new JsonObject { ["grant_type"] = "client_credentials", ["appkey"] = plan.AppKey, ["appsecret"] = plan.AppSecret };
            var token = (string)JsonNode.Parse(gateway.Handle(new("POST", KisEndpoints.TokenPath, _ => null, _ => null, Bytes(login)))!.Body)!["access_token"]!;
            foreach (var endpoint in EndpointTable.ByPath.Values.OrderBy(endpoint => endpoint.Path, StringComparer.Ordinal))
            {
                for (var turn = 0; turn < 60; turn++)
                {
                    var query = endpoint.Required.ToDictionary(key => key, _ => Nasty[dice.Below(Nasty.Length)], StringComparer.Ordinal);
                    if (dice.Chance(0.9))
                        (query["CANO"], query["ACNT_PRDT_CD"]) = (plan.Account[..8], plan.Account[9..]);
                    foreach (var key in (string[])["PDNO", "FID_INPUT_ISCD", "FID_INPUT_ISCD_1"])
                    {
                        if (query.ContainsKey(key) && dice.Chance(0.7))
                            query[key] = quiet.Simulation.Venue.Stocks[dice.Below(8)].Listing.CodeText;
                    }
                    var trId = TrIds.In(plan.Environment, endpoint.TrIds[0]);
                    string? Header(string name) => name switch
                    {
                        "authorization" => $"Bearer {token}",
                        "appkey" => plan.AppKey,
                        "appsecret" => plan.AppSecret,
                        "tr_id" => dice.Chance(0.97) ? trId : Nasty[dice.Below(Nasty.Length)],
                        "content-type" => "application/json",
                        _ => null,
                    };
                    var body = new JsonObject(query.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
                    var answer = gateway.Handle(new(endpoint.IsPost ? "POST" : "GET", endpoint.Path, Header, query.GetValueOrDefault, Bytes(body)))!;
                    var reply = JsonNode.Parse(answer.Body)!;
                    Assert.NotNull((string?)reply["rt_cd"]);
                    Assert.NotNull((string?)reply["msg_cd"]);
                    Assert.True(answer.Status is 200 or 500, $"{endpoint.Name}: {answer.Status}");
                    Assert.Equal(answer.Status == 500, ((string)reply["msg_cd"]!).StartsWith("EGW", StringComparison.Ordinal));
                    sound += (string?)reply["rt_cd"] == "0" ? 1 : 0;
                }
            }
            var account = client.Account;
            Assert.Equal(account.Deposit, account.Cash + account.Holdings.Sum(held => held.Cost + held.Commission) - account.Realised);
        }
        Assert.True(sound > 200, $"only {sound} went through: too little was tried");
    }

    [Theory]
    [InlineData("POST", "/uapi/domestic-stock/v1/trading/order-cash", "{\"CANO\":\"\\ud800\"}", 200)]
    [InlineData("POST", "/uapi/domestic-stock/v1/trading/order-cash", "\u0001", 200)]
    [InlineData("POST", "/uapi/domestic-stock/v1/trading/order-cash", "", 200)]
    [InlineData("GET", "/uapi/domestic-stock/v1/trading/order-cash", "", 200)]
    [InlineData("PUT", "/uapi/domestic-stock/v1/trading/order-cash", "{}", 200)]
    [InlineData("POST", "/uapi/hashkey", "{\"A\":\"\\ud800\"}", 200)]
    [InlineData("POST", "/uapi/hashkey", "[]", 200)]
    [InlineData("POST", "/oauth2/tokenP", "", 403)]
    [InlineData("POST", "/oauth2/Approval", "null", 403)]
    [InlineData("POST", "/oauth2/approval", "{}", 404)]
    [InlineData("GET", "/oauth2/tokenP", "", 404)]
    [InlineData("GET", "/nowhere", "", 404)]
    [InlineData("POST", "/simulator/faults", "{", 400)]
    [InlineData("POST", "/simulator/market/run", "{\"seconds\":-1}", 400)]
    [InlineData("GET", "/simulator/accounts/1", "", 404)]
    public async Task Broken_requests_get_an_answer_over_http_too(string method, string path, string body, int status)
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick with { Stocks = 4, WarmUp = TimeSpan.Zero }, new ManualTime());
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        var reply = await client.SendTextAsync(new(method), path, body, "application/json", "TTTC0012U");
        Assert.Equal(status, (int)reply.Status);
        Assert.NotEqual("0", reply.ReturnCode);
    }

    [Theory]
    [InlineData("GET", "/oauth2/tokenP", "EGW00101")]
    [InlineData("POST", "/oauth2/approval", "EGW00101")]
    [InlineData("GET", "/domestic-stock/v1/quotations/inquire-price", "OPSQ0002")]
    public async Task An_address_with_a_mistake_in_it_is_refused_in_the_brokers_shape_and_named(string method, string path, string code)
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick with { Stocks = 4, WarmUp = TimeSpan.Zero }, new ManualTime());
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        var reply = await client.SendTextAsync(new(method), path, "", "application/json", null);
        Assert.Equal((404, code), ((int)reply.Status, reply.Code));
        Assert.Equal($"단타 시뮬레이터에 없는 주소입니다: {path}", (string?)(reply.Body["msg1"] ?? reply.Body["error_description"]));
    }

    [Fact]
    public async Task A_body_without_an_end_is_cut_short()
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick with { Stocks = 4, WarmUp = TimeSpan.Zero }, new ManualTime());
        using var http = new HttpClient { BaseAddress = simulator.RestUrl };
        using var answer = await http.PostAsync("/oauth2/tokenP", new ByteArrayContent(new byte[2 << 20]));
        Assert.Equal(413, (int)answer.StatusCode);
        Assert.Equal("EGW00101", (await RawClient.Real(simulator.RestUrl).SendTextAsync(HttpMethod.Post, "/oauth2/tokenP", "x", "text/html", null)).Code);
    }

    [Fact]
    public async Task The_keys_of_a_query_may_be_written_in_either_case_and_those_of_an_order_not()
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick with { Stocks = 4, WarmUp = TimeSpan.Zero }, new ManualTime());
        using var client = await RawClient.Real(simulator.RestUrl).LogInAsync();
        var code = simulator.Simulation.Venue.Stocks[0].Listing.CodeText;
        Assert.Equal("0", (await client.QuoteAsync("inquire-price", "FHKST01010100", ("fid_cond_mrkt_div_code", "J"), ("Fid_Input_Iscd", code))).ReturnCode);
        Assert.Equal("0", (await client.QuoteAsync("psearch-title", "HHKST03900300", ("USER_ID", "SIMUSER1"))).ReturnCode);
        Assert.Equal("0", (await client.SendAsync(
            HttpMethod.Get, "/uapi/domestic-stock/v1/trading/inquire-psbl-sell", "TTTC8408R",
            [("cano", client.Number), ("acnt_prdt_cd", client.Product), ("pdno", code)])).ReturnCode);
        Assert.Equal("OPSQ2001", (await client.PostAsync("order-cash", "TTTC0012U", new JsonObject { ["cano"] = client.Number })).Code);
    }

    static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
