using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>Settings that can be meant and more likely are a slip: they are told at the start, with the won that they mean.</summary>
static class SettingsAdvice
{
    /// <summary>가격제한폭: a stock cannot move by more within a day.</summary>
    static readonly Rate DaysLimit = Rate.FromPercent(30);

    /// <summary>Korean, one for each; none on a healthy day.</summary>
    /// <param name="today">The tax is dated.</param>
    public static IEnumerable<string> Of(TraderSettings settings, DateOnly today)
    {
        var costs = new[] { Board.Kospi, Board.Kosdaq }.Max(board => settings.Costs.RoundTrip(board, ListingKind.Stock, today));
        foreach (var said in Of("trading.exit", settings.Exit, settings.BudgetPerTrade, costs))
            yield return said;
        foreach (var plan in settings.Conditions.All.Where(plan => plan.Exit is not null && plan.Exit != settings.Exit))
        {
            foreach (var said in Of($"조건식 '{plan.Expression}'의 exit", plan.Exit!, plan.Budget ?? settings.BudgetPerTrade, costs))
                yield return said;
        }
    }

    static IEnumerable<string> Of(string where, ExitSettings exit, Won budget, Rate costs)
    {
        foreach (var (key, level) in new (string, Rate?)[] { ("takeProfitPercent", exit.TakeProfit), ("partAtPercent", exit.PartAt) })
        {
            if (level is not { } target)
                continue;
            if (target < costs)
            {
                yield return $"{where}.{key} {Josa.Topic(Percent(target))} 사고파는 비용 {Percent(costs)}보다 낮습니다. {budget}원어치를 사면 "
                    + (exit.AllowBelowCosts
                        ? $"이 익절마다 약 {costs.FloorOf(budget) - target.FloorOf(budget)}원을 잃습니다(allowBelowCosts)."
                        : $"{target.FloorOf(budget)}원이 아니라 비용인 약 {costs.FloorOf(budget)}원을 벌었을 때 팔고, 남는 것은 0원입니다.");
            }
            else if (target > DaysLimit)
            {
                yield return $"{where}.{key} {Josa.Topic(Percent(target))} {budget}원어치를 사서 {target.FloorOf(budget)}원을 벌어야 팝니다. "
                    + $"하루의 가격제한폭이 {Percent(DaysLimit)}라 하루 안에는 닿지 않습니다. 소수점을 빠뜨리지 않았는지 보십시오.";
            }
        }
        if (exit.StopLoss is { } stop && stop > DaysLimit)
        {
            yield return $"{where}.stopLossPercent {Josa.Topic(Percent(stop))} {budget}원어치를 사서 {stop.FloorOf(budget)}원을 잃은 뒤에야 팝니다. "
                + $"하루의 가격제한폭이 {Percent(DaysLimit)}라 하루 안에는 닿지 않습니다. 소수점을 빠뜨리지 않았는지 보십시오.";
        }
    }

    static string Percent(Rate rate) => $"{rate.Percent:0.####} %";
}
