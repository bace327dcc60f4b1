using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Leads called stocks to their purchase. Whoever is ready competes with all that are: places and money go to the best of that
/// moment, and the others wait without asking anything.
/// </summary>
sealed class EntryDesk(Desk desk, OrderSender orders, WatchList watch, RuleShelf rules, RestDesk rests, ApprovalDesk approvals)
{
    /// <summary>A tick, or an answer, of this stock: if it makes it ready, the best of the ready are bought.</summary>
    public void Consider(Stock stock)
    {
        if (stock.Call is not { Offer: null } call || desk.Standing.Finished || IsOutdated(stock, call))
            return;
        if (Gates.FirstShut(desk, stock) is { } gate)
            NoteOnce(stock, call, gate);
        else if (rules.For(call.Condition).Wants(stock, desk.Now))
            Compete();
    }

    /// <summary>After each event and each second: a place or money may have become free.</summary>
    public void Continue()
    {
        approvals.Look();
        if (desk.Standing.Finished)
            return;
        BuyApproved();
        if (!Gates.AreShutForAll(desk))
            Compete();
    }

    /// <summary>What the owner has said yes to is checked as if he had not: by every gate and by the price that he saw.</summary>
    void BuyApproved()
    {
        for (var index = 0; index < approvals.All.Count; index++)
        {
            if (approvals.All[index] is not { State: OfferState.Accepted } offer)
                continue;
            var (stock, gate) = (offer.Stock, Gates.FirstShut(desk, offer.Stock));
            if (gate is UnansweredGate)
                continue;
            var quantity = gate is null ? Quantity.Min(offer.Quantity, Sizing.Of(desk, stock)) : Quantity.Zero;
            if (gate is not null)
                approvals.End(offer, OfferState.Refused, approvals.Words(offer, gate));
            else if (offer.IsFarFrom(stock.Quotes.Last))
                approvals.End(offer, OfferState.Refused, $"가격이 {offer.Price}에서 {Josa.Toward($"{stock.Quotes.Last}")} 움직임");
            else if (quantity.IsZero)
                approvals.End(offer, OfferState.Refused, "살 수 있는 수량이 없음");
            else
            {
                // Whatever befalls its leaving it is bought once; and it leaves before a word is said.
                offer.State = OfferState.Bought;
                Buy(stock, offer.Call, rules.For(offer.Call.Condition), quantity, offer);
                approvals.End(offer, OfferState.Bought);
            }
        }
    }

    /// <summary>Buys the best of those that are ready, or offers them, one after the other, as long as places and money last.</summary>
    void Compete()
    {
        while (!Gates.AreShutForAll(desk) && Best() is { Call: { } call } best)
        {
            var (rule, quantity) = (rules.For(call.Condition), Sizing.Of(desk, best));
            if (approvals.Needs(call))
                approvals.Make(best, call, rule, quantity);
            else
                Buy(best, call, rule, quantity);
        }
    }

    /// <summary>Of equals the one that was called first.</summary>
    Stock? Best()
    {
        Stock? best = null;
        var most = 0;
        for (var index = 0; index < desk.Stocks.All.Count; index++)
        {
            var stock = desk.Stocks.All[index];
            if (stock.Call is not { Offer: null } call || IsOutdated(stock, call) || approvals.Needs(call) && !approvals.HasRoom || !IsReady(stock, call))
                continue;
            var score = CandidateScore.Of(desk, rules, stock);
            if (best is null || score > most || score == most && call.At < best.Call!.At)
                (best, most) = (stock, score);
        }
        return best;
    }

    /// <summary>
    /// Another's tick, or a place that has become free, buys no stock that has been silent since the second began: what its rule saw
    /// is of another moment. The rule comes before the gates, for it says no to nearly all.
    /// </summary>
    bool IsReady(Stock stock, BuyCall call) =>
        (desk.Settings.Risk.StaleAfter is null || !stock.IsWatched || stock.HeardAt?.ToUnixTimeSeconds() == desk.Now.ToUnixTimeSeconds())
        && rules.For(call.Condition).Wants(stock, desk.Now) && Gates.FirstShut(desk, stock) is null && !Sizing.Of(desk, stock).IsZero;

