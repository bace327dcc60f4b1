using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What may go wrong between trader and broker, as chances in a hundred.</summary>
sealed record Faults(int LostReply, int NeverArrived, int LostNotice, int TwiceNotice, int LateReply, int Refusal, int Kill, int Blind)
{
    public static readonly Faults None = new(0, 0, 0, 0, 0, 0, 0, 0);
    public static readonly Faults Many = new(8, 5, 8, 6, 20, 4, 1, 1);
}

/// <summary>
/// A broker and a market of its own making, with an unreliable line to the trader. It keeps the truth, complains of any order
/// that must not have been sent, and knows nothing of the trader's books.
/// </summary>
sealed class LooseBroker
{
    const int Upper = 30_000;

    readonly Random _chance;
    readonly List<Live> _orders = [];
    readonly List<(DateTimeOffset At, TraderEvent Event, bool OfProcess)> _line = [];
    readonly int[] _prices;
    readonly TraderSettings _settings;
    Faults _faults;
    DateTimeOffset _noticeAt;
    int _number = 1_000;

    /// <summary>Settings under which much is bought and sold.</summary>
    public static readonly TraderSettings Lively = TraderSettings.Default with
    {
        Exit = new(
            Rate.FromPercent(0.8m), Rate.FromPercent(0.6m), Rate.FromPercent(0.5m), Rate.FromPercent(0.5m), Rate.FromPercent(0.4m),
            TimeSpan.FromSeconds(40), new TimeOnly(15, 15)),
        Risk = new(null, 60, TimeSpan.FromSeconds(5), null, null),
        Session = new(TimeSpan.Zero, TimeSpan.FromHours(24), false),
    };

    public static readonly InstrumentCode[] Codes = [.. Enumerable.Range(1, 6).Select(index => InstrumentCode.Parse($"00000{index}"))];

    public LooseBroker(int seed, TraderSettings settings, Faults faults)
    {
        _chance = new Random(seed);
        _settings = settings;
        _faults = faults;
        _prices = [.. Codes.Select(_ => 10_000 + 100 * _chance.Next(100))];
        Start();
    }

    public Trader Trader { get; private set; } = new();
    public DateTimeOffset Now { get; private set; } = Kst.At(new(2026, 11, 23), new(10, 0));
    public List<Input> Journal { get; } = [];
    public List<Request> Requests { get; } = [];
    public List<string> Complaints { get; } = [];
    public Dictionary<InstrumentCode, long> Holdings { get; } = Codes.ToDictionary(code => code, _ => 0L);
    public long Cash { get; private set; } = 10_000_000;
    public int LostNotices { get; private set; }
    public int Kills { get; private set; }

    sealed class Live(PlaceOrder request, OrderNumber number, int index, int time)
    {
        public int Time => time;
        public PlaceOrder Request => request;
        public OrderNumber Number => number;
        public int Index => index;
        public long Filled { get; set; }
        public long Amount { get; set; }
        public long Cancelled { get; set; }
        public long Open => request.Quantity.Shares - Filled - Cancelled;
    }

    /// <summary>A second of the market in fifths, so that things happen between seconds as well.</summary>
    public void Pass(int seconds)
    {
        for (var fifth = 0; fifth < seconds * 5; fifth++)
        {
            Now += TimeSpan.FromMilliseconds(200);
            Deliver();
            Move();
            Match();
            if (fifth % 5 == 4)
                Feed(Input.Second(Now));
            if (fifth % 25 == 24)
                Poll();
            if (Hit(_faults.Kill) && Hit(20))
                Kill();
            else if (Hit(_faults.Blind) && Hit(30))
            {
                Feed(Input.Of(Now, new StreamChanged(false, null)));
                Feed(Input.Of(Now, new StreamChanged(true, Now)));
            }
        }
    }

    public void Heal() => _faults = Faults.None;

    public void Command(OwnerCommand command) => Feed(Input.Of(Now, command));

    public IEnumerable<InstrumentCode> Engaged() =>
        Codes.Where(code => Holdings[code] > 0 || _orders.Exists(order => order.Request.Code == code && order.Request.Side == Side.Buy && order.Open > 0));

    /// <summary>The process dies with everything on its way to it; the next one plays the journal first.</summary>
    void Kill()
    {
        Kills++;
        _line.RemoveAll(item => item.OfProcess);
        Trader = new();
        List<Request> thrownAway = [];
        foreach (var input in Journal)
            Trader.Handle(input, thrownAway);
        Start();
    }

