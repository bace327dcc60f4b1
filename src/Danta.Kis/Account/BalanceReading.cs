using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

/// <summary>The ledger's texts into values: money and holdings.</summary>
static class BalanceReading
{
    public static ReadRows<Holding> Holdings(IReadOnlyList<InquireBalanceOutput1> rows) => ReadRows<Holding>.Of(
        rows.Where(row => !string.IsNullOrWhiteSpace(row.Pdno)), row => row.Pdno, (row, fields) => new(
            fields.Code(row.Pdno, "pdno"),
            Fields.Text(row.PrdtName),
            Fields.Text(row.TradDvsnName),
            fields.Date(row.LoanDt, "loan_dt"),
            fields.Quantity(row.HldgQty, "hldg_qty"),
            fields.Quantity(row.OrdPsblQty, "ord_psbl_qty"),
            fields.Decimal(row.PchsAvgPric, "pchs_avg_pric"),
            fields.Won(row.PchsAmt, "pchs_amt"),
            fields.Beside.Price(row.Prpr, "prpr"),
            fields.Beside.Won(row.EvluAmt, "evlu_amt"),
            fields.Beside.Won(row.EvluPflsAmt, "evlu_pfls_amt"),
            fields.Decimal(row.EvluPflsRt, "evlu_pfls_rt")));

    public static KisResult<Balance> Balance(Whole<Holding> holdings, InquireBalanceReply reply)
    {
        if (reply.Output2 is not [var sum, ..])
            return KisResult.Failed<Balance>("the balance came without its sums");
        var fields = new Fields();
        return fields.Result(new Balance(
            holdings.Items,
            fields.Won(sum.DncaTotAmt, "dnca_tot_amt"),
            fields.Beside.Won(sum.NxdyExccAmt, "nxdy_excc_amt"),
            fields.Won(sum.PrvsRcdlExccAmt, "prvs_rcdl_excc_amt"),
            fields.Won(sum.SctsEvluAmt, "scts_evlu_amt"),
            fields.Won(sum.TotEvluAmt, "tot_evlu_amt"),
            fields.Beside.Won(sum.PchsAmtSmtlAmt, "pchs_amt_smtl_amt"),
            fields.Beside.Won(sum.EvluPflsSmtlAmt, "evlu_pfls_smtl_amt"),
            fields.Beside.Won(sum.ThdtTlexAmt, "thdt_tlex_amt"),
            holdings.Complete,
            holdings.AskedAt)
        {
            SetAside = holdings.SetAside,
            Odd = holdings.Odd,
            IsContradicted = IsContradicted(holdings, fields.Won(sum.SctsEvluAmt, "scts_evlu_amt")),
        });
    }

    /// <summary>
    /// No share in the rows, and won's worth of them in the sum, where nothing was set aside: a ledger that is being put in order, or an
    /// account that holds what is no share.
    /// </summary>
    static bool IsContradicted(Whole<Holding> holdings, Won stocks) =>
        stocks > Won.Zero && holdings.SetAside.Count == 0 && holdings.Items.All(row => row.Held.IsZero);

    public static KisResult<BuyingPower> BuyingPower(InquirePsblOrderReply reply)
    {
        if (reply.Output is not { } power)
            return KisResult.Failed<BuyingPower>("no buying power in the answer");
        var fields = new Fields();
        return fields.Result(new BuyingPower(
            fields.Won(power.OrdPsblCash, "ord_psbl_cash"),
            fields.Won(power.NrcvbBuyAmt, "nrcvb_buy_amt"),
            fields.Quantity(power.NrcvbBuyQty, "nrcvb_buy_qty"),
            fields.Beside.Price(power.PsblQtyCalcUnpr, "psbl_qty_calc_unpr"),
            fields.Beside.Won(power.MaxBuyAmt, "max_buy_amt"),
            fields.Beside.Quantity(power.MaxBuyQty, "max_buy_qty")));
    }
}
