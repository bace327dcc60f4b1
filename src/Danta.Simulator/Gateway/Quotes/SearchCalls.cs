using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>psearch-title and psearch-result: the conditions saved on the server and what they find now.</summary>
static class SearchCalls
{
    public static Answer Titles(Call call)
    {
        var plan = call.Client.Plan;
        if (call["user_id"] != plan.HtsId || plan.Conditions.Count == 0)
            return Refusals.NothingFound;
        return Answer.Shown(new PsearchTitleReply
        {
            Output2 =
            [
                .. plan.Conditions.Select(condition => new PsearchTitleOutput2
                {
                    UserId = plan.HtsId,
                    Seq = condition.Seq,
                    GrpNm = condition.Group,
                    ConditionNm = condition.Name,
                }),
            ],
        });
    }

    public static Answer Results(Call call)
    {
        var plan = call.Client.Plan;
        var condition = call["user_id"] == plan.HtsId
            ? plan.Conditions.FirstOrDefault(condition => condition.Seq == call["seq"])
            : null;
        var found = condition is null
            ? []
            : call.Simulation.Venue.Stocks.Where(stock => !stock.Halted && condition.Finds(stock)).Take(call.PageRows).ToList();
        return found.Count == 0
            ? Refusals.NothingFound
            : Answer.Shown(new PsearchResultReply
            {
                Output2 = [.. found.Select(Row)],
            });
    }

    static PsearchResultOutput2 Row(Instrument stock)
    {
        var day = stock.Figures;
        var (expected, volume) = stock.Expected;
        return new()
        {
            Code = stock.Listing.CodeText,
            Name = stock.Listing.Name,
            Daebi = StockTexts.Sign(stock),
            Price = KisText.Fixed16(day.Last, zeros: true),
            Chgrate = KisText.Fixed16(day.ChangeRate / 100m, zeros: false),
            AcmlVol = KisText.Fixed16(day.Volume, zeros: false),
            TradeAmt = KisText.Fixed16(day.Turnover / 1_000_000, zeros: false),
            Change = KisText.Fixed16(day.Change, zeros: false),
            Cttr = KisText.Fixed16(day.Strength / 100m, zeros: false),
            Open = KisText.Fixed16(day.Open, zeros: false),
            High = KisText.Fixed16(day.High, zeros: false),
            Low = KisText.Fixed16(day.Low, zeros: false),
            High52 = KisText.Fixed16(stock.YearHigh, zeros: false),
            Low52 = KisText.Fixed16(stock.YearLow, zeros: false),
            Expprice = KisText.Fixed16(expected, zeros: true),
            Expchange = KisText.Fixed16(expected == 0 ? 0 : expected - day.Base, zeros: false),
            Expchggrate = KisText.Fixed16(expected == 0 ? 0 : DayFigures.Hundredths(expected - day.Base, day.Base) / 100m, zeros: false),
            Expcvol = KisText.Fixed16(volume, zeros: false),
            Chgrate2 = KisText.Fixed16(StockTexts.VolumeRate(stock) / 100m, zeros: false),
            Expdaebi = expected == 0 ? "3" : Figure.Sign(expected - day.Base).ToString(),
            Recprice = KisText.Fixed16(day.Base, zeros: false),
            Uplmtprice = KisText.Fixed16(stock.Ladder.Limits.Upper.Won, zeros: false),
            Dnlmtprice = KisText.Fixed16(stock.Ladder.Limits.Lower.Won, zeros: false),
            Stotprice = KisText.Fixed16(StockTexts.MarketValue(stock), zeros: false),
        };
    }
}
