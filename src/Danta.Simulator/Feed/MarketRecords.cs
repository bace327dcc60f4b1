using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Exchange;
using Danta.Simulator.Frames;
using Danta.Simulator.Gateway;
using Danta.Simulator.Gateway.Quotes;

namespace Danta.Simulator.Feed;

/// <summary>What happened, in the broker's records.</summary>
static class MarketRecords
{
    const int SecondsOfSession = 23_400;

    public static TradeRecord Trade(IQuote stock, MarketClock clock)
    {
        var day = stock.Figures;
        var (upper, lower) = (stock.Ladder.Limits.Upper.Won, stock.Ladder.Limits.Lower.Won);
        // Yesterday is taken to have traded evenly through its session.
        var passed = Math.Clamp((clock.MillisecondsOfDay / 1000) - 32_400, 60, SecondsOfSession);
        var sameHour = stock.PreviousVolume() * passed / SecondsOfSession;
        return new()
        {
            MkscShrnIscd = stock.Listing.Code,
            StckCntgHour = day.LastTime,
            StckPrpr = day.Last,
            PrdyVrssSign = Figure.Sign(day.Change, day.Last, upper, lower),
            PrdyVrss = day.Change,
            PrdyCtrt = day.ChangeRate,
            WghnAvrgStckPrc = day.AverageHundredths,
            StckOprc = day.Open,
            StckHgpr = day.High,
            StckLwpr = day.Low,
            Askp1 = stock.AskWon(0),
            Bidp1 = stock.BidWon(0),
            CntgVol = day.LastSize,
            AcmlVol = day.Volume,
            AcmlTrPbmn = day.Turnover,
            SelnCntgCsnu = day.SellCount,
            ShnuCntgCsnu = day.BuyCount,
            NtbyCntgCsnu = day.BuyCount - day.SellCount,
            Cttr = day.Strength,
            SelnCntgSmtn = day.SellVolume,
            ShnuCntgSmtn = day.BuyVolume,
            CcldDvsn = day.LastAggressor switch { Side.Buy => '1', Side.Sell => '5', _ => '3' },
            ShnuRate = day.BuyVolume + day.SellVolume == 0 ? 0 : day.BuyVolume * 100 / (day.BuyVolume + day.SellVolume),
            PrdyVolVrssAcmlVolRate = StockTexts.VolumeRate(stock),
            OprcHour = day.OpenTime,
            OprcVrssPrprSign = Figure.Sign(day.Last - day.Open),
            OprcVrssPrpr = day.Last - day.Open,
            HgprHour = day.HighTime,
            HgprVrssPrprSign = Figure.Sign(day.Last - day.High),
            HgprVrssPrpr = day.Last - day.High,
            LwprHour = day.LowTime,
            LwprVrssPrprSign = Figure.Sign(day.Last - day.Low),
            LwprVrssPrpr = day.Last - day.Low,
            BsopDate = (clock.Date.Year * 10_000) + (clock.Date.Month * 100) + clock.Date.Day,
            NewMkopClsCode = stock.OperationCode,
            TrhtYn = stock.Halted ? 'Y' : 'N',
            AskpRsqn1 = stock.AskSize,
            BidpRsqn1 = stock.BidSize,
            TotalAskpRsqn = stock.TotalAsk,
            TotalBidpRsqn = stock.TotalBid,
            VolTnrt = StockTexts.VolumeTurnover(stock),
            PrdySmnsHourAcmlVol = sameHour,
            PrdySmnsHourAcmlVolRate = StockTexts.Rate(day.Volume, sameHour),
            HourClsCode = HourCode(stock),
            MrktTrtmClsCode = '\0',
            ViStndPrc = day.StaticReference,
            MarketClsCode = stock.MarketCode,
        };
    }

    /// <summary>예상체결: what an auction would trade, in the place of a trade.</summary>
    public static TradeRecord Expected(IQuote stock, MarketClock clock)
    {
        var (price, volume) = stock.Expected;
        var change = price - stock.Figures.Base;
        return Trade(stock, clock) with
        {
            StckCntgHour = clock.Hhmmss,
            StckPrpr = price,
            PrdyVrssSign = Figure.Sign(change, price, stock.Ladder.Limits.Upper.Won, stock.Ladder.Limits.Lower.Won),
            PrdyVrss = change,
            PrdyCtrt = DayFigures.Hundredths(change, stock.Figures.Base),
            CntgVol = volume,
            CcldDvsn = '3',
        };
    }

