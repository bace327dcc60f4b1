using Danta.Market;

namespace Danta.Replay.Sweeps;

/// <summary>What a sweep means, in one sentence for its owner.</summary>
public static class Verdict
{
    const double Sure = 0.95;
    const double MostOverfitting = 0.3;
    const double MostChance = 0.05;

    /// <summary>Nothing but the figures decides; where one of them is missing it says so.</summary>
    public static string Of(SweepReport report, bool korean)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (best, gain) = (report.Rows[0], report.Rows[0].Net - report.Present.Net);
        string Say(string ko, string en) => korean ? ko : en;
        var lead = Say(
            $"{report.Trials}가지 가운데 가장 번 것({best.Name})은 지금 설정보다 {Signed(gain)}원이지만, ",
            $"The best of {report.Trials} ({best.Name}) is {Signed(gain)} won against the settings of today, but ");
        if (gain <= 0)
            return Say(
                $"{report.Trials}가지 가운데 지금 설정보다 더 번 것이 없습니다: 바꿀 까닭이 없습니다.",
                $"None of {report.Trials} earned more than the settings of today: there is no reason to change them.");
        if (report.Deflated is not { } deflated || report.Reality is not { } reality)
            return lead + Say($"{report.Days.Count}일로는 우연인지 가릴 수 없습니다. 날을 더 모으십시오.", $"{report.Days.Count} days cannot tell it from luck: record more.");
        if (report.Overfitting is { } overfitting && overfitting.Probability > MostOverfitting)
            return lead + Say(
                $"과최적화일 확률이 {overfitting.Probability:P0}라서 믿을 수 없습니다.", $"it is overfitted with a probability of {overfitting.Probability:P0}: do not trust it.");
        if (reality.Consistent > MostChance || deflated < Sure)
            return lead + Say(
                $"그만큼 시도하면 우연으로도 나올 수 있는 차이입니다(SPA p {reality.Consistent:0.00}, DSR {deflated:P0}){Needed(report, korean)}.",
                $"so many trials may show as much by luck (SPA p {reality.Consistent:0.00}, DSR {deflated:P0}){Needed(report, korean)}.");
        return Say(
            $"{Josa.Topic(best.Name)} 지금 설정보다 {Signed(gain)}원 더 벌었고, 시도한 수를 셈에 넣어도 우연으로 보기 어렵습니다(SPA p {reality.Consistent:0.00}, DSR {deflated:P0}). 작은 금액으로 먼저 확인하십시오.",
            $"{best.Name} earned {Signed(gain)} won more than the settings of today, and the number of trials does not explain it (SPA p {reality.Consistent:0.00}, DSR {deflated:P0}). Try it with little money first.");
    }

    static string Needed(SweepReport report, bool korean) => report.DaysNeeded is { } days && days > report.Days.Count
        ? korean ? $". 지금의 성과가 이어지면 {Math.Ceiling(days - report.Days.Count):0}일이 더 필요합니다" : $"; {Math.Ceiling(days - report.Days.Count):0} more such days are needed"
        : "";

    static string Signed(long won) => $"{(won > 0 ? "+" : "")}{new Won(won)}";
}
