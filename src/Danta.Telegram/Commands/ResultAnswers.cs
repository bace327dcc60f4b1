using Danta.Market;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Commands;

/// <summary>Answers about what was: profit, trades, days.</summary>
sealed class ResultAnswers(ITraderView view, TimeProvider time, Speech say)
{
    public async Task<Sheet> Pnl(int days, CancellationToken cancellationToken)
    {
        var today = view.Snapshot.Today;
        if (days <= 1)
        {
            return Sheet.Of(
                $"💹 {Html.Bold(say["오늘 손익", "Profit today"])}",
                $"{say["합계", "Total"]} {Html.Bold(say.Signed(today.Total))}\n"
                    + $"{say["실현(비용 뒤)", "Realised (after costs)"]} {say.Signed(today.Realised)}\n{say["평가", "Unrealised"]} {say.Signed(today.Unrealised)}",
                Costs(today));
        }
        var (from, list) = await DaysAsync(days, cancellationToken);
        var sum = Sum(list);
        return Sheet.Of(
            $"💹 {Html.Bold(say[$"{days}일 손익", $"Profit of {days} days"])}\n{Speech.Day(from)} ~",
            $"{say["합계", "Total"]} {Html.Bold(say.Signed(sum.Realised + today.Unrealised))}\n"
                + $"{say["실현(비용 뒤)", "Realised (after costs)"]} {say.Signed(sum.Realised)}\n{say["지금 평가", "Unrealised now"]} {say.Signed(today.Unrealised)}",
            Costs(sum));
    }

    public async Task<Sheet> Daily(int days, CancellationToken cancellationToken)
    {
        var (_, list) = await DaysAsync(days, cancellationToken);
        return new(
            $"📆 {Html.Bold(say["일별 손익", "Profit by day"])}",
            list.Count == 0 ? [say["기록이 없습니다.", "No record."]] : [.. list.Reverse().Chunk(10).Select(chunk =>
                "<pre>" + say["날짜         순손익  승/거래\n", "day           net  won/all\n"] + string.Join('\n', chunk.Select(day => $"{day.Date:MM-dd} {(day.Realised.Amount > 0 ? "+" : "") + day.Realised,12} {day.Wins,3}/{day.Trades}")) + "</pre>")]);
    }

    public async Task<Sheet> Trades(int days, CancellationToken cancellationToken)
    {
        var trades = await TradesAsync(days, cancellationToken);
        return new(
            $"🔁 {Html.Bold(days == 1 ? say["오늘 거래", "Today's trades"] : say[$"{days}일 거래", $"Trades of {days} days"])} {trades.Count} · {say.Signed(new Won(trades.Sum(trip => trip.Net.Amount)))}",
            trades.Count == 0 ? [None(days)] : [.. trades.Reverse().Select(trip =>
                $"{Html.Bold(say.Stock(trip.Name, trip.Code))}\n{say.Shares(trip.Quantity)} · {say.Won(trip.BuyPrice)} → {say.Won(trip.SellPrice)}\n"
                + $"{Html.Bold(say.Signed(trip.Net))} ({say.Percent(trip.NetPercent)}) · {say["비용", "costs"]} {say.Won(trip.Commission + trip.Tax)}\n"
                + $"{(days == 1 ? "" : $"{Kst.Of(trip.ClosedAt):MM-dd} ")}{Speech.Clock(trip.ClosedAt)} · {say.Span(trip.ClosedAt - trip.OpenedAt)} · {Html.Escape(trip.ExitReason)}")]);
    }

    public async Task<Sheet> Performance(int days, CancellationToken cancellationToken)
    {
        var trades = await TradesAsync(days, cancellationToken);
        return Sheet.Of(
            $"🏆 {Html.Bold(days == 1 ? say["오늘 성과", "Performance today"] : say[$"{days}일 성과", $"Performance of {days} days"])}",
            TradeGroups.Of(trades, TradeCut.All) is not [var all]
                ? [None(days)]
                :
                [
                    Whole(all), Groups(say["종목별", "By stock"], trades, trip => trip.Name), Groups(say["조건식별", "By condition"], trades, trip => trip.Condition),
                    Groups(say["규칙별", "By rule"], trades, trip => trip.Rule), Groups(say["시간별", "By hour"], trades, trip => say[$"{Kst.Of(trip.OpenedAt):HH}시", $"{Kst.Of(trip.OpenedAt):HH}h"]),
                    Groups(say["매도 이유별", "By exit"], trades, trip => trip.ExitReason),
                ]);
    }

