using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Compares books and broker: at start, after each reconnect, every minute, and before everything is sold. The same way every
/// time, and twice in a row changes nothing.
/// </summary>
sealed class Reconciler(Desk desk, OrderSender orders, OrderReplies replies, OrderEvidence evidence, Doubts doubts, NumberMatcher matcher, BalanceCount balance, BalanceBooking books)
{
    const int MostQuickLooks = 8;

    readonly ShortAnswers _lists = new(desk, "주문 내역");
    readonly ShortAnswers _balances = new(desk, "잔고");
    DateTimeOffset? _neededFrom;
    bool _ordersDone;
    bool _balanceDone;
    DateTimeOffset _retryAt;
    DateTimeOffset _nextAt;
    DateTimeOffset _balanceAt;
    DateTimeOffset _balanceAskedAt;

    /// <summary>No entries until both questions, asked from now on, have been answered in full.</summary>
    public void Require()
    {
        desk.Standing.Reconciled = false;
        _neededFrom = desk.Now;
        (_ordersDone, _balanceDone) = (false, false);
        _retryAt = desk.Now + EvidenceTimes.ComparisonRetry;
        // Held shares are not proven meanwhile, and nothing else is more urgent than that.
        desk.Questions.AskBoth(true);
    }

    /// <summary>Before everything is sold: what is held is proven anew, for the owner may have sold by hand a moment ago.</summary>
    public void RequireForSale()
    {
        foreach (var position in desk.Positions.Open)
            (position.BalanceNeededFrom, position.Stock.BaseAwaitedSince) = (desk.Now, null);
        Require();
    }

    public void On(DayOrdersAnswered answer)
    {
        desk.Questions.OrdersAnswered(answer.AskedAt);
        // Of another day: its numbers are given to other orders today.
        if ((answer.Day ?? Kst.DateOf(answer.AskedAt)) != desk.Day.Date)
            return;
        // The list begins with the youngest; what a later sale sold was not there for the one before it.
        foreach (var (order, row) in AmendedRows.Of(desk, evidence, answer).OrderBy(told => told.Key.Id.Value))
            evidence.Learn(order, row, answer.AskedAt);
        doubts.Settle(answer);
        EndCancels(answer);
        if (answer.Complete)
            NoteMissing(answer);
        matcher.On(answer);
        Heed(_lists, answer.Complete);
        _ordersDone |= answer.Complete && answer.AskedAt >= _neededFrom;
        Conclude();
    }

    /// <summary>A question about the account got no usable answer.</summary>
    public void On(QuestionFailed failure)
    {
        var answers = failure.Question is BalanceQuestion ? _balances : _lists;
        answers.Fail(failure.Reason);
        if (answers.IsTold)
            Doubt();
    }

    public void On(BalanceAnswered answer)
    {
        desk.Questions.BalanceAnswered(answer.AskedAt);
        // A younger one has told, or a day has begun since: what this one has else is not there any more.
        if (answer.AskedAt < _balanceAskedAt || Kst.DateOf(answer.AskedAt) < desk.Day.Date)
            return;
        _balanceAskedAt = answer.AskedAt;
        _balanceAt = desk.Now + desk.Settings.Edges.BalanceRhythm;
        // A start with empty books may go on: what the sums hold need not be shares.
        var isWhole = answer.Complete && !(answer.IsContradicted && balance.ExpectsAny);
        if (isWhole)
        {
            balance.Compare(answer);
            doubts.OnBalance();
        }
        Heed(_balances, isWhole);
        _balanceDone |= isWhole && answer.AskedAt >= _neededFrom;
        Conclude();
    }

    /// <inheritdoc cref="BalanceBooking.WriteOff"/>
    public string WriteOff(Stock stock) => books.WriteOff(stock);

    /// <inheritdoc cref="BalanceBooking.AskWhoseAgain"/>
    public void AskWhoseAgain() => books.AskWhoseAgain();

    /// <inheritdoc cref="BalanceBooking.Adopt"/>
    public string Adopt(Stock stock) => books.Adopt(stock);

    public void OnSecond()
    {
        desk.Standing.LostRecordsAt = desk.HasLostRecords ? desk.Standing.LostRecordsAt : null;
        foreach (var order in desk.Orders.Open.ToArray())
            WatchDeadlines(order);
        // What is over without its figure, or without an amount: the broker is asked until he says what was traded, and for how much.
        foreach (var order in desk.Orders.All)
        {
            if (order.Phase == OrderPhase.Ending || !order.IsOpen && !order.Fills.HasAmount)
                AskIfDue(order);
        }
        if (_neededFrom is not null && desk.Now >= _retryAt)
        {
            _retryAt = desk.Now + RetryPause;
            desk.Questions.AskBoth(true);
        }
        if (_neededFrom is null && desk.Standing.Started && desk.Now >= _nextAt)
        {
            _nextAt = desk.Now + EvidenceTimes.Comparison;
            desk.Questions.AskBoth(false);
        }
        else if (_neededFrom is null && desk.Standing.Started && desk.Now >= _balanceAt)
        {
            _balanceAt = desk.Now + desk.Settings.Edges.BalanceRhythm;
            desk.Questions.AskBalance(false);
        }
        desk.Questions.OnSecond();
    }

    /// <summary>Asked again after a pause that grows; what goes on for long is no comparison any more.</summary>
    void Heed(ShortAnswers answers, bool isWhole)
    {
        if (isWhole)
        {
            answers.Whole();
            return;
        }
        answers.Short();
        _retryAt = desk.Now + RetryPause;
        if (answers.IsTold)
            Doubt();
    }

