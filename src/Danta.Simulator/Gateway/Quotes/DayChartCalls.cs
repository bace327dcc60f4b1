using Danta.Kis.Wire.Rest;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>inquire-daily-itemchartprice: days, weeks, months or years, the youngest first.</summary>
static class DayChartCalls
{
    public static Answer List(Call call)
    {
        if (!call.TryQuote(out var stock))
            return Refusals.NothingFound;
        if (!ChartDates.TryRead(call["FID_INPUT_DATE_1"], DateOnly.MinValue, out var from) ||
            !ChartDates.TryRead(call["FID_INPUT_DATE_2"], DateOnly.MaxValue, out var to))
            return Refusals.FieldTooLong("FID_INPUT_DATE_1");
        var day = stock.Figures;
        var yesterday = stock.Past.Yesterday;
        var bars = Spans(ChartDates.Days(stock, call.Simulation.Clock.Date, Reach(call, call.PageRows, from, to)), call["FID_PERIOD_DIV_CODE"]);
        return Answer.Shown(new InquireDailyItemchartpriceReply
        {
            Output1 = new()
            {
                PrdyVrss = Figure.Of(day.Change),
                PrdyVrssSign = StockTexts.Sign(stock),
                PrdyCtrt = Figure.Hundredths(day.ChangeRate),
                StckPrdyClpr = Figure.Of(day.Base),
                AcmlVol = Figure.Of(day.Volume),
                AcmlTrPbmn = Figure.Of(day.Turnover),
                HtsKorIsnm = stock.Listing.Name,
                StckPrpr = Figure.Of(day.Last),
                StckShrnIscd = stock.Listing.CodeText,
                PrdyVol = Figure.Of(yesterday.Volume),
                StckMxpr = Figure.Of(stock.Ladder.Limits.Upper.Won),
                StckLlam = Figure.Of(stock.Ladder.Limits.Lower.Won),
                StckOprc = Figure.Of(day.Open),
                StckHgpr = Figure.Of(day.High),
                StckLwpr = Figure.Of(day.Low),
                StckPrdyOprc = Figure.Of(yesterday.Open),
                StckPrdyHgpr = Figure.Of(yesterday.High),
                StckPrdyLwpr = Figure.Of(yesterday.Low),
                Askp = Figure.Of(stock.AskWon(0)),
                Bidp = Figure.Of(stock.BidWon(0)),
                PrdyVrssVol = Figure.Of(day.Volume - yesterday.Volume),
                VolTnrt = Figure.Hundredths(StockTexts.VolumeTurnover(stock)),
                StckFcam = Figure.Of(StockTexts.FaceValue),
                LstnStcn = Figure.Of(stock.Listing.ListedShares),
                Cpfn = Figure.Of(StockTexts.Capital(stock.Listing)),
                HtsAvls = Figure.Of((long)decimal.Round(StockTexts.MarketValue(stock))),
                Per = Fundamentals.Of(stock.Listing).Per(day.Last),
                Eps = Figure.Hundredths(Fundamentals.Of(stock.Listing).Eps * 100L),
                Pbr = Fundamentals.Of(stock.Listing).Pbr(day.Last),
                ItewholLoanRmndRatem = "0",
            },
            Output2 =
            [
                .. bars.Where(bar => bar.Bar.Date >= from && bar.Bar.Date <= to).Reverse().Take(call.PageRows).Select(Row),
            ],
        });
    }

    /// <summary>How far back an answer of so many rows can look, with room for holidays and for the close before the first.</summary>
    public static DateOnly Reach(Call call, int rows, DateOnly from, DateOnly to)
    {
        var days = rows * (call["FID_PERIOD_DIV_CODE"] switch { "W" => 8, "M" => 32, "Y" => 367, _ => 2 });
        var last = to < call.Simulation.Clock.Date ? to : call.Simulation.Clock.Date;
        var earliest = DateOnly.FromDayNumber(Math.Max(0, last.DayNumber - days));
        return from > earliest ? DateOnly.FromDayNumber(Math.Max(0, from.DayNumber - 10)) : earliest;
    }

    /// <summary>Bars of the asked length, each with the close of the one before it.</summary>
    public static List<(DayBar Bar, int Before)> Spans(IEnumerable<DayBar> days, string length)
    {
        var spans = new List<(DayBar Bar, int Before)>();
        var before = 0;
        foreach (var span in days.GroupBy(day => Start(day.Date, length)))
        {
            var (first, last) = (span.First(), span.Last());
            var bar = new DayBar(
                length is "W" or "M" or "Y" ? span.Key : first.Date, first.Open, span.Max(day => day.High), span.Min(day => day.Low),
                last.Close, span.Sum(day => day.Volume), span.Sum(day => day.Turnover));
            spans.Add((bar, before == 0 ? first.Open : before));
            before = last.Close;
        }
        return spans;
    }

    static DateOnly Start(DateOnly date, string length) => length switch
    {
        "W" => date.AddDays(-(((int)date.DayOfWeek + 6) % 7)),
        "M" => new(date.Year, date.Month, 1),
        "Y" => new(date.Year, 1, 1),
        _ => date,
    };

    static InquireDailyItemchartpriceOutput2 Row((DayBar Bar, int Before) row) => new()
    {
        StckBsopDate = Figure.Date(row.Bar.Date),
        StckClpr = Figure.Of(row.Bar.Close),
        StckOprc = Figure.Of(row.Bar.Open),
        StckHgpr = Figure.Of(row.Bar.High),
        StckLwpr = Figure.Of(row.Bar.Low),
        AcmlVol = Figure.Of(row.Bar.Volume),
        AcmlTrPbmn = Figure.Of(row.Bar.Turnover),
        FlngClsCode = "00",
        PrttRate = "0.00",
        ModYn = "N",
        PrdyVrssSign = Figure.Sign(row.Bar.Close - row.Before).ToString(),
        PrdyVrss = Figure.Of(row.Bar.Close - row.Before),
        RevlIssuReas = "",
    };
}