    void Start()
    {
        Feed(Input.Of(Now, new Started(TradingMode.Demo, false, _settings)));
        Feed(Input.Of(Now, new StreamChanged(true, Now)));
    }

    void Feed(in Input input)
    {
        List<Request> requests = [];
        Journal.Add(input);
        Trader.Handle(input, requests);
        Requests.AddRange(requests);
        foreach (var request in requests)
            Serve(request);
    }

    void Serve(Request request)
    {
        switch (request)
        {
            case PlaceOrder order: Take(order); break;
            case CancelOrder cancel: Take(cancel); break;
            case Ask { Question: DayOrdersQuestion }: Send(Delay(), () => List()); break;
            case Ask { Question: BalanceQuestion }: Send(Delay(), () => Balance()); break;
            case Ask { Question: MoneyQuestion }: Send(Delay(), () => new MoneyAnswered(new(Math.Max(0, Free())), Now)); break;
            case Ask { Question: InstrumentsQuestion many }: Send(Delay(), () => new InstrumentsAnswered([.. many.Codes.Select(Describe)])); break;
            case Ask { Question: InstrumentQuestion instrument }: Send(Delay(), () => Describe(instrument.Code)); break;
        }
    }

    void Take(PlaceOrder order)
    {
        var index = Array.IndexOf(Codes, order.Code);
        if (order.Side == Side.Sell)
        {
            var selling = _orders.Where(live => live.Request.Code == order.Code && live.Request.Side == Side.Sell).Sum(live => live.Open);
            if (selling + order.Quantity.Shares > Holdings[order.Code])
                Complaints.Add($"{Now:HH:mm:ss.f} sells {order.Quantity} of {order.Code}, has {Holdings[order.Code]}, selling {selling}");
        }
        else
        {
            if ((long)_prices[index] * order.Quantity.Shares > _settings.BudgetPerTrade.Amount + 300 * order.Quantity.Shares)
                Complaints.Add($"{Now:HH:mm:ss.f} buys {order.Quantity} of {order.Code} at {_prices[index]}: beyond the budget");
            if (order.Quantity.Shares * Upper > Free())
                Complaints.Add($"{Now:HH:mm:ss.f} buys {order.Quantity} of {order.Code}: beyond the {Free()} won that are free");
            if (Engaged().Contains(order.Code))
                Complaints.Add($"{Now:HH:mm:ss.f} buys {order.Code} again");
            if (Engaged().Count() >= _settings.MaxPositions)
                Complaints.Add($"{Now:HH:mm:ss.f} buys {order.Code} beyond the most positions");
        }
        if (Hit(_faults.NeverArrived))
        {
            Send(Delay() * 3, () => new OrderReplyLost(order.Order, "lost"), ofProcess: true);
            return;
        }
        if (Hit(_faults.Refusal))
        {
            Send(Delay(), () => new OrderRefused(order.Order, "APBK9999", "refused"), ofProcess: true);
            return;
        }
        var live = new Live(order, Scene.Number(_number++), index, Hhmmss());
        _orders.Add(live);
        var time = Hhmmss();
        if (Hit(_faults.LostReply))
            Send(Delay() * 3, () => new OrderReplyLost(order.Order, "lost"), ofProcess: true);
        else
            Send(Hit(_faults.LateReply) ? TimeSpan.FromSeconds(_chance.Next(1, 14)) : Delay(), () => new OrderAcknowledged(order.Order, live.Number, time), ofProcess: true);
    }

    void Take(CancelOrder cancel)
    {
        var live = _orders.Find(order => order.Number == cancel.Number);
        var number = Scene.Number(_number++);
        if (live is null || live.Open == 0)
        {
            Send(Delay(), () => new CancelRefused(cancel.Order, "APBK0344", "nothing left"), ofProcess: true);
            return;
        }
        var rest = live.Open;
        live.Cancelled = rest;
        if (Hit(_faults.LostReply))
            Send(Delay(), () => new CancelReplyLost(cancel.Order, "lost"), ofProcess: true);
        else
            Send(Delay(), () => new CancelAcknowledged(cancel.Order, number), ofProcess: true);
        Tell(Scene.Notice(NoticeKind.CancelConfirmed, live.Request, number, rest, _prices[live.Index], Hhmmss()) with { OriginalNumber = live.Number });
    }

