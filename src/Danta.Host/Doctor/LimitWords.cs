using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Doctor;

/// <summary>What the limits in force mean in won, a sentence each.</summary>
static class LimitWords
{
    public static bool HasLossLimit(TraderSettings settings) => settings.Risk.DailyLossLimit is not null;

    public static IEnumerable<string> Of(TraderSettings settings, Tongue say)
    {
        var most = new Won(settings.BudgetPerTrade.Amount * settings.MaxPositions);
        yield return say[
            $"한 번에 {settings.BudgetPerTrade}원까지, 한꺼번에 {settings.MaxPositions}종목까지: 많으면 {most}원어치를 들고 있습니다.",
            $"Up to {settings.BudgetPerTrade} won a purchase and {settings.MaxPositions} stocks at once: at most {most} won are held."];
        yield return settings.Exit.StopLoss is { } stop
            ? say[
                $"손절 {stop.Percent:0.##} %: 한 종목에서 약 {stop.FloorOf(settings.BudgetPerTrade)}원을 잃으면 팝니다(급락하면 더 잃을 수 있습니다).",
                $"Stop loss {stop.Percent:0.##} %: a stock is sold after a loss of some {stop.FloorOf(settings.BudgetPerTrade)} won (more where it falls fast)."]
            : say["손절이 없습니다: 얼마를 잃든 그 때문에 팔지는 않습니다.", "There is no stop loss: however much is lost, nothing is sold for it."];
        yield return settings.Risk.DailyLossLimit is { } limit
            ? say[$"하루에 {limit}원을 잃으면 그날은 더 사지 않습니다.", $"After a loss of {limit} won nothing more is bought that day."]
            : NoLimit(settings, say);
        if (settings.Risk.MaxOrdersPerMinute is { } orders)
            yield return say[$"1분에 주문 {orders}건까지입니다.", $"Up to {orders} orders a minute."];
    }

    public static string NoLimit(TraderSettings settings, Tongue say) => say[
        $"하루 손실 한도가 없습니다: 잃는 대로 계속 {settings.BudgetPerTrade}원씩 삽니다.",
        $"There is no daily loss limit: it goes on buying for {settings.BudgetPerTrade} won each time, however much is lost."];
}
