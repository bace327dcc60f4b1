using System.Text.Json.Nodes;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>What the socket refuses, a row each: the request's words and the code, rt_cd, text and tr_id of the answer.</summary>
public sealed class SocketErrorTests(SocketErrorTests.Cast cast) : IClassFixture<SocketErrorTests.Cast>
{
    /// <summary>The request with its usual words, in which a row changes what it wants.</summary>
    static JsonObject Usual(Cast cast) => new()
    {
        ["header"] = new JsonObject
        {
            ["approval_key"] = cast.Approval, ["custtype"] = "P", ["tr_type"] = "1", ["content-type"] = "utf-8",
        },
        ["body"] = new JsonObject { ["input"] = new JsonObject { ["tr_id"] = "H0STCNT0", ["tr_key"] = cast.Code } },
    };

    static readonly Dictionary<string, (Func<Cast, string> Say, string ReturnCode, string Text, string TrId)> Rows = new(StringComparer.Ordinal)
    {
        ["OPSP0011"] = (c => With(c, r => r["header"]!["approval_key"] = Guid.Empty.ToString()), "1", "invalid approval : NOT FOUND", "H0STCNT0"),
        ["OPSP0011 none"] = (c => With(c, r => r["header"]!.AsObject().Remove("approval_key")), "1", "invalid approval : NOT FOUND", "H0STCNT0"),
        ["OPSP9994"] = (c => With(c, r => r["header"] = Old("P0", "x")), "1", "invalid appkey", "H0STCNT0"),
        ["OPSP0003"] = (c => With(c, r => r["header"]!["tr_type"] = "2"), "1", "UNSUBSCRIBE ERROR(not found!)", "H0STCNT0"),
        ["OPSP0017"] = (c => With(c, r => r["body"]!["input"] = Input("H0STCNI0", "nobody")), "9", "ERROR : htsid가잘못되었습니다", "(null)"),
        ["OPSP8991"] = (c => With(c, r => r["body"]!["input"] = Input("H0XXXXX0", c.Code)), "1", "SUBSCRIBE ERROR : invalid tr_id (단타 시뮬레이터에 없는 채널입니다)", "H0XXXXX0"),
        ["OPSP8991 paper's"] = (c => With(c, r => r["body"]!["input"] = Input("H0STCNI9", "SIMUSER1")), "1", "SUBSCRIBE ERROR : invalid tr_id", "H0STCNI9"),
        ["OPSP8992"] = (c => With(c, r => r["body"]!["input"] = Input("H0STCNT0", "005930")), "1", "SUBSCRIBE ERROR : invalid tr_key", "H0STCNT0"),
        ["OPSP8997"] = (c => With(c, r => r["header"]!["tr_type"] = "0"), "9", "invalid tr_type", "(null)"),
        ["OPSP8998"] = (c => With(c, r => r["header"]!["custtype"] = "Z"), "9", "invalid custtype", "(null)"),
        ["OPSP9990"] = (c => With(c, r => r["body"]!["input"]!.AsObject().Remove("tr_key")), "9", "tr_key not found", "(null)"),
        ["OPSP9991"] = (c => With(c, r => r["body"]!.AsObject().Remove("input")), "9", "input not found", "(null)"),
        ["OPSP9992"] = (c => With(c, r => r.Remove("body")), "9", "body not found", "(null)"),
        ["OPSP9997"] = (c => With(c, r => r["header"]!.AsObject().Remove("custtype")), "9", "custtype not found", "(null)"),
        ["OPSP9998"] = (c => With(c, r => r.Remove("header")), "9", "header not found", "(null)"),
        ["OPSP9999"] = (_ => "{\"header\":", "9", "JSON PARSING ERROR : invalid json format", "(null)"),
        ["OPSP9999 list"] = (_ => "[1]", "9", "JSON PARSING ERROR : invalid json format", "(null)"),
    };

