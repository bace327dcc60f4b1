using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Settles orders of unknown fate: by notices, the broker's lists and the balance together, and where these cannot tell, by the owner,
/// who is asked once with what is known. Never by one list, never by time alone, never by sending again.
/// </summary>
sealed class Doubts(Desk desk, OrderReplies replies, OrderEvidence evidence)
{
    public void Settle(DayOrdersAnswered answer)
    {
        foreach (var order in desk.Orders.Open.ToArray())
        {
            if (order.Doubt is { } doubt && answer.AskedAt >= order.SentAt)
                Hear(order, doubt, answer);
        }
    }

    /// <summary>One list more, and once it has gone on for long enough the owner is asked.</summary>
    void Hear(OurOrder order, DoubtCase doubt, DayOrdersAnswered answer)
    {
        doubt.Lists++;
        Settle(order, doubt, answer);
        if (OrderDeadline.Of(order.Phase, desk.Settings.Orders) is { Fact: OrderFact.Undecidable } deadline
            && deadline.IsPast(desk.Now, doubt.Since, doubt.Lists)
            && desk.SecondsHeard - doubt.SinceSecond >= deadline.After?.TotalSeconds)
            AskOwner(order, doubt, "증권사의 내역과 잔고만으로는 2분이 지나도 알 수 없습니다");
    }

    /// <summary>A balance has been compared: it may bear out what a list has shown.</summary>
    public void OnBalance()
    {
        foreach (var order in desk.Orders.Open.ToArray())
        {
            if (order.Doubt is { IsForOwner: false, Twins.Count: 1 } doubt)
                AdoptIfBalanceShows(order, doubt);
        }
    }

    /// <summary>
    /// An order like one that had been proven absent is at the broker. It may have come in late, and then its shares are ours; it may be
    /// the owner's, who saw that ours had failed. Nothing but he can tell.
    /// </summary>
    public void Reopen(OurOrder absent, OrderNumber number)
    {
        replies.Reopen(absent, number);
        if (absent.Doubt is { } doubt)
            Question(absent, doubt, "증권사에 없다고 확인한 뒤에 같은 모양의 주문이 나타났습니다. 늦게 들어간 단타의 주문이거나 직접 내신 주문입니다");
    }

    /// <summary>The owner's word. Taken only on what the broker has shown: a slip of the finger must not book another's order.</summary>
    public string Answer(SettleOrder said)
    {
        if (!desk.Orders.TryGet(said.Order, out var order) || order.Doubt is not { } doubt)
            return $"주문 {Josa.Topic($"{said.Order}")} 확인 중이 아닙니다";
        if (order.Phase == OrderPhase.AtEdge)
            return $"{Josa.Topic(order.Words)} 아직 나가는 중일 수 있습니다. 잠시 뒤에 다시 답해 주세요";
        if (said.Number is not { } number)
        {
            foreach (var twin in doubt.Twins)
                desk.Orders.MarkForeign(twin);
            replies.ProveAbsent(order, "주인이 증권사에 없다고 확인했습니다. 다시 보내지 않습니다");
            desk.Questions.AskBoth(true);
            return $"{Josa.Object(order.Words)} 없는 주문으로 정리했습니다. 잔고와 다시 대조합니다";
        }
        if (!doubt.Twins.Contains(number))
            return $"주문번호 {Josa.Topic($"{number}")} 증권사 내역에서 이 주문과 같은 모양이 아닙니다. 종목, 매수·매도, 수량을 확인해 주세요";
        replies.Adopt(order, number, "주인의 확인");
        desk.Questions.AskBoth(true);
        return $"{Josa.Object(order.Words)} 주문번호 {number}로 정리했습니다. 체결을 증권사에서 확인합니다";
    }

    void Settle(OurOrder order, DoubtCase doubt, DayOrdersAnswered answer)
    {
        // Those that the owner was asked about stay in the question.
        if (!doubt.IsForOwner)
            doubt.Twins.Clear();
        BrokerOrder? match = null;
        foreach (var row in answer.Orders)
        {
            // What the trader takes for yesterday's may be of the broker's today: it is known, and none that was lost.
            if (!IsUnseenTwin(order, row) || answer.From is not null && desk.Orders.IsFormer(row.Number))
                continue;
            // By its filled shares alone it may as well be a purchase of the owner's: then he is asked in the end, and can name it.
            if (order.Side == Side.Sell || !order.MayShowAs(row))
                match = row;
            if (!doubt.Twins.Contains(row.Number))
                doubt.Twins.Add(row.Number);
        }
        if (doubt.IsForOwner)
            return;
        if (doubt.Twins.Count != 1 || doubt.Twins[0] != doubt.Seen?.Row.Number)
            doubt.Seen = null;
        if (doubt.Twins.Count > 1)
            AskOwner(order, doubt, $"증권사에 같은 모양의 주문이 {doubt.Twins.Count}건 있어 어느 것인지 알 수 없습니다");
        else if (match is not null && !desk.BrokerClock.MayBeSince(match.Time, order.SentAt))
            AskOwner(order, doubt, "증권사에 같은 모양의 주문이 있으나 시각이 이 주문보다 이릅니다");
        else if (match is not null && answer.Complete)
            AdoptIfBorneOut(order, doubt, match, answer.AskedAt);
        else if (match is null && answer.Complete && answer.AskedAt >= doubt.EdgeDoneAt)
            CountAbsence(order, doubt, answer.AskedAt);
    }

