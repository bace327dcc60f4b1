using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>inquire-ccnl and inquire-time-itemconclusion: the youngest trades one by one.</summary>
static class TradeCalls
{
    public static Answer Latest(Call call)
    {
        if (!call.TryQuote(out var stock))
            return Refusals.NothingFound;
        return Answer.Shown(new InquireCcnlReply
        {
            Output =
            [
                .. stock.History.Latest(call.PageRows).Select(trade => new InquireCcnlOutput
                {
                    StckCntgHour = Figure.Time(trade.Time),
                    StckPrpr = Figure.Of(trade.Price),
                    PrdyVrss = Figure.Of(trade.Price - stock.Figures.Base),
                    PrdyVrssSign = Sign(stock, trade.Price),
                    CntgVol = Figure.Of(trade.Size),
                    TdayRltv = Figure.Hundredths(trade.Strength),
                    PrdyCtrt = Rate(stock, trade.Price),
                }),
            ],
        });
    }

    public static Answer Until(Call call)
    {
        if (!call.TryQuote(out var stock))
            return Refusals.NothingFound;
        if (!KisText.TryInteger(call["FID_INPUT_HOUR_1"], out var until))
            return Refusals.FieldTooLong("FID_INPUT_HOUR_1");
        var day = stock.Figures;
        return Answer.Shown(new InquireTimeItemconclusionReply
        {
            Output1 = new()
            {
                StckPrpr = Figure.Of(day.Last),
                PrdyVrss = Figure.Of(day.Change),
                PrdyVrssSign = StockTexts.Sign(stock),
                PrdyCtrt = Figure.Hundredths(day.ChangeRate),
                AcmlVol = Figure.Of(day.Volume),
                PrdyVol = Figure.Of(stock.PreviousVolume()),
                RprsMrktKorName = StockTexts.MarketName(stock.Listing),
            },
            Output2 =
            [
                .. stock.History.Latest(call.PageRows, until == 0 ? 240_000 : (int)until).Select(trade => new InquireTimeItemconclusionOutput2
                {
                    StckCntgHour = Figure.Time(trade.Time),
                    StckPbpr = Figure.Of(trade.Price),
                    PrdyVrss = Figure.Of(trade.Price - day.Base),
                    PrdyVrssSign = Sign(stock, trade.Price),
                    PrdyCtrt = Rate(stock, trade.Price),
                    Askp = Figure.Of(trade.Ask),
                    Bidp = Figure.Of(trade.Bid),
                    TdayRltv = Figure.Hundredths(trade.Strength),
                    AcmlVol = Figure.Of(trade.Volume),
                    Cnqn = Figure.Of(trade.Size),
                }),
            ],
        });
    }

    static string Sign(IQuote stock, int price) =>
        Figure.Sign(price - stock.Figures.Base, price, stock.Ladder.Limits.Upper.Won, stock.Ladder.Limits.Lower.Won).ToString();

    static string Rate(IQuote stock, int price) =>
        Figure.Hundredths(DayFigures.Hundredths(price - stock.Figures.Base, stock.Figures.Base));
}
