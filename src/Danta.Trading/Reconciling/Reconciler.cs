using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Compares books and broker: at start, after each reconnect, every minute, and before everything is sold. The same way every
/// time, and twice in a row changes nothing.
/// </summary>
sealed class Reconciler(Desk desk, OrderFlow orders, OwnerTrades owner, Holdings holdings)
{
    static readonly TimeSpan Schedule = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    DateTimeOffset? _neededFrom;
    bool _ordersDone;
    bool _balanceDone;
    DateTimeOffset _retryAt;
    DateTimeOffset _nextAt;

    /// <summary>No entries until both questions, asked from now on, have been answered in full.</summary>
    public void Require()
    {
        desk.Standing.Reconciled = false;
        _neededFrom = desk.Now;
        (_ordersDone, _balanceDone) = (false, false);
        _retryAt = desk.Now + Retry;
        // Held shares are not proven meanwhile, and nothing else is more urgent than that.
        desk.Questions.AskBoth(true);
    }

    public void On(DayOrdersAnswered answer)
    {
        desk.Questions.OrdersAnswered();
        foreach (var row in answer.Orders)
        {
            if (desk.Orders.TryGet(row.Number, out var order))
                orders.Learn(order, row, answer.AskedAt);
        }
        SettleDoubts(answer);
        if (answer.Complete)
            NoteMissing(answer);
        owner.On(answer);
        _ordersDone |= answer.Complete && answer.AskedAt >= _neededFrom;
        Conclude();
    }

    public void On(BalanceAnswered answer)
    {
        desk.Questions.BalanceAnswered();
        if (answer.Complete)
            holdings.Compare(answer);
        _balanceDone |= answer.Complete && answer.AskedAt >= _neededFrom;
        Conclude();
    }

    public void OnSecond()
    {
        foreach (var order in desk.Orders.Open.ToArray())
            WatchDeadlines(order);
        foreach (var order in desk.Orders.Unsettled)
            AskIfDue(order);
        if (_neededFrom is not null && desk.Now >= _retryAt)
        {
            _retryAt = desk.Now + Retry;
            desk.Questions.AskBoth(true);
        }
        if (_neededFrom is null && desk.Standing.Started && desk.Now >= _nextAt)
        {
            _nextAt = desk.Now + Schedule;
            desk.Questions.AskBoth(false);
        }
        desk.Questions.OnSecond();
    }

    void Conclude()
    {
        if (_neededFrom is null || !_ordersDone || !_balanceDone)
            return;
        _neededFrom = null;
        _nextAt = desk.Now + Schedule;
        desk.Standing.Reconciled = true;
        desk.Note(DecisionKind.Reconciled, default, 0, null, "증권사와 대조를 마쳤습니다");
    }

    /// <summary>Every order has its own deadlines; passing one is a reason to ask, however healthy the stream looks.</summary>
    void WatchDeadlines(Order order)
    {
        if (desk.DryRun)
            return;
        if (order.State == OrderState.Sent && desk.Now - order.SentAt >= desk.Settings.Orders.DoubtAfter
            && orders.Apply(order, OrderFact.Overdue))
            orders.BeginDoubt(order, "응답이 너무 늦음", edgeIsDone: false);
        if (order.State == OrderState.Working && order.Side == Side.Buy
            && desk.Settings.Orders.CancelEntryAfter is { } limit && desk.Now - order.SentAt >= limit)
            orders.Cancel(order, Urgency.Entry, "체결되지 않고 남음");
        AskIfDue(order);
    }

    void AskIfDue(Order order)
    {
        if (desk.Now < order.AskAt)
            return;
        order.AskAt = desk.Now + order.AskPause;
        order.AskPause = order.AskPause * 2 < TimeSpan.FromSeconds(30) ? order.AskPause * 2 : TimeSpan.FromSeconds(30);
        desk.Questions.AskOrders(true);
        if (order.State == OrderState.InDoubt)
            desk.Questions.AskBalance(true);
    }

