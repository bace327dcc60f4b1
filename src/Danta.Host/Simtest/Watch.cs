using System.Text.Json;
using Danta.Market;
using Danta.Simulator.Embedded;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Sees everything that trader and exchange do and complains of what must never be. It knows the truth of both sides and none
/// of the trader's reasoning.
/// </summary>
sealed class Watch(World world)
{
    const string OrderPath = "/uapi/domestic-stock/v1/trading/order-cash";
    const string TokenPath = "/oauth2/tokenP";

    /// <summary>From the first moment of a process whom nothing hinders.</summary>
    static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(3);
    const int MostCallsAtStart = 8;

    static readonly TimeSpan BetweenTokens = TimeSpan.FromSeconds(60);

    readonly HashSet<int> _placed = [];
    readonly Dictionary<(string Code, Side Side, long Quantity), int> _wanted = [];
    readonly Dictionary<(string Code, Side Side, long Quantity), int> _booked = [];
    readonly Dictionary<int, (string Code, Side Side, long Quantity)> _placedShapes = [];
    readonly Dictionary<InstrumentCode, int> _prices = [];
    readonly Dictionary<InstrumentCode, int> _askedPrices = [];
    readonly ExitWatch _exits = new(world);
    readonly HashSet<(long Number, long Quantity, int Price)> _heardFills = [];
    readonly Queue<long> _calls = new();
    readonly List<PlaceOrder> _leaving = [];
    readonly List<PlaceOrder> _unwritten = [];
    DateTimeOffset _reconcileFrom;
    bool _ordersKnown;
    bool _balanceKnown;
    long _servedAt = long.MinValue / 2;
    int _callsOfLife;
    int _hindrancesAtStart;
    bool _isStarting;
    bool _wasHindered;
    long _startFrom;
    long _tokenAt = long.MinValue / 2;
    long _hinderedAt;
    int _seenFaults;
    int _hindrances;
    int _quietSeconds;
    bool _peace;
    bool _clockJumped;
    long _tokensDiedAt = long.MinValue / 2;

    public List<string> Complaints { get; } = [];

    public int Orders => _placed.Count;

    /// <summary>Exits that fell due and were followed up to a sale.</summary>
    public int ExitsChecked => _exits.Checked;

    /// <summary>Starts that nothing hindered, and whose time and calls were looked at.</summary>
    public int StartsChecked { get; private set; }

    public void Complain(string what)
    {
        Complaints.Add($"{Kst.Of(world.Start + world.Agenda.Elapsed):HH:mm:ss.fff} {what}");
        world.Trace($"!!! {what}");
    }

    /// <summary>News for the owner. A halt that does not end by itself is a fault of the trader's own.</summary>
    public void Told(OwnerNews news)
    {
        if (news is DoubtQuestionNews question)
        {
            world.Owner.Asked(question);
            // Where nobody else trades the evidence suffices.
            if (!world.Meddled.Any(question.Code.ToString()))
                Complain($"the owner is asked about {question.Side} {question.Quantity} of {question.Code}: {question.Known}");
        }
        if (news is HaltNews { Halted: true, Heals: false } halt)
            Complain($"the trader halted: {halt.Reason}");
    }

    /// <summary>A step of the trader: what it heard and what it asks for.</summary>
    public void Stepped(Machine machine, in Input input, ICollection<Request> requests)
    {
        Sent();
        if (input.Kind == InputKind.Trade)
        {
            _prices[input.Trade.Code] = input.Trade.Last.Won;
            _exits.Heard(machine.Shot, input.Trade);
        }
        if (input.Event is { } happened)
            Hear(input.At, happened);
        if (world.IsTraced && input.Event is not null)
            world.Trace($"← {Text(input.Event)}");
        foreach (var request in requests)
        {
            if (world.IsTraced)
                world.Trace($"→ {Text(request)}");
            if (request is PlaceOrder order)
                Place(machine, order);
        }
    }

    /// <summary>What the last step asked for has left.</summary>
    public void Sent()
    {
        foreach (var order in _leaving)
        {
            if (!_placed.Add(order.Order.Value))
                Complain($"order {order.Order} is sent again");
            _unwritten.Add(order);
            world.Owner.Sees(order);
            var shape = (order.Code.ToString(), order.Side, order.Quantity.Shares);
            _wanted[shape] = _wanted.GetValueOrDefault(shape) + 1;
            _placedShapes[order.Order.Value] = shape;
        }
        _leaving.Clear();
    }

