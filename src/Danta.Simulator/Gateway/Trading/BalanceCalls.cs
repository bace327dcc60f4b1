using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>inquire-balance.</summary>
static class BalanceCalls
{
    public static Answer List(Call call)
    {
        var figures = new BalanceFigures(call.Account, call.Simulation.Clock.Date, call.Simulation.Hours);
        var page = Pages.Cut(call, figures.Holdings, holding => holding.Stock.Listing.CodeText);
        return Answer.Of(
            new InquireBalanceReply
            {
                CtxAreaFk100 = Figure.Mark(
                    $"{call["CANO"]}^{call["ACNT_PRDT_CD"]}^{call["AFHR_FLPR_YN"]}^N^{call["INQR_DVSN"]}^{call["UNPR_DVSN"]}^{call["FUND_STTL_ICLD_YN"]}^"),
                CtxAreaNk100 = Figure.Mark(page.Mark),
                Output1 = [.. page.Rows.Select(holding => Row(call.Account, figures, holding))],
                Output2 = [Totals(figures)],
                RtCd = "0",
                MsgCd = page.Code == "KIOK0560" ? "KIOK0510" : page.Code,
                Msg1 = page.Code == "KIOK0560" ? Figure.Padded("조회가 완료되었습니다") : page.Text,
            },
            page.More);
    }

    static InquireBalanceOutput1 Row(Account account, BalanceFigures figures, Holding holding)
    {
        var (stock, day) = (holding.Stock, holding.Stock.Figures);
        var profit = holding.Value - holding.Cost;
        return new()
        {
            Pdno = stock.Listing.CodeText,
            PrdtName = stock.Listing.Name,
            TradDvsnName = "현금",
            BfdyBuyQty = Figure.Of(figures.Quantity(stock, Side.Buy, yesterday: true)),
            BfdySllQty = Figure.Of(figures.Quantity(stock, Side.Sell, yesterday: true)),
            ThdtBuyqty = Figure.Of(figures.Quantity(stock, Side.Buy)),
            ThdtSllQty = Figure.Of(figures.Quantity(stock, Side.Sell)),
            HldgQty = Figure.Of(holding.Quantity),
            OrdPsblQty = Figure.Of(account.Sellable(stock)),
            PchsAvgPric = Figure.Four(holding.AveragePrice),
            PchsAmt = Figure.Of(holding.Cost),
            Prpr = Figure.Of(day.Last),
            EvluAmt = Figure.Of(holding.Value),
            EvluPflsAmt = Figure.Of(profit),
            EvluPflsRt = Figure.Hundredths(DayFigures.Hundredths(profit, holding.Cost)),
            EvluErngRt = "0.00000000",
            LoanDt = "",
            LoanAmt = "0",
            StlnSlngChgs = "0",
            ExpdDt = "",
            FlttRt = Figure.Eight(Figure.Percent(day.Change, day.Base)),
            BfdyCprsIcdc = Figure.Of(day.Change),
            ItemMgnaRtName = "",
            GrtaRtName = "",
            SbstPric = Figure.Of(day.Base * 78L / 100),
            StckLoanUnpr = "0.0000",
        };
    }

    static InquireBalanceOutput2 Totals(BalanceFigures figures) => new()
    {
        DncaTotAmt = Figure.Of(figures.Deposit),
        NxdyExccAmt = Figure.Of(figures.NextDay),
        PrvsRcdlExccAmt = Figure.Of(figures.SecondDay),
        CmaEvluAmt = "0",
        BfdyBuyAmt = Figure.Of(figures.Amount(Side.Buy, yesterday: true)),
        ThdtBuyAmt = Figure.Of(figures.Amount(Side.Buy)),
        NxdyAutoRdptAmt = "0",
        BfdySllAmt = Figure.Of(figures.Amount(Side.Sell, yesterday: true)),
        ThdtSllAmt = Figure.Of(figures.Amount(Side.Sell)),
        D2AutoRdptAmt = "0",
        BfdyTlexAmt = Figure.Of(figures.Costs(yesterday: true)),
        ThdtTlexAmt = Figure.Of(figures.Costs()),
        TotLoanAmt = "0",
        SctsEvluAmt = Figure.Of(figures.Value),
        TotEvluAmt = Figure.Of(figures.Total),
        NassAmt = Figure.Of(figures.Total),
        FncgGldAutoRdptYn = "",
        PchsAmtSmtlAmt = Figure.Of(figures.Cost),
        EvluAmtSmtlAmt = Figure.Of(figures.Value),
        EvluPflsSmtlAmt = Figure.Of(figures.Value - figures.Cost),
        TotStlnSlngChgs = "0",
        BfdyTotAsstEvluAmt = Figure.Of(figures.Deposit),
        AsstIcdcAmt = Figure.Of(figures.Total - figures.Deposit),
        AsstIcdcErngRt = "0.00000000",
    };
}
