using System.Globalization;
using System.Text.Json.Nodes;
using Danta.Simulator.Accounts;
using Danta.Simulator.Crowd;
using Danta.Simulator.Gateway;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;
using Side = Danta.Market.Side;

namespace Danta.Simulator.Tests;

/// <summary>All the broker's ways of asking about an account give one answer, to the won, day after day.</summary>
public sealed class AgreementTests
{
    static readonly DateOnly[] Days = [new(2026, 12, 23), new(2026, 12, 24), new(2026, 12, 28), new(2026, 12, 29), new(2026, 12, 30), new(2027, 1, 4)];

    readonly Quiet _quiet = Quiet.Of(new Scenario
    {
        Seed = 11,
        Stocks = 8,
        AlwaysOpen = false,
        Date = Days[0],
        Start = new(10, 0),
        WarmUp = TimeSpan.FromSeconds(30),
        Temper = Quiet.Even,
        RealCallsPerSecond = int.MaxValue,
    });

    readonly RestGateway _gateway;
    int _seen;
    readonly string _token;

    public AgreementTests()
    {
        var tokens = new TokenDesk(_quiet.Simulation.Clients, new ManualTime());
        _gateway = new RestGateway(_quiet.Simulation, tokens, new ManualTime());
        var plan = _quiet.Simulation.Clients[0].Plan;
        var body = new JsonObject { ["grant_type"] = "client_credentials", ["appkey"] = plan.AppKey, ["appsecret"] = plan.AppSecret };
        var answer = _gateway.Handle(new("POST", "/oauth2/tokenP", _ => null, _ => null, System.Text.Encoding.UTF8.GetBytes(body.ToJsonString())))!;
        _token = (string)JsonNode.Parse(answer.Body)!["access_token"]!;
    }

    Simulation Simulation => _quiet.Simulation;

    Account Account => _quiet.Account;

