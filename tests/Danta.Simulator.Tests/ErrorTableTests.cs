using System.Text.Json.Nodes;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;
using Provocation = System.Func<Danta.Simulator.Tests.ErrorTableTests.Cast, System.Threading.Tasks.Task<Danta.Simulator.Tests.Clients.RawReply>>;

namespace Danta.Simulator.Tests;

/// <summary>
/// The broker's refusals over HTTP, a row each: how it is provoked, and the code, status, rt_cd and text that come back. What
/// only the broker's own machines can bring about is brought about by a fault.
/// </summary>
public sealed class ErrorTableTests(ErrorTableTests.Cast cast) : IClassFixture<ErrorTableTests.Cast>
{
    const string OtherKey = "PVUNREGISTERED0000000000000000000001";

    static readonly Dictionary<string, (Provocation Provoke, int Status, string ReturnCode, string Text)> Rows = new(StringComparer.Ordinal)
    {
        ["EGW00101"] = (c => c.Http("POST", "/oauth2/tokenP", "{\"grant"), 403, "", "유효하지 않은 요청입니다."),
        ["EGW00102"] = (c => c.Token(k => k.AppKey = ""), 403, "", "AppKey는 필수입니다."),
        ["EGW00103"] = (c => c.Token(k => k.AppKey = new('P', 36)), 403, "", "유효하지 않은 AppKey입니다."),
        ["EGW00104"] = (c => c.Token(k => k.AppSecret = ""), 403, "", "AppSecret은 필수입니다."),
        ["EGW00105"] = (c => c.Token(k => k.AppSecret += " "), 403, "", "유효하지 않은 AppSecret입니다."),
        ["EGW00115"] = (c => c.Real.TokenAsync(""), 403, "", "grant_type은 필수입니다."),
        ["EGW00116"] = (c => c.Real.TokenAsync("password"), 403, "", "지원하지 않는 grant_type입니다."),
        ["EGW00133"] = (c => c.Real.TokenAsync(), 403, "", "접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)"),
        ["EGW00121"] = (c => c.Header("authorization", "Bearer nobody"), 500, "1", "유효하지 않은 token 입니다."),
        ["EGW00122"] = (c => c.Header("authorization", null), 500, "1", "token 이 존재하지 않습니다."),
        ["EGW00123"] = (c => c.Fault("EGW00123"), 500, "1", "기간이 만료된 token 입니다."),
        ["EGW00131"] = (c => c.Order(("hashkey", "0")), 500, "1", "hashkey가 유효하지 않습니다."),
        ["EGW00132"] = (c => c.Http("POST", Trading + "order-cash", "a=1", "TTTC0012U", "text/plain"), 500, "1", "Content-Type이 유효하지 않습니다."),
        ["EGW00201"] = (_ => Cast.TooFast(), 500, "1", "초당 거래건수를 초과하였습니다."),
        ["EGW00205"] = (c => c.Header("authorization", c.Real.Token), 500, "1", "credentials_type이 유효하지 않습니다.(Bearer)"),
        ["EGW00208"] = (c => c.Header("custtype", "X"), 500, "1", "고객유형(custtype)이 유효하지 않습니다."),
        ["EGW00215"] = (_ => Cast.Crowded(), 500, "1", "원장에서 허용 가능한 초당 거래건수를 초과하였습니다."),
        ["EGW00302"] = (c => c.Fault("EGW00302"), 500, "1", "거래시간이 초과되었습니다. 직전 거래를 반드시 확인하세요."),
        ["EGW00304"] = (c => c.Header("appsecret", "another"), 500, "1", "고객식별키가 유효하지 않습니다."),
        ["EGW02006"] = (c => c.Paper.QuoteAsync("chk-holiday", "CTCA0903R"), 500, "1", "모의투자 TR 이 아닙니다."),
        ["OPSQ0002"] = (c => c.Real.QuoteAsync("inquire-price", "FHKST99999999"), 200, "1", "없는 서비스 코드 입니다."),
        ["OPSQ2000"] = (c => c.Body("CANO", "99999999"), 200, "2", "ERROR : INPUT INVALID_CHECK_ACNO"),
        ["OPSQ2001"] = (c => c.Real.QuoteAsync("inquire-time-itemchartprice", "FHKST03010200",
            ("FID_COND_MRKT_DIV_CODE", "J"), ("FID_INPUT_ISCD", c.Code), ("FID_INPUT_HOUR_1", "100000"), ("FID_PW_DATA_INCU_YN", "N")),
            200, "2", "ERROR INPUT FIELD NOT FOUND [FID_ETC_CLS_CODE]"),
        ["OPSQ2001 "] = (c => c.Fault("OPSQ2001"), 200, "2", "TIME LIMIT 00:00 ~ 15:40"),
        ["OPSQ2002"] = (c => c.Body("ORD_QTY", "12345678901"), 200, "2", "ERROR INPUT FIELD LENGTH [ORD_QTY]"),
        ["OPSQ9999"] = (c => c.Http("POST", Trading + "order-cash", "{", "TTTC0012U"), 200, "2", "ERROR : JSON PARSING ERROR"),
        ["MCA05918"] = (c => c.Real.QuoteAsync("psearch-result", "HHKST03900400", ("user_id", "SIMUSER1"), ("seq", "9")), 200, "1", "종목코드 오류입니다."),
        ["APBK0952"] = (c => c.Real.BuyAsync(c.Code, 9_000_000), 200, "7", "주문가능금액을 초과 했습니다"),
        ["APBK0400"] = (c => c.Real.SellAsync(c.Code, 1), 200, "1", "주문 가능한 수량을 초과했습니다."),
        ["APBK0506"] = (c => c.Real.BuyAsync(c.Code, 1, c.OffTick), 200, "1", "주식주문호가단위 오류입니다."),
        ["APBK0344"] = (c => c.Real.ChangeAsync("0000000001", cancel: true), 200, "1", "원주문정보가 존재하지 않습니다."),
        ["APBK0927"] = (c => c.WrongBranch(), 200, "1", "원주문의 주문조직번호와 일치하지 않습니다."),
        ["APBK1943"] = (c => c.Real.BuyAsync("999099", 1), 200, "1", "시장가호가불가로 주문이 불가합니다."),
        ["APBK0656"] = (c => c.Real.BuyAsync("005930", 1), 200, "1", "해당종목정보가 없습니다."),
        ["APBK0634"] = (c => c.Real.BuyAsync(c.Halted, 1), 200, "1", "거래정지 종목입니다."),
        ["APBK1269"] = (c => c.Real.BuyAsync(c.Code, 1, type: "07"), 200, "1", "주문구분 입력 오류입니다."),
        ["APBK0918"] = (_ => Cast.At("07:00", real: true), 200, "1", "장운영시간이 아닙니다."),
        ["APBK3013"] = (_ => Cast.At("16:30", real: true), 200, "1", "[애프터마켓]지정가 및 최유리/최우선지정가 주문만 가능합니다."),
        ["40030000"] = (c => c.Paper.BuyAsync(c.Code, 1, c.OffTick), 200, "1", "모의투자 주문처리가 안되었습니다(호가단위 오류)"),
        ["40070000"] = (c => c.Paper.BuyAsync(c.Halted, 1), 200, "1", "모의투자 주문처리가 안되었습니다(매매불가 종목)"),
        ["40100000"] = (_ => Cast.At("10:00", real: false, "2026-11-21"), 200, "1", "모의투자 영업일이 아닙니다."),
        ["40240000"] = (c => c.Paper.SellAsync(c.Code, 1), 200, "1", "모의투자 잔고내역이 없습니다."),
        ["40250000"] = (c => c.Paper.BuyAsync(c.Code, 9_000_000), 200, "1", "모의투자 주문가능금액이 부족합니다."),
        ["40330000"] = (c => c.Paper.ChangeAsync("1", cancel: true), 200, "1", "모의투자 정정/취소할 수량이 없습니다."),
        ["40570000"] = (_ => Cast.At("07:00", real: false), 200, "1", "모의투자 장시작전 입니다."),
        ["40580000"] = (_ => Cast.At("20:30", real: false), 200, "1", "모의투자 장종료 입니다."),
        ["40910000"] = (c => c.Unregistered(), 200, "1", "모의투자 주문이 불가한 계좌입니다."),
    };

