using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Accounts;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>inquire-period-profit and inquire-period-trade-profit: what was earned, by day and by stock.</summary>
static class ProfitCalls
{
    public static Answer ByDay(Call call)
    {
        if (Asked(call) is not { } fills)
            return Refusals.FieldTooLong("INQR_STRT_DT");
        var days = Sorted(call, fills.GroupBy(fill => fill.Date), day => day.Key);
        var page = Pages.Cut(call, days, day => Figure.Date(day.Key));
        var totals = new FillTotals(fills);
        return Answer.Of(
            new InquirePeriodProfitReply
            {
                CtxAreaFk100 = Figure.Mark(""),
                CtxAreaNk100 = Figure.Mark(page.Mark),
                Output1 = [.. page.Rows.Select(Day)],
                Output2 = new(Sums(totals)) { BuyQtySmtl = Figure.Of(totals.BoughtShares) },
            },
            page.Code, page.Text,
            page.More);
    }

    public static Answer ByStock(Call call)
    {
        if (Asked(call) is not { } fills)
            return Refusals.FieldTooLong("INQR_STRT_DT");
        var groups = Sorted(call, fills.GroupBy(fill => (fill.Date, fill.Stock)), group => group.Key.Date);
        var page = Pages.Cut(call, groups, group => $"{Figure.Date(group.Key.Date)}^{group.Key.Stock.Listing.CodeText}^");
        var totals = new FillTotals(fills);
        return Answer.Of(
            new InquirePeriodTradeProfitReply
            {
                CtxAreaFk100 = Figure.Mark(""),
                CtxAreaNk100 = Figure.Mark(page.Mark),
                Output1 = [.. page.Rows.Select(group => Trades(call.Account, group))],
                Output2 = new(Sums(totals))
                {
                    BuyqtySmtl = Figure.Of(totals.BoughtShares),
                    TotPftrt = Figure.Eight(Figure.Percent(totals.Realised, totals.ReleasedCost)),
                },
            },
            page.Code, page.Text,
            page.More);
    }

    static ProfitTotals Sums(FillTotals totals) => new()
    {
        SllQtySmtl = Figure.Of(totals.SoldShares),
        SllTrAmtSmtl = Figure.Of(totals.Sold),
        SllFeeSmtl = Figure.Of(totals.SaleCommission),
        SllTltxSmtl = Figure.Of(totals.Tax),
        SllExccAmtSmtl = Figure.Of(totals.Sold - totals.SaleCommission - totals.Tax),
        BuyTrAmtSmtl = Figure.Of(totals.Bought),
        BuyFeeSmtl = Figure.Of(totals.PurchaseCommission),
        BuyTaxSmtl = "0",
        BuyExccAmtSmtl = Figure.Of(totals.Bought + totals.PurchaseCommission),
        TotQty = Figure.Of(totals.SoldShares + totals.BoughtShares),
        TotTrAmt = Figure.Of(totals.Sold + totals.Bought),
        TotFee = Figure.Of(totals.SaleCommission + totals.PurchaseCommission),
        TotTltx = Figure.Of(totals.Tax),
        TotExccAmt = Figure.Of(totals.Sold - totals.SaleCommission - totals.Tax + totals.Bought + totals.PurchaseCommission),
        TotRlztPfls = Figure.Of(totals.Realised),
        LoanInt = "0",
    };

    static InquirePeriodProfitOutput1 Day(IGrouping<DateOnly, AccountFill> day)
    {
        var totals = new FillTotals(day);
        return new()
        {
            TradDt = Figure.Date(day.Key),
            BuyAmt = Figure.Of(totals.Bought),
            SllAmt = Figure.Of(totals.Sold),
            RlztPfls = Figure.Of(totals.Realised),
            Fee = Figure.Of(totals.SaleCommission + totals.PurchaseCommission),
            LoanInt = "0",
            TlTax = Figure.Of(totals.Tax),
            PflsRt = Figure.Eight(Figure.Percent(totals.Realised, totals.ReleasedCost)),
            SllQty1 = Figure.Of(totals.SoldShares),
            BuyQty1 = Figure.Of(totals.BoughtShares),
        };
    }