    /// <summary>Those of the last days, today's too, oldest first.</summary>
    public async Task<IReadOnlyList<RoundTrip>> TradesAsync(int days, CancellationToken cancellationToken)
    {
        var today = Kst.DateOf(time.GetUtcNow());
        return days == 1 ? view.Snapshot.Trades : await view.TradesAsync(today.AddDays(1 - days), today, cancellationToken);
    }

    string None(int days) => days == 1 ? say["오늘 끝난 거래가 없습니다.", "No round trips today."] : say[$"{days}일 동안 끝난 거래가 없습니다.", $"No round trips in {days} days."];

    string Whole(TradeGroup all) =>
        $"{say["순손익", "Net"]} {Html.Bold(say.Signed(all.Net))} · {say["한 건에", "each"]} {say.Signed(all.Average)}\n"
        + $"{say[$"{all.Trades}건 {all.Wins}승 {all.Losses}패 · 승률 {all.WinRate:0.#} %", $"{all.Trades} trades, {all.Wins} won, {all.Losses} lost · {all.WinRate:0.#} % won"]}\n"
        + $"{say["손익비", "Profit factor"]} {(all.ProfitFactor is { } factor ? $"{factor:0.00}" : "–")} · {say["가장 큰 낙폭", "largest drawdown"]} {say.Won(all.Drawdown)}\n"
        + $"{say["가장 번 거래", "best"]} {say.Signed(all.Best)} · {say["가장 잃은 거래", "worst"]} {say.Signed(all.Worst)} · {say["평균 보유", "held on average"]} {say.Span(all.Held)}";

    /// <summary>A sum for each group, the best first.</summary>
    public string Groups(string title, IReadOnlyList<RoundTrip> trades, Func<RoundTrip, string> by) =>
        $"{Html.Bold(title)}\n" + string.Join('\n', trades.GroupBy(by, StringComparer.Ordinal)
            .Select(group => (group.Key, Net: new Won(group.Sum(trip => trip.Net.Amount)), Wins: group.Count(trip => trip.Net.Amount > 0), Count: group.Count()))
            .OrderByDescending(group => group.Net)
            .Select(group => $"{Html.Escape(group.Key.Length > 0 ? group.Key : "–")}: {say.Signed(group.Net)} · {say[$"{group.Count}번 {group.Wins}승", $"{group.Wins} of {group.Count} won"]}"));

    public static DayResult Sum(IReadOnlyList<DayResult> days) => days.Aggregate(DayResult.None, (sum, day) => sum with
    {
        Realised = sum.Realised + day.Realised,
        Gross = sum.Gross + day.Gross,
        Commission = sum.Commission + day.Commission,
        Tax = sum.Tax + day.Tax,
        Trades = sum.Trades + day.Trades,
        Wins = sum.Wins + day.Wins,
        Losses = sum.Losses + day.Losses,
    });

    string Costs(DayResult day) =>
        $"{say["비용 전", "Gross"]} {say.Signed(day.Gross)}\n{say["수수료", "Commission"]} {say.Won(day.Commission)}\n{say["세금", "Tax"]} {say.Won(day.Tax)}\n"
        + say[$"거래 {day.Trades}번 · {day.Wins}승 {day.Losses}패", $"{day.Trades} trades · {day.Wins} won, {day.Losses} lost"];

    async Task<(DateOnly From, IReadOnlyList<DayResult> Days)> DaysAsync(int days, CancellationToken cancellationToken)
    {
        var today = Kst.DateOf(time.GetUtcNow());
        var from = today.AddDays(1 - days);
        return (from, await view.DaysAsync(from, today, cancellationToken));
    }
}