    [Fact]
    public void Every_inquiry_agrees_with_every_other_over_days_with_settlement_and_holidays()
    {
        var dice = Dice.For(5, 5);
        foreach (var day in Days)
        {
            Assert.Equal(day, Simulation.Clock.Date);
            for (var turn = 0; turn < 60; turn++)
            {
                Trade(dice);
                Simulation.Run(TimeSpan.FromMilliseconds(500));
                LookAtFills();
                if (turn % 15 == 0)
                    Agree();
            }
            Simulation.Clock.JumpTo(day, new(15, 29, 50));
            Simulation.Run(TimeSpan.FromSeconds(20));
            Agree();
            Simulation.Clock.JumpTo(day, new(19, 59, 59));
            Simulation.Run(TimeSpan.FromSeconds(2));
            Simulation.Clock.JumpTo(Simulation.Clock.Date, new(9, 0, 0));
            Simulation.Run(TimeSpan.FromSeconds(5));
            Agree();
        }
        Assert.True(Account.Fills.Count > 100, $"{Account.Fills.Count} fills");
        Assert.Equal(["KRX", "NXT", "SOR"], Account.Fills.Select(fill => fill.Order.Venue).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(Account.Orders, order => order.Action == OrderAction.Amend && order.Filled > 0);
        Assert.Contains(Account.Orders, order => order.Action == OrderAction.Cancel);
    }

    void Trade(Dice dice)
    {
        var open = Account.OpenOrders;
        if (open.Count > 0 && dice.Chance(0.25))
        {
            var order = open[dice.Below(open.Count)];
            if (dice.Chance(0.4))
                Simulation.Desk.Cancel(Account, order.Number, order.Venue, dice.Chance(0.5) ? null : 1 + dice.Below(5));
            else
                Simulation.Desk.Amend(Account, order.Number, order.Venue, OrderType.Find("00")!, order.Stock.Figures.Last, null);
            return;
        }
        var stock = Simulation.Venue.Stocks[dice.Below(Simulation.Venue.Stocks.Count)];
        var held = Account.Sellable(stock);
        var side = held > 0 && dice.Chance(0.55) ? Side.Sell : Side.Buy;
        var quantity = side == Side.Sell ? 1 + (long)(dice.Unit() * (held - 1)) : 1 + dice.Below(400);
        string[] types = ["00", "01", "03", "04", "11", "13", "16", "21"];
        var type = OrderType.Find(types[dice.Below(types.Length)])!;
        var price = type.NeedsPrice ? stock.Ladder.Won(Math.Clamp(stock.LastRung + dice.Below(7) - 3, 0, stock.Ladder.Top)) : 0;
        string[] venues = ["KRX", "KRX", "NXT", "SOR"];
        Simulation.Desk.Place(Account, new(stock, side, type, quantity, price, 0, venues[dice.Below(venues.Length)]));
    }

    /// <summary>Each fill since the last look: on the tick, within the limits, no worse than its order allows.</summary>
    void LookAtFills()
    {
        foreach (var fill in Account.Fills.Skip(_seen))
        {
            var (order, won) = (fill.Order, fill.Price);
            Assert.True(order.Stock.Ladder.TryFind(won, out _), $"{order.Stock.Listing.Code} at {won}");
            Assert.True(!order.Type.NeedsPrice || (order.Side == Side.Buy ? won <= order.Price : won >= order.Price), $"{order.NumberText} at {won}");
        }
        _seen = Account.Fills.Count;
    }

    /// <summary>What was told of an order is what its line says; what its lines say is what is held.</summary>
    void NoticesAreOrdersAreHoldings()
    {
        var told = _quiet.Notices.Where(notice => notice.Kind == NoticeKind.Filled).ToLookup(notice => notice.Order, notice => notice.Quantity);
        Assert.All(Account.Orders, order => Assert.Equal(order.Filled, told[order].Sum()));
        Assert.All(Account.Orders, order => Assert.Equal(order.Quantity, order.Filled + order.Open + order.TakenBack + order.Rejected));
        foreach (var stock in Simulation.Venue.Stocks)
        {
            Assert.Equal(
                Account.Orders.Where(order => order.Stock == stock).Sum(order => order.Side == Side.Buy ? order.Filled : -order.Filled),
                Account.Find(stock)?.Quantity ?? 0);
        }
    }

    void Agree()
    {
        NoticesAreOrdersAreHoldings();
        string[] page = ["CTX_AREA_FK100", "", "CTX_AREA_NK100", ""];
        string[] terms = ["AFHR_FLPR_YN", "N", "OFL_YN", "", "INQR_DVSN", "02", "UNPR_DVSN", "01", "FUND_STTL_ICLD_YN", "N", "FNCG_AMT_AUTO_RDPT_YN", "N", "PRCS_DVSN", "00", "COST_ICLD_YN", "Y", .. page];
        var today = Figure.Date(Simulation.Clock.Date);
        var balance = Ask("inquire-balance", "TTTC8434R", terms);
        var realised = Ask("inquire-balance-rlz-pl", "TTTC8494R", terms);
        var totals = balance["output2"]![0]!;
        var cash = Won(totals, "prvs_rcdl_excc_amt");

        Assert.Equal(Account.Deposit, cash + Won(totals, "pchs_amt_smtl_amt") + Account.Holdings.Sum(holding => holding.Commission) - Account.Realised);
        Assert.Equal(cash + Won(totals, "scts_evlu_amt"), Won(totals, "tot_evlu_amt"));
        Assert.Equal(balance["output1"]!.ToJsonString().Length > 2, Account.Holdings.Any());
        Assert.Equal(cash - Account.Reserved, Won(Ask("inquire-psbl-order", "TTTC8908R", "PDNO", "", "ORD_UNPR", "", "ORD_DVSN", "01", "CMA_EVLU_AMT_ICLD_YN", "N", "OVRS_ICLD_YN", "N")["output"]!, "ord_psbl_cash"));
        Assert.Equal(Account.SettledOn(Simulation.Clock.Date), Won(totals, "dnca_tot_amt"));
        foreach (var row in balance["output1"]!.AsArray())
        {
            var sell = Ask("inquire-psbl-sell", "TTTC8408R", "PDNO", (string)row!["pdno"]!)["output"]!;
            Assert.Equal((Won(row, "hldg_qty"), Won(row, "ord_psbl_qty"), Won(row, "pchs_amt")), (Won(sell, "cblc_qty"), Won(sell, "ord_psbl_qty"), Won(sell, "pchs_amt")));
            Assert.Equal((Won(row, "thdt_buyqty"), Won(row, "thdt_sll_qty")), (Won(sell, "buy_qty"), Won(sell, "sll_qty")));
        }

        string[] all = ["INQR_STRT_DT", "20261201", "INQR_END_DT", "20271231", .. page];
        var orders = Ask("inquire-daily-ccld", "TTTC0081R", [.. all, "SLL_BUY_DVSN_CD", "00", "PDNO", "", "ORD_GNO_BRNO", "", "ODNO", "", "CCLD_DVSN", "00", "INQR_DVSN", "00", "INQR_DVSN_1", "", "INQR_DVSN_3", "00", "EXCG_ID_DVSN_CD", "ALL"]);
        var byDay = Ask("inquire-period-profit", "TTTC8708R", [.. all, "PDNO", "", "SORT_DVSN", "00", "INQR_DVSN", "00", "CBLC_DVSN", "00"]);
        var byStock = Ask("inquire-period-trade-profit", "TTTC8715R", [.. all, "PDNO", "", "SORT_DVSN", "00", "CBLC_DVSN", "00"]);
        var days = byDay["output1"]!.AsArray();
        Assert.Equal(Account.Realised, Won(byDay["output2"]!, "tot_rlzt_pfls"));
        Assert.Equal(Account.Realised, Won(byStock["output2"]!, "tot_rlzt_pfls"));
        Assert.Equal(Account.Realised, days.Sum(day => Won(day!, "rlzt_pfls")));
        Assert.Equal(Account.Realised, byStock["output1"]!.AsArray().Sum(row => Won(row!, "rlzt_pfls")));
        Assert.Equal(Account.PaidTax, Won(byDay["output2"]!, "tot_tltx"));
        Assert.Equal(Won(byDay["output2"]!, "tot_tr_amt"), Won(orders["output2"]!, "tot_ccld_amt"));
        Assert.Equal(Account.PaidCommission + Account.PaidTax, Won(orders["output2"]!, "prsm_tlex_smtl"));
        Assert.Equal(Won(byDay["output2"]!, "sll_excc_amt_smtl") - Won(byDay["output2"]!, "buy_excc_amt_smtl"), cash - Account.Deposit);
        var ofToday = days.FirstOrDefault(day => (string?)day!["trad_dt"] == today);
        Assert.Equal(ofToday is null ? 0 : Won(ofToday, "rlzt_pfls"), Won(realised["output2"]![0]!, "rlzt_pfls"));
    }

    JsonNode Ask(string name, string trId, params string[] pairs)
    {
        var plan = Simulation.Clients[0].Plan;
        var query = pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        query["CANO"] = plan.Account[..8];
        query["ACNT_PRDT_CD"] = plan.Account[9..];
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["authorization"] = $"Bearer {_token}",
            ["appkey"] = plan.AppKey,
            ["appsecret"] = plan.AppSecret,
            ["tr_id"] = trId,
        };
        var (rows, more) = (new JsonArray(), true);
        JsonNode? first = null;
        while (more)
        {
            var answer = _gateway.Handle(new("GET", $"/uapi/domestic-stock/v1/trading/{name}", headers.GetValueOrDefault, query.GetValueOrDefault, default))!;
            var body = JsonNode.Parse(answer.Body)!;
            Assert.Equal("0", (string?)body["rt_cd"]);
            more = answer.More == "M";
            if (body["output1"] is JsonArray part)
                part.ToList().ForEach(row => rows.Add(row!.DeepClone()));
            first ??= body;
            headers["tr_cont"] = "N";
            query["CTX_AREA_NK100"] = (string?)body["ctx_area_nk100"] ?? "";
        }
        if (first!["output1"] is JsonArray)
            first["output1"] = rows;
        return first;
    }

    static long Won(JsonNode of, string key) => long.Parse((string)of[key]!, CultureInfo.InvariantCulture);
}
