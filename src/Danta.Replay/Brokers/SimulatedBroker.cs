using Danta.Market;
using Danta.Replay.Floors;
using Danta.Replay.Execution;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Replay.Brokers;

/// <summary>
/// The broker of a history that never was: takes orders to the simulated exchange and brings its answers back, each as late as the day's
/// measured round trips have it, and answers questions about an account that only this history has.
/// </summary>
sealed class SimulatedBroker
{
    /// <summary>No broker's number of a day is so high: a simulated order is told from a real one by it.</summary>
    const long FirstNumber = 9_000_000_000;

    readonly FillModel _model;
    readonly Latency _latency;
    readonly Dictionary<InstrumentCode, int> _decisions = [];
    readonly Dictionary<OrderId, FloorOrder> _orders = [];
    readonly Dictionary<OrderNumber, FloorOrder> _byNumber = [];
    readonly List<(NoticeArrived Notice, DateTimeOffset At)> _early = [];
    IReadOnlyList<BrokerOrder> _strangers = [];
    long _numbers;
    int _questions;

    /// <param name="hear">Brings an event to the trader.</param>
    public SimulatedBroker(DayTape tape, FillModel model, Latency latency, Action<DateTimeOffset, TraderEvent> hear)
    {
        (_model, _latency) = (model, latency);
        _numbers = Math.Max(FirstNumber, tape.LastNumber);
        Hear = hear;
        Purse = new(Lore.FactsOf, () => Kst.DateOf(Now));
        Floor = new(tape, model, Lore.FactsOf) { Filled = Fill, Ended = EndRest };
        Desk = new(this);
    }

    public Action<DateTimeOffset, TraderEvent> Hear { get; }

    public StockLore Lore { get; } = new();

    public Purse Purse { get; }

    public Floor Floor { get; }

    public Schedule Schedule { get; } = new();

    public QuestionDesk Desk { get; }

