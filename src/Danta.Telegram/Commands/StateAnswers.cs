using Danta.Market;
using Danta.Telegram.BotApi;
using Danta.Telegram.News;
using Danta.Telegram.Outbox;
using Danta.Telegram.Words;
using Danta.Trading;

namespace Danta.Telegram.Commands;

/// <summary>Answers about what is now: state, money, positions, orders, what is watched.</summary>
sealed class StateAnswers(ITraderView view, OutboxStore store, Preferences preferences, Speech say)
{
    public Sheet Help() => Sheet.Of(
        Html.Bold(say["명령", "Commands"]) + "\n" + say["낱말로 쳐도, 빗금으로 쳐도 됩니다.", "With or without the slash."],
        string.Join('\n', BotCommands.All.Select(entry =>
            $"/{entry.Slash}{(entry.Usage.Length > 0 ? $" {say[entry.Usage, entry.Usage.Replace("지정가", "limit", StringComparison.Ordinal)]}" : "")} · {say[$"{entry.Word} — {entry.Korean}", entry.English]}")));

    public Sheet Status()
    {
        var (trader, edges) = (view.Snapshot, view.Edges);
        var feed = edges.FeedAge is { } age ? say[$"{age.TotalSeconds:0.0}초 전", $"{age.TotalSeconds:0.0} s ago"] : say["아직 없음", "none yet"];
        return Sheet.Of(
            $"{say.Mode(trader.Mode, trader.DryRun)} · {Html.Bold(say.State(trader.State))}"
                + (trader.Reason.Length > 0 ? $"\n{Html.Escape(trader.Reason)}" : ""),
            $"{say["세션", "Session"]}: {Html.Escape(edges.Session)}\n{say["시세", "Feed"]}: {feed}\n"
                + $"{say["호출 예산", "Call budget"]}: {edges.Budget.Used}/{edges.Budget.Limit}{say[" · 대기 ", " · waiting "]}{edges.Budget.Waiting}\n"
                + (edges.Lag is { } lag
                    ? $"{say["조건식", "Condition"]} {Html.Escape(lag.Name)}: {say[$"{lag.Every.TotalSeconds:0.#}초마다여야 하나 한도 때문에 {lag.Really.TotalSeconds:0.#}초", $"every {lag.Really.TotalSeconds:0.#} s, not {lag.Every.TotalSeconds:0.#}: the broker's limit"]}\n"
                    : "")
                + $"{say["실시간 등록", "Subscriptions"]}: {edges.Subscriptions.Used}/{edges.Subscriptions.Limit}\n"
                + $"{say["보유", "Positions"]}: {trader.Positions.Count}/{trader.Settings.MaxPositions}\n"
                + $"{say["지킴이", "Guard"]}: {say.Guard(edges.Guard)}\n"
                + $"{say["계좌", "Account"]}: {Html.Escape(edges.Account)}",
            Today(trader.Today));
    }

    public string Today(DayResult day) =>
        $"{say["오늘", "Today"]} {Html.Bold(say.Signed(day.Total))}\n"
        + $"{say["실현(비용 뒤)", "Realised (after costs)"]} {say.Signed(day.Realised)}\n{say["평가", "Unrealised"]} {say.Signed(day.Unrealised)}\n"
        + say[$"거래 {day.Trades}번 · {day.Wins}승 {day.Losses}패", $"{day.Trades} trades · {day.Wins} won, {day.Losses} lost"];

    public Sheet Balance()
    {
        var trader = view.Snapshot;
        var money = view.Edges.Money;
        var cash = money is null
            ? say["잔고를 아직 듣지 못했습니다.", "The broker has not told the balance yet."]
            : $"{say["예수금", "Deposit"]}: {say.Won(money.Deposit)}\n{say["D+2 예수금", "D+2 cash"]}: {say.Won(money.SettledCash)}\n"
                + $"{say["매수 가능", "Buying power"]}: {(money.BuyingPower is { } power ? say.Won(power) : say["아직 모름", "not known yet"])}\n"
                + $"{say["총평가", "Total value"]}: {Html.Bold(say.Won(money.TotalValue))}\n<i>{say["브로커 ", "broker "]}{Speech.Clock(money.AsOf)}</i>";
        return new(
            $"💰 {Html.Bold(say["잔고", "Balance"])} · {say.Mode(trader.Mode, trader.DryRun)}",
            [cash, .. trader.Positions.Select(position =>
                $"{say.Stock(position.Name, position.Code)}\n{say.Shares(position.Quantity)} · {say.Won(position.Value)} · "
                + $"{say.Signed(position.Unrealised)} ({say.Percent(position.UnrealisedPercent)})")]);
    }

    public Sheet Positions()
    {
        var trader = view.Snapshot;
        return new(
            $"📦 {Html.Bold(say["보유", "Positions"])} {trader.Positions.Count}/{trader.Settings.MaxPositions} · {say.Mode(trader.Mode, trader.DryRun)}",
            trader.Positions.Count == 0 ? [say["가진 종목이 없습니다.", "Nothing is held."]] : [.. trader.Positions.Select(Position)],
            [.. trader.Positions.Take(8).Select(position => (IReadOnlyList<InlineButton>)
                [new(say[$"{position.Name} 매도", $"Sell {position.Name}"], $"a|sell|{position.Code}")])]);
    }

    public string Position(PositionView position) =>
        $"{Html.Bold(say.Stock(position.Name, position.Code))}{(position.InDoubt ? say[" · 확인 중", " · in doubt"] : "")}\n"
        + $"{say.Shares(position.Quantity)} · {say["평균", "avg"]} {say.Won(position.AveragePrice)} · {say["현재", "now"]} {say.Won(position.Price)}\n"
        + $"{Html.Bold(say.Signed(position.Unrealised))} ({say.Percent(position.UnrealisedPercent)})\n"
        + $"{say["익절", "TP"]} {(position.TakeProfit is { } take ? say.Won(take) : say["끔", "off"])} · "
        + $"{say["손절", "SL"]} {(position.StopLoss is { } stop ? say.Won(stop) : say["끔", "off"])} · {Speech.Clock(position.OpenedAt)}\n"
        + Html.Escape(position.Origin == PositionOrigin.Owner ? say["직접 매수", "bought by hand"] : position.Condition);

    public Sheet Orders()
    {
        var orders = view.Snapshot.Orders;
        return new(
            $"🧾 {Html.Bold(say["오늘 주문", "Today's orders"])} {orders.Count}",
            orders.Count == 0 ? [say["오늘 주문이 없습니다.", "No orders today."]] : [.. orders.Reverse().Select(order =>
                $"{(order.Side == Side.Buy ? "🔴" : "🔵")} {say.Side(order.Side)} {say.Stock(order.Name, order.Code)}\n"
                + $"{order.Filled}/{say.Shares(order.Quantity)}{(order.Filled.IsZero ? "" : $" × {say.Won(order.AveragePrice)}")} · {Html.Bold(say.Order(order.State))}{(order.Limit is { } limit ? say[$" · 지정가 {say.Won(limit)}", $" · limit {say.Won(limit)}"] : "")}\n"
                + $"{Speech.Clock(order.SentAt)} · {(order.Number.IsNone ? say["번호 없음", "no number"] : order.Number.ToString())}"
                + (order.Reason.Length > 0 ? $"\n{Html.Escape(order.Reason)}" : ""))]);
    }

    public Sheet Conditions()
    {
        var conditions = view.Snapshot.Conditions;
        return new(
            $"🔍 {Html.Bold(say["조건식", "Conditions"])}",
            conditions.Count == 0 ? [say["조건식이 없습니다.", "No conditions."]] : [.. conditions.Select(condition =>
                $"{(condition.On ? "🟢" : "⚪")} {Html.Bold(Html.Escape(condition.Name))} [{Html.Escape(condition.Seq)}]\n"
                + say.Stocks(condition.Hits) + (condition.Truncated ? "+" : "")
                + (condition.PolledAt is { } at ? $" · {Speech.Clock(at)}" : "")
                + (condition.Problem.Length > 0 ? $"\n⚠️ {Html.Escape(condition.Problem)}" : ""))],
            [.. conditions.Take(20).Select(condition => (IReadOnlyList<InlineButton>)
                [new(condition.On ? say[$"{condition.Name} 끄기", $"{condition.Name} off"] : say[$"{condition.Name} 켜기", $"{condition.Name} on"],
                    $"a|condition|{condition.Seq}")])]);
    }

    public Sheet Watch()
    {
        var watched = view.Snapshot.Watchlist;
        return new(
            $"👀 {Html.Bold(say["감시", "Watching"])} {watched.Count}",
            watched.Count == 0 ? [say["감시하는 종목이 없습니다.", "Nothing is watched."]] : [.. watched.Select(candidate =>
                $"{say.Stock(candidate.Name, candidate.Code)} · {say.Won(candidate.Price)}\n"
                + $"{Html.Escape(candidate.Condition)} {Speech.Clock(candidate.EnteredAt)}{(candidate.InCondition ? "" : say[" · 이탈", " · left"])}"
                + (candidate.WaitingFor.Length > 0 ? $"\n⏸ {Html.Escape(candidate.WaitingFor)}" : ""))]);
    }

    public Sheet Settings()
    {
        var settings = view.Snapshot.Settings;
        return Sheet.Of(
            $"⚙️ {Html.Bold(say["설정", "Settings"])}",
            SettingKeys.All.Select(key => $"{Html.Bold(say[key.Word, key.Name])}: {key.Show(settings, "", say)}{Own(key, settings)}\n{say["범위", "Range"]} {key.Range(say)}")
                .Append(preferences.Describe(say))
                .Append(say[
                    "바꾸기: 설정 예산 500000 · 설정 익절 1.2 · 설정 손절 0.8 급등주(그 조건식만) · 설정 알림 체결 무음 · 설정 방해금지 22:00-07:00",
                    "Change: set budget 500000 · set takeProfit 1.2 · set stopLoss 0.8 CONDITION (for one alone) · set notify fill silent · set quiet 22:00-07:00"])
                .ToArray());
    }

    /// <summary>Conditions that have another value than all.</summary>
    string Own(SettingKey key, TraderSettings settings) => !key.HasCondition ? "" : string.Concat(settings.Conditions.All
        .Where(plan => key.Show(settings, plan.Expression, say) != key.Show(settings, "", say))
        .Select(plan => $" · {Html.Escape(plan.Expression)} {key.Show(settings, plan.Expression, say)}"));

    /// <summary>Readiness as it is now, and below it what the last round of the doctor's checks found: trouble first, with its mend.</summary>
    public Sheet Health()
    {
        var edges = view.Edges;
        List<string> blocks =
        [
            edges.Checks.Count == 0 ? say["아직 점검하지 못했습니다.", "Nothing is checked yet."]
                : string.Join('\n', edges.Checks.Select(check =>
                    $"{(check.Holds ? "✅" : "❌")} {Html.Escape(check.Name)}{(check.Detail.Length > 0 ? $": {Html.Escape(check.Detail)}" : "")}")),
        ];
        if (edges.Round is { } round)
        {
            blocks.Add(Html.Bold(say[$"{Speech.Clock(round.At)}의 점검 {round.Findings.Count}가지", $"{round.Findings.Count} checks at {Speech.Clock(round.At)}"]));
            blocks.AddRange(round.Failed.Select(found => Told("❌", found)));
            blocks.AddRange(round.Warnings.Select(found => Told("⚠️", found)));
            var fine = round.Findings.Where(found => found.State == FindingState.Ok).Select(found => found.Title);
            blocks.Add($"✅ {Html.Escape(string.Join(", ", fine))}");
        }
        return new($"🩺 {Html.Bold(say["점검", "Checks"])}", blocks);
    }

    static string Told(string mark, Finding found) => $"{mark} {Html.Bold(Html.Escape(found.Title))}: {Html.Escape(found.Text)}\n→ {Html.Escape(found.Mend)}";

    public Sheet Log()
    {
        var warnings = store.Warnings(20);
        return new(
            $"📋 {Html.Bold(say["최근 경고", "Last warnings"])}",
            warnings.Count == 0 ? [say["경고가 없습니다.", "No warnings."]] : [.. warnings.Select(warning => warning.Html)]);
    }

    public Sheet Version() => Sheet.Of($"Danta {Html.Escape(view.Edges.Version)} · {say.Mode(view.Snapshot.Mode, view.Snapshot.DryRun)}");
}