    /// <param name="home">The stock on KRX.</param>
    public static BookRecord Book(IQuote stock, Instrument home, MarketClock clock)
    {
        var day = stock.Figures;
        var offHours = stock.OffHoursTotals;
        var (expected, volume) = stock.Expected;
        var fromBase = expected - day.Base;
        return new()
        {
            MkscShrnIscd = stock.Listing.Code,
            BsopHour = clock.Hhmmss,
            HourClsCode = HourCode(stock),
            Asks = stock.Asks(),
            Bids = stock.Bids(),
            TotalAskpRsqn = stock.TotalAsk,
            TotalBidpRsqn = stock.TotalBid,
            OvtmTotalAskpRsqn = offHours.Ask,
            OvtmTotalBidpRsqn = offHours.Bid,
            AntcCnpr = expected,
            AntcCnqn = volume,
            AntcVol = stock.InAuction ? volume : stock.LastAuctionVolume,
            AntcCntgVrss = fromBase,
            AntcCntgVrssSign = Figure.Sign(fromBase),
            AntcCntgPrdyCtrt = DayFigures.Hundredths(fromBase, day.Base),
            AcmlVol = day.Volume,
            StckDealClsCode = '0',
            KrxMid = Middle(home),
            NxtMid = Middle(home.Nxt),
            MarketClsCode = stock.MarketCode,
            AntcExchClsCode = stock.At == Marketplace.Nxt ? '2' : '1',
        };
    }

    /// <param name="operation">MKOP_CLS_CODE; empty for VI and halts.</param>
    public static MarketStateRecord State(Instrument stock, string operation) => new()
    {
        MkscShrnIscd = stock.Listing.Code,
        TrhtYn = Figure.Yes(stock.Halted),
        TrSuspReasCntt = "(null)",
        MkopClsCode = operation,
        AntcMkopClsCode = operation is "112" or "121" or "129" ? operation : "",
        MrktTrtmClsCode = "",
        DiviAppClsCode = "",
        IscdStatClsCode = stock.Halted ? "58" : stock.Listing.Status == "55" ? "00" : stock.Listing.Status,
        ViClsCode = Figure.Yes(stock.InVi),
        OvtmViClsCode = "N",
        ExchClsCode = stock.At == Marketplace.Nxt ? "2" : "1",
    };

    public static NoticeRecord Notice(in OrderNotice notice, Client client)
    {
        var order = notice.Order;
        return new()
        {
            CustId = client.Plan.HtsId,
            AcntNo = order.Account.Number + order.Account.ProductCode,
            OderNo = order.NumberText,
            OoderNo = order.Original?.NumberText ?? "",
            SelnByovCls = order.Side == Side.Sell ? "01" : "02",
            RctfCls = (char)('0' + (int)order.Action),
            OderKind = order.Type.Code,
            OderCond = (char)('0' + (int)order.Type.Force),
            StckShrnIscd = order.Stock.Listing.Code,
            CntgQty = notice.Quantity,
            CntgUnpr = notice.Price,
            StckCntgHour = notice.Time,
            RfusYn = notice.Kind == NoticeKind.Rejected ? '1' : '0',
            CntgYn = notice.Kind == NoticeKind.Filled ? '2' : '1',
            AcptYn = notice.Kind switch
            {
                NoticeKind.Accepted or NoticeKind.Rejected => '1',
                NoticeKind.RemainderCancelled => '3',
                _ => '2',
            },
            BrncNo = client.Branch,
            OderQty = order.Quantity,
            AcntName = order.Account.OwnerName,
            OrdCondPrc = order.ConditionPrice,
            OrdExgGb = (order.Venue, notice.At) switch
            {
                ("SOR", Marketplace.Nxt) => '4',
                ("SOR", _) => '3',
                ("NXT", _) => '2',
                _ => '1',
            },
            PopupYn = 'Y',
            Filler = "",
            CrdtCls = "10",
            CrdtLoanDate = "",
            CntgIsnm40 = order.Stock.Listing.Name,
            OderPrc = order.Price,
        };
    }

    static MidPrice Middle(Instrument? stock) =>
        new(stock is { Book: { HasAsk: true, HasBid: true } } ? (stock.AskWon(0) + stock.BidWon(0)) / 2 : 0, 0, '0');

    static char HourCode(IQuote stock) => stock.Phase switch
    {
        BookPhase.OpeningAuction => 'B',
        BookPhase.ClosingAuction => 'A',
        BookPhase.ViAuction => 'C',
        _ => '0',
    };
}