    public DateTimeOffset Now { get; set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyCollection<FloorOrder> Orders => _orders.Values;

    /// <summary>Orders that nobody could answer, for the recording does not know what happened in their stock.</summary>
    public Dictionary<InstrumentCode, int> Blind { get; } = [];

    /// <summary>An order that was really sent: its answers are on the tape.</summary>
    public void Keep(PlaceOrder order, DateTimeOffset at)
    {
        NextDecision(order.Code);
        _orders[order.Order] = new(order, default, at, TimeSpan.Zero) { IsReal = true, ArrivedAt = at };
    }

    /// <summary>What the recording tells of a real order. False: it is none of ours in this history.</summary>
    public bool HearReal(TraderEvent happened, DateTimeOffset at)
    {
        switch (happened)
        {
            case OrderAcknowledged reply when _orders.TryGetValue(reply.Order, out var order) && order.IsReal:
                var numbered = new FloorOrder(order.Placed, reply.Number, order.DecidedAt, at - order.DecidedAt) { IsReal = true, ArrivedAt = at };
                _orders[reply.Order] = _byNumber[reply.Number] = numbered;
                foreach (var (notice, heardAt) in _early.Where(early => early.Notice.Number == reply.Number))
                    HearReal(notice, heardAt);
                _early.RemoveAll(early => early.Notice.Number == reply.Number);
                return true;
            case OrderRefused reply when _orders.TryGetValue(reply.Order, out var order) && order.IsReal:
                order.LoseRest();
                return true;
            case OrderReplyLost reply: return _orders.TryGetValue(reply.Order, out var lost) && lost.IsReal;
            case CancelAcknowledged reply: return _orders.TryGetValue(reply.Order, out var called) && called.IsReal;
            case CancelRefused reply: return _orders.TryGetValue(reply.Order, out var kept) && kept.IsReal;
            case CancelReplyLost reply: return _orders.TryGetValue(reply.Order, out var silent) && silent.IsReal;
            case NoticeArrived notice: return HearReal(notice, at);
            default: return false;
        }
    }

    bool HearReal(NoticeArrived notice, DateTimeOffset at)
    {
        if (!_byNumber.TryGetValue(notice.Number, out var order) && !_byNumber.TryGetValue(notice.OriginalNumber, out order))
            return MayBeOfUnanswered(notice, at);
        if (!order.IsReal)
            return false;
        if (notice.Kind == NoticeKind.Filled && notice.Price.IsQuoted && notice.Quantity.Shares <= order.Rest)
        {
            order.Fill(new(at, notice.Price, notice.Quantity, FillHow.Book, at, notice.Quantity.Shares, 0, 0));
            Purse.Fill(notice.Code, notice.Side, notice.Price, notice.Quantity);
        }
        else if (notice.Kind is NoticeKind.CancelConfirmed or NoticeKind.RestCancelled or NoticeKind.Rejected)
            order.LoseRest();
        return true;
    }

    /// <summary>A fill may come before the reply that names its order.</summary>
    bool MayBeOfUnanswered(NoticeArrived notice, DateTimeOffset at)
    {
        if (_orders.Values.All(order => !order.IsReal || !order.Number.IsNone || order.Placed.Code != notice.Code || order.Placed.Side != notice.Side))
            return false;
        _early.Add((notice, at));
        return true;
    }

    /// <summary>Rows of the last recorded list that are of nobody in this history: the owner's own orders.</summary>
    public void HearList(DayOrdersAnswered answer) =>
        _strangers = [.. answer.Orders.Where(row => !_byNumber.ContainsKey(row.Number) && !_byNumber.ContainsKey(row.OriginalNumber))];

    public void Place(PlaceOrder placed, DateTimeOffset at)
    {
        var number = NextDecision(placed.Code);
        var trip = _latency.Trip(at, placed.Code, number, Draw.Order, _model);
        var (arrives, answers) = (at.AddTicks((long)(trip * _model.EntryShare)), at.AddTicks(trip));
        if (RefusalOf(placed) is { } refusal)
        {
            Schedule.At(answers, at, now => Hear(now, refusal));
            return;
        }
        var name = NextNumber();
        var order = new FloorOrder(placed, name, at, TimeSpan.FromTicks(trip));
        (_orders[placed.Order], _byNumber[name]) = (order, order);
        Schedule.At(answers, at, now => Hear(now, new OrderAcknowledged(placed.Order, name, TimeOf(now))));
        Schedule.At(arrives, at, now =>
        {
            if (!order.IsOver)
                Floor.Arrive(order, now);
        });
        var told = answers.AddTicks(_latency.Gap(placed.Code, number));
        Schedule.At(told, arrives, now => Hear(now, NoticeOf(order, NoticeKind.Accepted, placed.Quantity, default, now)));
    }

    public void Cancel(CancelOrder cancel, DateTimeOffset at)
    {
        if (!_orders.TryGetValue(cancel.Order, out var order))
            return;
        var trip = _latency.Trip(at, cancel.Code, NextDecision(cancel.Code), Draw.Cancel, _model);
        Schedule.At(at.AddTicks((long)(trip * _model.EntryShare)), at, now => CancelThere(order, cancel, now, at.AddTicks(trip)));
    }

    void CancelThere(FloorOrder order, CancelOrder cancel, DateTimeOffset now, DateTimeOffset answers)
    {
        if (order.IsOver)
        {
            Schedule.At(answers, now, then => Hear(then, new CancelRefused(cancel.Order, "APBK0344", "취소 가능 수량이 없습니다")));
            return;
        }
        var lost = order.IsReal ? order.LoseRest() : Floor.Cancel(order);
        var name = NextNumber();
        Schedule.At(answers, now, then => Hear(then, new CancelAcknowledged(cancel.Order, name)));
        Schedule.At(answers.AddTicks(1), now, then =>
        {
            var told = NoticeOf(order, NoticeKind.CancelConfirmed, Quantity.Of(lost), default, then);
            Hear(then, told with { Number = name, OriginalNumber = order.Number });
        });
    }

    OrderRefused? RefusalOf(PlaceOrder placed)
    {
        if (!Floor.Knows(placed.Code))
        {
            Blind[placed.Code] = Blind.GetValueOrDefault(placed.Code) + 1;
            return new OrderRefused(placed.Order, "BLIND", "기록에 이 종목의 시세가 없어 체결할 수 없습니다");
        }
        if (placed.Side == Side.Sell)
            return placed.Quantity.Shares > Desk.Sellable(placed.Code) ? new OrderRefused(placed.Order, "APBK0400", "매도가능수량을 초과") : null;
        return Desk.Binds(placed) > Desk.Spendable ? new OrderRefused(placed.Order, "APBK0952", "주문가능금액을 초과") : null;
    }

    /// <summary>The notice comes as late after the exchange as the reply does.</summary>
    void Fill(FloorOrder order, FloorFill fill)
    {
        Purse.Fill(order.Placed.Code, order.Placed.Side, fill.Price, fill.Quantity);
        Schedule.At(Back(order, fill.At), Now, now => Hear(now, NoticeOf(order, NoticeKind.Filled, fill.Quantity, fill.Price, fill.At)));
    }

    void EndRest(FloorOrder order, long lost, DateTimeOffset at) =>
        Schedule.At(Back(order, at).AddTicks(1), Now, now => Hear(now, NoticeOf(order, NoticeKind.RestCancelled, Quantity.Of(lost), default, now)));

    DateTimeOffset Back(FloorOrder order, DateTimeOffset at) =>
        at.AddTicks(Math.Max(0, (long)(order.Trip.Ticks * (1 - _model.EntryShare)) + _latency.Gap(order.Placed.Code, order.Placed.Order.Value)));

    NoticeArrived NoticeOf(FloorOrder order, NoticeKind kind, Quantity shares, Price price, DateTimeOffset at) => new(
        kind, order.Number, default, order.Placed.Code, Lore.NameOf(order.Placed.Code), order.Placed.Side, shares, price, order.Placed.Quantity, TimeOf(at))
    {
        Type = order.Placed.Type,
    };

    OrderNumber NextNumber() =>
        OrderNumber.TryParse($"{++_numbers}", "", out var number) ? number : throw new InvalidOperationException("no more order numbers");

    int NextDecision(InstrumentCode code) => _decisions[code] = _decisions.GetValueOrDefault(code) + 1;

    /// <summary>A question's answer, as late as an order's.</summary>
    public void Answer(Question question, DateTimeOffset at)
    {
        var trip = _latency.Trip(at, default, _questions++, Draw.Question, _model);
        Schedule.At(at.AddTicks(trip), at, now => Hear(now, Desk.Answer(question, at)));
    }

    public IEnumerable<BrokerOrder> Rows()
    {
        foreach (var row in _strangers)
            yield return row;
        foreach (var order in _orders.Values)
        {
            if (!order.Number.IsNone && order.ArrivedAt is not null)
                yield return RowOf(order);
        }
    }

    BrokerOrder RowOf(FloorOrder order) => new(
        order.Number, default, order.Placed.Code, Lore.NameOf(order.Placed.Code), order.Placed.Side, order.Placed.Quantity, order.Placed.Limit,
        Quantity.Of(order.Filled), order.Amount, Quantity.Of(order.Gone), Quantity.Zero, Quantity.Of(order.Rest), TimeOf(order.DecidedAt))
    {
        Type = order.Placed.Type,
    };

    static int TimeOf(DateTimeOffset at)
    {
        var time = Kst.TimeOf(at);
        return time.Hour * 10_000 + time.Minute * 100 + time.Second;
    }
}