    /// <summary>The process died before what the last step asked for could leave.</summary>
    public void NotSent() => _leaving.Clear();

    /// <summary>
    /// The process died with a full disk: its successor cannot know the last orders and counts them anew. What they did is the
    /// broker's word against the books, as with the owner's own trades.
    /// </summary>
    public void Forgotten()
    {
        foreach (var order in _unwritten)
        {
            _placed.Remove(order.Order.Value);
            world.Meddled.Forgotten.Add(order.Code.ToString());
        }
        _unwritten.Clear();
    }

    /// <summary>A process begins.</summary>
    public void Boots() =>
        (_isStarting, _callsOfLife, _hindrancesAtStart, _startFrom, _wasHindered) = (true, 0, _hindrances, world.Agenda.Now, world.IsHindered);

    /// <summary>A call leaves the house.</summary>
    public void CallLeaves(string path)
    {
        // Sales and cancels, each with its hashkey, are what a start is for, not what it costs.
        if (!path.Contains("/order-", StringComparison.Ordinal) && !path.EndsWith("/hashkey", StringComparison.Ordinal))
            _callsOfLife++;
        if (path == TokenPath)
        {
            // A process that is new and whose clock was set since cannot know.
            if (new TimeSpan(world.Agenda.Now - _tokenAt) < BetweenTokens && !(world.Alive?.StartedAt > _tokenAt && _clockJumped))
                Complain($"a token was asked for {new TimeSpan(world.Agenda.Now - _tokenAt).TotalSeconds:0.0} s after the last time");
            (_tokenAt, _clockJumped) = (world.Agenda.Now, false);
        }
        if (path.StartsWith("/oauth2/", StringComparison.Ordinal))
            return;
        world.Trace($"   {path}");
        _calls.Enqueue(world.Agenda.Now);
        while (_calls.Peek() <= world.Agenda.Now - TimeSpan.TicksPerSecond)
            _calls.Dequeue();
        if (_calls.Count > 15)
            Complain($"{_calls.Count} calls within a second");
    }

    /// <summary>A call is about to be carried out.</summary>
    public void CallArrives(string path, string trId, byte[] body)
    {
        if (path != OrderPath)
            return;
        var (code, side, quantity) = Shape(trId, body);
        var account = world.Exchange.Account;
        if (side == Side.Sell)
        {
            var ours = account.Orders.Where(order => order.Code == code && order.OriginalNumber is null && !world.Owner.Numbers.Contains(order.Number)).ToList();
            var held = ours.Sum(order => order.Side == "buy" ? order.Filled : -order.Filled);
            var selling = ours.Where(order => order is { State: "open", Side: "sell" }).Sum(order => order.Quantity - order.Filled - order.Cancelled);
            if (quantity > held - selling && !(world.Plan.Settings.AdoptForeignPositions && world.Meddled.Any(code)))
                Complain($"sells {quantity} of {code}: {held} held by the trader, {selling} being sold");
            return;
        }
        if (world.Meddled.Sold.Contains(code) || world.Meddled.Forgotten.Contains(code))
            return;
        // Where the owner has bought beside it, its own orders tell what it holds; where he has sold, nothing does.
        var engaged = account.Orders.Where(order => order.OriginalNumber is null && !world.Owner.Numbers.Contains(order.Number))
            .GroupBy(order => order.Code, StringComparer.Ordinal)
            .Where(stock => !world.Meddled.Sold.Contains(stock.Key) && !world.Meddled.Forgotten.Contains(stock.Key))
            .Where(stock => stock.Any(order => order is { State: "open", Side: "buy" }) || stock.Sum(order => order.Side == "buy" ? order.Filled : -order.Filled) > 0)
            .Select(stock => stock.Key).ToHashSet(StringComparer.Ordinal);
        if (engaged.Contains(code))
            Complain($"buys {quantity} of {code}, which is held or being bought");
        else if (engaged.Count >= world.Plan.Settings.MaxPositions)
            Complain($"buys {code} beyond {world.Plan.Settings.MaxPositions} positions: {string.Join(',', engaged)}");
    }

