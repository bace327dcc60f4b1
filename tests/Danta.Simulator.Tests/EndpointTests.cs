using System.Globalization;
using System.Text.Json.Nodes;
using Danta.Market;
using Danta.Simulator.Gateway;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>The calls that Danta does not make and other people's programs do: what they say is said of this market.</summary>
public sealed class EndpointTests
{
    static readonly (string, string)[] Kospi = [("FID_COND_MRKT_DIV_CODE", "U"), ("FID_INPUT_ISCD", "0001")];

    [Fact]
    public async Task A_code_that_is_not_listed_has_every_key_that_a_listed_one_has_and_says_nothing()
    {
        await using var stage = await OpenAsync();
        var known = (await stage.QuoteAsync("inquire-price", "FHKST01010100", Stock(stage.Code)))["output"]!.AsObject();
        var unknown = (await stage.QuoteAsync("inquire-price", "FHKST01010100", Stock("999999")))["output"]!.AsObject();
        Assert.Equal(known.Select(pair => pair.Key), unknown.Select(pair => pair.Key));
        Assert.Equal(("0", "0.00", "", "N"), (Text(unknown, "stck_prpr"), Text(unknown, "per"), Text(unknown, "w52_hgpr_date"), Text(unknown, "temp_stop_yn")));
    }

    [Fact]
    public async Task A_year_s_high_and_low_are_those_of_the_days_that_the_chart_shows()
    {
        await using var stage = await OpenAsync();
        var price = (await stage.QuoteAsync("inquire-price", "FHKST01010100", Stock(stage.Code)))["output"]!;
        var days = new List<JsonNode>();
        // A page has a hundred days; a year takes three.
        for (var until = "20261231"; days.Count < 251;)
        {
            var page = (await stage.QuoteAsync("inquire-daily-itemchartprice", "FHKST03010100", [.. Stock(stage.Code), ("FID_INPUT_DATE_1", "00000101"), ("FID_INPUT_DATE_2", until), ("FID_PERIOD_DIV_CODE", "D"), ("FID_ORG_ADJ_PRC", "1")]))["output2"]!.AsArray();
            days.AddRange(page.Select(day => day!));
            until = DateOnly.ParseExact(Text(days[^1], "stck_bsop_date"), "yyyyMMdd", CultureInfo.InvariantCulture).AddDays(-1).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        }
        var high = days.Take(251).MaxBy(day => Number(day, "stck_hgpr"))!;
        Assert.Equal((Text(high, "stck_hgpr"), Text(high, "stck_bsop_date")), (Text(price, "w52_hgpr"), Text(price, "w52_hgpr_date")));
        Assert.InRange(Number(price, "w52_lwpr"), 1, days.Take(251).Min(day => Number(day, "stck_lwpr")));
    }

    [Fact]
    public async Task What_some_buy_others_sell_and_daily_prices_are_those_of_the_chart()
    {
        await using var stage = await OpenAsync();
        var investors = (await stage.QuoteAsync("inquire-investor", "FHKST01010900", Stock(stage.Code)))["output"]!.AsArray();
        Assert.Equal(30, investors.Count);
        Assert.All(investors, day => Assert.Equal(0, Number(day!, "prsn_ntby_qty") + Number(day!, "frgn_ntby_qty") + Number(day!, "orgn_ntby_qty")));
        Assert.True(investors.Select(day => Text(day!, "frgn_ntby_qty")).Distinct().Count() > 10);
        var days = (await stage.QuoteAsync("inquire-daily-price", "FHKST01010400", [.. Stock(stage.Code), ("FID_PERIOD_DIV_CODE", "D"), ("FID_ORG_ADJ_PRC", "1")]))["output"]!.AsArray();
        Assert.Equal(30, days.Count);
        Assert.Equal(days.Select(day => Text(day!, "stck_clpr")), investors.Select(day => Text(day!, "stck_clpr")));
        for (var index = 0; index + 1 < days.Count; index++)
            Assert.Equal(Number(days[index + 1]!, "stck_clpr") + Number(days[index]!, "prdy_vrss"), Number(days[index]!, "stck_clpr"));
    }