    /// <summary>One list alone may err: another a second later has it too, or the balance has moved by its fills.</summary>
    void AdoptIfBorneOut(OurOrder order, DoubtCase doubt, BrokerOrder row, DateTimeOffset askedAt)
    {
        if (doubt.Seen?.Row.Number == row.Number && askedAt - doubt.Seen?.At >= EvidenceTimes.BetweenLooks)
        {
            Adopt(order, row, askedAt);
            return;
        }
        if (doubt.Seen?.Row.Number != row.Number)
            doubt.Seen = (row, askedAt);
        if (AdoptIfBalanceShows(order, doubt))
            return;
        order.Asking.Expect(desk.Now + EvidenceTimes.BetweenLooks);
        desk.Questions.AskBalance(true);
    }

    bool AdoptIfBalanceShows(OurOrder order, DoubtCase doubt)
    {
        if (doubt.Seen is not { } seen || seen.Row.Filled.IsZero
            || doubt.Beyond != (order.Side == Side.Buy ? seen.Row.Filled.Shares : -seen.Row.Filled.Shares))
            return false;
        Adopt(order, seen.Row, seen.At);
        return true;
    }

    void Adopt(OurOrder order, BrokerOrder row, DateTimeOffset askedAt)
    {
        replies.Adopt(order, row.Number, "증권사 주문 내역");
        evidence.Learn(order, row, askedAt);
    }

    /// <summary>
    /// Three complete lists over the time of proof without it, and a balance in which nothing moved. The seconds are counted one by one
    /// beside the stamps: an order may still arrive seconds after its process died, however far the wall clock has leapt.
    /// </summary>
    void CountAbsence(OurOrder order, DoubtCase doubt, DateTimeOffset askedAt)
    {
        const int LooksNeeded = 3;
        var span = doubt.Proof;
        if (doubt.Looks > 0 && askedAt - doubt.LastLookAt < EvidenceTimes.BetweenLooks)
            return;
        if (doubt.Looks == 0)
            (doubt.FirstLookAt, doubt.FirstLookSecond) = (askedAt, desk.SecondsHeard);
        doubt.Looks++;
        doubt.LastLookAt = askedAt;
        if (doubt.Looks < LooksNeeded || askedAt - doubt.FirstLookAt < span
            || desk.SecondsHeard - doubt.FirstLookSecond < (int)span.TotalSeconds)
            return;
        // A balance that was not to be had says neither the one nor the other: it is asked for again.
        if (doubt.BalanceUnchangedAt >= doubt.FirstLookAt + span / 2 && !(doubt.BalanceChangedAt > doubt.BalanceUnchangedAt))
            replies.ProveAbsent(order, "증권사에 없음이 확인되었습니다. 다시 보내지 않고 새 신호를 기다립니다");
        // What it showed before another order's fill was booked may have been that fill: the next one tells.
        else if (doubt.Looks > 2 * LooksNeeded && doubt.BalanceChangedAt >= doubt.FirstLookAt + span / 2 && !(order.Stock.TouchedAt > doubt.BalanceChangedAt)
            && !IsAnotherOut(order))
        {
            // Sent on a day that is over, it is in no list of today, whatever it traded.
            if (Kst.DateOf(order.SentAt) < desk.Day.Date)
                EndWithItsDay(order);
            else
                AskOwner(order, doubt, "증권사의 주문 내역에는 없지만 잔고가 장부와 다릅니다");
        }
    }

    /// <summary>
    /// Another order of the stock is out, and what it traded is not booked yet, for nobody has said its number: the balance may have moved
    /// by that. Two that wait for each other's news are ended by the deadline of the search.
    /// </summary>
    bool IsAnotherOut(OurOrder order)
    {
        foreach (var other in desk.Orders.Of(order.Stock))
        {
            if (other != order && (other.Phase is OrderPhase.Sent or OrderPhase.AtEdge || other.Doubt is { IsForOwner: false, Twins.Count: > 0 }))
                return true;
        }
        return false;
    }

    /// <summary>No order outlives its day, and today's list will not have it: what it traded unheard is for the balance to tell.</summary>
    public void EndWithItsDay(OurOrder order)
    {
        var wasInDoubt = order.Phase == OrderPhase.Sent || order.IsInDoubt;
        desk.Shares.Leave(order.Stock, order.Id, desk.Moment);
        if (order.Side == Side.Sell && desk.Positions.Of(order.Stock) is { } position)
            position.BalanceNeededFrom = desk.Now;
        if (!desk.Apply(order, OrderFact.DayEnded))
            return;
        order.Doubt = null;
        if (wasInDoubt)
            desk.TellDifference(order.Stock, $"{order.Words}: 확인되지 않은 채 그날이 끝났습니다. 잔고로 체결 여부를 밝힙니다");
    }

    void AskOwner(OurOrder order, DoubtCase doubt, string known)
    {
        if (order.Phase == OrderPhase.Searched && desk.Apply(order, OrderFact.Undecidable))
            Question(order, doubt, known);
    }

    void Question(OurOrder order, DoubtCase doubt, string known)
    {
        desk.Note(DecisionKind.Order, order.Stock.Code, order.Trade, order.Id, $"{order.Words} 확인 필요: {known}");
        desk.Out.Tell(new DoubtQuestionNews(
            desk.Now, order.Id, order.Stock.Code, order.Stock.Name, order.Side, order.Quantity, order.SentAt, known)
        {
            Candidates = [.. doubt.Twins],
        });
    }

    /// <summary>Not by its time: a clock that was set right since the broker's was learned must not hide our own order.</summary>
    bool IsUnseenTwin(OurOrder order, BrokerOrder row) =>
        (order.LooksLike(row.Code, row.Side, row.Ordered, row.Type) || order.MayShowAs(row) && desk.BrokerClock.MayBeSince(row.Time, order.SentAt))
        && row.OriginalNumber.IsNone && !(order.IsIoc && !row.Open.IsZero)
        && !desk.Orders.TryGet(row.Number, out _) && !desk.Orders.IsForeign(row.Number);
}
