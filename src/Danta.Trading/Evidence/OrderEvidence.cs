using Danta.Market;

namespace Danta.Trading;

/// <summary>What notices and the broker's list tell of an order of ours, and what that makes of it.</summary>
sealed class OrderEvidence(Desk desk, Booking booking, RefusalDesk refusals)
{
    /// <summary>A notice about an order of ours.</summary>
    public void Hear(OurOrder order, NoticeArrived notice)
    {
        order.Stock.TouchedAt = desk.Now;
        switch (notice.Kind)
        {
            case NoticeKind.Accepted:
                desk.Apply(order, OrderFact.Accepted);
                break;
            case NoticeKind.Filled:
                HearFill(order, notice);
                break;
            case NoticeKind.Rejected:
                if (desk.Apply(order, order.Fills.Quantity.IsZero ? OrderFact.ExchangeRejected : OrderFact.RestGone))
                    refusals.Refuse(order, "거래소", "거래소가 주문을 거부했습니다");
                break;
            case NoticeKind.CancelAccepted:
                desk.Apply(order, OrderFact.CancelAccepted);
                break;
            // Of one that was filled whole some say how much was ordered: that is no rest.
            case NoticeKind.RestCancelled when order.Phase == OrderPhase.Filled:
                desk.Questions.AskOrders(true);
                break;
            case NoticeKind.CancelConfirmed or NoticeKind.RestCancelled:
                LoseRest(order, notice.Quantity);
                break;
            default:
                order.Lists.AmendedAt = desk.Now;
                if (notice.Kind == NoticeKind.AmendConfirmed)
                    Amend(order, notice.Number);
                desk.Questions.AskBoth(true);
                break;
        }
    }

    /// <summary>The owner has changed our order by hand, its price or its size: it goes on under this number, and its fills are ours.</summary>
    public void Amend(OurOrder order, OrderNumber number)
    {
        if (number.IsNone || desk.Orders.TryGet(number, out var known) && known == order)
            return;
        desk.TellDifference(order.Stock, $"{Josa.Subject(order.Words)} 직접 정정되어 주문번호 {number}로 이어집니다");
        desk.Orders.Amend(order, number);
        foreach (var notice in desk.Notices.Take(number))
            Hear(order, notice);
    }

    /// <summary>The same over several amendments at once, the oldest first.</summary>
    public void Amend(OurOrder order, Stack<OrderNumber> numbers)
    {
        while (numbers.TryPop(out var number))
            Amend(order, number);
    }

    /// <summary>The broker's row of an order of ours, from a list asked at <paramref name="askedAt"/>.</summary>
    public void Learn(OurOrder order, BrokerOrder row, DateTimeOffset askedAt)
    {
        order.Lists.Missed = 0;
        if (!row.Open.IsZero && askedAt > order.Lists.OpenAt)
            order.Lists.OpenAt = askedAt;
        order.Cancels.HearList(askedAt);
        var before = order.Fills.Quantity;
        // The list lacks the number under which the owner's amendment goes on: of what was filled under that one it says nothing.
        if (row.Number != order.Number && row.Filled < before)
            return;
        var end = EndOf(order, row);
        if (order.Fills.Learn(row.Filled, row.FilledAmount, askedAt, end == RowEnd.Over, order.Stock.Quotes.Last))
        {
            desk.TellDifference(
                order.Stock, $"{order.Words} 체결 정정: 장부 {before}주, 증권사 {row.Filled}주. 증권사를 따릅니다");
            desk.Apply(order, OrderFact.Overcounted);
        }
        else if (order.Fills.Quantity > before)
            desk.Note(
                DecisionKind.Reconciled, order.Stock.Code, order.Trade, order.Id,
                $"{order.Words} 놓친 체결 {order.Fills.Quantity - before}주를 증권사 내역에서 찾았습니다");
        var isOver = end != RowEnd.Open;
        // One that has fewer than notices told is behind them, or lacks a number under which it was filled: it may be behind what nobody told, too.
        if (askedAt >= order.DoneAt && !order.Fills.HasQuestion && isOver && row.Filled >= order.Fills.Quantity)
            KnowFigure(order);
        Settle(order, before);
        order.Lists.IsSettled |= askedAt >= order.DoneAt && isOver && order.Fills.HasAmount;
        if (OrderLife.StateOf(order) == OrderState.Cancelled && askedAt >= order.DoneAt)
            QuestionEnd(order, end == RowEnd.Open ? row.Open : Quantity.Zero, askedAt);
        if (!order.IsOpen || end == RowEnd.Open || askedAt < order.SentAt)
        {
            order.Lists.SeenShutAt = null;
            return;
        }
        if (!row.Rejected.IsZero && order.Fills.Quantity.IsZero)
        {
            if (desk.Apply(order, OrderFact.ExchangeRejected))
                refusals.Refuse(order, "거래소", "거래소가 주문을 거부했습니다");
        }
        else if (end == RowEnd.Over)
            LoseRest(order, row.Cancelled + row.Rejected);
        else
            QuestionShut(order, askedAt);
    }

    /// <summary>What the owner's amendment took from under one number goes on under another, which the list may not have yet.</summary>
    RowEnd EndOf(OurOrder order, BrokerOrder row)
    {
        var end = RowEnds.Of(row, order.Quantity);
        return end == RowEnd.Over && row.Filled < order.Quantity && desk.Now - order.Lists.AmendedAt < EvidenceTimes.AmendedNumber ? RowEnd.Open : end;
    }

