namespace Danta.Trading;

/// <summary>
/// Settles orders of unknown fate: by the broker's lists and balance together, and where these cannot tell, by the owner, who is asked
/// once with what is known. Never by time alone, never by sending again.
/// </summary>
sealed class Doubts(Desk desk, OrderFlow orders)
{
    public void Settle(DayOrdersAnswered answer)
    {
        foreach (var order in desk.Orders.Open.ToArray())
        {
            if (order.State == OrderState.InDoubt && order.Doubt is { } doubt)
                Settle(order, doubt, answer);
        }
    }

    /// <summary>The owner's word. Taken only on what the broker has shown: a slip of the finger must not book another's order.</summary>
    public string Answer(SettleOrder said)
    {
        if (!desk.Orders.TryGet(said.Order, out var order) || order is not { State: OrderState.InDoubt, Doubt: { } doubt })
            return $"주문 {said.Order}은(는) 확인 중이 아닙니다";
        if (doubt.EdgeDoneAt is null)
            return $"{OrderFlow.Describe(order)}은(는) 아직 나가는 중일 수 있습니다. 잠시 뒤에 다시 답해 주세요";
        if (said.Number is not { } number)
        {
            orders.ProveAbsent(order, "주인이 증권사에 없다고 확인했습니다. 다시 보내지 않습니다");
            desk.Questions.AskBoth(true);
            return $"{OrderFlow.Describe(order)}을(를) 없는 주문으로 정리했습니다. 잔고와 다시 대조합니다";
        }
        if (!doubt.Twins.Contains(number))
            return $"주문번호 {number}은(는) 증권사 내역에서 이 주문과 같은 모양이 아닙니다. 종목, 매수·매도, 수량을 확인해 주세요";
        orders.Adopt(order, number, "주인의 확인");
        desk.Questions.AskBoth(true);
        return $"{OrderFlow.Describe(order)}을(를) 주문번호 {number}로 정리했습니다. 체결을 증권사에서 확인합니다";
    }

    void Settle(Order order, Doubt doubt, DayOrdersAnswered answer)
    {
        if (answer.AskedAt < order.SentAt)
            return;
        BrokerOrder? match = null;
        doubt.Twins.Clear();
        foreach (var row in answer.Orders)
        {
            if (!IsUnseenTwin(order, row))
                continue;
            match = row;
            doubt.Twins.Add(row.Number);
        }
        if (doubt.Twins.Count == 1)
        {
            orders.Adopt(order, match!.Number, "증권사 주문 내역");
            orders.Learn(order, match, answer.AskedAt);
            return;
        }
        if (doubt.Twins.Count > 1)
        {
            AskOwner(order, doubt, $"증권사에 같은 모양의 주문이 {doubt.Twins.Count}건 있어 어느 것인지 알 수 없습니다");
            return;
        }
        if (!answer.Complete || doubt.EdgeDoneAt is not { } edgeDone || answer.AskedAt < edgeDone)
            return;
        CountAbsence(order, doubt, answer.AskedAt);
    }

    /// <summary>
    /// Three complete lists over the time of proof without it, and a balance in which nothing moved. The seconds are counted one by one
    /// beside the stamps: an order may still arrive seconds after its process died, however far the wall clock has leapt.
    /// </summary>
    void CountAbsence(Order order, Doubt doubt, DateTimeOffset askedAt)
    {
        const int LooksNeeded = 3;
        var span = doubt.Proof;
        if (doubt.Looks > 0 && askedAt - doubt.LastLookAt < TimeSpan.FromSeconds(1))
            return;
        if (doubt.Looks == 0)
            (doubt.FirstLookAt, doubt.FirstLookSecond) = (askedAt, desk.SecondsHeard);
        doubt.Looks++;
        doubt.LastLookAt = askedAt;
        if (doubt.Looks < LooksNeeded || askedAt - doubt.FirstLookAt < span
            || desk.SecondsHeard - doubt.FirstLookSecond < (int)span.TotalSeconds)
            return;
        if (doubt.BalanceUnchangedAt is { } at && at >= doubt.FirstLookAt + span / 2)
            orders.ProveAbsent(order, "증권사에 없음이 확인되었습니다. 다시 보내지 않고 새 신호를 기다립니다");
        else if (doubt.Looks > 2 * LooksNeeded)
            AskOwner(order, doubt, "증권사의 주문 내역에는 없지만 잔고가 장부와 다릅니다");
    }

    void AskOwner(Order order, Doubt doubt, string known)
    {
        if (doubt.OwnerAsked || doubt.EdgeDoneAt is null)
            return;
        doubt.OwnerAsked = true;
        desk.Note(DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{OrderFlow.Describe(order)} 확인 필요: {known}");
        desk.Out.Tell(new DoubtQuestionNews(
            desk.Now, order.Id, order.Stock.Code, order.Stock.Name, order.Side, order.Quantity, order.SentAt, known)
        {
            Candidates = [.. doubt.Twins],
        });
    }

    bool IsUnseenTwin(Order order, BrokerOrder row) =>
        order.LooksLike(row.Code, row.Side, row.Ordered) && row.OriginalNumber.IsNone
        && !desk.Orders.TryGet(row.Number, out _) && !desk.Orders.IsForeign(row.Number)
        && desk.BrokerClock.MayBeSince(row.Time, order.SentAt);
}