    /// <summary>The fee is that of the sale and of having bought what was sold, so that it explains the profit beside it.</summary>
    static InquirePeriodTradeProfitOutput1 Trades(
        Account account, IGrouping<(DateOnly Date, Exchange.Instrument Stock), AccountFill> group)
    {
        var totals = new FillTotals(group);
        var listing = group.Key.Stock.Listing;
        return new()
        {
            TradDt = Figure.Date(group.Key.Date),
            Pdno = Danta.Simulator.Gateway.Quotes.StockTexts.LongCode(listing),
            PrdtName = listing.Name,
            TradDvsnName = "현금",
            LoanDt = "",
            HldgQty = Figure.Of(account.Find(group.Key.Stock)?.Quantity ?? 0),
            PchsUnpr = Figure.Of(totals.SoldShares > 0 ? totals.ReleasedCost / totals.SoldShares : totals.Bought / Math.Max(1, totals.BoughtShares)),
            BuyQty = Figure.Of(totals.BoughtShares),
            BuyAmt = Figure.Of(totals.Bought),
            SllPric = Figure.Of(totals.SoldShares > 0 ? totals.Sold / totals.SoldShares : 0),
            SllQty = Figure.Of(totals.SoldShares),
            SllAmt = Figure.Of(totals.Sold),
            RlztPfls = Figure.Of(totals.Realised),
            PflsRt = Figure.Eight(Figure.Percent(totals.Realised, totals.ReleasedCost)),
            Fee = Figure.Of(totals.SaleCommission + totals.ReleasedCommission),
            TlTax = Figure.Of(totals.Tax),
            LoanInt = "0",
        };
    }

    static List<AccountFill>? Asked(Call call)
    {
        if (!KisText.TryDate(call["INQR_STRT_DT"], out var from) || !KisText.TryDate(call["INQR_END_DT"], out var to) ||
            from is null || to is null)
            return null;
        KisText.TryCode(call["PDNO"], out var code);
        return call.Account.Fills
            .Where(fill => fill.Date >= from && fill.Date <= to && (code.IsNone || fill.Stock.Listing.Code == code))
            .ToList();
    }

    /// <summary>SORT_DVSN: 01 oldest first, anything else newest first.</summary>
    static List<T> Sorted<T>(Call call, IEnumerable<T> groups, Func<T, DateOnly> date) =>
        call["SORT_DVSN"] == "01" ? [.. groups.OrderBy(date)] : [.. groups.OrderByDescending(date)];
}

/// <summary>Sums over fills, in won and shares.</summary>
sealed class FillTotals(IEnumerable<AccountFill> fills)
{
    readonly IReadOnlyList<AccountFill> _sales = [.. fills.Where(fill => fill.Side == Side.Sell)];
    readonly IReadOnlyList<AccountFill> _purchases = [.. fills.Where(fill => fill.Side == Side.Buy)];

    public long Sold => _sales.Sum(fill => fill.Amount);

    public long SoldShares => _sales.Sum(fill => fill.Quantity);

    public long SaleCommission => _sales.Sum(fill => fill.Commission);

    public long Tax => _sales.Sum(fill => fill.Tax);

    public long ReleasedCost => _sales.Sum(fill => fill.Released.Cost);

    public long ReleasedCommission => _sales.Sum(fill => fill.Released.Commission);

    public long Realised => _sales.Sum(fill => fill.Net);

    public long Bought => _purchases.Sum(fill => fill.Amount);

    public long BoughtShares => _purchases.Sum(fill => fill.Quantity);

    public long PurchaseCommission => _purchases.Sum(fill => fill.Commission);
}