    /// <summary>
    /// Nothing of it is open, and its figures do not say where the rest went (the owner may have amended it, or the broker shows the
    /// rest of an IOC order nowhere: unverified). Lists of five seconds are believed.
    /// </summary>
    void QuestionShut(OurOrder order, DateTimeOffset askedAt)
    {
        order.Lists.SeenShutAt ??= askedAt;
        if (askedAt - order.Lists.SeenShutAt >= EvidenceTimes.ShutRow)
            LoseRest(order, order.Fills.Remaining);
    }

    /// <summary>There was nothing to cancel: it is filled, or its rest is gone.</summary>
    public void HearNothingLeft(OurOrder order, bool isNothingLeft)
    {
        var before = order.Fills.Quantity;
        if (isNothingLeft && order.Fills.CountQuestions())
            Settle(order, before);
    }

    /// <summary>It is over by all that can be known, and what it traded is for a list or the balance to tell.</summary>
    public void EndUnheard(OurOrder order)
    {
        if (!desk.Apply(order, OrderFact.RestGone))
            return;
        AwaitFigure(order);
        booking.AfterOrder(order);
    }

    /// <summary>
    /// Words of a cancelled rest may have been about a part of it, by the owner's hand: what two lists show open works on.
    /// </summary>
    void QuestionEnd(OurOrder order, Quantity open, DateTimeOffset askedAt)
    {
        if (open.IsZero)
        {
            order.Lists.SeenOpenAt = null;
            return;
        }
        if (order.Phase != OrderPhase.Ending)
            AwaitFigure(order);
        order.Lists.SeenOpenAt ??= askedAt;
        if (askedAt - order.Lists.SeenOpenAt < EvidenceTimes.BetweenLooks || !desk.Apply(order, OrderFact.StillOpen))
            return;
        order.Lists.SeenOpenAt = null;
        desk.TellDifference(order.Stock, $"{order.Words}: 일부만 취소되어 {open}주가 아직 열려 있습니다");
    }

    void HearFill(OurOrder order, NoticeArrived notice)
    {
        if (!notice.Price.IsQuoted || notice.Quantity.IsZero)
        {
            desk.Questions.AskOrders(true);
            return;
        }
        var before = order.Fills.Quantity;
        if (order.Fills.Hear(new(notice.Quantity, notice.Price, notice.TimeOfDay, desk.Now)))
        {
            // The fill that was missing when the rest was told: no list has to say what the notices have.
            if (!order.Gone.IsZero && IsWhole(order, order.Gone))
                KnowFigure(order);
            Settle(order, before);
            return;
        }
        desk.Note(
            DecisionKind.Reconciled, order.Stock.Code, order.Trade, order.Id,
            $"{order.Words}: 같은 체결 통보가 또 왔거나 주문보다 많습니다. 증권사의 누적 체결로 확인합니다",
            new Reason("통보", $"{notice.Quantity}주 @ {notice.Price}"), new Reason("장부", $"{before}주"));
        if (!order.IsOpen)
            AwaitFigure(order);
        desk.Questions.AskOrders(true);
    }

    void Settle(OurOrder order, Quantity before)
    {
        var filled = order.Fills.Quantity;
        if (filled >= order.Quantity && order.Phase is not (OrderPhase.Filled or OrderPhase.Ending))
            desk.Apply(order, OrderFact.FullyFilled);
        else if (filled > before && filled < order.Quantity)
            desk.Apply(order, OrderFact.PartlyFilled);
        booking.Book(order);
        if (!order.IsOpen)
            booking.AfterOrder(order);
    }

    /// <param name="rest">Shares that are said to be gone. With the fills they make up the order, or a fill has not been heard.</param>
    void LoseRest(OurOrder order, Quantity rest)
    {
        // The rest of an IOC order that was filled whole is told as well: there is none.
        if (rest.IsZero)
        {
            desk.Questions.AskOrders(order.IsOpen);
            return;
        }
        var wasOpen = order.IsOpen;
        if (!desk.Apply(order, OrderFact.RestGone))
            return;
        order.Gone = rest;
        if (wasOpen && !IsWhole(order, rest))
            AwaitFigure(order);
        booking.AfterOrder(order);
        // A last fill may still be on its way: the broker's figure closes the account of this order.
        desk.Questions.AskOrders(order.Phase == OrderPhase.Ending);
    }

    /// <summary>Fills and what is gone make up what was ordered, and nothing of it waits for the broker's figure.</summary>
    static bool IsWhole(OurOrder order, Quantity gone) => !order.Fills.HasQuestion && order.Fills.Quantity + gone == order.Quantity;

    /// <summary>All that there is to know of it is known: what has not traded is free.</summary>
    void KnowFigure(OurOrder order)
    {
        if (order.Phase == OrderPhase.Ending)
            desk.Apply(order, OrderFact.FigureKnown);
    }

    /// <summary>It is over and the broker's figure is missing: until it is there its shares and its stock are not free.</summary>
    void AwaitFigure(OurOrder order)
    {
        if (desk.Apply(order, OrderFact.FigureMissing))
            order.Asking.Hurry(desk.Now);
    }
}
