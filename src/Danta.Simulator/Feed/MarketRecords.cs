using Danta.Kis.Wire.Frames;
using Danta.Market;
using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway;
using Danta.Simulator.Gateway.Quotes;
using NoticeKind = Danta.Simulator.Accounts.NoticeKind;
using OrderNotice = Danta.Simulator.Accounts.OrderNotice;

namespace Danta.Simulator.Feed;

/// <summary>What happened, in the broker's records.</summary>
static class MarketRecords
{
    const int SecondsOfSession = 23_400;

    public static TradeRecord Trade(Stock stock, MarketClock clock)
    {
        var (day, book) = (stock.Figures, stock.Book);
        var (upper, lower) = (stock.Ladder.Limits.Upper.Won, stock.Ladder.Limits.Lower.Won);
        // Yesterday is taken to have traded evenly through its session.
        var passed = Math.Clamp((clock.MillisecondsOfDay / 1000) - 32_400, 60, SecondsOfSession);
        var sameHour = stock.PreviousVolume * passed / SecondsOfSession;
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
            AskpRsqn1 = book.HasAsk ? book.AskAt(book.BestAsk) : 0,
            BidpRsqn1 = book.HasBid ? book.BidAt(book.BestBid) : 0,
            TotalAskpRsqn = book.TotalAsk,
            TotalBidpRsqn = book.TotalBid,
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
    public static TradeRecord Expected(Stock stock, MarketClock clock)
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

    public static BookRecord Book(Stock stock, MarketClock clock)
    {
        var (day, book) = (stock.Figures, stock.Book);
        var (expected, volume) = stock.Expected;
        var fromBase = expected - day.Base;
        var middle = book.HasAsk && book.HasBid ? (stock.AskWon(0) + stock.BidWon(0)) / 2 : 0;
        return new()
        {
            MkscShrnIscd = stock.Listing.Code,
            BsopHour = clock.Hhmmss,
            HourClsCode = HourCode(stock),
            Asks = stock.Asks(),
            Bids = stock.Bids(),
            TotalAskpRsqn = book.TotalAsk,
            TotalBidpRsqn = book.TotalBid,
            OvtmTotalAskpRsqn = 0,
            OvtmTotalBidpRsqn = 0,
            AntcCnpr = expected,
            AntcCnqn = volume,
            AntcVol = stock.InAuction ? volume : stock.LastAuctionVolume,
            AntcCntgVrss = fromBase,
            AntcCntgVrssSign = Figure.Sign(fromBase),
            AntcCntgPrdyCtrt = DayFigures.Hundredths(fromBase, day.Base),
            AcmlVol = day.Volume,
            TotalAskpRsqnIcdc = 0,
            TotalBidpRsqnIcdc = 0,
            OvtmTotalAskpIcdc = 0,
            OvtmTotalBidpIcdc = 0,
            StckDealClsCode = '0',
            KrxMid = new(middle, 0, '0'),
            NxtMid = new(middle, 0, '0'),
            MarketClsCode = stock.MarketCode,
            AntcExchClsCode = '1',
        };
    }

    /// <param name="operation">MKOP_CLS_CODE; empty for VI and halts.</param>
    public static MarketStateRecord State(Stock stock, string operation) => new()
    {
        MkscShrnIscd = stock.Listing.Code,
        TrhtYn = Figure.Yes(stock.Halted),
        TrSuspReasCntt = "(null)",
        MkopClsCode = operation,
        AntcMkopClsCode = operation is "112" or "121" or "129" ? operation : "",
        MrktTrtmClsCode = "",
        DiviAppClsCode = "",
        IscdStatClsCode = stock.Halted ? "58" : stock.Listing.Status == "55" ? "00" : stock.Listing.Status,
        ViClsCode = Figure.Yes(stock.Phase == BookPhase.ViAuction),
        OvtmViClsCode = "N",
        ExchClsCode = "1",
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
            OrdExgGb = order.Venue == "SOR" ? '3' : '1',
            PopupYn = 'Y',
            Filler = "",
            CrdtCls = "10",
            CrdtLoanDate = "",
            CntgIsnm40 = order.Stock.Listing.Name,
            OderPrc = order.Price,
        };
    }

    static char HourCode(Stock stock) => stock.Phase switch
    {
        BookPhase.OpeningAuction => 'B',
        BookPhase.ClosingAuction => 'A',
        BookPhase.ViAuction => 'C',
        _ => '0',
    };
}
