using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Simulator.Exchange;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>inquire-time-itemchartprice: today's minutes, the youngest first, and yesterday's behind them where they are wanted.</summary>
static class MinuteChartCalls
{
    public static Answer List(Call call)
    {
        if (!call.TryQuote(out var stock))
            return Refusals.NothingFound;
        if (!KisText.TryInteger(call["FID_INPUT_HOUR_1"], out var until))
            return Refusals.FieldTooLong("FID_INPUT_HOUR_1");
        var day = stock.Figures;
        return Answer.Shown(new InquireTimeItemchartpriceReply
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
            },
            Output2 =
            [
                .. Bars(stock, call.Simulation.Clock.Hhmmss, until == 0 ? 240_000 : (int)until)
                    .Select(bar => (Bar: bar, call.Simulation.Clock.Date))
                    .Concat(call["FID_PW_DATA_INCU_YN"] == "Y" ? Yesterday(stock) : [])
                    .Take(call.PageRows)
                    .Select(minute => Row(minute.Bar, Figure.Date(minute.Date))),
            ],
        });
    }

    /// <summary>inquire-time-dailychartprice: of today its true minutes, of a day before those that its bar could have had.</summary>
    public static Answer ListPast(Call call)
    {
        if (!call.TryQuote(out var stock))
            return Refusals.NothingFound;
        if (!KisText.TryInteger(call["FID_INPUT_HOUR_1"], out var until) ||
            !ChartDates.TryRead(call["FID_INPUT_DATE_1"], call.Simulation.Clock.Date, out var date))
            return Refusals.FieldTooLong("FID_INPUT_DATE_1");
        var today = call.Simulation.Clock.Date;
        var minutes = date >= today
            ? Bars(stock, call.Simulation.Clock.Hhmmss, until == 0 ? 240_000 : (int)until)
            : PastMinutes.Of(stock, date).Where(bar => until == 0 || bar.Minute <= until);
        return Sheet.Of(
            Block.One("output1", Head(new(stock))),
            Block.List("output2", minutes.Take(LongPage).Select(bar => MinuteRow(bar, Figure.Date(date < today ? date : today)))));
    }

    /// <summary>What follows today's first minute where a client wants the past too.</summary>
    static IEnumerable<(MinuteBar Bar, DateOnly Date)> Yesterday(IQuote stock) =>
        PastMinutes.Of(stock, stock.Past.Yesterday.Date).Select(bar => (bar, stock.Past.Yesterday.Date));

    const int LongPage = 120;

    static readonly Func<Ranked, Row> Head = StockFields.All.Shape("prdy_vrss prdy_vrss_sign prdy_ctrt stck_prdy_clpr acml_vol acml_tr_pbmn hts_kor_isnm stck_prpr");

    static Row MinuteRow(MinuteBar bar, string date) =>
    [
        ("stck_bsop_date", date), ("stck_cntg_hour", Figure.Time(bar.Minute)), ("stck_prpr", Figure.Of(bar.Close)), ("stck_oprc", Figure.Of(bar.Open)),
        ("stck_hgpr", Figure.Of(bar.High)), ("stck_lwpr", Figure.Of(bar.Low)), ("cntg_vol", Figure.Of(bar.Volume)), ("acml_tr_pbmn", Figure.Of(bar.Turnover)),
    ];

    /// <summary>Minutes without a trade repeat the price before them; what lies ahead is not shown.</summary>
    static IEnumerable<MinuteBar> Bars(IQuote stock, int now, int until)
    {
        var minutes = stock.History.Minutes;
        var index = minutes.Count - 1;
        for (var minute = Math.Min(now, until) / 100; index >= 0; minute = minute % 100 == 0 ? minute - 41 : minute - 1)
        {
            while (index >= 0 && minutes[index].Minute > minute * 100)
                index--;
            if (index < 0)
                yield break;
            var bar = minutes[index];
            yield return bar.Minute == minute * 100
                ? bar
                : new(minute * 100, bar.Close, bar.Close, bar.Close, bar.Close, 0, bar.Turnover);
        }
    }

    static InquireTimeItemchartpriceOutput2 Row(MinuteBar bar, string date) => new()
    {
        StckBsopDate = date,
        StckCntgHour = Figure.Time(bar.Minute),
        StckPrpr = Figure.Of(bar.Close),
        StckOprc = Figure.Of(bar.Open),
        StckHgpr = Figure.Of(bar.High),
        StckLwpr = Figure.Of(bar.Low),
        CntgVol = Figure.Of(bar.Volume),
        AcmlTrPbmn = Figure.Of(bar.Turnover),
    };
}