    TimeSpan RetryPause => _lists.Pause > _balances.Pause ? _lists.Pause : _balances.Pause;

    /// <summary>As <see cref="Require"/>, and the next question has its time.</summary>
    void Doubt()
    {
        if (_neededFrom is not null)
            return;
        desk.Standing.Reconciled = false;
        _neededFrom = desk.Now;
        (_ordersDone, _balanceDone) = (false, false);
    }

    void Conclude()
    {
        if (_neededFrom is null || !_ordersDone || !_balanceDone)
            return;
        _neededFrom = null;
        _nextAt = desk.Now + EvidenceTimes.Comparison;
        desk.Standing.Reconciled = true;
        // By now the list has told of today's orders.
        if (desk is { HasLostRecords: true, Standing.IsAskedWhose: false })
            books.AskWhoseAgain();
        desk.Note(DecisionKind.Reconciled, default, 0, null, "증권사와 대조를 마쳤습니다");
    }

    /// <summary>Every order has its own deadlines; passing one is a reason to ask, however healthy the stream looks.</summary>
    void WatchDeadlines(OurOrder order)
    {
        if (desk.DryRun)
            return;
        if (order.Phase == OrderPhase.Sent && IsOverdue(order, order.SentAt) && desk.Apply(order, OrderFact.Overdue))
            replies.BeginDoubt(order, "응답이 너무 늦음", edgeIsDone: false);
        if (order.Phase == OrderPhase.Working && order.Side == Side.Buy
            && desk.Settings.Orders.CancelEntryAfter is { } limit && desk.Now - order.SentAt >= limit)
            orders.Cancel(order, Urgency.Entry, "체결되지 않고 남음");
        AskIfDue(order);
    }

    void AskIfDue(OurOrder order)
    {
        // A doubt is settled by several looks within seconds; asked about for long, or left to the owner, it is a matter of patience.
        var longest = order is { Phase: not OrderPhase.AskedOfOwner, Doubt.Looks: < MostQuickLooks } && !_lists.IsTold ? EvidenceTimes.ListPauseInDoubt : EvidenceTimes.ListPause;
        if (!order.Asking.IsDue(desk.Now, longest))
            return;
        desk.Questions.AskOrders(true);
        if (order.IsInDoubt)
            desk.Questions.AskBalance(true);
    }

    void EndCancels(DayOrdersAnswered answer)
    {
        foreach (var order in desk.Orders.Open.ToArray())
        {
            if (order.Phase == OrderPhase.Cancelling && desk.Now >= order.Cancels.NextAt && IsStillOpen(order, answer))
                desk.Apply(order, OrderFact.StillOpen);
        }
    }

    static bool IsStillOpen(OurOrder order, DayOrdersAnswered answer)
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
            if (order.Phase is OrderPhase.Working or OrderPhase.Cancelling)
                CountMissing(order, answer);
        }
        foreach (var order in desk.Orders.Open.ToArray())
        {
            if (order.Lists.Missed < EvidenceTimes.ListsWithout)
                continue;
            // Called back, and neither word nor list of it, or the broker too says that there is none: nothing would ever free its shares.
            if (order.Phase == OrderPhase.Cancelling && IsOverdue(order, order.SentAt)
                || order is { Phase: OrderPhase.Working, Cancels.Denials: > 0 })
                evidence.EndUnheard(order);
            else if (order is { Phase: OrderPhase.Working, Side: Side.Sell, Stock.Quotes.InAuction: false } && desk.Now - order.SentAt >= EvidenceTimes.UnlistedSale
                && (desk.Day.IsShownOpen(desk.Now) || desk.Day.IsContinuous(desk.Now, desk.Settings.Session)))
                orders.Cancel(order, order.Urgency, "증권사 내역에 없음");
        }
        foreach (var order in desk.Orders.Ending.ToArray())
        {
            CountMissing(order, answer);
            if (order.Lists.Missed >= EvidenceTimes.ListsWithout && order.Cancels.Denials > 0 || IsOverdue(order, order.DoneAt ?? desk.Now))
                LeaveToBalance(order);
        }
    }

    bool IsOverdue(OurOrder order, DateTimeOffset since) =>
        OrderDeadline.Of(order.Phase, desk.Settings.Orders)?.IsPast(desk.Now, since, order.Lists.Missed) == true;

    void CountMissing(OurOrder order, DayOrdersAnswered answer)
    {
        if (answer.AskedAt < order.SentAt + TimeSpan.FromSeconds(2) || Lists(answer, order.Number))
            return;
        if (++order.Lists.Missed != EvidenceTimes.ListsWithout)
            return;
        // What it may have brought shows in the balance, and nowhere else.
        desk.Questions.AskBalance(true);
        desk.TellDifference(order.Stock, $"{Josa.Subject($"{order.Words} (주문번호 {order.Number})")} 증권사 내역에 없습니다");
    }

    /// <summary>It is over, and the list that would say what it traded does not have it (paper's is known to be empty for hours).</summary>
    void LeaveToBalance(OurOrder order)
    {
        desk.Shares.Leave(order.Stock, order.Id, desk.Moment);
        desk.Apply(order, OrderFact.FigureGivenUp);
        desk.TellDifference(order.Stock, $"{order.Words}: 체결 누계를 증권사 내역에서 받지 못해 잔고로 맞춥니다");
        if (desk.Positions.Of(order.Stock) is { } position)
            desk.NeedBalance(position);
        else
            desk.Questions.AskBalance(true);
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
