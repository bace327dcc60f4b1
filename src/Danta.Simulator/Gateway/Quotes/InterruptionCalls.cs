using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>inquire-vi-status: the day's interruptions, the youngest first.</summary>
static class InterruptionCalls
{
    public static Answer List(Call call)
    {
        KisText.TryDate(call["FID_INPUT_DATE_1"], out var date);
        var kind = call["FID_RANK_SORT_CLS_CODE"] switch { "1" => ViKind.Static, "2" => ViKind.Dynamic, "3" => ViKind.Both, _ => ViKind.None };
        var board = call["FID_MRKT_CLS_CODE"] switch { "K" => Board.Kospi, "Q" => Board.Kosdaq, _ => Board.Unknown };
        var events = call.Simulation.Venue.Interruptions
            .Where(vi => date is null || vi.Date == date)
            .Where(vi => kind == ViKind.None || vi.Kind == kind)
            .Where(vi => board == Board.Unknown || vi.Stock.Listing.Board == board)
            .Where(vi => call["FID_INPUT_ISCD"].Length == 0 || vi.Stock.Listing.CodeText == call["FID_INPUT_ISCD"])
            .Where(vi => call["FID_DIV_CLS_CODE"] switch { "1" => IsUp(vi), "2" => !IsUp(vi), _ => true })
            .OrderByDescending(vi => vi.Since)
            .ThenBy(vi => vi.Stock.Index)
            .Take(call.PageRows);
        return Answer.Shown(new InquireViStatusReply
        {
            Output = [.. events.Select(Row)],
        });
    }

    static bool IsUp(ViEvent vi) => vi.Price >= Math.Max(vi.StaticReference, vi.DynamicReference);

    static InquireViStatusOutput Row(ViEvent vi) => new()
    {
        HtsKorIsnm = vi.Stock.Listing.Name,
        MkscShrnIscd = vi.Stock.Listing.CodeText,
        ViClsCode = Figure.Yes(vi.Until == 0),
        BsopDate = Figure.Date(vi.Date),
        CntgViHour = Figure.Time(vi.Since),
        ViCnclHour = vi.Until == 0 ? "" : Figure.Time(vi.Until),
        ViKindCode = $"{(int)vi.Kind}",
        ViPrc = Figure.Of(vi.Price),
        ViStndPrc = Figure.Of(vi.StaticReference),
        ViDprt = Figure.Hundredths(DayFigures.Hundredths(vi.Price - vi.StaticReference, vi.StaticReference)),
        ViDmcStndPrc = Figure.Of(vi.DynamicReference),
        ViDmcDprt = Figure.Hundredths(DayFigures.Hundredths(vi.Price - vi.DynamicReference, vi.DynamicReference)),
        ViCount = Figure.Of(vi.Count),
    };
}
