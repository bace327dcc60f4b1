using Danta.Simulator.Crowd;
using System.Text.Json.Nodes;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>Every answer has the keys of the broker's own bodies, in their order, all of them text.</summary>
public sealed class ShapeTests
{
    static readonly string[] Numbers = ["expires_in", "code"];

    [Fact]
    public async Task Every_answer_has_the_brokers_keys_in_the_brokers_order()
    {
        await using var simulator = await Stage.OpenAsync(Stage.Quick with { Temper = new(120, Day: DayKind.Uniform), WarmUp = TimeSpan.FromMinutes(6) });
        using var client = RawClient.Real(simulator.RestUrl);
        Same("tokenP", await client.TokenAsync() is var token ? token.Body : null!);
        client.Token = (string)token.Body["access_token"]!;
        var stocks = simulator.Simulation.Venue.Stocks;
        var code = stocks[0].Listing.CodeText;
        var bought = await client.BuyAsync(code, 30);
        Same("order-cash", bought.Body);
        await client.SellAsync(code, 10);
        var waiting = await client.BuyAsync(code, 3, stocks[0].Ladder.Limits.Lower.Won);
        var number = (string)waiting.Body["output"]!["ODNO"]!;
        (string, string)[] stock = [("FID_COND_MRKT_DIV_CODE", "J"), ("FID_INPUT_ISCD", code)];
        (string, string)[] pages = [("CTX_AREA_FK100", ""), ("CTX_AREA_NK100", "")];
        (string, string)[] days = [("INQR_STRT_DT", "20261101"), ("INQR_END_DT", "20261231")];

        Same("inquire-psbl-rvsecncl", await Trading("inquire-psbl-rvsecncl", "TTTC0084R", [.. pages, ("INQR_DVSN_1", "0"), ("INQR_DVSN_2", "0")]));
        Same("order-rvsecncl", (await client.ChangeAsync(number, cancel: true)).Body);
        Same("inquire-psbl-rvsecncl.empty", await Trading("inquire-psbl-rvsecncl", "TTTC0084R", [.. pages, ("INQR_DVSN_1", "0"), ("INQR_DVSN_2", "0")]));
        Same("inquire-balance", (await client.BalanceAsync()).Body);
        Same("inquire-balance-rlz-pl", await Trading("inquire-balance-rlz-pl", "TTTC8494R",
            [("AFHR_FLPR_YN", "N"), ("OFL_YN", ""), ("INQR_DVSN", "00"), ("UNPR_DVSN", "01"), ("FUND_STTL_ICLD_YN", "N"), ("FNCG_AMT_AUTO_RDPT_YN", "N"), ("PRCS_DVSN", "00"), ("COST_ICLD_YN", "Y"), .. pages]));
        Same("inquire-psbl-order", (await client.PowerAsync(code)).Body);
        Same("inquire-psbl-sell", await Trading("inquire-psbl-sell", "TTTC8408R", [("PDNO", code)]));
        Same("inquire-daily-ccld", (await client.OrdersAsync()).Body);
        Same("inquire-period-profit", await Trading("inquire-period-profit", "TTTC8708R", [.. days, ("PDNO", ""), ("SORT_DVSN", "00"), ("INQR_DVSN", "00"), ("CBLC_DVSN", "00"), .. pages]));
        Same("inquire-period-trade-profit", await Trading("inquire-period-trade-profit", "TTTC8715R", [.. days, ("PDNO", ""), ("SORT_DVSN", "00"), ("CBLC_DVSN", "00"), .. pages]));
        Same("psearch-title", await Quote("psearch-title", "HHKST03900300", [("user_id", "SIMUSER1")]));
        Same("chk-holiday", await Quote("chk-holiday", "CTCA0903R", [("BASS_DT", "20261120"), ("CTX_AREA_NK", ""), ("CTX_AREA_FK", "")]));
        Same("inquire-price", await Quote("inquire-price", "FHKST01010100", stock));
        Same("inquire-asking-price-exp-ccn", await Quote("inquire-asking-price-exp-ccn", "FHKST01010200", stock));
        Same("inquire-time-itemchartprice", await Quote("inquire-time-itemchartprice", "FHKST03010200", [.. stock, ("FID_INPUT_HOUR_1", "235959"), ("FID_PW_DATA_INCU_YN", "N"), ("FID_ETC_CLS_CODE", "")]));
        Same("inquire-daily-itemchartprice", await Quote("inquire-daily-itemchartprice", "FHKST03010100", [.. stock, ("FID_INPUT_DATE_1", "20260101"), ("FID_INPUT_DATE_2", "20271231"), ("FID_PERIOD_DIV_CODE", "D"), ("FID_ORG_ADJ_PRC", "0")]));
        Same("inquire-time-itemconclusion", await Quote("inquire-time-itemconclusion", "FHPST01060000", [.. stock, ("FID_INPUT_HOUR_1", "235959")]));
        Same("inquire-ccnl", await Quote("inquire-ccnl", "FHKST01010300", stock));
        Same("volume-rank", await Quote("volume-rank", "FHPST01710000",
            [("FID_COND_MRKT_DIV_CODE", "J"), ("FID_COND_SCR_DIV_CODE", "20171"), ("FID_INPUT_ISCD", "0000"), ("FID_DIV_CLS_CODE", "0"), ("FID_BLNG_CLS_CODE", "0"), ("FID_TRGT_CLS_CODE", "111111111"), ("FID_TRGT_EXLS_CLS_CODE", "0000000000"), ("FID_INPUT_PRICE_1", ""), ("FID_INPUT_PRICE_2", ""), ("FID_VOL_CNT", ""), ("FID_INPUT_DATE_1", "")]));
        Same("fluctuation", (await client.SendAsync(HttpMethod.Get, "/uapi/domestic-stock/v1/ranking/fluctuation", "FHPST01700000",
            [("fid_cond_mrkt_div_code", "J"), ("fid_cond_scr_div_code", "20170"), ("fid_input_iscd", "0000"), ("fid_rank_sort_cls_code", "0"), ("fid_input_cnt_1", "0"), ("fid_prc_cls_code", "1"), ("fid_input_price_1", ""), ("fid_input_price_2", ""), ("fid_vol_cnt", ""), ("fid_trgt_cls_code", "0"), ("fid_trgt_exls_cls_code", "0"), ("fid_div_cls_code", "0"), ("fid_rsfl_rate1", ""), ("fid_rsfl_rate2", "")])).Body);
        Same("search-stock-info", await Quote("search-stock-info", "CTPF1002R", [("PRDT_TYPE_CD", "300"), ("PDNO", code)]));
        Same("intstock-multprice", await Quote("intstock-multprice", "FHKST11300006", [("FID_COND_MRKT_DIV_CODE_1", "J"), ("FID_INPUT_ISCD_1", code)]));

        async Task<JsonNode> Trading(string name, string trId, (string, string)[] query) => (await client.AskAsync(name, trId, query)).Body;
        async Task<JsonNode> Quote(string name, string trId, (string, string)[] query) => (await client.QuoteAsync(name, trId, query)).Body;
    }

    static void Same(string sample, JsonNode answer)
    {
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", $"{sample}.json")))!;
        Assert.Equal(Keys(expected), Keys(answer));
        foreach (var (key, value) in Values(answer))
            Assert.True(Array.IndexOf(Numbers, key) >= 0 || value.GetValueKind() == System.Text.Json.JsonValueKind.String, $"{sample}: {key} is no text");
    }

    static List<string> Keys(JsonNode node, string path = "") => node switch
    {
        JsonObject body => [.. body.SelectMany(pair => (List<string>)[$"{path}{pair.Key}", .. pair.Value is null ? [] : Keys(pair.Value, $"{path}{pair.Key}.")])],
        JsonArray { Count: > 0 } rows => Keys(rows[0]!, path),
        _ => [],
    };

    static IEnumerable<(string Key, JsonNode Value)> Values(JsonNode node) => node switch
    {
        JsonObject body => body.SelectMany(pair => pair.Value is JsonValue value ? [(pair.Key, value)] : Values(pair.Value!)),
        JsonArray rows => rows.SelectMany(row => Values(row!)),
        _ => [],
    };
}
