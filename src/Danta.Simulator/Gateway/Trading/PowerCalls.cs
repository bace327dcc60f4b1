using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Simulator.Accounts;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>What may be bought and sold: inquire-psbl-order and inquire-psbl-sell.</summary>
static class PowerCalls
{
    /// <summary>The accounts here buy for cash alone, so "most with receivables" is the same as without.</summary>
    public static Answer Buy(Call call)
    {
        var cash = Math.Max(0, call.Account.Orderable);
        var amount = call.Account.LargestPurchase(cash);
        var (price, quantity) = (0L, 0L);
        if (call["PDNO"].Length > 0)
        {
            if (!call.Simulation.Venue.TryFind(call["PDNO"], out var stock))
                return Refusals.Order(Refusal.UnknownStock, call.Client.IsReal);
            KisText.TryInteger(call["ORD_UNPR"], out price);
            if (price <= 0 || OrderType.Find(call["ORD_DVSN"]) is { NeedsPrice: false })
                price = stock.Ladder.Limits.Upper.Won;
            quantity = amount / price;
        }
        return Answer.Of(new InquirePsblOrderReply
        {
            Output = new()
            {
                OrdPsblCash = Figure.Of(cash),
                OrdPsblSbst = "0",
                RusePsblAmt = "0",
                FundRpchChgs = "0",
                PsblQtyCalcUnpr = Figure.Of(price),
                NrcvbBuyAmt = Figure.Of(amount),
                NrcvbBuyQty = Figure.Of(quantity),
                MaxBuyAmt = Figure.Of(amount),
                MaxBuyQty = Figure.Of(quantity),
                CmaEvluAmt = "0",
                OvrsReUseAmtWcrc = "0",
                OrdPsblFrcrAmtWcrc = "0",
            },
        }, "KIOK0510", Figure.Padded("조회가 완료되었습니다"));
    }

    public static Answer Sell(Call call)
    {
        if (!call.Simulation.Venue.TryFind(call["PDNO"], out var stock))
            return Refusals.Order(Refusal.UnknownStock, call.Client.IsReal);
        var today = call.Simulation.Clock.Date;
        var holding = call.Account.Find(stock);
        var (quantity, cost, value) = (holding?.Quantity ?? 0, holding?.Cost ?? 0, holding?.Value ?? 0);
        return Answer.Of(new InquirePsblSellReply
        {
            Output = new()
            {
                Pdno = stock.Listing.CodeText,
                PrdtName = stock.Listing.Name,
                BuyQty = Figure.Of(Traded(Danta.Market.Side.Buy)),
                SllQty = Figure.Of(Traded(Danta.Market.Side.Sell)),
                CblcQty = Figure.Of(quantity),
                NsvgQty = "0",
                OrdPsblQty = Figure.Of(call.Account.Sellable(stock)),
                PchsAvgPric = Figure.Four(holding?.AveragePrice ?? 0),
                PchsAmt = Figure.Of(cost),
                NowPric = Figure.Of(stock.Figures.Last),
                EvluAmt = Figure.Of(value),
                EvluPflsAmt = Figure.Of(value - cost),
                EvluPflsRt = Figure.Hundredths(Exchange.DayFigures.Hundredths(value - cost, cost)),
            },
        }, "KIOK0420", Figure.Padded("정상적으로 조회되었습니다"));

        long Traded(Danta.Market.Side side) =>
            call.Account.Fills.Where(fill => fill.Date == today && fill.Stock == stock && fill.Side == side).Sum(fill => fill.Quantity);
    }
}
