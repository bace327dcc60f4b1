using Danta.Market;

namespace Danta.Trading;

/// <summary>Leads a called stock to its purchase: gates, rule, buying power, order.</summary>
sealed class EntryDesk(Desk desk, OrderFlow orders, WatchList watch, RuleShelf rules, RestDesk rests)
{
    public void Consider(Stock stock)
    {
        if (stock.Signal is not { } signal || desk.Standing.Finished)
            return;
        var rule = rules.For(signal.Condition);
        if (desk.EntryFor(signal.Condition).MaxSignalAge is { } age && desk.Now - signal.At >= age)
        {
            stock.Signal = null;
            desk.Note(DecisionKind.Skipped, stock.Code, 0, null, $"{stock.Name} 신호 만료: {age.TotalSeconds:0}초 안에 사지 못했습니다");
            return;
        }
        if (Gates.FirstShut(desk, stock) is { } gate)
        {
            NoteOnce(stock, signal, gate);
            return;
        }
        if (!rule.Wants(stock, desk.Now) || !HasBuyingPower(stock))
            return;
        var quantity = Sizing.Of(desk, stock);
        if (!quantity.IsZero)
            Buy(stock, signal, rule, quantity);
    }

    /// <summary>What keeps a stock from being bought just now; empty where it has not been called.</summary>
    public string WaitingFor(Stock stock)
    {
        if (Gates.FirstShut(desk, stock) is { } gate)
            return $"{gate.Name}: {gate.Seen(desk, stock)}";
        if (stock.Signal is not { } signal)
            return stock.MustLeave ? "팔고 나서 이탈을 기다림" : "새 신호를 기다림";
        var rule = rules.For(signal.Condition);
        if (!rule.Wants(stock, desk.Now))
            return $"진입 규칙 {rule.Name}: {string.Join(", ", rule.Seen(stock, desk.Now).Select(reason => $"{reason.Name} {reason.Value}"))}";
        return stock.BuyingPower.IsFresh(desk.Now, desk.Spending) && Sizing.Of(desk, stock).IsZero ? "매수가능 수량 부족" : "매수가능 조회 중";
    }

    bool HasBuyingPower(Stock stock)
    {
        var power = stock.BuyingPower;
        if (power.IsFresh(desk.Now, desk.Spending))
            return true;
        if (power.MayAsk(desk.Now))
        {
            power.Ask(desk.Now, desk.Spending);
            desk.Out.Add(new Ask(new BuyingPowerQuestion(stock.Code), false));
        }
        return false;
    }

    void Buy(Stock stock, Signal signal, IEntryRule rule, Quantity quantity)
    {
        var trade = desk.Positions.NextTrade();
        Reason[] reasons =
        [
            .. rule.Seen(stock, desk.Now), .. Gates.Seen(desk, stock),
            new("매수가능", $"{stock.BuyingPower.Shares}주"), new("수량", $"{quantity}주"),
        ];
        var order = orders.Place(
            stock, Side.Buy, quantity, Urgency.Entry, trade, $"{signal.Condition} 편입, 규칙 {rule.Name}",
            desk.Settings.Orders.EntryType, condition: signal.Condition, rule: rule.Name, calledAt: signal.At);
        stock.Signal = null;
        desk.NoteSince(
            signal.At, DecisionKind.Signal, stock.Code, trade, $"{stock.Name} 편입: {signal.Condition}",
            new Reason("조회 시각", Kst.Of(signal.AskedAt).ToString("HH:mm:ss.fff")), new Reason("조회 응답", Spans.Of(signal.At - signal.AskedAt)),
            new Reason("막은 게이트", signal.Refusals.Length > 0 ? signal.Refusals : "없음"),
            new Reason("매수까지", Spans.Of(desk.Now - signal.At)), new Reason("매수가능 조회", Spans.Of(stock.BuyingPower.Took)));
        desk.Note(
            DecisionKind.Entry, stock.Code, trade, order.Id,
            $"{stock.Name} {quantity}주 매수: {signal.Condition} 편입 {(desk.Now - signal.At).TotalSeconds:0.0}초 뒤, 현재가 {stock.Quotes.Last}",
            reasons);
        rests.Follow(order);
        watch.Pin(stock);
    }

    /// <summary>Each gate that says no has a line of its own, once a signal, however often it says so.</summary>
    void NoteOnce(Stock stock, Signal signal, Gate first)
    {
        if (signal.HasNoted(Gates.IndexOf(first)))
            return;
        for (var index = 0; index < Gates.All.Count; index++)
        {
            var gate = Gates.All[index];
            if (signal.HasNoted(index) || !gate.Refuses(desk, stock))
                continue;
            signal.Note(index, gate.Name);
            desk.Note(
                DecisionKind.Skipped, stock.Code, 0, null, $"{stock.Name} 사지 않음: {gate.Name}",
                new Reason(gate.Name, gate.Seen(desk, stock)));
        }
    }
}
