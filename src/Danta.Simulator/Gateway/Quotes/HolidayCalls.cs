using Danta.Kis.Wire;
using Danta.Kis.Wire.Rest;
using Danta.Market;
using Danta.Simulator.Gateway.Shapes;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>chk-holiday: which days are open. The market's own day always is while its session never ends.</summary>
static class HolidayCalls
{
    /// <summary>The page mark of this call alone has twenty characters.</summary>
    const int MarkLength = 20;

    /// <summary>No calendar goes further.</summary>
    const int LastYear = 9_990;

    public static Answer List(Call call)
    {
        var mark = call["CTX_AREA_NK"];
        if (!KisText.TryDate(mark.Length > 0 ? mark : call["BASS_DT"], out var from) || from is not { Year: < LastYear } first)
            return Refusals.FieldTooLong("BASS_DT");
        var days = Enumerable.Range(0, call.PageRows).Select(first.AddDays).ToList();
        return Answer.Of(
            new ChkHolidayReply
            {
                CtxAreaNk = Figure.Date(first.AddDays(call.PageRows)).PadRight(MarkLength),
                CtxAreaFk = call["BASS_DT"].PadRight(MarkLength),
                Output = [.. days.Select(day => Row(call, day))],
            },
            "KIOK0500", Figure.Padded("조회가 계속됩니다..다음버튼을 Click 하십시오."),
            "M");
    }

    /// <summary>market-time: the five business days that end today, and the hours of a day.</summary>
    public static Answer Around(Call call)
    {
        var clock = call.Simulation.Clock;
        var days = Enumerable.Range(0, 20).Select(back => clock.Date.AddDays(-back)).Where(call.Simulation.Hours.IsOpenDay).Take(5).Reverse().ToList();
        return Sheet.Of(Block.One("output1",
        [
            .. days.Select((day, index) => ($"date{index + 1}", Figure.Date(day))),
            ("today", Figure.Date(clock.Date)), ("time", Figure.Time(clock.Hhmmss)), ("s_time", "090000"), ("e_time", "153000"),
        ]));
    }

    static ChkHolidayOutput Row(Call call, DateOnly day)
    {
        var business = TradingCalendar.IsOpen(day);
        return new()
        {
            BassDt = Figure.Date(day),
            WdayDvsnCd = $"0{(int)day.DayOfWeek + 1}",
            BzdyYn = Figure.Yes(business),
            TrDayYn = "Y",
            OpndYn = Figure.Yes(call.Simulation.Hours.IsOpenDay(day)),
            SttlDayYn = Figure.Yes(business),
        };
    }
}
