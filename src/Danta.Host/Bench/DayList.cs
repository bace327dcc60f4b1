using System.Collections.Concurrent;
using Danta.Market;

namespace Danta.Host.Bench;

/// <summary>The orders that the broker on loopback has taken, none of which ever trades.</summary>
sealed class DayList
{
    readonly ConcurrentQueue<string> _rows = [];

    /// <summary>Takes an order, given as a whole request; the JSON of the reply.</summary>
    public string Take(string request)
    {
        var number = $"{_rows.Count + 101:0000000000}";
        var side = Value(request, "SLL_TYPE").Length > 0 ? "01" : "02";
        var quantity = Value(request, "ORD_QTY");
        _rows.Enqueue($$"""
            {"ord_dt":"{{Kst.DateOf(TimeProvider.System.GetUtcNow()):yyyyMMdd}}","ord_gno_brno":"06010","odno":"{{number}}","orgn_odno":"","sll_buy_dvsn_cd":"{{side}}","pdno":"{{Value(request, "PDNO")}}","ord_qty":"{{quantity}}","ord_unpr":"0","ord_tmd":"{{Kst.TimeOf(TimeProvider.System.GetUtcNow()):HHmmss}}","tot_ccld_qty":"0","avg_prvs":"0","cncl_yn":"N","tot_ccld_amt":"0","ord_dvsn_cd":"01","cncl_cfrm_qty":"0","rmn_qty":"{{quantity}}","rjct_qty":"0","excg_id_dvsn_cd":"KRX"}
            """);
        return Answers.Order.Replace("0000117057", number, StringComparison.Ordinal);
    }

    public string Show() => $$"""{"output1":[{{string.Join(',', _rows.Reverse())}}],"output2":{},"ctx_area_fk100":"","ctx_area_nk100":"","rt_cd":"0","msg_cd":"KIOK0460","msg1":""}""";

    static string Value(string request, string key)
    {
        var at = request.IndexOf($"\"{key}\":\"", StringComparison.Ordinal);
        return at < 0 ? "" : request[(at + key.Length + 4)..request.IndexOf('"', at + key.Length + 4)];
    }
}
