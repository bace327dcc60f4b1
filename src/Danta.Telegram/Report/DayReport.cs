using Danta.Market;
using Danta.Telegram.Commands;
using Danta.Telegram.News;
using Danta.Telegram.Outbox;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Report;

/// <summary>The day in one message: net, gross, costs, best and worst, by condition and reason, and whether the broker agrees.</summary>
sealed class DayReport(ITraderView view, ResultAnswers results, Dispatcher dispatcher, TimeProvider time, Speech say, Func<string, CancellationToken, Task<byte[]?>> draw)
{
    /// <summary>After the close and the last fills of the closing auction (KST).</summary>
    static readonly TimeOnly After = new(15, 40);

    /// <inheritdoc cref="TelegramOptions.ModelErrorOf"/>
    public Func<DateOnly, ModelError?>? ModelErrorOf { get; init; }

    DateOnly? _done;
    bool _sawOpen;

    /// <summary>Called every second: true once a day, when a day on which the exchange was open is over.</summary>
    public bool IsDue(OutboxStore store)
    {
        var now = time.GetUtcNow();
        var today = Kst.DateOf(now);
        var trader = view.Snapshot;
        if (trader.Time == default || Kst.DateOf(trader.Time) != today)
            return false;
        _sawOpen |= trader.MarketOpen || trader.Today.Trades > 0;
        if (!_sawOpen || Kst.TimeOf(now) < After || _done == today || store.Recall(Fact) == Speech.Day(today))
            return false;
        _done = today;
        _sawOpen = false;
        store.Remember(Fact, Speech.Day(today));
        return true;
    }

    const string Fact = "report";

    public async Task PostAsync(IReadOnlyList<long> chats, Lane lane, bool silent, CancellationToken cancellationToken)
    {
        var trades = view.Snapshot.Trades;
        var today = Kst.DateOf(time.GetUtcNow());
        var png = trades.Count > 0 ? await draw(DayPicture.Svg(today, trades, say), cancellationToken) : null;
        var text = Text(today, sparkline: png is null);
        foreach (var chat in chats)
        {
            dispatcher.Post(new(0, chat, lane, NewsKind.Report, time.GetUtcNow(), text, silent));
            if (png is not null)
                dispatcher.Post(new(0, chat, lane, NewsKind.Report, time.GetUtcNow(), Speech.Day(today), true, Attachment: new($"danta-{Speech.Day(today)}.png", png, true)));
        }
    }

    public string Text(DateOnly date, bool sparkline)
    {
        var trader = view.Snapshot;
        var (day, trades) = (trader.Today, trader.Trades);
        List<string> parts =
        [
            $"🌙 {Html.Bold(say["오늘의 보고", "Report of the day"])} {Speech.Day(date)} · {say.Mode(trader.Mode, trader.DryRun)}",
            $"{say["순손익", "Net"]} {Html.Bold(say.Signed(day.Realised))}\n{say["비용 전", "Gross"]} {say.Signed(day.Gross)}\n"
                + $"{say["수수료", "Commission"]} {say.Won(day.Commission)} · {say["세금", "Tax"]} {say.Won(day.Tax)}\n"
                + say[$"거래 {day.Trades}번 · {day.Wins}승 {day.Losses}패", $"{day.Trades} trades · {day.Wins} won, {day.Losses} lost"],
        ];
        if (trades.Count > 0)
        {
            var (best, worst) = (trades.MaxBy(trip => trip.Net)!, trades.MinBy(trip => trip.Net)!);
            parts.Add($"{say["가장 좋은 거래", "Best"]}: {Trip(best)}\n{say["가장 나쁜 거래", "Worst"]}: {Trip(worst)}");
            parts.Add(results.Groups(say["조건식별", "By condition"], trades, trip => trip.Condition));
            parts.Add(results.Groups(say["매도 이유별", "By exit reason"], trades, trip => trip.ExitReason));
            if (sparkline && DayPicture.Sparkline(trades) is { Length: > 0 } line)
                parts.Add(line);
        }
        if (trader.Positions.Count > 0)
            parts.Add(say[$"넘기는 종목 {trader.Positions.Count}개 · 평가 {say.Signed(day.Unrealised)}", $"Held over night: {say.Stocks(trader.Positions.Count)} · unrealised {say.Signed(day.Unrealised)}"]);
        parts.Add(TieOut(trader));
        if (ModelErrorOf?.Invoke(date) is { Orders: > 0 } model)
            parts.Add(Model(model));
        parts.Add(say["거래 내역: /trades csv", "All trades: /trades csv"]);
        return string.Join("\n\n", parts);
    }

    /// <summary>A model that says what would have been is first asked what was.</summary>
    string Model(ModelError model) => say[
        $"📐 '만약'의 체결 모델: 오늘 주문 {model.Orders}건 가운데 수량 같음 {model.Equal}, 한 틱 안 {model.Near}/{model.Both} (중앙 {model.MedianTicks:0.0}틱), 금액 차이 {say.Signed(model.Won)}",
        $"📐 Fill model of “what if” on today's {model.Orders} orders: {model.Equal} filled alike, {model.Near}/{model.Both} within a tick (median {model.MedianTicks:0.0}), {say.Signed(model.Won)} off"];

    string Trip(RoundTrip trip) => $"{say.Stock(trip.Name, trip.Code)} {say.Signed(trip.Net)} ({say.Percent(trip.NetPercent)})";

    /// <summary>Our sum of trades against our day, and books against the broker as the trader last compared them.</summary>
    string TieOut(TraderSnapshot trader)
    {
        var doubts = trader.Orders.Count(order => order.State == OrderState.InDoubt);
        var sum = new Won(trader.Trades.Sum(trip => trip.Net.Amount));
        var agrees = trader.Reconciled && doubts == 0;
        var text = agrees
            ? say["✅ 브로커 대조: 일치", "✅ Tie-out with the broker: agrees"]
            : say[$"⚠️ 브로커 대조: 확인 필요 (확인 중인 주문 {doubts}개)", $"⚠️ Tie-out with the broker: to be looked at ({doubts} orders in doubt)"];
        // Part sales of positions still held are in the day's profit and in no closed trade.
        var apart = trader.Today.Realised - sum;
        return apart == Won.Zero ? text : text + "\n" + say[$"아직 안 끝난 거래의 몫 {say.Signed(apart)}", $"From trades not closed yet: {say.Signed(apart)}"];
    }
}
