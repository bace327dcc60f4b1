using Danta.Host.Commands;
using Danta.Host.Reruns;
using Danta.Market;
using Danta.Replay.Execution;
using Danta.Replay.WhatIfs;

namespace Danta.Host.Replaying;

/// <summary>A simulated day for people: the interval first, then what it rests on, then each order with its why.</summary>
static class WhatIfText
{
    /// <summary>More than a person reads; all of them are in the JSON.</summary>
    const int MostOrders = 60;

    /// <param name="evenings">Of the book that the settings belong to; null: it has none.</param>
    public static void Print(WhatIfDay day, ReplayWords words, ModelErrors? evenings)
    {
        var middle = day.Middle;
        Sheet.Say(words.Say(
            $"  만약: {Signed(middle.Net)} ({Signed(day.Lower)} ~ {Signed(day.Upper)}), 왕복 {middle.Day.Trades}번(이익 {middle.Day.Wins}), 최대 낙폭 {middle.Drawdown}원",
            $"  what if: {Signed(middle.Net)} ({Signed(day.Lower)} ~ {Signed(day.Upper)}), {middle.Day.Trades} round trips ({middle.Day.Wins} won), drawdown {middle.Drawdown}"));
        Sheet.Say(middle.PartedAt is { } at
            ? words.Say($"  {Kst.Of(at):HH:mm:ss.fff}까지는 그날 그대로이고, 거기서 갈라집니다.", $"  The day as it was until {Kst.Of(at):HH:mm:ss.fff}, where the histories part.")
            : words.Say("  끝까지 그날과 같은 주문을 냅니다.", "  The same orders to the end."));
        if (middle.StillHeld > 0)
            Sheet.Say(words.Say($"  마지막까지 {middle.StillHeld}종목을 팔지 못했습니다. 그때 값으로 셈했습니다.", $"  {middle.StillHeld} stocks are still held at the end, at what they were worth then."));
        if (middle.Blind.Count > 0)
            Sheet.Say(words.Say(
                $"  시세를 듣지 않던 종목이라 알 수 없는 주문 {middle.Blind.Values.Sum()}건: {string.Join(", ", middle.Blind.Keys)}. 체결시키지 않았습니다.",
                $"  {middle.Blind.Values.Sum()} orders in stocks whose ticks were not heard, never filled: {string.Join(", ", middle.Blind.Keys)}."));
        Trust(day, words);
        Lately(evenings, words);
        foreach (var order in middle.Orders.Where(order => !order.IsReal).Take(MostOrders))
            Order(order, words);
        if (middle.Orders.Count(order => !order.IsReal) is > MostOrders and var more)
            Sheet.Say(words.Say($"  … {more - MostOrders}건 더 (--json)", $"  … {more - MostOrders} more (--json)"));
    }

    static void Trust(WhatIfDay day, ReplayWords words)
    {
        var model = day.Calibration;
        if (model.Orders > 0)
            Sheet.Say(words.Say(
                $"  얼마나 믿을 만한가: 그날 실제 주문 {model.Orders}건을 같은 모델로 체결시키면 {model.Equal}건의 수량이 같고, {model.Both}건 가운데 {model.Near}건이 한 틱 안"
                    + $"(중앙 {model.Median:0.0}틱, 95 % {model.NinetyFifth:0.0}틱), 금액 차이 {Signed(model.Won)}",
                $"  How far to trust it: of the day's {model.Orders} real orders the same model fills {model.Equal} by as many shares, {model.Near} of {model.Both} within a tick "
                    + $"(median {model.Median:0.0}, 95 % {model.NinetyFifth:0.0} ticks), {Signed(model.Won)} in all"));
        else
            Sheet.Say(words.Say("  그날 실제 주문이 없어 모델을 실제와 맞춰 보지 못했습니다.", "  No real orders that day: the model could not be held against them."));
        if (day.MeasuredTrips == 0)
            Sheet.Say(words.Say(
                $"  주문 왕복 시간도 재지 못해 {Latency.Assumed.TotalMilliseconds:0} ms로 두었습니다.", $"  No round trip was measured: {Latency.Assumed.TotalMilliseconds:0} ms is assumed."));
        Sheet.Say(words.Say("  왕복 시간이 달랐다면: ", "  With other round trips: ") + string.Join(", ", day.Sensitivity.Select(run => $"{run.Name} {Signed(run.Net)}")));
    }

    /// <summary>One day's orders are few: what the evenings before have measured weighs more.</summary>
    static void Lately(ModelErrors? evenings, ReplayWords words)
    {
        if (evenings?.Lately is not { Evenings: > 0 } known)
            return;
        Sheet.Say(words.Say(
            $"  저녁마다 잰 것: 최근 {known.Evenings}일의 실제 주문 {known.Orders}건, 한 틱 안 {known.Near}/{known.Both}, 하루 중앙 오차 {known.Median:0.0}틱",
            $"  As measured each evening: {known.Orders} real orders of {known.Evenings} days, {known.Near}/{known.Both} within a tick, daily median {known.Median:0.0} ticks"));
    }

    static void Order(SimulatedOrder order, ReplayWords words)
    {
        var side = order.Side == Side.Buy ? words.Say("매수", "buy") : words.Say("매도", "sell");
        Sheet.Say($"  {Kst.Of(order.DecidedAt):HH:mm:ss.fff} {side} {order.Code} {order.Filled:N0}/{order.Quantity}{words.Say("주", "")} "
            + words.Say($"(왕복 {order.Trip.TotalMilliseconds:0} ms)", $"(round trip {order.Trip.TotalMilliseconds:0} ms)"));
        foreach (var fill in order.Fills)
            Sheet.Say($"    {(words.IsKorean ? fill.Why : Why(fill))}");
    }

    public static string Why(Replay.Floors.FloorFill fill) =>
        $"{fill.Quantity} at {fill.Price}: {fill.How}, {fill.Shown:N0} shown, {fill.Gone:N0} not for us, {fill.Ahead:0} ahead, book of {Kst.Of(fill.BookAt):HH:mm:ss.fff}";

    static string Signed(Won won) => Sheet.Signed(won);
}
