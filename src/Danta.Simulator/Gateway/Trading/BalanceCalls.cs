using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Trading;

/// <summary>inquire-balance and inquire-balance-rlz-pl: what an account holds, the second with what was realised today.</summary>
static class BalanceCalls
{
    public static Answer List(Call call)
    {
        var (figures, page) = Ask(call);
        return Answer.Of(
            new InquireBalanceReply
            {
                CtxAreaFk100 = Figure.Mark(
                    $"{call["CANO"]}^{call["ACNT_PRDT_CD"]}^{call["AFHR_FLPR_YN"]}^N^{call["INQR_DVSN"]}^{call["UNPR_DVSN"]}^{call["FUND_STTL_ICLD_YN"]}^"),
                CtxAreaNk100 = Figure.Mark(page.Mark),
                Output1 =
                [
                    .. page.Rows.Select(holding => new InquireBalanceOutput1(Row(call.Account, figures, holding))
                    {
                        FlttRt = ChangeRate(holding),
                        BfdyCprsIcdc = Figure.Of(holding.Stock.Figures.Change),
                        ItemMgnaRtName = "",
                        GrtaRtName = "",
                        SbstPric = Figure.Of(holding.Stock.Figures.Base * 78L / 100),
                        StckLoanUnpr = "0.0000",
                    }),
                ],
                Output2 = [new(Totals(figures))],
            },
            Code(page), Text(page),
            page.More);
    }

    /// <summary>The realised profit is after costs unless the client asks for it without them.</summary>
    public static Answer ListRealised(Call call)
    {
        var (figures, page) = Ask(call);
        var realised = call["COST_ICLD_YN"] != "N" ? figures.RealisedToday : figures.GrossToday;
        var unrealised = figures.Value - figures.Cost;
        return Answer.Of(
            new InquireBalanceRlzPlReply
            {
                CtxAreaFk100 = Figure.Mark(
                    $"{call["CANO"]}^{call["ACNT_PRDT_CD"]}^{call["AFHR_FLPR_YN"]}^^{call["INQR_DVSN"]}^{call["UNPR_DVSN"]}^{call["FUND_STTL_ICLD_YN"]}^N^{call["PRCS_DVSN"]}^{call["COST_ICLD_YN"]}^"),
                CtxAreaNk100 = Figure.Mark(page.Mark),
                Output1 =
                [
                    .. page.Rows.Select(holding => new InquireBalanceRlzPlOutput1(Row(call.Account, figures, holding))
                    {
                        StckLoanUnpr = "0.0000",
                        BfdyCprsIcdc = Figure.Of(holding.Stock.Figures.Change),
                        FlttRt = ChangeRate(holding),
                    }),
                ],
                Output2 =
                [
                    new(Totals(figures))
                    {
                        RlztPfls = Figure.Of(realised),
                        RlztErngRt = Figure.Eight(Figure.Percent(realised, figures.RealisedCostToday)),
                        RealEvluPfls = Figure.Of(unrealised),
                        RealEvluPflsErngRt = Figure.Eight(Figure.Percent(unrealised, figures.Cost)),
                    },
                ],
            },
            Code(page), Text(page),
            page.More);
    }

    static (BalanceFigures Figures, Page<Custody> Page) Ask(Call call)
    {
        var figures = new BalanceFigures(call.Account, call.Simulation.Clock.Date, call.Simulation.Hours, call["AFHR_FLPR_YN"]);
        return (figures, Pages.Cut(call, figures.Holdings, holding => holding.Stock.Listing.CodeText));
    }

    /// <summary>An account that holds nothing is no account without an answer.</summary>
    static string Code(Page<Custody> page) => page.Rows.Count == 0 ? "KIOK0510" : page.Code;

    static string Text(Page<Custody> page) => page.Rows.Count == 0 ? Figure.Padded("조회가 완료되었습니다") : page.Text;

    static string ChangeRate(Custody holding) =>
        Figure.Eight(Figure.Percent(holding.Stock.Figures.Change, holding.Stock.Figures.Base));

    static BalanceRow Row(Account account, BalanceFigures figures, Custody holding)
    {
        var stock = holding.Stock;
        var value = figures.ValueOf(holding);
        var profit = value - holding.Cost;
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
            Prpr = Figure.Of(figures.PriceOf(stock)),
            EvluAmt = Figure.Of(value),
            EvluPflsAmt = Figure.Of(profit),
            EvluPflsRt = Figure.Hundredths(DayFigures.Hundredths(profit, holding.Cost)),
            EvluErngRt = "0.00000000",
            LoanDt = "",
            LoanAmt = "0",
            StlnSlngChgs = "0",
            ExpdDt = "",
        };
    }

    static BalanceTotals Totals(BalanceFigures figures) => new()
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
        AsstIcdcErngRt = Figure.Eight(Figure.Percent(figures.Total - figures.Deposit, figures.Deposit)),
    };
}
