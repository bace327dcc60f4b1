using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>inquire-price.</summary>
static class PriceCalls
{
    /// <summary>A code that is not listed is no error to the broker: every key is there, and says nothing.</summary>
    public static Answer Show(Call call) => call.TryQuote(out var stock)
        ? Answer.Shown(new InquirePriceReply
        {
            Output = Of(stock, call.Simulation.Clock.Date),
        })
        : Unknown;

    static InquirePriceOutput Of(IQuote stock, DateOnly today)
    {
        var (day, listing, limits) = (stock.Figures, stock.Listing, stock.Ladder.Limits);
        var capital = StockTexts.Capital(listing);
        var worth = Fundamentals.Of(listing);
        var pivots = new Pivots(stock.Past.Yesterday);
        var year = Extremes.Of(stock, today, DateOnly.MinValue);
        var thisYear = Extremes.Of(stock, today, new(today.Year, 1, 1));
        var flows = Flows.Of(stock);
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
            HtsFrgnEhrt = Figure.Hundredths((long)(worth.ForeignShare * 10_000)),
            FrgnNtbyQty = Figure.Of(flows.Foreign),
            PgtrNtbyQty = Figure.Of(flows.Programme),
            PvtScndDmrsPrc = Figure.Of(pivots.SecondResistance),
            PvtFrstDmrsPrc = Figure.Of(pivots.FirstResistance),
            PvtPontVal = Figure.Of(pivots.Point),
            PvtFrstDmspPrc = Figure.Of(pivots.FirstSupport),
            PvtScndDmspPrc = Figure.Of(pivots.SecondSupport),
            DmrsVal = Figure.Of(pivots.Resistance),
            DmspVal = Figure.Of(pivots.Support),
            Cpfn = Figure.Of(capital),
            RstcWdthPrc = Figure.Of(limits.Upper.Won - day.Base),
            StckFcam = Figure.Of(StockTexts.FaceValue),
            StckSspr = Figure.Of(day.Base * 78L / 100),
            AsprUnit = Figure.Of(TickSizes.For(listing.Kind).StepAt(day.Last)),
            HtsDealQtyUnitVal = "1",
            LstnStcn = Figure.Of(listing.ListedShares),
            HtsAvls = Figure.Of((long)decimal.Round(StockTexts.MarketValue(stock))),
            Per = worth.Per(day.Last),
            Pbr = worth.Pbr(day.Last),
            StacMonth = "12",
            VolTnrt = Figure.Hundredths(StockTexts.VolumeTurnover(stock)),
            Eps = Figure.Hundredths(worth.Eps * 100L),
            Bps = Figure.Hundredths(worth.Bps * 100L),
            D250Hgpr = Figure.Of(year.High),
            D250HgprDate = Figure.Date(year.HighDate),
            D250HgprVrssPrprRate = Distance(stock, year.High),
            D250Lwpr = Figure.Of(year.Low),
            D250LwprDate = Figure.Date(year.LowDate),
            D250LwprVrssPrprRate = Distance(stock, year.Low),
            StckDryyHgpr = Figure.Of(thisYear.High),
            DryyHgprVrssPrprRate = Distance(stock, thisYear.High),
            DryyHgprDate = Figure.Date(thisYear.HighDate),
            StckDryyLwpr = Figure.Of(thisYear.Low),
            DryyLwprVrssPrprRate = Distance(stock, thisYear.Low),
            DryyLwprDate = Figure.Date(thisYear.LowDate),
            W52Hgpr = Figure.Of(year.High),
            W52HgprVrssPrprCtrt = Distance(stock, year.High),
            W52HgprDate = Figure.Date(year.HighDate),
            W52Lwpr = Figure.Of(year.Low),
            W52LwprVrssPrprCtrt = Distance(stock, year.Low),
            W52LwprDate = Figure.Date(year.LowDate),
            WholLoanRmndRate = "0.00",
            SstsYn = "Y",
            StckShrnIscd = listing.CodeText,
            FcamCnnm = $"{StockTexts.FaceValue} 원",
            CpfnCnnm = $"{capital:N0} 억",
            ApprchRate = "0.00",
            FrgnHldnQty = Figure.Of(worth.ForeignShares(listing)),
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

    /// <summary>Numbers are zero, letters are none.</summary>
    static readonly Answer Unknown = Sheet.Of(Block.One(
        "output", [.. KisJson.Wire.GetTypeInfo(typeof(InquirePriceOutput))!.Properties.Select(property => (property.Name, Nothing(property.Name)))]));

    static string Nothing(string key) =>
        key.EndsWith("_yn", StringComparison.Ordinal) ? "N"
        : key.EndsWith("_code", StringComparison.Ordinal) || key.EndsWith("name", StringComparison.Ordinal) || key.EndsWith("_isnm", StringComparison.Ordinal) ||
          key.EndsWith("cnnm", StringComparison.Ordinal) || key.EndsWith("_date", StringComparison.Ordinal) || key is "stck_shrn_iscd" or "stac_month" ? ""
        : key.EndsWith("rate", StringComparison.Ordinal) || key.EndsWith("ctrt", StringComparison.Ordinal) || key is "per" or "pbr" or "eps" or "bps" or "vol_tnrt" ? "0.00"
        : "0";
}