    bool IsOutdated(Stock stock, BuyCall call)
    {
        if (desk.EntryFor(call.Condition).MaxSignalAge is not { } age || desk.Now - call.At < age)
            return false;
        stock.Call = null;
        desk.Note(DecisionKind.Skipped, stock.Code, 0, null, $"{stock.Name} 신호 만료: {age.TotalSeconds:0}초 안에 사지 못했습니다");
        return true;
    }

    /// <summary>What keeps a stock from being bought just now; empty where it has not been called.</summary>
    /// <param name="rank">Its place among those that wait, from 1.</param>
    public string WaitingFor(Stock stock, int rank)
    {
        if (stock.Call is { Offer: { } offer })
            return $"매수 승인: {Math.Max(0, (offer.Until - desk.Now).TotalSeconds):0}초 남음";
        if (Gates.FirstShut(desk, stock) is { } gate)
            return gate is PositionsGate or UnansweredGate or AffordGate && stock.Call is not null
                ? $"{gate.Name}: {gate.Seen(desk, stock)}, 점수 순 {rank}번째"
                : $"{gate.Name}: {gate.Seen(desk, stock)}";
        if (stock.Call is not { } call)
            return stock.MustLeave ? "팔고 나서 이탈을 기다림" : "새 신호를 기다림";
        var rule = rules.For(call.Condition);
        return $"진입 규칙 {rule.Name}: {string.Join(", ", rule.Seen(stock, desk.Now).Select(reason => $"{reason.Name} {reason.Value}"))}";
    }

    /// <param name="approved">What the owner has said yes to; null: nobody had to.</param>
    void Buy(Stock stock, BuyCall call, IEntryRule rule, Quantity quantity, Offer? approved = null)
    {
        var trade = approved?.Trade ?? desk.Positions.NextTrade();
        Reason[] reasons = [];
        var order = orders.Place(
            stock, Side.Buy, quantity, Urgency.Entry, trade, $"{call.Condition} 편입, 규칙 {rule.Name}",
            stock.Kinds.Next(desk.Settings.Orders.EntryType, stock.Quotes.InAuction, desk.Now, spent: OrderType.Limit) ?? desk.Settings.Orders.EntryType, condition: call.Condition, rule: rule.Name, calledAt: call.At,
            asItLeaves: () => reasons =
            [
                .. rule.Seen(stock, desk.Now), .. Gates.Seen(desk, stock), new("점수", $"{CandidateScore.Of(desk, rules, stock)}"),
                new("수량", $"{quantity}주"), .. approved is null ? [] : (Reason[])[new("승인", $"{approved.By}, 제안가 {approved.Price}, {Spans.Of(desk.Now - approved.At)} 뒤")],
            ]);
        stock.Call = null;
        desk.NoteSince(
            call.At, DecisionKind.Signal, stock.Code, trade, $"{stock.Name} 편입: {call.Condition}",
            new Reason("조회 시각", Kst.Of(call.AskedAt).ToString("HH:mm:ss.fff")), new Reason("조회 응답", Spans.Of(call.At - call.AskedAt)),
            new Reason("막은 게이트", call.Refusals.Length > 0 ? call.Refusals : "없음"),
            new Reason("매수까지", Spans.Of(desk.Now - call.At)));
        desk.Note(
            DecisionKind.Entry, stock.Code, trade, order.Id,
            $"{stock.Name} {quantity}주 매수: {call.Condition} 편입 {(desk.Now - call.At).TotalSeconds:0.0}초 뒤, 현재가 {stock.Quotes.Last}",
            reasons);
        rests.Follow(order);
        watch.Pin(stock);
    }

    /// <summary>Each gate that says no has a line of its own, once a call, however often it says so.</summary>
    void NoteOnce(Stock stock, BuyCall call, Gate first)
    {
        if (call.HasNoted(Gates.IndexOf(first)))
            return;
        for (var index = 0; index < Gates.All.Length; index++)
        {
            var gate = Gates.All[index];
            if (call.HasNoted(index) || !gate.Refuses(desk, stock))
                continue;
            call.Note(index, gate.Name);
            desk.Note(
                DecisionKind.Skipped, stock.Code, 0, null, $"{stock.Name} 사지 않음: {gate.Name}",
                new Reason(gate.Name, gate.Seen(desk, stock)));
        }
    }
}
