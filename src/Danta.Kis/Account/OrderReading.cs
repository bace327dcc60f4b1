using System.Globalization;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis;

/// <summary>The ledger's texts into values: orders.</summary>
static class OrderReading
{
    public static InquireDailyCcldQuery Query(KisAccount account, DayOrdersQuestion question, KisEnvironment environment) => new()
    {
        Cano = account.Number,
        AcntPrdtCd = account.Product,
        InqrStrtDt = Date(question.From),
        InqrEndDt = Date(question.To),
        SllBuyDvsnCd = question.Side switch { Side.Sell => "01", Side.Buy => "02", _ => "00" },
        Pdno = question.Code?.ToString() ?? "",
        OrdGnoBrno = "",
        Odno = question.Number ?? "",
        CcldDvsn = question.Filled switch { FillFilter.Filled => "01", FillFilter.Unfilled => "02", _ => "00" },
        InqrDvsn = "00",
        InqrDvsn1 = "",
        InqrDvsn3 = "00",
        ExcgIdDvsnCd = environment == KisEnvironment.Real ? "ALL" : "KRX",
    };

    public static ReadRows<DayOrder> Rows(IReadOnlyList<InquireDailyCcldOutput1> rows) => ReadRows<DayOrder>.Of(
        rows.Where(row => !string.IsNullOrWhiteSpace(row.Odno)), row => row.Pdno, (row, fields) => new(
            fields.Date(row.OrdDt, "ord_dt") ?? default,
            new(Fields.Text(row.OrdGnoBrno), Fields.Text(row.Odno)),
            Fields.Text(row.OrgnOdno),
            fields.Code(row.Pdno, "pdno"),
            Fields.Text(row.PrdtName),
            fields.Side(row.SllBuyDvsnCd, "sll_buy_dvsn_cd"),
            fields.Quantity(row.OrdQty, "ord_qty"),
            fields.Price(row.OrdUnpr, "ord_unpr"),
            fields.Quantity(row.TotCcldQty, "tot_ccld_qty"),
            fields.Won(row.TotCcldAmt, "tot_ccld_amt"),
            fields.Decimal(row.AvgPrvs, "avg_prvs"),
            fields.Quantity(row.CnclCfrmQty, "cncl_cfrm_qty"),
            fields.Quantity(row.RjctQty, "rjct_qty"),
            fields.Quantity(row.RmnQty, "rmn_qty"),
            fields.TimeOfDay(row.OrdTmd, "ord_tmd"),
            Fields.Text(row.OrdDvsnCd),
            Venues.Parse(row.ExcgIdDvsnCd)),
        row => !IsFraction(row.OrdQty));

    /// <summary>An order for a part of a share: none of ours is.</summary>
    static bool IsFraction(string? quantity) => KisText.TryDecimal(quantity, out var shares) && shares != decimal.Truncate(shares);

    public static ReadRows<DayOrder> Open(IReadOnlyList<InquirePsblRvsecnclOutput> rows, DateOnly today) => ReadRows<DayOrder>.Of(
        rows.Where(row => !string.IsNullOrWhiteSpace(row.Odno)), row => row.Pdno, (row, fields) =>
        {
            var filled = fields.Quantity(row.TotCcldQty, "tot_ccld_qty");
            var amount = fields.Won(row.TotCcldAmt, "tot_ccld_amt");
            return new DayOrder(
                today,
                new(Fields.Text(row.OrdGnoBrno), Fields.Text(row.Odno)),
                Fields.Text(row.OrgnOdno),
                fields.Code(row.Pdno, "pdno"),
                Fields.Text(row.PrdtName),
                fields.Side(row.SllBuyDvsnCd, "sll_buy_dvsn_cd"),
                fields.Quantity(row.OrdQty, "ord_qty"),
                fields.Price(row.OrdUnpr, "ord_unpr"),
                filled,
                amount,
                filled.IsZero ? 0 : (decimal)amount.Amount / filled.Shares,
                Quantity.Zero,
                Quantity.Zero,
                fields.Quantity(row.PsblQty, "psbl_qty"),
                fields.TimeOfDay(row.OrdTmd, "ord_tmd"),
                Fields.Text(row.OrdDvsnCd),
                Venues.Parse(row.ExcgIdDvsnCd));
        },
        row => !IsFraction(row.OrdQty));

    public static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
