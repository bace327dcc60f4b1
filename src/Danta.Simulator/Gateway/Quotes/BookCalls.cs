using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>inquire-asking-price-exp-ccn: ten levels of the book and what an auction would trade.</summary>
static class BookCalls
{
    public static Answer Show(Call call)
    {
        if (!call.TryQuote(out var stock))
            return Refusals.NothingFound;
        return Answer.Shown(new InquireAskingPriceExpCcnReply
        {
            Output1 = Levels(stock, call.Simulation.Books.Renew(stock), call.Simulation.Clock.Hhmmss),
            Output2 = Expected(stock),
        });
    }

    static InquireAskingPriceExpCcnOutput1 Levels(IQuote stock, in BookLook before, int time)
    {
        var (asks, bids) = (stock.Asks(), stock.Bids());
        return new()
        {
            AsprAcptHour = Figure.Time(time),
            Askp1 = Figure.Of(asks[0].Price.Won),
            Askp2 = Figure.Of(asks[1].Price.Won),
            Askp3 = Figure.Of(asks[2].Price.Won),
            Askp4 = Figure.Of(asks[3].Price.Won),
            Askp5 = Figure.Of(asks[4].Price.Won),
            Askp6 = Figure.Of(asks[5].Price.Won),
            Askp7 = Figure.Of(asks[6].Price.Won),
            Askp8 = Figure.Of(asks[7].Price.Won),
            Askp9 = Figure.Of(asks[8].Price.Won),
            Askp10 = Figure.Of(asks[9].Price.Won),
            Bidp1 = Figure.Of(bids[0].Price.Won),
            Bidp2 = Figure.Of(bids[1].Price.Won),
            Bidp3 = Figure.Of(bids[2].Price.Won),
            Bidp4 = Figure.Of(bids[3].Price.Won),
            Bidp5 = Figure.Of(bids[4].Price.Won),
            Bidp6 = Figure.Of(bids[5].Price.Won),
            Bidp7 = Figure.Of(bids[6].Price.Won),
            Bidp8 = Figure.Of(bids[7].Price.Won),
            Bidp9 = Figure.Of(bids[8].Price.Won),
            Bidp10 = Figure.Of(bids[9].Price.Won),
            AskpRsqn1 = Figure.Of(asks[0].Size.Shares),
            AskpRsqn2 = Figure.Of(asks[1].Size.Shares),
            AskpRsqn3 = Figure.Of(asks[2].Size.Shares),
            AskpRsqn4 = Figure.Of(asks[3].Size.Shares),
            AskpRsqn5 = Figure.Of(asks[4].Size.Shares),
            AskpRsqn6 = Figure.Of(asks[5].Size.Shares),
            AskpRsqn7 = Figure.Of(asks[6].Size.Shares),
            AskpRsqn8 = Figure.Of(asks[7].Size.Shares),
            AskpRsqn9 = Figure.Of(asks[8].Size.Shares),
            AskpRsqn10 = Figure.Of(asks[9].Size.Shares),
            BidpRsqn1 = Figure.Of(bids[0].Size.Shares),
            BidpRsqn2 = Figure.Of(bids[1].Size.Shares),
            BidpRsqn3 = Figure.Of(bids[2].Size.Shares),
            BidpRsqn4 = Figure.Of(bids[3].Size.Shares),
            BidpRsqn5 = Figure.Of(bids[4].Size.Shares),
            BidpRsqn6 = Figure.Of(bids[5].Size.Shares),
            BidpRsqn7 = Figure.Of(bids[6].Size.Shares),
            BidpRsqn8 = Figure.Of(bids[7].Size.Shares),
            BidpRsqn9 = Figure.Of(bids[8].Size.Shares),
            BidpRsqn10 = Figure.Of(bids[9].Size.Shares),
            AskpRsqnIcdc1 = BookLook.Change(asks, before.Asks, 0),
            AskpRsqnIcdc2 = BookLook.Change(asks, before.Asks, 1),
            AskpRsqnIcdc3 = BookLook.Change(asks, before.Asks, 2),
            AskpRsqnIcdc4 = BookLook.Change(asks, before.Asks, 3),
            AskpRsqnIcdc5 = BookLook.Change(asks, before.Asks, 4),
            AskpRsqnIcdc6 = BookLook.Change(asks, before.Asks, 5),
            AskpRsqnIcdc7 = BookLook.Change(asks, before.Asks, 6),
            AskpRsqnIcdc8 = BookLook.Change(asks, before.Asks, 7),
            AskpRsqnIcdc9 = BookLook.Change(asks, before.Asks, 8),
            AskpRsqnIcdc10 = BookLook.Change(asks, before.Asks, 9),
            BidpRsqnIcdc1 = BookLook.Change(bids, before.Bids, 0),
            BidpRsqnIcdc2 = BookLook.Change(bids, before.Bids, 1),
            BidpRsqnIcdc3 = BookLook.Change(bids, before.Bids, 2),
            BidpRsqnIcdc4 = BookLook.Change(bids, before.Bids, 3),
            BidpRsqnIcdc5 = BookLook.Change(bids, before.Bids, 4),
            BidpRsqnIcdc6 = BookLook.Change(bids, before.Bids, 5),
            BidpRsqnIcdc7 = BookLook.Change(bids, before.Bids, 6),
            BidpRsqnIcdc8 = BookLook.Change(bids, before.Bids, 7),
            BidpRsqnIcdc9 = BookLook.Change(bids, before.Bids, 8),
            BidpRsqnIcdc10 = BookLook.Change(bids, before.Bids, 9),
            TotalAskpRsqn = Figure.Of(stock.TotalAsk),
            TotalBidpRsqn = Figure.Of(stock.TotalBid),
            TotalAskpRsqnIcdc = Figure.Of(stock.TotalAsk - before.TotalAsk),
            TotalBidpRsqnIcdc = Figure.Of(stock.TotalBid - before.TotalBid),
            OvtmTotalAskpIcdc = Figure.Of(stock.OffHoursTotals.Ask - before.OffHoursAsk),
            OvtmTotalBidpIcdc = Figure.Of(stock.OffHoursTotals.Bid - before.OffHoursBid),
            OvtmTotalAskpRsqn = Figure.Of(stock.OffHoursTotals.Ask),
            OvtmTotalBidpRsqn = Figure.Of(stock.OffHoursTotals.Bid),
            NtbyAsprRsqn = Figure.Of(stock.TotalBid - stock.TotalAsk),
            NewMkopClsCode = stock.OperationCode,
        };
    }

    /// <summary>Outside auctions the broker measures from a price of zero, and so does this.</summary>
    static InquireAskingPriceExpCcnOutput2 Expected(IQuote stock)
    {
        var day = stock.Figures;
        var (price, volume) = stock.Expected;
        return new()
        {
            AntcMkopClsCode = stock.Phase == BookPhase.ClosingAuction ? "121" : stock.Phase == BookPhase.OpeningAuction ? "311" : "112",
            StckPrpr = Figure.Of(day.Last),
            StckOprc = Figure.Of(day.Open),
            StckHgpr = Figure.Of(day.High),
            StckLwpr = Figure.Of(day.Low),
            StckSdpr = Figure.Of(day.Base),
            AntcCnpr = Figure.Of(price),
            AntcCntgVrssSign = Figure.Sign(price - day.Base).ToString(),
            AntcCntgVrss = Figure.Of(price - day.Base),
            AntcCntgPrdyCtrt = Figure.Hundredths(DayFigures.Hundredths(price - day.Base, day.Base)),
            AntcVol = Figure.Of(stock.InAuction ? volume : stock.LastAuctionVolume),
            StckShrnIscd = stock.Listing.CodeText,
            ViClsCode = Figure.Yes(stock.InVi),
        };
    }
}
