using System.Globalization;
using System.Text;

namespace Danta.Host.Bench;

/// <summary>What the trader has before it, and the tick at which it trades: so many stocks, each for one order.</summary>
/// <param name="Trading">JSON of the configuration's trading section.</param>
/// <param name="Balance">JSON of the account's answer.</param>
/// <param name="Quiet">A tick as it is sent while there is nothing to do, with the code 005930.</param>
/// <param name="Deciding">The same, where there is.</param>
sealed record Stage(string Name, string Trading, string Balance, string Quiet, string Deciding)
{
    /// <summary>As many as there are places for their trades.</summary>
    public const int Stocks = 38;

    const int Bought = 70_000;

    static readonly string Tick = Encoding.ASCII.GetString(Frames.Trade);

    const string Session = """
        "session": { "start": "00:00:00", "end": "24:00:00", "checkHoliday": false }
        """;

    /// <summary>Positions that it has adopted, each sold by the tick that reaches its target.</summary>
    public static readonly Stage Sales = new(
        "매도",
        $$"""
        { "conditions": ["급등주"], "foreignPositions": "adopt", "maxPositions": {{Stocks}}, "budgetPerTrade": 1000000, "risk": { "maxOrdersPerMinute": 1000 },
          "exit": { "takeProfitPercent": 2, "stopLossPercent": null, "maxHoldingSeconds": null, "flattenAt": null }, {{Session}} }
        """,
        BalanceOf(string.Join(',', Enumerable.Range(0, Stocks).Select(stock => $$"""
            {"pdno":"{{Code(stock)}}","prdt_name":"종목{{stock}}","hldg_qty":"10","ord_psbl_qty":"10","pchs_avg_pric":"{{Bought}}.0000","pchs_amt":"{{Bought * 10}}","prpr":"{{Bought}}"}
            """))),
        Tick.Replace("719", "700", StringComparison.Ordinal).Replace("718", "699", StringComparison.Ordinal),
        Tick);

    /// <summary>Candidates that a search has found, each bought by the tick that shows enough strength.</summary>
    public static readonly Stage Purchases = new(
        "매수",
        $$"""
        { "conditions": ["급등주"], "maxPositions": {{Stocks}}, "budgetPerTrade": 1000000, "risk": { "maxOrdersPerMinute": 1000 },
          "entry": { "rule": "strength", "seconds": 10, "minStrength": 110, "buyPercent": 50 },
          "exit": { "takeProfitPercent": 20, "stopLossPercent": null, "maxHoldingSeconds": null, "flattenAt": null }, {{Session}} }
        """,
        BalanceOf(""),
        Tick,
        Tick.Replace("^91.37^", "^150.00^", StringComparison.Ordinal));

    public byte[] QuietOf(int stock) => Frame(Quiet, stock);

    public byte[] DecidingOf(int stock) => Frame(Deciding, stock);

    /// <summary>What a search finds.</summary>
    public static string Hits { get; } = $$"""
        {"output2":[{{string.Join(',', Enumerable.Range(0, Stocks).Select(stock => $$"""
        {"code":"{{Code(stock)}}","name":"종목{{stock}}","daebi":"2","price":"71900.0000","chgrate":"2.71","acml_vol":"4217366","trade_amt":"303713612490","change":"1900","cttr":"91.37","open":"72100","high":"72400","low":"71700","high52":"90000","low52":"50000","recprice":"70000","uplmtprice":"91000","dnlmtprice":"49000","stotprice":"429000000"}
        """))}}],"rt_cd":"0","msg_cd":"MCA00000","msg1":""}
        """;

    /// <summary>What the broker says of many at once.</summary>
    public static string Listed { get; } = $$"""
        {"output":[{{string.Join(',', Enumerable.Range(0, Stocks).Select(stock => $$"""
        {"inter_shrn_iscd":"{{Code(stock)}}","inter_kor_isnm":"종목{{stock}}","kospi_kosdaq_cls_name":"KOSPI","mrkt_trtm_cls_name":"","inter2_prpr":"71900","prdy_ctrt":"2.71","inter2_oprc":"72100","inter2_hgpr":"72400","inter2_lwpr":"71700","inter2_askp":"71900","inter2_bidp":"71800","inter2_mxpr":"91000","inter2_llam":"49000","inter2_sdpr":"70000","acml_vol":"4217366","acml_tr_pbmn":"303713612490"}
        """))}}],"rt_cd":"0","msg_cd":"MCA00000","msg1":""}
        """;

    static string Code(int stock) => (100_010 + stock * 10).ToString(CultureInfo.InvariantCulture);

    static byte[] Frame(string tick, int stock) => LoopSocket.Frame(Encoding.ASCII.GetBytes(tick.Replace("005930", Code(stock), StringComparison.Ordinal)));

    static string BalanceOf(string rows) => $$"""
        {"output1":[{{rows}}],"output2":[{"dnca_tot_amt":"100000000","prvs_rcdl_excc_amt":"100000000","tot_evlu_amt":"126600000"}],"rt_cd":"0","msg_cd":"KIOK0510","msg1":""}
        """;
}
