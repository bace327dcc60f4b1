using Danta.Market;
using Danta.Trading;

namespace Danta.Telegram.Words;

/// <summary>Both languages of a sentence side by side, and figures as people read them: 1,234,500원, +1.32 %, 09:31:07.</summary>
readonly record struct Speech(Language Language)
{
    public string this[string korean, string english] => Language == Language.Korean ? korean : english;

    public string Won(Won amount) => $"{amount.Amount:N0}{this["원", " won"]}";

    public string Won(Price price) => price.IsQuoted ? $"{price.Won:N0}{this["원", " won"]}" : "–";

    /// <summary>An average has at most two decimals, and none where it is whole.</summary>
    public string Won(decimal average) => $"{average:#,##0.##}{this["원", " won"]}";

    public string Signed(Won amount) => $"{(amount.Amount > 0 ? "+" : "")}{Won(amount)}";

    public string Percent(decimal percent) => $"{(percent > 0 ? "+" : "")}{percent:0.00} %";

    public string Percent(Rate? rate) => rate is { } known ? $"{known.Percent:0.##} %" : this["끔", "off"];

    public string Shares(Quantity quantity) => Shares(quantity.Shares);

    public string Shares(long shares) => $"{shares:N0}{this["주", shares == 1 ? " share" : " shares"]}";

    public string Stocks(int count) => $"{count}{this["종목", count == 1 ? " stock" : " stocks"]}";

    public string Times(int count) => $"{count}{this["번", count == 1 ? " time" : " times"]}";

    public static string Clock(DateTimeOffset at) => Kst.Of(at).ToString("HH:mm:ss", null);

    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", null);

    public string Span(TimeSpan span)
    {
        var (hours, minutes, seconds) = ((int)span.TotalHours, span.Minutes, span.Seconds);
        return (hours, minutes) switch
        {
            (0, 0) => this[$"{seconds}초", $"{seconds} s"],
            (0, _) => this[$"{minutes}분 {seconds}초", $"{minutes} min {seconds} s"],
            _ => this[$"{hours}시간 {minutes}분", $"{hours} h {minutes} min"],
        };
    }

    public string Side(Side side) => side == Market.Side.Buy ? this["매수", "Buy"] : this["매도", "Sell"];

    /// <summary>Never to be mistaken for one another: colour, shape and word.</summary>
    public string Mode(TradingMode mode, bool dryRun) => (mode switch
    {
        TradingMode.Real => this["🟥 실전", "🟥 REAL"],
        TradingMode.Paper => this["🟩 모의", "🟩 PAPER"],
        _ => this["🟪 데모", "🟪 DEMO"],
    }) + (dryRun ? this[" · 주문 없음", " · dry run"] : "");

    public string State(TraderState state) => state switch
    {
        TraderState.Starting => this["시작 중", "starting"],
        TraderState.Running => this["운용 중", "running"],
        TraderState.Paused => this["정지", "paused"],
        TraderState.Halted => this["비상 정지", "halted"],
        _ => this["끝내는 중", "stopping"],
    };

    public string Guard(GuardState state) => state switch
    {
        GuardState.Armed => this["켜짐", "armed"],
        GuardState.Disarmed => this["대기", "disarmed"],
        GuardState.Acting => this["파는 중", "acting"],
        _ => this["없음", "none"],
    };

    public string Order(OrderState state) => state switch
    {
        OrderState.Drafted => this["준비", "drafted"],
        OrderState.Sent => this["보냄", "sent"],
        OrderState.Working => this["접수", "working"],
        OrderState.CancelSent => this["취소 중", "cancelling"],
        OrderState.InDoubt => this["확인 중", "in doubt"],
        OrderState.Filled => this["체결", "filled"],
        OrderState.Cancelled => this["취소됨", "cancelled"],
        _ => this["거부", "refused"],
    };

    public string Stock(string name, InstrumentCode code) => $"{Html.Escape(name)} ({code})";
}