    public void CallAnswered(string path, string trId, byte[] body, EmbeddedAnswer answer)
    {
        // A hashkey needs no token.
        if (answer.Status == 200 && path.Contains("/v1/", StringComparison.Ordinal))
            _servedAt = world.Agenda.Now;
        if (path != OrderPath)
            return;
        using var reply = JsonDocument.Parse(answer.Body);
        var code = reply.RootElement.GetProperty("msg_cd").GetString() ?? "";
        var shape = Shape(trId, body);
        if (reply.RootElement.GetProperty("rt_cd").GetString() != "0")
        {
            if (code == "APBK0952" && world.Meddled is { Touched.Count: 0, Forgotten.Count: 0 })
                Complain($"buys {shape.Quantity} of {shape.Code} beyond the buying power");
            return;
        }
        var booked = _booked[shape] = _booked.GetValueOrDefault(shape) + 1;
        if (booked > _wanted.GetValueOrDefault(shape))
            Complain($"the exchange has {booked} orders {shape}, {_wanted.GetValueOrDefault(shape)} were decided");
    }

    public void ClockJumped() => _clockJumped = true;

    /// <summary>A new one may be a minute away; until then nothing can be sold.</summary>
    public void TokensDied() => _tokensDiedAt = world.Agenda.Now;

    public void Peace()
    {
        _peace = true;
        _quietSeconds = 0;
    }

    /// <summary>Once a second.</summary>
    public void Second()
    {
        CountHindrances();
        // It counts from when the network is there.
        if (world.IsHindered)
            (_startFrom, _wasHindered) = (world.Agenda.Now + TimeSpan.TicksPerSecond, true);
        if (world.Alive?.Engine?.Journal.IsBehind == false)
            _unwritten.Clear();
        foreach (var feed in world.Feeds)
        {
            if (feed.Registered > 41)
                Complain($"{feed.Registered} registrations");
        }
        if (world.Alive is not { } machine)
            return;
        if (_peace)
        {
            machine.Run(() => machine.Engine!.Inbox.Post(new Pause("simtest")));
            _quietSeconds = IsAtRest(machine) ? _quietSeconds + 1 : 0;
        }
        _exits.Second(machine.Shot, Math.Max(_hinderedAt, machine.StartedAt));
    }

    /// <summary>A tick or notice that is lost keeps nobody from selling what he knows of; the rest may.</summary>
    void CountHindrances()
    {
        var struck = world.Faults.Struck;
        for (; _seenFaults < struck.Count; _seenFaults++)
        {
            if (struck[_seenFaults] is { Seam: Seam.Tick or Seam.Notice } or { Kind: FaultKind.OwnerTrades })
                continue;
            _hindrances++;
            _hinderedAt = world.Agenda.Now;
        }
        // Without a token, or a network, nothing can be sold.
        if (world.NetworkDown || world.Agenda.Now - _servedAt > TimeSpan.FromSeconds(10).Ticks)
            _hinderedAt = world.Agenda.Now;
    }

    public bool IsQuiet() => _quietSeconds >= 3;

    /// <summary>At the end: everything at rest, and both sides tell the same story.</summary>
    public void Conclude()
    {
        if (Complaints.Count > 0)
            return;
        if (!IsQuiet() || world.Alive is not { } machine)
        {
            Complain($"it does not come to rest: {Unrest()}");
            return;
        }
        Books.Compare(world, machine.Shot, _heardFills, Complain);
        if (Complaints.Count == 0)
            JournalCheck.Run(world, machine.Shot, Complain);
    }

    void Hear(DateTimeOffset at, TraderEvent happened)
    {
        switch (happened)
        {
            // It did not leave, or it was refused: another like it is another decision.
            case OrderRefused refused when _placedShapes.Remove(refused.Order.Value, out var shape):
                _wanted[shape]--;
                break;
            case NoticeArrived { Kind: NoticeKind.Filled } fill:
                _heardFills.Add((fill.Number.Serial, fill.Quantity.Shares, fill.Price.Won));
                break;
            case InstrumentAnswered { Last.IsQuoted: true } priced:
                _askedPrices[priced.Code] = priced.Last.Won;
                break;
            case Started or StreamChanged { Up: true }:
                (_reconcileFrom, _ordersKnown, _balanceKnown) = (at, false, false);
                break;
            case DayOrdersAnswered { Complete: true } answer when answer.AskedAt >= _reconcileFrom:
                _ordersKnown = true;
                break;
            case BalanceAnswered { Complete: true } answer when answer.AskedAt >= _reconcileFrom:
                _balanceKnown = true;
                break;
        }
        if (_isStarting && _ordersKnown && _balanceKnown)
            CheckStart();
    }

