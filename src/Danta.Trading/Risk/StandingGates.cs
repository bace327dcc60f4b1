using Danta.Market;

namespace Danta.Trading;

/// <summary>Running, and neither paused, halted nor ending.</summary>
sealed class StateGate() : StandingGate("상태")
{
    public override bool Refuses(Desk desk) =>
        !desk.Standing.Started || desk.Standing.SellsOnly || desk.Standing.StoppingSince is not null || desk.Standing.PausedBy is not null
        || desk.Standing.HaltReason is not null;

    public override string Seen(Desk desk) => desk.Standing.Reason.Length > 0 ? desk.Standing.Reason : "매매 중";
}

/// <summary>Notices and prices come in.</summary>
sealed class StreamGate() : StandingGate("실시간 연결")
{
    public override bool Refuses(Desk desk) => !desk.Standing.StreamUp;

    public override string Seen(Desk desk) => desk.Standing.StreamUp ? "연결됨" : "끊김";
}

/// <summary>Books and broker have been compared since the last start and reconnect.</summary>
sealed class ReconciledGate() : StandingGate("증권사 대조")
{
    public override bool Refuses(Desk desk) => !desk.Standing.Reconciled;

    public override string Seen(Desk desk) => desk.Standing.Reconciled ? "마침" : "진행 중";
}

/// <summary>휴장: the broker's word, else the calendar.</summary>
sealed class HolidayGate() : StandingGate("휴장")
{
    public override bool Refuses(Desk desk) => !desk.Day.IsOpen(desk.Settings.Session);

    public override string Seen(Desk desk) =>
        $"{desk.Day.Date:yyyy-MM-dd} {(desk.Day.IsOpen(desk.Settings.Session) ? "개장일" : "휴장일")}";
}

/// <summary>The owner's hours, and continuous trading on the exchange.</summary>
sealed class SessionGate() : StandingGate("거래 시간")
{
    public override bool Refuses(Desk desk) =>
        desk.Standing.BrokerClosed?.Holds(desk.Day, desk.Now) == true
        || !TradingDay.IsWithin(desk.Now, desk.Settings.Session)
        || !desk.Day.IsContinuous(desk.Now, desk.Settings.Session);

    public override string Seen(Desk desk)
    {
        var session = desk.Settings.Session;
        if (desk.Standing.BrokerClosed is { } closed && closed.Holds(desk.Day, desk.Now))
            return $"증권사: {closed.Text}";
        var hours = session.IsAroundTheClock ? "종일" : $@"{session.Start:hh\:mm\:ss}~{session.End:hh\:mm\:ss}";
        return $"{Kst.TimeOf(desk.Now):HH:mm:ss} ({hours}, {Word(desk.Day.PhaseAt(desk.Now))})";
    }

    static string Word(SessionPhase phase) => phase switch
    {
        SessionPhase.OpeningAuction => "장전 동시호가",
        SessionPhase.Continuous => "정규장",
        SessionPhase.ClosingAuction => "장마감 동시호가",
        SessionPhase.AfterCloseOffHours => "장후 시간외",
        SessionPhase.AfterMarket => "애프터마켓",
        _ => "장 종료",
    };
}

/// <summary>After the time at which everything is sold nothing is bought.</summary>
sealed class FlattenTimeGate() : Gate("청산 시각")
{
    public override bool Refuses(Desk desk, Stock stock) => TradingDay.IsPast(desk.Now, desk.ExitsFor(stock.Call?.Condition ?? "").FlattenAt);

    public override string Seen(Desk desk, Stock stock) =>
        desk.ExitsFor(stock.Call?.Condition ?? "").FlattenAt is { } at ? $"{at:HH:mm:ss} 이후 매수하지 않음" : "없음";
}