    const string Trading = "/uapi/domestic-stock/v1/trading/";

    public static TheoryData<string> Codes => [.. Rows.Keys];

    /// <summary>Codes that no client can provoke by itself, with the status that they come with.</summary>
    public static TheoryData<string, int> MachineCodes => new()
    {
        { "EGW00001", 500 }, { "EGW00002", 500 }, { "EGW00202", 500 }, { "EGW00203", 500 }, { "EGW00204", 500 }, { "EGW00206", 500 },
        { "EGW00207", 500 }, { "EGW00300", 500 }, { "EGW00301", 500 }, { "EGW00303", 500 }, { "OPSQ1002", 200 }, { "OPSQ2003", 200 },
        { "OPSQ3001", 200 }, { "OPSQ9995", 200 }, { "APBK0919", 200 }, { "IGW00002", 200 }, { "IGW00009", 200 },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Each_refusal_has_its_code_status_and_words(string code)
    {
        var row = Rows[code];
        var reply = await row.Provoke(cast);
        var text = (string?)(row.ReturnCode.Length == 0 ? reply.Body["error_description"] : reply.Body["msg1"]);
        Assert.Equal((code.Trim(), row.Status, row.ReturnCode, row.Text), (reply.Code, (int)reply.Status, reply.ReturnCode, text));
        Assert.Null(reply.Body["output"]);
    }

    [Theory]
    [MemberData(nameof(MachineCodes))]
    public async Task What_goes_wrong_behind_the_broker_s_door_is_told_with_its_code(string code, int status)
    {
        var reply = await cast.Fault(code);
        Assert.Equal((code, status), (reply.Code, (int)reply.Status));
        Assert.NotEqual("0", reply.ReturnCode);
        Assert.NotEqual("", (string?)reply.Body["msg1"]);
    }

    /// <summary>One simulator and the clients that all rows share; its clock stands still.</summary>
    public sealed class Cast : IAsyncLifetime
    {
        static readonly Scenario Scene = Stage.Quick with
        {
            Listings =
            [
                new(Danta.Market.InstrumentCode.Parse("999099"), "정리홀딩스", Danta.Market.Board.Kosdaq, Danta.Market.ListingKind.Stock,
                    Danta.Market.Price.FromWon(10_000), 1_000_000, 10_000, 1, "", InIndex: false) { TakesMarketOrders = false },
            ],
            Clients =
            [
                .. Stage.Quick.Clients,
                new(OtherKey, "unregistered", Danta.Kis.Wire.KisEnvironment.Paper, "50012399-01", "SIMUSER1", 1_000_000, []) { Registered = false },
            ],
        };

        KisSimulator _simulator = null!;

        internal RawClient Real { get; private set; } = null!;

        internal RawClient Paper { get; private set; } = null!;

        public string Code => _simulator.Simulation.Venue.Stocks[0].Listing.CodeText;

        public string Halted => _simulator.Simulation.Venue.Stocks[1].Listing.CodeText;

        /// <summary>A won above a price of the ladder; no tick of these stocks is that fine.</summary>
        public int OffTick => _simulator.Simulation.Venue.Stocks[0].Ladder.Won(5) + 1;

        public async ValueTask InitializeAsync()
        {
            _simulator = await Stage.OpenAsync(Scene, new ManualTime());
            Real = await RawClient.Real(_simulator.RestUrl).LogInAsync();
            Paper = await RawClient.Paper(_simulator.RestUrl).LogInAsync();
            Assert.NotEqual(1, Danta.Market.TickSizes.Shares.StepAt(OffTick));
            _simulator.Simulation.Venue.Stocks[1].Halt(true);
        }

        public async ValueTask DisposeAsync()
        {
            Real.Dispose();
            Paper.Dispose();
            await _simulator.DisposeAsync();
        }

        internal async Task<RawReply> Token(Action<RawClient> change)
        {
            using var client = RawClient.Real(_simulator.RestUrl);
            change(client);
            return await client.TokenAsync();
        }

        internal async Task<RawReply> Header(string name, string? value)
        {
            Real.Headers[name] = value;
            var reply = await Real.BalanceAsync();
            Real.Headers.Remove(name);
            return reply;
        }

        internal async Task<RawReply> Order((string Name, string Value) header)
        {
            Real.Headers[header.Name] = header.Value;
            var reply = await Real.BuyAsync(Code, 1);
            Real.Headers.Remove(header.Name);
            return reply;
        }

        internal Task<RawReply> Body(string key, string value)
        {
            var body = Real.OrderBody(Code, "01", 1, 0);
            body[key] = value;
            return Real.PostAsync("order-cash", "TTTC0012U", body);
        }

        internal async Task<RawReply> WrongBranch()
        {
            var order = await Real.BuyAsync(Code, 1, _simulator.Simulation.Venue.Stocks[0].Ladder.Limits.Lower.Won);
            return await Real.ChangeAsync((string)order.Body["output"]!["ODNO"]!, cancel: true, branch: "00001");
        }

        internal async Task<RawReply> Fault(string code)
        {
            await Real.SendAsync(HttpMethod.Post, "/simulator/faults", bare: true, body: new JsonObject
            {
                ["fault"] = "refused", ["code"] = code, ["call"] = "inquire-psbl-order", ["times"] = 1,
            });
            return await Real.PowerAsync(Code);
        }

        internal Task<RawReply> Http(string method, string path, string body, string? trId = null, string type = "application/json") =>
            Real.SendTextAsync(new(method), path, body, type, trId);

        internal async Task<RawReply> Unregistered()
        {
            using var client = new RawClient(_simulator.RestUrl, OtherKey, "unregistered", "50012399-01");
            await client.LogInAsync();
            return await client.BuyAsync(Code, 1);
        }

        internal static async Task<RawReply> TooFast()
        {
            await using var simulator = await Stage.OpenAsync(Scene with { WarmUp = TimeSpan.Zero, PaperCallsPerSecond = 1 }, new ManualTime());
            using var client = await RawClient.Paper(simulator.RestUrl).LogInAsync();
            await client.BalanceAsync();
            return await client.BalanceAsync();
        }

        internal static async Task<RawReply> Crowded()
        {
            await using var simulator = await Stage.OpenAsync(Scene with { WarmUp = TimeSpan.Zero, LedgerCallsPerSecond = 2 }, new ManualTime());
            using var real = await RawClient.Real(simulator.RestUrl).LogInAsync();
            using var paper = await RawClient.Paper(simulator.RestUrl).LogInAsync();
            await real.BalanceAsync();
            await paper.BalanceAsync();
            return await real.BalanceAsync();
        }

        internal static async Task<RawReply> At(string time, bool real, string date = "2026-11-20")
        {
            var scenario = Scene with
            {
                AlwaysOpen = false,
                SkipNights = false,
                WarmUp = TimeSpan.Zero,
                Date = DateOnly.Parse(date),
                Start = TimeOnly.Parse(time),
            };
            await using var simulator = await Stage.OpenAsync(scenario, new ManualTime());
            using var client = await (real ? RawClient.Real(simulator.RestUrl) : RawClient.Paper(simulator.RestUrl)).LogInAsync();
            return await client.BuyAsync(simulator.Simulation.Venue.Stocks[0].Listing.CodeText, 1);
        }
    }
}
