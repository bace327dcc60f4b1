using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// Notices and orders that are not ours: the owner trades by phone or HTS beside us. A number is called his only after no order of
/// ours can still claim it.
/// </summary>
sealed class NumberMatcher(Desk desk, OrderReplies replies, OrderEvidence evidence, Doubts doubts)
{
    readonly OwnerOrders _his = new();
    DateTimeOffset _listAskedAt;

    public void Hear(NoticeArrived notice)
    {
        var number = NoticeBuffer.NumberOf(notice);
        if (desk.Orders.TryGet(number, out var order) && order.Stock.Code == notice.Code)
        {
            evidence.Hear(order, notice);
            return;
        }
        // What an amended order fills names the order that it was.
        if (notice.Kind == NoticeKind.Filled && desk.Orders.TryGet(notice.OriginalNumber, out var amended) && amended.Stock.Code == notice.Code)
        {
            evidence.Amend(amended, number);
            evidence.Hear(amended, notice);
            return;
        }
        // Of yesterday, and whosever it was: what it traded is the balance's to tell.
        if (HasLeft(notice.Code, number) || desk.Orders.IsFormer(number) || desk.BrokerClock.IsOfYesterday(notice.TimeOfDay, desk.Now) && !MayBeOurs(notice))
        {
            desk.Questions.AskBalance(true);
            return;
        }
        if (desk.Orders.IsForeign(number))
        {
            desk.Funds.Change(desk.Now);
            Tell(notice);
            return;
        }
        // Whatever he orders binds money: the figure is asked anew before the notice has found its owner.
        if (!MayBeOurs(notice))
            desk.Funds.Change(desk.Now);
        if (desk.Notices.IsFull)
            GiveUp(0);
        desk.Notices.Add(desk.Now, notice);
        Claim();
    }

    bool HasLeft(InstrumentCode code, OrderNumber number) =>
        desk.Stocks.TryGet(code, out var stock) && desk.Shares.Find(stock)?.HasLeft(number) == true;

    /// <summary>Gives waiting notices to the orders in doubt that they are evidence of.</summary>
    public void Claim()
    {
        for (var index = 0; index < desk.Notices.Count; index++)
        {
            var (at, notice) = desk.Notices[index];
            // The order has taken its notices out of the list.
            if (FindClaimant(notice) is { } claimant && at >= claimant.SentAt && Give(claimant, NoticeBuffer.NumberOf(notice)))
                index = -1;
        }
    }

    /// <summary>False: the notice waits for the owner's answer.</summary>
    bool Give(OurOrder claimant, OrderNumber number)
    {
        if (claimant.Phase == OrderPhase.Absent)
        {
            doubts.Reopen(claimant, number);
            return false;
        }
        replies.Adopt(claimant, number, "체결 통보");
        return true;
    }

    public void OnSecond()
    {
        Claim();
        for (var index = 0; index < desk.Notices.Count;)
        {
            var (at, notice) = desk.Notices[index];
            if (desk.Orders.IsForeign(NoticeBuffer.NumberOf(notice)))
                GiveUp(index);
            else if (desk.Now - at < EvidenceTimes.UnknownNumber || MayBeOurs(notice))
                index++;
            else
                GiveUp(index);
        }
    }

    /// <summary>Orders of the list that nobody of us sent. Those older than an order in doubt are told apart by this.</summary>
    public void On(DayOrdersAnswered answer)
    {
        // Two may be under way: the older one's answer tells nothing new.
        if (answer.AskedAt < _listAskedAt)
            return;
        _listAskedAt = answer.AskedAt;
        foreach (var row in answer.Orders)
        {
            if (IsOurs(row))
                continue;
            _his.Learn(row);
            // A row may show fewer ordered than there were; its own words, which wait, say how many.
            if (row.OriginalNumber.IsNone && !desk.Orders.IsForeign(row.Number) && !desk.Orders.IsFormer(row.Number) && !AnyNameless(row) && !MayBeOurs(row.Number))
                TellApart(row);
        }
        if (!answer.Complete)
            return;
        CountNet(answer);
        // What a dry run holds is in no account: nothing binds it.
        if (!desk.DryRun)
            desk.Shares.OwnerSells(answer.Orders.Where(IsOpenSale).ToLookup(row => row.Code), answer.AskedAt);
    }

    /// <summary>A sale that is open, of nobody of us: it binds shares. One that he amended counts as his, too.</summary>
    bool IsOpenSale(BrokerOrder row) =>
        row.Side == Side.Sell && !row.Open.IsZero && !desk.Orders.TryGet(row.Number, out _) && !desk.Orders.TryGet(row.OriginalNumber, out _)
        && (desk.Orders.IsForeign(row.Number) || !AnyNameless(row) && !desk.Orders.IsFormer(row.Number));

    void TellApart(BrokerOrder row)
    {
        foreach (var order in desk.Orders.All)
        {
            if (!IsLateComer(order) || !order.LooksLike(row.Code, row.Side, row.Ordered, row.Type)
                || !desk.BrokerClock.MayBeSince(row.Time, order.SentAt))
                continue;
            // An order that does not rest shows its end with the next list.
            if (!order.IsIoc || row.Open.IsZero)
                doubts.Reopen(order, row.Number);
            return;
        }
        desk.Orders.MarkForeign(row.Number);
    }

