using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>inquire-price.</summary>
static class PriceCalls
{
    /// <summary>A code that is not listed is no error to the broker: everything is blank or zero.</summary>
    public static Answer Show(Call call)
    {
        var known = call.TryQuote(out var stock);
        return Answer.Of(new InquirePriceReply
        {
            Output = known ? Of(stock) : new() { IscdStatClsCode = "", StckPrpr = "0", StckShrnIscd = "", ViClsCode = "N" },
            RtCd = "0",
            MsgCd = "MCA00000",
            Msg1 = "정상처리 되었습니다.",
        });
    }

    static InquirePriceOutput Of(IQuote stock)
    {
        var (day, listing, limits) = (stock.Figures, stock.Listing, stock.Ladder.Limits);
        var capital = StockTexts.Capital(listing);
        return new()
        {
            IscdStatClsCode = StockTexts.Status(stock),
            MargRate = "20.00",
            RprsMrktKorName = StockTexts.MarketName(listing),
            NewHgprLwprClsCode = day.High > 0 && day.High > stock.YearHighBefore ? "1" : "",
            BstpKorIsnm = listing.Sector,
            TempStopYn = Figure.Yes(stock.Halted),
            OprcRangContYn = Figure.Yes(stock.ExtensionCode == "1"),
            ClprRangContYn = Figure.Yes(stock.ExtensionCode == "3"),
            CrdtAbleYn = Figure.Yes(listing.Kind == ListingKind.Stock),
            GrmnRateClsCode = "40",
            ElwPblcYn = "N",
            StckPrpr = Figure.Of(day.Last),
            PrdyVrss = Figure.Of(day.Change),
            PrdyVrssSign = StockTexts.Sign(stock),
            PrdyCtrt = Figure.Hundredths(day.ChangeRate),
            AcmlTrPbmn = Figure.Of(day.Turnover),
            AcmlVol = Figure.Of(day.Volume),
            PrdyVrssVolRate = Figure.Hundredths(StockTexts.VolumeRate(stock)),
            StckOprc = Figure.Of(day.Open),
            StckHgpr = Figure.Of(day.High),
            StckLwpr = Figure.Of(day.Low),
            StckMxpr = Figure.Of(limits.Upper.Won),
            StckLlam = Figure.Of(limits.Lower.Won),
            StckSdpr = Figure.Of(day.Base),
            WghnAvrgStckPrc = Figure.Hundredths(day.AverageHundredths),
            HtsFrgnEhrt = "0.00",
            FrgnNtbyQty = "0",
            PgtrNtbyQty = "0",
            PvtScndDmrsPrc = "0",
            PvtFrstDmrsPrc = "0",
            PvtPontVal = "0.00",
            PvtFrstDmspPrc = "0",
            PvtScndDmspPrc = "0",
            DmrsVal = "0",
            DmspVal = "0",
            Cpfn = Figure.Of(capital),
            RstcWdthPrc = Figure.Of(limits.Upper.Won - day.Base),
            StckFcam = Figure.Of(StockTexts.FaceValue),
            StckSspr = Figure.Of(day.Base * 78L / 100),
            AsprUnit = Figure.Of(TickSizes.For(listing.Kind).StepAt(day.Last)),
            HtsDealQtyUnitVal = "1",
            LstnStcn = Figure.Of(listing.ListedShares),
            HtsAvls = Figure.Of((long)decimal.Round(StockTexts.MarketValue(stock))),
            Per = "0.00",
            Pbr = "0.00",
            StacMonth = "12",
            VolTnrt = Figure.Hundredths(StockTexts.VolumeTurnover(stock)),
            Eps = "0.00",
            Bps = "0.00",
            D250Hgpr = Figure.Of(stock.YearHigh),
            D250HgprDate = "",
            D250HgprVrssPrprRate = Distance(stock, stock.YearHigh),
            D250Lwpr = Figure.Of(stock.YearLow),
            D250LwprDate = "",
            D250LwprVrssPrprRate = Distance(stock, stock.YearLow),
            StckDryyHgpr = Figure.Of(stock.YearHigh),
            DryyHgprVrssPrprRate = Distance(stock, stock.YearHigh),
            DryyHgprDate = "",
            StckDryyLwpr = Figure.Of(stock.YearLow),
            DryyLwprVrssPrprRate = Distance(stock, stock.YearLow),
            DryyLwprDate = "",
            W52Hgpr = Figure.Of(stock.YearHigh),
            W52HgprVrssPrprCtrt = Distance(stock, stock.YearHigh),
            W52HgprDate = "",
            W52Lwpr = Figure.Of(stock.YearLow),
            W52LwprVrssPrprCtrt = Distance(stock, stock.YearLow),
            W52LwprDate = "",
            WholLoanRmndRate = "0.00",
            SstsYn = "Y",
            StckShrnIscd = listing.CodeText,
            FcamCnnm = $"{StockTexts.FaceValue} 원",
            CpfnCnnm = $"{capital:N0} 억",
            ApprchRate = "0.00",
            FrgnHldnQty = "0",
            ViClsCode = Figure.Yes(stock.InVi),
            OvtmViClsCode = "N",
            LastSstsCntgQty = "0",
            InvtCafulYn = "N",
            MrktWarnClsCode = listing.Status switch { "54" => "01", "53" => "02", "52" => "03", _ => "00" },
            ShortOverYn = Figure.Yes(listing.Status == "59"),
            SltrYn = "N",
            MangIssuClsCode = Figure.Yes(listing.Status == "51"),
        };
    }

    static string Distance(IQuote stock, int from) => Figure.Hundredths(DayFigures.Hundredths(stock.Figures.Last - from, from));
}