    public static TheoryData<string> Codes => [.. Rows.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Each_wrong_request_is_answered_with_its_code(string code)
    {
        var row = Rows[code];
        await using var socket = await cast.OpenAsync();
        await socket.SendAsync(row.Say(cast));
        var answer = await socket.AnswerAsync();
        Assert.Equal(
            (code[..8], row.ReturnCode, row.Text, row.TrId, "N"),
            ((string?)answer["body"]!["msg_cd"], (string?)answer["body"]!["rt_cd"], (string?)answer["body"]!["msg1"],
                (string?)answer["header"]!["tr_id"], (string?)answer["header"]!["encrypt"]));
        Assert.Null(answer["body"]!["output"]);

        // Whatever was wrong, the session goes on.
        Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STMKO0", cast.Code));
    }

    [Theory]
    [InlineData("OPSP0007", "SUBSCRIBE INTERNAL ERROR")]
    [InlineData("OPSP0008", "MAX SUBSCRIBE OVER")]
    [InlineData("OPSP0009", "mci send failed")]
    [InlineData("OPSP9993", "internal error")]
    public async Task What_the_broker_s_machines_refuse_is_refused_by_a_fault_and_not_registered(string code, string text)
    {
        await cast.FaultAsync(new JsonObject { ["fault"] = "register-refused", ["code"] = code, ["times"] = 1 });
        await using var socket = await cast.OpenAsync();
        await socket.AskAsync("H0STCNT0", cast.Code);
        var answer = await socket.AnswerAsync();
        Assert.Equal((code, text), ((string?)answer["body"]!["msg_cd"], (string?)answer["body"]!["msg1"]));
        Assert.Equal("OPSP0003", await socket.RegisterAsync("H0STCNT0", cast.Code, type: "2"));
        Assert.Equal("OPSP0000", await socket.RegisterAsync("H0STCNT0", cast.Code));
    }

    [Fact]
    public async Task A_client_from_before_the_approval_key_shows_its_app_key_and_secret()
    {
        await using var socket = await cast.OpenAsync();
        await socket.SendAsync(With(cast, request => request["header"] = Old(cast.Real.AppKey, cast.Real.AppSecret)));
        Assert.Equal("OPSP0000", (string?)(await socket.AnswerAsync())["body"]!["msg_cd"]);
    }

    static JsonObject Old(string appKey, string secret) => new()
    {
        ["appKey"] = appKey, ["appSecret"] = secret, ["custtype"] = "P", ["tr_type"] = "1", ["content"] = "utf-8",
    };

    static JsonObject Input(string trId, string key) => new() { ["tr_id"] = trId, ["tr_key"] = key };

    static string With(Cast cast, Action<JsonObject> change)
    {
        var request = Usual(cast);
        change(request);
        return request.ToJsonString();
    }

    public sealed class Cast : IAsyncLifetime
    {
        KisSimulator _simulator = null!;

        internal RawClient Real { get; private set; } = null!;

        public string Approval { get; private set; } = "";

        public string Code => _simulator.Simulation.Venue.Stocks[0].Listing.CodeText;

        public async ValueTask InitializeAsync()
        {
            _simulator = await Stage.OpenAsync(Stage.Quick with { WarmUp = TimeSpan.FromSeconds(5) }, new ManualTime());
            Real = await RawClient.Real(_simulator.RestUrl).LogInAsync();
            Approval = await Real.ApprovalAsync();
        }

        public async ValueTask DisposeAsync()
        {
            Real.Dispose();
            await _simulator.DisposeAsync();
        }

        /// <summary>A socket that its key is free for: the one before it may still be on its way out.</summary>
        internal async Task<RawSocket> OpenAsync()
        {
            while ((int)(await Real.SendAsync(HttpMethod.Get, "/simulator/market", bare: true)).Body["sessions"]! > 0)
                await Task.Yield();
            return await RawSocket.OpenAsync(_simulator.WebSocketUrl, Approval);
        }

        internal Task FaultAsync(JsonObject fault) => Real.SendAsync(HttpMethod.Post, "/simulator/faults", bare: true, body: fault);
    }
}