    [Fact]
    public async Task Kinds_of_investors_make_up_their_day_and_it_is_the_one_that_the_short_list_tells()
    {
        await using var stage = await OpenAsync();
        var days = (await stage.QuoteAsync("investor-trade-by-stock-daily", "FHPTJ04160001", [.. Stock(stage.Code), ("FID_INPUT_DATE_1", ""), ("FID_ORG_ADJ_PRC", ""), ("FID_ETC_CLS_CODE", "1")]))["output2"]!.AsArray();
        var known = (await stage.QuoteAsync("inquire-investor", "FHKST01010900", Stock(stage.Code)))["output"]!.AsArray();
        foreach (var key in (string[])["stck_bsop_date", "stck_clpr", "frgn_ntby_qty", "prsn_ntby_tr_pbmn", "orgn_seln_vol", "frgn_shnu_tr_pbmn"])
            Assert.Equal(known.Select(day => Text(day!, key)), days.Select(day => Text(day!, key)));
        Assert.All(days, day =>
        {
            foreach (var figure in (string[])["ntby_qty", "shnu_vol", "seln_vol"])
                Assert.Equal(Number(day!, $"orgn_{figure}"), new[] { "scrt", "ivtr", "bank", "insu", "mrbn", "fund" }.Sum(who => Number(day!, $"{who}_{figure}")));
            Assert.Equal(Number(day!, "frgn_ntby_qty"), Number(day!, "frgn_reg_ntby_qty") + Number(day!, "frgn_nreg_ntby_qty"));
            Assert.Equal(Number(day!, "frgn_reg_ntby_qty"), Number(day!, "frgn_reg_bidp_qty") - Number(day!, "frgn_reg_askp_qty"));
            Assert.Equal(101, day!.AsObject().Count);
        });
        var older = (await stage.QuoteAsync("investor-trade-by-stock-daily", "FHPTJ04160001", [.. Stock(stage.Code), ("FID_INPUT_DATE_1", "20250812")]))["output2"]!.AsArray();
        Assert.Equal("20250812", Text(older[0]!, "stck_bsop_date"));
    }

    [Fact]
    public async Task The_minutes_of_a_past_day_make_its_bar()
    {
        await using var stage = await OpenAsync();
        var day = stage.Simulator.Simulation.Venue.Stocks[0].Past.Days[^3];
        var minutes = new List<JsonNode>();
        foreach (var until in (string[])["105900", "125900", "145900", "153000"])
        {
            var page = (await stage.QuoteAsync("inquire-time-dailychartprice", "FHKST03010230", [.. Stock(stage.Code), ("FID_INPUT_HOUR_1", until), ("FID_INPUT_DATE_1", day.Date.ToString("yyyyMMdd", CultureInfo.InvariantCulture)), ("FID_PW_DATA_INCU_YN", "Y")]))["output2"]!.AsArray();
            minutes.AddRange(page.Select(minute => minute!));
        }
        var all = minutes.DistinctBy(minute => Text(minute, "stck_cntg_hour")).OrderBy(minute => Text(minute, "stck_cntg_hour"), StringComparer.Ordinal).ToList();
        Assert.Equal(390, all.Count);
        Assert.Equal(
            (day.Open, day.High, day.Low, day.Close),
            (Number(all[0], "stck_oprc"), all.Max(minute => Number(minute, "stck_hgpr")), all.Min(minute => Number(minute, "stck_lwpr")), Number(all[^1], "stck_prpr")));
    }

