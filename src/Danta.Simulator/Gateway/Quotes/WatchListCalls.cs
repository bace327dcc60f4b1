using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>intstock-multprice: up to thirty stocks in one call.</summary>
static class WatchListCalls
{
    const int Slots = 30;

    public static Answer List(Call call)
    {
        var rows = new List<IntstockMultpriceOutput>();
        for (var slot = 1; slot <= Slots; slot++)
        {
            if (call.TryQuote(call[$"FID_INPUT_ISCD_{slot}"], call[$"FID_COND_MRKT_DIV_CODE_{slot}"], out var stock))
                rows.Add(Row(stock));
        }
        return Answer.Shown(new IntstockMultpriceReply
        {
            Output = rows,
        });
    }

    /// <summary>intstock-grouplist: each customer has the same one.</summary>
    public static Answer Groups(Call call) => call["USER_ID"] != call.Client.Plan.HtsId
        ? Refusals.NothingFound
        : Sheet.Of(Block.List("output2",
        [
            [
                ("date", Figure.Date(call.Simulation.Clock.Date)), ("trnm_hour", Figure.Time(call.Simulation.Clock.Hhmmss)), ("data_rank", "1"),
                ("inter_grp_code", GroupCode), ("inter_grp_name", GroupName), ("ask_cnt", Figure.Of(Math.Min(Slots, call.Simulation.Venue.Stocks.Count))),
            ],
        ]));

    /// <summary>intstock-stocklist-by-group: the stocks that are listed first.</summary>
    public static Answer Group(Call call) => call["INTER_GRP_CODE"] is not (GroupCode or "1") || call["USER_ID"] != call.Client.Plan.HtsId
        ? Refusals.NothingFound
        : Sheet.Of(
            Block.One("output1", [("data_rank", "1"), ("inter_grp_name", GroupName)]),
            Block.List("output2", call.Simulation.Venue.Stocks.Take(Slots).Select((stock, index) => new Row
            {
                ("fid_mrkt_cls_code", "J"),
                ("data_rank", Figure.Of(index + 1)),
                ("exch_code", "J"),
                ("jong_code", stock.Listing.CodeText),
                ("color_code", ""),
                ("memo", ""),
                ("hts_kor_isnm", stock.Listing.Name),
                ("fxdt_ntby_qty", "0"),
                ("cntg_unpr", "0"),
                ("cntg_cls_code", "1"),
            })));

    const string GroupCode = "001";
    const string GroupName = "시뮬레이터 관심종목";

    static IntstockMultpriceOutput Row(IQuote stock)
    {
        var day = stock.Figures;
        var (expected, volume) = stock.Expected;
        var fromBase = expected == 0 ? 0 : expected - day.Base;
        return new()
        {
            KospiKosdaqClsName = stock.Listing.Board == Board.Kospi ? "거래소" : "코스닥",
            MrktTrtmClsName = "",
            HourClsCode = stock.InAuction ? "C" : "0",
            InterShrnIscd = stock.Listing.CodeText,
            InterKorIsnm = stock.Listing.Name,
            Inter2Prpr = Figure.Of(day.Last),
            Inter2PrdyVrss = Figure.Of(day.Change),
            PrdyVrssSign = StockTexts.Sign(stock),
            PrdyCtrt = Figure.Hundredths(day.ChangeRate),
            AcmlVol = Figure.Of(day.Volume),
            Inter2Oprc = Figure.Of(day.Open),
            Inter2Hgpr = Figure.Of(day.High),
            Inter2Lwpr = Figure.Of(day.Low),
            Inter2Llam = Figure.Of(stock.Ladder.Limits.Lower.Won),
            Inter2Mxpr = Figure.Of(stock.Ladder.Limits.Upper.Won),
            Inter2Askp = Figure.Of(stock.AskWon(0)),
            Inter2Bidp = Figure.Of(stock.BidWon(0)),
            SelnRsqn = Figure.Of(stock.AskSize),
            ShnuRsqn = Figure.Of(stock.BidSize),
            TotalAskpRsqn = Figure.Of(stock.TotalAsk),
            TotalBidpRsqn = Figure.Of(stock.TotalBid),
            AcmlTrPbmn = Figure.Of(day.Turnover),
            Inter2PrdyClpr = Figure.Of(day.Base),
            OprcVrssHgprRate = Figure.Hundredths(DayFigures.Hundredths(day.High - day.Open, day.Open)),
            IntrAntcCntgVrss = Figure.Of(fromBase),
            IntrAntcCntgVrssSign = fromBase == 0 ? "" : Figure.Sign(fromBase).ToString(),
            IntrAntcCntgPrdyCtrt = Figure.Hundredths(DayFigures.Hundredths(fromBase, day.Base)),
            IntrAntcVol = Figure.Of(volume),
            Inter2Sdpr = Figure.Of(day.Base),
        };
    }
}