    void SettleDoubts(DayOrdersAnswered answer)
    {
        foreach (var order in desk.Orders.Open.ToArray())
        {
            if (order.State == OrderState.InDoubt && order.Doubt is { } doubt)
                Settle(order, doubt, answer);
            else if (order.State == OrderState.CancelSent && desk.Now >= order.CancelAt && IsStillOpen(order, answer))
                orders.Apply(order, OrderFact.StillOpen);
        }
    }

    void Settle(Order order, Doubt doubt, DayOrdersAnswered answer)
    {
        if (answer.AskedAt < order.SentAt)
            return;
        BrokerOrder? match = null;
        var matches = 0;
        foreach (var row in answer.Orders)
        {
            if (!IsUnseenTwin(order, row))
                continue;
            match = row;
            matches++;
        }
        if (matches == 1)
        {
            orders.Adopt(order, match!.Number, "증권사 주문 내역");
            orders.Learn(order, match, answer.AskedAt);
            return;
        }
        if (matches > 1)
        {
            AskOwner(order, doubt, $"증권사에 같은 모양의 주문이 {matches}건 있습니다");
            return;
        }
        if (!answer.Complete || doubt.EdgeDoneAt is not { } edgeDone || answer.AskedAt < edgeDone)
            return;
        CountAbsence(order, doubt, answer.AskedAt);
    }

    /// <summary>Three complete lists over ten seconds without it, and a balance in which nothing moved.</summary>
    void CountAbsence(Order order, Doubt doubt, DateTimeOffset askedAt)
    {
        const int LooksNeeded = 3;
        var span = TimeSpan.FromSeconds(10);
        if (doubt.Looks > 0 && askedAt - doubt.LastLookAt < TimeSpan.FromSeconds(1))
            return;
        if (doubt.Looks == 0)
            doubt.FirstLookAt = askedAt;
        doubt.Looks++;
        doubt.LastLookAt = askedAt;
        if (doubt.Looks < LooksNeeded || askedAt - doubt.FirstLookAt < span)
            return;
        if (doubt.BalanceUnchangedAt is { } at && at >= doubt.FirstLookAt + span / 2)
            orders.ProveAbsent(order);
        else if (doubt.Looks > 2 * LooksNeeded)
            AskOwner(order, doubt, "주문 내역에는 없지만 잔고가 장부와 다릅니다");
    }

    void AskOwner(Order order, Doubt doubt, string known)
    {
        if (doubt.OwnerAsked)
            return;
        doubt.OwnerAsked = true;
        desk.TellDifference(order.Stock, $"{OrderFlow.Describe(order)} 확인 필요: {known}. HTS에서 확인해 주세요");
    }

    bool IsUnseenTwin(Order order, BrokerOrder row) =>
        order.LooksLike(row.Code, row.Side, row.Ordered) && row.OriginalNumber.IsNone
        && !desk.Orders.TryGet(row.Number, out _) && !desk.Orders.IsForeign(row.Number)
        && desk.BrokerClock.MayBeSince(row.Time, order.SentAt);

    static bool IsStillOpen(Order order, DayOrdersAnswered answer)
    {
        foreach (var row in answer.Orders)
        {
            if (row.Number == order.Number)
                return !row.Open.IsZero;
        }
        return false;
    }

    /// <summary>An order with a number that complete lists do not have: told once, never acted upon alone.</summary>
    void NoteMissing(DayOrdersAnswered answer)
    {
        foreach (var order in desk.Orders.Open)
        {
            if (order.State is not (OrderState.Working or OrderState.CancelSent) || answer.AskedAt < order.SentAt + TimeSpan.FromSeconds(2)
                || Lists(answer, order.Number))
                continue;
            if (++order.Missed == 3)
                desk.TellDifference(order.Stock, $"{OrderFlow.Describe(order)} (주문번호 {order.Number})이(가) 증권사 내역에 없습니다");
        }
    }

    static bool Lists(DayOrdersAnswered answer, OrderNumber number)
    {
        foreach (var row in answer.Orders)
        {
            if (row.Number == number)
                return true;
        }
        return false;
    }
}