    [Fact]
    public async Task An_index_moves_as_its_members_do_by_their_weight()
    {
        await using var stage = await OpenAsync();
        var index = (await stage.QuoteAsync("inquire-index-price", "FHPUP02100000", Kospi))["output"]!;
        var members = stage.Simulator.Simulation.Venue.Stocks.Where(stock => stock.Listing is { Board: Board.Kospi, Kind: ListingKind.Stock }).ToList();
        Assert.Equal(members.Count, Number(index, "ascn_issu_cnt") + Number(index, "down_issu_cnt") + Number(index, "stnr_issu_cnt"));
        var worth = members.Sum(stock => (double)stock.Figures.Last * stock.Listing.ListedShares) / members.Sum(stock => (double)stock.Figures.Base * stock.Listing.ListedShares);
        var said = double.Parse(Text(index, "bstp_nmix_prdy_ctrt"), CultureInfo.InvariantCulture);
        Assert.InRange(said, (worth - 1) * 100 - 0.02, (worth - 1) * 100 + 0.02);
        var days = (await stage.QuoteAsync("inquire-daily-indexchartprice", "FHKUP03500100", [.. Kospi, ("FID_INPUT_DATE_1", ""), ("FID_INPUT_DATE_2", ""), ("FID_PERIOD_DIV_CODE", "D")]))["output2"]!.AsArray();
        Assert.Equal(100, days.Count);
        Assert.Equal(Text(index, "bstp_nmix_prpr"), Text(days[0]!, "bstp_nmix_prpr"));
        var minutes = (await stage.QuoteAsync("inquire-time-indexchartprice", "FHKUP03500200", [.. Kospi, ("FID_INPUT_HOUR_1", "60")]))["output2"]!.AsArray();
        Assert.True(minutes.Count > 1);
    }