    void Match()
    {
        foreach (var live in _orders)
        {
            if (live.Open == 0 || !Hit(35))
                continue;
            var shares = Hit(50) ? live.Open : _chance.Next(1, (int)live.Open + 1);
            var price = _prices[live.Index] + (live.Request.Side == Side.Buy ? 10 : 0);
            var amount = new Won(shares * price);
            live.Filled += shares;
            live.Amount += amount.Amount;
            var sign = live.Request.Side == Side.Buy ? 1 : -1;
            Holdings[live.Request.Code] += sign * shares;
            Cash -= sign * amount.Amount + _settings.Costs.CommissionOf(amount).Amount;
            if (sign < 0)
                Cash -= _settings.Costs.TaxOf(amount, Board.Kospi, ListingKind.Stock, new(2026, 11, 23)).Amount;
            Tell(Scene.Notice(NoticeKind.Filled, live.Request, live.Number, shares, price, Hhmmss()));
        }
    }

    /// <summary>A good line carries notices in their order, as one socket does.</summary>
    void Tell(NoticeArrived notice)
    {
        if (_faults == Faults.None)
        {
            _noticeAt = new[] { _noticeAt, Now + Delay() }.Max();
            Send(_noticeAt - Now, () => notice, ofProcess: true);
            return;
        }
        if (Hit(_faults.LostNotice))
        {
            LostNotices++;
            return;
        }
        Send(Delay(), () => notice, ofProcess: true);
        if (Hit(_faults.TwiceNotice))
            Send(Delay() * 2, () => notice, ofProcess: true);
    }

    void Move()
    {
        for (var index = 0; index < Codes.Length; index++)
        {
            if (!Hit(60))
                continue;
            _prices[index] = Math.Clamp(_prices[index] + 10 * _chance.Next(-8, 9), 9_000, 24_000);
            Feed(Input.Of(Now, Scene.Quote(Codes[index], _prices[index] - _prices[index] % TickSizes.Shares.StepAt(_prices[index]))));
        }
    }

    void Poll()
    {
        var hits = Codes.Where(_ => Hit(50)).Select(code => new ConditionHit(code, $"종목{code}", default)).ToList();
        Feed(Input.Of(Now, new ConditionAnswered("0", "조건", hits, false, Now)));
    }

    DayOrdersAnswered List() => new(
        [
            .. _orders.Select(live => new BrokerOrder(
                live.Number, default, live.Request.Code, "", live.Request.Side, live.Request.Quantity, null, Quantity.Of(live.Filled),
                new(live.Amount), Quantity.Of(live.Cancelled), Quantity.Zero, Quantity.Of(live.Open), live.Time)),
        ],
        true, Now);

    BalanceAnswered Balance() => new(
        [
            .. Codes.Where(code => Holdings[code] > 0).Select(code => new BrokerHolding(
                code, "", Quantity.Of(Holdings[code]), Quantity.Of(Holdings[code]), new(Holdings[code] * 10_000), default)),
        ],
        new(Cash), new(Cash), new(Cash), true, Now);

    long Free() => Cash - _orders.Where(live => live.Request.Side == Side.Buy).Sum(live => live.Open * Upper);

    static InstrumentAnswered Describe(InstrumentCode code) => new(
        code, $"종목{code}", Board.Kospi, ListingKind.Stock, Price.FromWon(23_100), Price.FromWon(Upper), Price.FromWon(1_000), false, false, 0, false,
        false, default);

    /// <summary>An answer tells what was true when it was asked for, not when it arrives.</summary>
    void Send(TimeSpan delay, Func<TraderEvent> make, bool ofProcess = true) => _line.Add((Now + delay, make(), ofProcess));

    void Deliver()
    {
        while (_line.FindIndex(item => item.At <= Now) is >= 0 and var index)
        {
            var happened = _line[index].Event;
            _line.RemoveAt(index);
            Feed(Input.Of(Now, happened));
        }
    }

    TimeSpan Delay() => TimeSpan.FromMilliseconds(_chance.Next(20, 400));

    bool Hit(int inAHundred) => inAHundred > 0 && _chance.Next(100) < inAHundred;

    int Hhmmss() => Now.Hour * 10_000 + Now.Minute * 100 + Now.Second;
}
