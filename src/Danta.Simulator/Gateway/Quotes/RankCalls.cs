using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>volume-rank and fluctuation: thirty stocks at the head of a list.</summary>
static class RankCalls
{
    /// <summary>Sector codes that stand for a whole board or its index.</summary>
    static bool Belongs(IQuote stock, string sector) => sector switch
    {
        "0001" => stock.Listing.Board == Board.Kospi,
        "1001" => stock.Listing.Board == Board.Kosdaq,
        "2001" => stock.Listing is { Board: Board.Kospi, InIndex: true },
        _ => true,
    };

    public static Answer ByVolume(Call call)
    {
        var shut = call["FID_TRGT_EXLS_CLS_CODE"];
        var stocks = Asked(call).Where(stock => !Excluded(stock, shut));
        var ranked = call["FID_BLNG_CLS_CODE"] switch
        {
            "1" => stocks.OrderByDescending(StockTexts.VolumeRate),
            "2" => stocks.OrderByDescending(StockTexts.VolumeTurnover),
            "3" => stocks.OrderByDescending(stock => stock.Figures.Turnover),
            "4" => stocks.OrderByDescending(stock => stock.Figures.Turnover / StockTexts.MarketValue(stock)),
            _ => stocks.OrderByDescending(stock => stock.Figures.Volume),
        };
        return Answer.Shown(new VolumeRankReply
        {
            Output = [.. ranked.Take(call.PageRows).Select(VolumeRow)],
        });
    }

    public static Answer ByChange(Call call)
    {
        KisText.TryDecimal(call["fid_rsfl_rate1"], out var least);
        KisText.TryDecimal(call["fid_rsfl_rate2"], out var most);
        var stocks = Asked(call)
            .Where(stock => call["fid_rsfl_rate1"].Length == 0 || stock.Figures.ChangeRate >= least * 100)
            .Where(stock => call["fid_rsfl_rate2"].Length == 0 || stock.Figures.ChangeRate <= most * 100);
        var fromClose = call["fid_prc_cls_code"] == "1";
        var ranked = call["fid_rank_sort_cls_code"].TrimStart('0') switch
        {
            "1" => stocks.OrderBy(stock => fromClose ? stock.Figures.ChangeRate : From(stock, stock.Figures.High)),
            "2" => stocks.OrderByDescending(stock => From(stock, stock.Figures.Open)),
            "3" => stocks.OrderBy(stock => From(stock, stock.Figures.Open)),
            "4" => stocks.OrderByDescending(stock => DayFigures.Hundredths(stock.Figures.High - stock.Figures.Low, stock.Figures.Base)),
            _ => stocks.OrderByDescending(stock => fromClose ? stock.Figures.ChangeRate : From(stock, stock.Figures.Low)),
        };
        return Answer.Shown(new FluctuationReply
        {
            Output = [.. ranked.Take(call.PageRows).Select((stock, index) => ChangeRow(call, stock, index))],
        });
    }

    /// <summary>Those of a board within a client's limits of price and volume.</summary>
    public static IEnumerable<IQuote> Asked(Call call)
    {
        KisText.TryInteger(call["FID_INPUT_PRICE_1"], out var low);
        KisText.TryInteger(call["FID_INPUT_PRICE_2"], out var high);
        KisText.TryInteger(call["FID_VOL_CNT"], out var volume);
        var sector = call["FID_INPUT_ISCD"];
        return call.Simulation.Venue.All(call["FID_COND_MRKT_DIV_CODE"]).Where(stock =>
            Belongs(stock, sector) && stock.Figures.Last >= low && (high == 0 || stock.Figures.Last <= high) && stock.Figures.Volume >= volume);
    }

    /// <summary>Ten flags: halted is the sixth, ETF the seventh, ETN the eighth; of the others there are none here.</summary>
    static bool Excluded(IQuote stock, string flags)
    {
        return (Set(5) && stock.Halted) || (Set(6) && stock.Listing.Kind == ListingKind.Etf) || (Set(7) && stock.Listing.Kind == ListingKind.Etn);

        bool Set(int flag) => flag < flags.Length && flags[flag] == '1';
    }

    static int From(IQuote stock, int price) => DayFigures.Hundredths(stock.Figures.Last - price, price);

    static VolumeRankOutput VolumeRow(IQuote stock, int index) => new()
    {
        HtsKorIsnm = stock.Listing.Name,
        MkscShrnIscd = stock.Listing.CodeText,
        DataRank = Figure.Of(index + 1),
        StckPrpr = Figure.Of(stock.Figures.Last),
        PrdyVrssSign = StockTexts.Sign(stock),
        PrdyVrss = Figure.Of(stock.Figures.Change),
        PrdyCtrt = Figure.Hundredths(stock.Figures.ChangeRate),
        AcmlVol = Figure.Of(stock.Figures.Volume),
        PrdyVol = Figure.Of(stock.PreviousVolume()),
        LstnStcn = Figure.Of(stock.Listing.ListedShares),
        AvrgVol = Figure.Of(stock.Figures.Volume),
        NBefrClprVrssPrprRate = Figure.Hundredths(stock.Figures.ChangeRate),
        VolInrt = Figure.Hundredths(StockTexts.VolumeRate(stock)),
        VolTnrt = Figure.Hundredths(StockTexts.VolumeTurnover(stock)),
        NdayVolTnrt = "0.00",
        AvrgTrPbmn = Figure.Of(stock.Figures.Turnover),
        TrPbmnTnrt = Figure.Hundredths(StockTexts.Rate(stock.Figures.Turnover, stock.Listing.ListedShares * stock.Figures.Last)),
        NdayTrPbmnTnrt = "0.00",
        AcmlTrPbmn = Figure.Of(stock.Figures.Turnover),
    };

    static FluctuationOutput ChangeRow(Call call, IQuote stock, int index) => new()
    {
        StckShrnIscd = stock.Listing.CodeText,
        DataRank = Figure.Of(index + 1),
        HtsKorIsnm = stock.Listing.Name,
        StckPrpr = Figure.Of(stock.Figures.Last),
        PrdyVrss = Figure.Of(stock.Figures.Change),
        PrdyVrssSign = StockTexts.Sign(stock),
        PrdyCtrt = Figure.Hundredths(stock.Figures.ChangeRate),
        AcmlVol = Figure.Of(stock.Figures.Volume),
        StckHgpr = Figure.Of(stock.Figures.High),
        HgprHour = Figure.Time(stock.Figures.HighTime),
        AcmlHgprDate = Figure.Date(call.Simulation.Clock.Date),
        StckLwpr = Figure.Of(stock.Figures.Low),
        LwprHour = Figure.Time(stock.Figures.LowTime),
        AcmlLwprDate = Figure.Date(call.Simulation.Clock.Date),
        LwprVrssPrprRate = Figure.Hundredths(From(stock, stock.Figures.Low)),
        DsgtDateClprVrssPrprRate = "0.00",
        CnntAscnDynu = stock.Figures.Change > 0 ? "1" : "0",
        HgprVrssPrprRate = Figure.Hundredths(From(stock, stock.Figures.High)),
        CnntDownDynu = stock.Figures.Change < 0 ? "1" : "0",
        OprcVrssPrprSign = Figure.Sign(stock.Figures.Last - stock.Figures.Open).ToString(),
        OprcVrssPrpr = Figure.Of(stock.Figures.Last - stock.Figures.Open),
        OprcVrssPrprRate = Figure.Hundredths(From(stock, stock.Figures.Open)),
        PrdRsfl = "0",
        PrdRsflRate = "0.00",
    };
}