    [Theory]
    [InlineData("ranking/volume-power", "FHPST01680000", "tday_rltv", false)]
    [InlineData("ranking/market-cap", "FHPST01740000", "stck_avls", false)]
    [InlineData("ranking/quote-balance", "FHPST01720000", "total_ntsl_bidp_rsqn", false)]
    [InlineData("ranking/near-new-highlow", "FHPST01870000", "hprc_near_rate", true)]
    [InlineData("ranking/top-interest-stock", "FHPST01800000", "acml_tr_pbmn", false)]
    [InlineData("ranking/disparity", "FHPST01780000", "d20_dsrt", false)]
    public async Task A_ranking_is_in_the_order_of_its_figure(string path, string trId, string key, bool rising)
    {
        await using var stage = await OpenAsync();
        var reply = await stage.Client.SendAsync(HttpMethod.Get, $"/uapi/domestic-stock/v1/{path}", trId, [("fid_cond_mrkt_div_code", "J"), ("fid_input_iscd", "0000")]);
        var figures = reply.Body["output"]!.AsArray().Select(row => decimal.Parse(Text(row!, key), CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(20, figures.Count);
        Assert.Equal(rising ? figures.Order() : figures.OrderDescending(), figures);
        Assert.True(figures.Distinct().Count() > 5);
    }

    [Fact]
    public async Task An_account_that_was_never_abroad_holds_nothing_there_and_abroad_no_symbol_is_known()
    {
        await using var stage = await OpenAsync();
        var balance = await stage.AbroadAsync("overseas-stock/v1/trading/inquire-balance", "TTTS3012R", ("OVRS_EXCG_CD", ""), ("TR_CRCY_CD", ""));
        Assert.Equal(("0", "D", 0), (balance.ReturnCode, balance.More, balance.Body["output1"]!.AsArray().Count));
        Assert.Equal(200, Text(balance.Body, "ctx_area_nk200").Length);
        var price = await stage.AbroadAsync("overseas-price/v1/quotations/price", "HHDFS00000300", ("AUTH", ""), ("EXCD", "NAS"), ("SYMB", "NVDA"));
        Assert.Equal(("0", ""), (price.ReturnCode, Text(price.Body["output"]!, "last")));
        var chart = await stage.AbroadAsync("overseas-price/v1/quotations/inquire-daily-chartprice", "FHKST03030100", ("FID_COND_MRKT_DIV_CODE", "N"), ("FID_INPUT_ISCD", ".DJI"), ("FID_PERIOD_DIV_CODE", "D"));
        Assert.Equal(("0", "", 0), (chart.ReturnCode, Text(chart.Body["output1"]!, "ovrs_nmix_prpr"), chart.Body["output2"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("inquire-daily-indexchartprice", "FHKUP03500100", "FID_INPUT_DATE_2", "20250131")]
    [InlineData("inquire-index-daily-price", "FHPUP02120000", "FID_INPUT_DATE_1", "20250131")]
    public async Task An_index_goes_on_into_the_years_that_its_members_charts_show(string call, string trId, string until, string date)
    {
        await using var stage = await OpenAsync();
        (string, string)[] dates = until == "FID_INPUT_DATE_1" ? [(until, date)] : [("FID_INPUT_DATE_1", "20250101"), (until, date)];
        var days = (await stage.QuoteAsync(call, trId, [.. Kospi, .. dates, ("FID_PERIOD_DIV_CODE", "D")]))["output2"]!.AsArray();
        var chart = (await stage.QuoteAsync("inquire-daily-itemchartprice", "FHKST03010100", [.. Stock(stage.Code), ("FID_INPUT_DATE_1", "20250101"), ("FID_INPUT_DATE_2", date), ("FID_PERIOD_DIV_CODE", "D"), ("FID_ORG_ADJ_PRC", "1")]))["output2"]!.AsArray();
        Assert.InRange(chart.Count, 15, 25);
        Assert.Equal(chart.Select(day => Text(day!, "stck_bsop_date")), days.Take(chart.Count).Select(day => Text(day!, "stck_bsop_date")));
        Assert.True(days.Select(day => Text(day!, "bstp_nmix_prpr")).Distinct().Count() > 10);
    }

    [Theory]
    [InlineData("inquire-daily-indexchartprice", "FHKUP03500100", "U", "0001")]
    [InlineData("inquire-daily-overtimeprice", "FHPST02320000", "J", "")]
    [InlineData("inquire-time-overtimeconclusion", "FHPST02310000", "J", "")]
    public async Task Paper_answers_what_the_broker_s_samples_ask_of_it(string call, string trId, string division, string code)
    {
        await using var stage = await OpenAsync();
        using var paper = await RawClient.Paper(stage.Simulator.RestUrl).LogInAsync();
        var reply = await paper.QuoteAsync(call, trId, ("FID_COND_MRKT_DIV_CODE", division), ("FID_INPUT_ISCD", code.Length == 0 ? stage.Code : code), ("FID_INPUT_DATE_1", "20260101"), ("FID_INPUT_DATE_2", "20260131"), ("FID_PERIOD_DIV_CODE", "D"), ("FID_HOUR_CLS_CODE", "1"));
        Assert.True(reply.ReturnCode == "0", $"{reply.Body.ToJsonString()}");
    }

    [Theory]
    [InlineData(true, "TTTS3012R")]
    [InlineData(true, "JTTT3012R")]
    [InlineData(false, "VTTS3012R")]
    [InlineData(false, "VTTT3012R")]
    public async Task Which_ledger_takes_orders_abroad_is_said_and_either_has_the_balance(bool real, string trId)
    {
        await using var stage = await OpenAsync();
        using var paper = await RawClient.Paper(stage.Simulator.RestUrl).LogInAsync();
        var client = real ? stage.Client : paper;
        var ledger = await client.SendAsync(HttpMethod.Get, "/uapi/overseas-stock/v1/trading/dayornight", "JTTT3010R");
        Assert.Equal(("0", "N"), (ledger.ReturnCode, Text(ledger.Body["output"]!, "PSBL_YN")));
        var balance = await client.SendAsync(HttpMethod.Get, "/uapi/overseas-stock/v1/trading/inquire-balance", trId, [("CANO", client.Number), ("ACNT_PRDT_CD", client.Product), ("OVRS_EXCG_CD", "NASD"), ("TR_CRCY_CD", "USD")]);
        Assert.Equal(("0", 0), (balance.ReturnCode, balance.Body["output1"]!.AsArray().Count));
    }

    [Fact]
    public async Task The_margin_has_every_pocket_that_the_broker_lists_and_won_in_those_of_won()
    {
        await using var stage = await OpenAsync();
        var margin = (await stage.Client.AskAsync("intgr-margin", "TTTC0869R", ("CMA_EVLU_AMT_ICLD_YN", "N"), ("WCRC_FRCR_DVSN_CD", "01"), ("FWEX_CTRT_FRCR_DVSN_CD", "01"))).Body["output"]!.AsObject();
        Assert.Equal(104, margin.Count);
        foreach (var name in (string[])["stck_cash_ord_psbl_amt", "stck_itgr_cash100_ord_psbl_amt", "stck_itgr_100_ord_psbl_amt", "stck_rsip100_max_ord_psbl_amt"])
            Assert.Equal("100000000.0000", Text(margin, name));
        Assert.InRange(decimal.Parse(Text(margin, "stck_cash100_max_ord_psbl_amt"), CultureInfo.InvariantCulture), 99_900_000, 100_000_000);
        foreach (var name in (string[])["stck_fncg_rdpt_objt_atm", "stck_fncg45_max_ord_psbl_amt", "usd_itgr_ord_psbl_amt", "hgkg_cny_re_use_amt"])
            Assert.Equal("0.0000", Text(margin, name));
    }

    [Theory]
    [InlineData("domestic-stock/v1/finance/balance-sheet", "FHKST66430100")]
    [InlineData("domestic-bond/v1/quotations/inquire-price", "FHKBJ773400C0")]
    [InlineData("overseas-stock/v1/trading/order", "TTTT1002U")]
    public async Task What_this_exchange_does_not_have_is_refused_as_the_broker_refuses_and_says_so(string path, string trId)
    {
        await using var stage = await OpenAsync();
        var reply = await stage.AbroadAsync(path, trId);
        Assert.Equal((200, "1", "OPSQ0002"), ((int)reply.Status, reply.ReturnCode, reply.Code));
        Assert.Contains("시뮬레이터에 없는 기능", Text(reply.Body, "msg1"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_rows_of_the_table_share_a_path_and_each_has_its_ids()
    {
        Assert.True(EndpointTable.ByPath.Count >= 70, $"{EndpointTable.ByPath.Count}");
        Assert.All(EndpointTable.ByPath.Values, endpoint => Assert.All(endpoint.TrIds, id => Assert.Matches("^[A-Z0-9]{9,13}$", id)));
    }

    static (string, string)[] Stock(string code) => [("FID_COND_MRKT_DIV_CODE", "J"), ("FID_INPUT_ISCD", code)];

    static string Text(JsonNode row, string key) => (string)row[key]!;

    static long Number(JsonNode row, string key) => long.Parse(Text(row, key), CultureInfo.InvariantCulture);

    static async Task<Opened> OpenAsync()
    {
        // Its market stands still while it is looked at.
        var simulator = await Stage.OpenAsync(Stage.Quick, new ManualTime());
        return new(simulator, await RawClient.Real(simulator.RestUrl).LogInAsync());
    }

    sealed record Opened(KisSimulator Simulator, RawClient Client) : IAsyncDisposable
    {
        public string Code => Simulator.Simulation.Venue.Stocks[0].Listing.CodeText;

        public async Task<JsonNode> QuoteAsync(string name, string trId, params (string, string)[] query)
        {
            var reply = await Client.QuoteAsync(name, trId, query);
            Assert.True(reply.ReturnCode == "0", $"{name}: {reply.Body.ToJsonString()}");
            return reply.Body;
        }

        public Task<RawReply> AbroadAsync(string path, string trId, params (string, string)[] query) =>
            Client.SendAsync(HttpMethod.Get, $"/uapi/{path}", trId, [("CANO", Client.Number), ("ACNT_PRDT_CD", Client.Product), .. query]);

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Simulator.DisposeAsync();
        }
    }
}