    /// <summary>
    /// Orders and balance are known, what is held is proven. A fault is an excuse, and so is one that struck shortly before: a token
    /// that is dead or was asked for when the former process was killed, a disk or a network that is away.
    /// </summary>
    void CheckStart()
    {
        _isStarting = false;
        CountHindrances();
        if (_hindrances != _hindrancesAtStart || world.Alive is not { } machine
            || world.Agenda.Now - _tokensDiedAt < TimeSpan.FromSeconds(100).Ticks || _tokenAt - machine.StartedAt > TimeSpan.TicksPerSecond)
            return;
        StartsChecked++;
        var took = new TimeSpan(world.Agenda.Now - _startFrom);
        if (took > LongestStart || !_wasHindered && _callsOfLife > MostCallsAtStart)
            Complain($"a start took {took.TotalSeconds:0.0} s and {_callsOfLife} calls");
    }

    void Place(Machine machine, PlaceOrder order)
    {
        _leaving.Add(order);
        if (order.Side == Side.Sell)
            return;
        if (!_ordersKnown || !_balanceKnown)
            Complain($"buys {order.Code} before orders and balance are known");
        // By the last tick, or by an answer where the stream was silent.
        var price = Math.Min(_prices.GetValueOrDefault(order.Code, int.MaxValue), _askedPrices.GetValueOrDefault(order.Code, int.MaxValue));
        if (price < int.MaxValue && price * order.Quantity.Shares > world.Plan.Settings.BudgetPerTrade.Amount * 1.03)
            Complain($"buys {order.Quantity} of {order.Code} at {price}: beyond the budget");
        if (machine.Shot.Positions.Any(position => position.Code == order.Code))
            Complain($"buys {order.Code}, which it holds");
    }

    bool IsAtRest(Machine machine)
    {
        var shot = machine.Shot;
        return shot is { Reconciled: true, StreamUp: true } && shot.Positions.Count == 0
            && shot.Orders.All(order => order.DoneAt is not null)
            && machine.Engine!.Errands.Count == 0
            && world.Exchange.Account.Orders.All(order => order.State != "open" || world.Owner.Numbers.Contains(order.Number));
    }

    string Unrest()
    {
        if (world.Alive is not { } machine)
            return "no program is running";
        var shot = machine.Shot;
        var parts = shot.Positions.Select(position => $"holds {position.Quantity} {position.Code}")
            .Concat(shot.Orders.Where(order => order.DoneAt is null).Select(order => $"order {order.Id} {order.Side} {order.Quantity} {order.Code} {order.State}"))
            .Concat(world.Exchange.Account.Orders.Where(order => order.State == "open").Select(order => $"at the exchange {order.Number} {order.Side} {order.Quantity} {order.Code} open"))
            .Append($"{shot.State} {shot.Reason}, reconciled {shot.Reconciled}, stream {shot.StreamUp}, errands {machine.Engine!.Errands.Count}");
        return string.Join("; ", parts);
    }

    static (string Code, Side Side, long Quantity) Shape(string trId, byte[] body)
    {
        using var order = JsonDocument.Parse(body);
        return (
            order.RootElement.GetProperty("PDNO").GetString() ?? "", trId.EndsWith("12U", StringComparison.Ordinal) ? Side.Buy : Side.Sell,
            long.Parse(order.RootElement.GetProperty("ORD_QTY").GetString() ?? "0", System.Globalization.CultureInfo.InvariantCulture));
    }

    static string Text(object what) => what switch
    {
        Note note => Journal.JournalLine.Text(note.Decision),
        DayOrdersAnswered answer => $"DayOrdersAnswered {string.Join(' ', answer.Orders.Select(row => $"[{row.Number} {row.Side} {row.Ordered} {row.Code} filled {row.Filled} open {row.Open} cancelled {row.Cancelled}]"))} complete {answer.Complete}",
        BalanceAnswered answer => $"BalanceAnswered {string.Join(' ', answer.Holdings.Select(row => $"[{row.Held} {row.Code}]"))} complete {answer.Complete}",
        ConditionAnswered answer => $"ConditionAnswered {string.Join(' ', answer.Hits.Select(hit => hit.Code))}",
        _ => what.ToString() ?? "",
    };
}
