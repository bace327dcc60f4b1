using Danta.Market;

namespace Danta.Host.Doctor;

/// <summary>What is known of the market's days and stocks.</summary>
static class MarketChecks
{
    public static readonly IReadOnlyList<Check> All =
    [
        new("calendar", "휴장일", "calendar", CalendarAsync),
        new("masters", "종목 마스터", "master files", MastersAsync),
    ];

    static async Task<Outcome> CalendarAsync(Patient patient, CancellationToken stop)
    {
        var (say, today) = (patient.Say, Kst.DateOf(patient.Time.GetUtcNow()));
        if (today.Year > TradingCalendar.LastYear)
        {
            return Outcome.Warning(
                say[$"내장 달력이 {TradingCalendar.LastYear}년까지입니다: 증권사가 답하지 않으면 휴장일을 모릅니다", $"the built-in calendar ends with {TradingCalendar.LastYear}: without the broker's word closed days are not known"],
                say["새 판으로 바꾸십시오", "take a newer version"]);
        }
        var open = TradingCalendar.IsOpen(today);
        if (patient.Config.Trading.Settings.Session is { IsAroundTheClock: false, CheckHoliday: true } && await patient.Broker.IsOpenTodayAsync(stop) is { } said && said != open)
        {
            return Outcome.Warning(
                say[$"오늘을 증권사는 {Word(said)}, 내장 달력은 {Word(open)}이라고 합니다. 증권사를 따릅니다", $"today is {English(said)} by the broker and {English(open)} by the built-in calendar. The broker is believed"],
                say["뉴스에서 임시 휴장을 확인하십시오", "see the news for an extraordinary holiday"]);
        }
        return Outcome.Ok(open ? say["오늘은 장이 열립니다", "the market is open today"] : say[$"오늘은 휴장, 다음 장은 {TradingCalendar.Next(today):MM-dd}", $"closed today, next open {TradingCalendar.Next(today):MM-dd}"]);
    }

    static string Word(bool open) => open ? "개장" : "휴장";

    static string English(bool open) => open ? "open" : "closed";

    static async Task<Outcome> MastersAsync(Patient patient, CancellationToken stop)
    {
        var (say, masters) = (patient.Say, await patient.Broker.MastersAsync(stop));
        if (masters.Date is not { } date)
        {
            return Outcome.Failed(
                say[$"종목 마스터가 없습니다: {masters.Problem}. 종목마다 따로 물어야 해서 늦게 삽니다", $"there are none: {masters.Problem}. Each stock has to be asked for, and is bought later"],
                say["new.real.download.dws.co.kr에 닿는지(https), storage에 쓸 수 있는지 보십시오", "see whether new.real.download.dws.co.kr answers (https), and storage"]);
        }
        return masters.Stale
            ? Outcome.Warning(
                say[$"오늘 것을 받지 못해 {date:MM-dd}의 것을 씁니다: 관리종목과 기준가가 옛것일 수 있습니다", $"today's could not be had, those of {date:MM-dd} serve: flags and base prices may be old"],
                say["08:40 뒤에도 그대로면 new.real.download.dws.co.kr에 닿는지 보십시오", "where it is still so after 08:40, see whether new.real.download.dws.co.kr answers"])
            : Outcome.Ok(say[$"{date:MM-dd}의 것", $"of {date:MM-dd}"]);
    }
}
