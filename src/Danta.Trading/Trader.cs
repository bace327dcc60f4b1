namespace Danta.Trading;

/// <summary>
/// The single writer of all trading state. <see cref="Handle"/> is synchronous, does no I/O, reads no clock and starts no task:
/// the same inputs in the same order give the same requests, live, in the demo and in a replay.
/// </summary>
public sealed class Trader
{
    /// <summary>Seconds come as inputs: so long without any, and nobody was there.</summary>
    static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(90);

    TradingRoom _room = new(new());
    DateTimeOffset? _heardAt;
    TraderSnapshot _shown = TraderSnapshot.Empty;
    Exception? _owed;

    /// <summary>
    /// One step: input, book of the stock, exits of what we hold, candidates, and through rules and gates to orders. What
    /// is to be done is appended to <paramref name="requests"/>. A bug of ours in one of these stops entries and is told; the others go on.
    /// </summary>
    public void Handle(in Input input, ICollection<Request> requests)
    {
        _room.Desk.Out.Begin(input.At, requests);
        if (_owed is { } owed)
        {
            _owed = null;
            _room.Guard.Report("화면", owed);
        }
        Desk? former = null;
        try
        {
            if (input.Event is Started start && OtherBook.IsIt(_room.Desk, start))
            {
                former = _room.Desk;
                BeginBook(former, input.At, requests);
            }
            var slept = input.At - _heardAt > LongestSilence;
            if (_room.Lifecycle.TurnDay())
                BeginDay(input.At, requests);
            if (slept && input.Event is not Started)
                _room.Wake();
            _heardAt = _heardAt > input.At ? _heardAt : input.At;
        }
        catch (Exception fault)
        {
            _room.Guard.Report("하루의 시작", fault);
        }
        try
        {
            _room.Step(input);
            if (former is not null)
                OtherBook.Tell(_room.Desk, former);
        }
        catch (Exception fault)
        {
            _room.Guard.Report("시세", fault);
        }
    }

    /// <summary>
    /// What presenters may see now. Call it on the thread that calls <see cref="Handle"/>. Where it cannot be made the last one is
    /// given again, and the fault is told with the next input: nobody's screen is worth a stop.
    /// </summary>
    public TraderSnapshot Snapshot()
    {
        try
        {
            return _shown = _room.Snapshot();
        }
        catch (Exception fault)
        {
            _owed = fault;
            return _shown with
            {
                State = TraderState.Halted,
                Reason = $"화면을 만들 수 없음: {fault.GetType().Name}: {fault.Message}",
                Faults = _room.Desk.Standing.Faults + 1,
            };
        }
    }

    /// <summary>Today's result as it stands, for a curve of the day: much less than a snapshot. On the thread that calls <see cref="Handle"/>.</summary>
    public DayResult Today()
    {
        try
        {
            return _room.Desk.Ledger.Freeze(_room.Desk.Unrealised());
        }
        catch (Exception fault)
        {
            _owed = fault;
            return _shown.Today;
        }
    }

    /// <summary>
    /// Forgets everything and goes on from what a day began with, as the trader did that wrote it. The input that it was written at
    /// comes next.
    /// </summary>
    public void Resume(CarriedOver carried, DateTimeOffset at) => Resume(carried, at, new List<Request>());

    /// <summary>Numbers that another life has given are not given again; null and 0: none.</summary>
    public void SkipNumbers(OrderId? order, int trade)
    {
        var (orders, positions) = (_room.Desk.Orders, _room.Desk.Positions);
        orders.LastId = Math.Max(orders.LastId, order?.Value ?? 0);
        positions.LastTrade = Math.Max(positions.LastTrade, trade);
    }

    /// <summary>
    /// What an earlier version decided at the last input, where this one decides otherwise: the journal has the word, for those orders
    /// are at the broker. What it has not stays in doubt, until the broker's lists prove it absent.
    /// </summary>
    public void Correct(IReadOnlyList<PlaceOrder> decided, IReadOnlyList<PlaceOrder> recorded) => _room.Correct(decided, recorded);

    /// <summary>Nothing of another book is gone on with but its numbers.</summary>
    void BeginBook(Desk former, DateTimeOffset at, ICollection<Request> requests)
    {
        _room = new(new());
        _room.Desk.Out.Begin(at, requests);
        SkipNumbers(new(former.Orders.LastId), former.Positions.LastTrade);
    }

    void BeginDay(DateTimeOffset at, ICollection<Request> requests)
    {
        if (_room.CarryOver() is not { } carried)
        {
            _room.Lifecycle.BeginDay(null);
            return;
        }
        carried = carried with { HeardAt = _heardAt };
        requests.Add(carried);
        Resume(carried, at, requests);
    }

    /// <param name="requests">Gets what the day begins with.</param>
    /// <inheritdoc cref="Resume(CarriedOver, DateTimeOffset)"/>
    public void Resume(CarriedOver carried, DateTimeOffset at, ICollection<Request> requests)
    {
        ArgumentNullException.ThrowIfNull(carried);
        _heardAt = carried.HeardAt;
        _room = new(Overnight.Read(carried));
        _room.Desk.Out.Begin(at, requests);
        _room.Lifecycle.BeginDay(carried);
    }
}