    bool IsLateComer(OurOrder order) => order.MayTurnUp(desk.Now, desk.SecondsHeard);

    void CountNet(DayOrdersAnswered answer)
    {
        var his = new Dictionary<InstrumentCode, IReadOnlyList<OwnerFill>>();
        foreach (var code in _his.All.Select(row => row.Code).Distinct())
            his[code] = [.. _his.InOrder(code, row => IsOurs(row) || !desk.Orders.IsForeign(row.Number)).Select(row => new OwnerFill(row.Number, row.Side == Side.Buy ? row.Filled.Shares : -row.Filled.Shares))];
        desk.Shares.OwnerTraded(his, answer.AskedAt);
        // The balance has the word about whose shares they were.
        if (desk.Positions.Open.Any(position => !desk.Shares.Of(position.Stock).SoldByOwner.IsZero))
            desk.Questions.AskBalance(true);
    }

    /// <summary>What the owner's own sales brought a share; null: none are known.</summary>
    public Won? AmountOf(InstrumentCode code, Quantity quantity) => _his.AmountOf(code, quantity, IsOurs);

    /// <summary>By the lists of today, orders of nobody of us have bought of it.</summary>
    public bool HasBought(InstrumentCode code) =>
        _his.All.Any(row => row.Code == code && row.Side == Side.Buy && !row.Filled.IsZero && !IsOurs(row) && !desk.Orders.IsFormer(row.Number));

    bool IsOurs(BrokerOrder row) => desk.Orders.TryGet(row.Number, out _);

    public void BeginDay() => _his.BeginDay();

    void GiveUp(int index)
    {
        var notice = desk.Notices[index].Notice;
        desk.Notices.RemoveAt(index);
        desk.Orders.MarkForeign(NoticeBuffer.NumberOf(notice));
        Tell(notice);
    }

    void Tell(NoticeArrived notice)
    {
        if (notice.Kind != NoticeKind.Filled)
            return;
        var stock = desk.Stocks.Get(notice.Code, notice.Name);
        stock.TouchedAt = desk.Now;
        desk.Shares.Of(stock).Hand.Notice(notice.Side, notice.Quantity, desk.Now);
        // Its order may be among what was lost.
        var whose = desk.HasLostRecords ? "기록이 손상되어 누구의 것인지 모르는 거래" : "직접 거래";
        desk.TellDifference(
            stock, $"{whose}: {stock.Name} {(notice.Side == Side.Buy ? "매수" : "매도")} {notice.Quantity}주 @ {notice.Price}");
        desk.Questions.PlanLook(desk.Now + TimeSpan.FromSeconds(3));
    }

    /// <summary>
    /// The one order of unknown fate that this notice is evidence of. One that was proven absent comes last: while another like it
    /// waits for its number, the notice is that one's.
    /// </summary>
    OurOrder? FindClaimant(NoticeArrived notice)
    {
        if (!notice.OriginalNumber.IsNone || desk.Orders.IsForeign(notice.Number))
            return null;
        OurOrder? absent = null;
        foreach (var order in desk.Orders.All)
        {
            if (!order.Number.IsNone || !order.LooksLike(notice.Code, notice.Side, notice.OrderQuantity, notice.Type))
                continue;
            // Its own fill, or the loss of its rest, is a moment behind: that somebody's order was accepted says nothing yet.
            if (order.IsIoc && notice.Kind == NoticeKind.Accepted)
            {
                if (order.IsOpen)
                    return null;
                continue;
            }
            // Where the list has two that look like it, or the owner has been asked, a notice of one of them says nothing.
            if (order.IsOpen)
                return order.Doubt is { IsForOwner: false, Twins.Count: <= 1 } ? order : null;
            if (IsLateComer(order))
                absent = order;
        }
        return absent;
    }

    bool MayBeOurs(NoticeArrived notice) =>
        AnyNameless(notice.Code, notice.Side, notice.OrderQuantity, notice.Type) || !notice.OriginalNumber.IsNone && MayBeOurs(notice.OriginalNumber);

    /// <summary>What changes or cancels an order is whosever that order is: its first words wait, and look like one of ours.</summary>
    bool MayBeOurs(OrderNumber original)
    {
        for (var index = 0; index < desk.Notices.Count; index++)
        {
            var (_, first) = desk.Notices[index];
            if (first.Number == original && first.OriginalNumber.IsNone && AnyNameless(first.Code, first.Side, first.OrderQuantity, first.Type))
                return true;
        }
        return false;
    }

    bool AnyNameless(BrokerOrder row)
    {
        if (AnyNameless(row.Code, row.Side, row.Ordered, row.Type))
            return true;
        foreach (var order in desk.Orders.Open)
        {
            if (order.IsNameless && order.MayShowAs(row))
                return true;
        }
        return false;
    }

    bool AnyNameless(InstrumentCode code, Side side, Quantity quantity, OrderType? type)
    {
        foreach (var order in desk.Orders.Open)
        {
            if (order.IsNameless && order.LooksLike(code, side, quantity, type))
                return true;
        }
        return false;
    }
}
