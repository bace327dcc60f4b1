using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>
/// An account whose ledger is always true, and whose figure of it may be three seconds old. It complains of any purchase that costs
/// more at its worst than there is.
/// </summary>
sealed class LaggingBroker
{
    const int Stocks = 40;
    const int Upper = 13_000;
    static readonly TimeSpan Lag = TimeSpan.FromSeconds(3);

    readonly Random _chance;
    readonly Trader _trader = new();
    readonly TraderSettings _settings;
    readonly List<Live> _orders = [];
    readonly List<(DateTimeOffset At, TraderEvent Event)> _line = [];
    readonly List<(DateTimeOffset At, long Free)> _ledger = [];
    readonly long[] _held = new long[Stocks];
    long _cash;
    int _number = 1_000;
    DateTimeOffset _now = Kst.At(new(2026, 11, 23), new(10, 0));

    public LaggingBroker(int seed, long cash, TraderSettings settings)
    {
        _chance = new(seed);
        _cash = cash;
        _settings = settings;
        Write();
        Feed(Input.Of(_now, new Started(TradingMode.Paper, false, settings)));
        Feed(Input.Of(_now, new StreamChanged(true, null)));
        Feed(Input.Of(_now, new StocksDescribed([.. Race.Codes[..Stocks].Select(code => Race.Known(code))])));
    }

    public List<string> Complaints { get; } = [];

    public int Purchases { get; private set; }

    public int Sales { get; private set; }

    /// <summary>How often a purchase took more than half of what was left: the border was near.</summary>
    public int Close { get; private set; }

    sealed class Live(PlaceOrder request, OrderNumber number, int index)
    {
        public PlaceOrder Request => request;
        public OrderNumber Number => number;
        public int Index => index;
        public long Filled { get; set; }
        public long Amount { get; set; }
        public long Cancelled { get; set; }
        public long Open => request.Quantity.Shares - Filled - Cancelled;
    }

    long Free => _cash - _orders.Where(order => order.Request.Side == Side.Buy).Sum(order => Worst(order.Open));

    long Worst(long shares) => shares * Upper + _settings.Costs.CommissionOf(new(shares * Upper)).Amount;

    /// <summary>A second in tenths.</summary>
    public void Pass(int seconds)
    {
        for (var tenth = 0; tenth < seconds * 10; tenth++)
        {
            _now += TimeSpan.FromMilliseconds(100);
            while (_line.FindIndex(item => item.At <= _now) is >= 0 and var index)
            {
                var happened = _line[index].Event;
                _line.RemoveAt(index);
                Feed(Input.Of(_now, happened));
            }
            Match();
            var code = _chance.Next(Stocks);
            Feed(Input.Of(_now, Scene.Quote(Race.Codes[code], 9_000 + 10 * _chance.Next(200))));
            if (tenth % 10 == 9)
                Feed(Input.Second(_now));
            if (tenth % 20 == 19)
                Feed(Input.Of(_now, new ConditionAnswered("0", "조건", [.. Race.Codes[..Stocks].Where(_ => Hit(70)).Select(hit => new ConditionHit(hit, Scene.NameOf(hit), default))], false, _now)));
        }
    }

    void Feed(in Input input)
    {
        List<Request> requests = [];
        _trader.Handle(input, requests);
        foreach (var request in requests)
            Serve(request);
    }

    void Serve(Request request)
    {
        switch (request)
        {
            case PlaceOrder order: Take(order); break;
            case CancelOrder cancel: Take(cancel); break;
            case Ask { Question: MoneyQuestion }: Send(new MoneyAnswered(new(Math.Max(0, Figure())), _now)); break;
            case Ask { Question: DayOrdersQuestion }: Send(new DayOrdersAnswered([.. _orders.Select(Row)], true, _now)); break;
            case Ask { Question: BalanceQuestion }: Send(Balance()); break;
            case Ask { Question: InstrumentQuestion question }: Send(Race.Known(question.Code)); break;
            case Ask { Question: InstrumentsQuestion question }: Send(new InstrumentsAnswered([.. question.Codes.Select(code => Race.Known(code))])); break;
        }
    }

    /// <summary>The ledger of a moment of the last three seconds.</summary>
    long Figure()
    {
        var at = _now - _chance.Next(4) switch { 0 => Lag, 1 => TimeSpan.Zero, _ => Lag * _chance.NextDouble() };
        return _ledger.FindLast(entry => entry.At <= at) is { At.Ticks: > 0 } entry ? entry.Free : _ledger[0].Free;
    }

    void Take(PlaceOrder order)
    {
        if (order.Side == Side.Buy)
        {
            Purchases++;
            var (worst, free) = (Worst(order.Quantity.Shares), Free);
            Close += worst > free / 2 ? 1 : 0;
            if (worst > free)
                Complaints.Add($"{_now:HH:mm:ss.f} buys {order.Quantity} of {order.Code} for {worst} at the worst, has {free}");
        }
        else
            Sales++;
        if (Hit(8))
        {
            Send(new OrderRefused(order.Order, "APBK9999", "refused"));
            return;
        }
        var live = new Live(order, Scene.Number(_number++), Array.IndexOf(Race.Codes, order.Code));
        _orders.Add(live);
        Write();
        Send(Hit(10) ? new OrderReplyLost(order.Order, "lost") : new OrderAcknowledged(order.Order, live.Number, Time()), Hit(20) ? 20 : 1);
    }

    void Take(CancelOrder cancel)
    {
        var live = _orders.Find(order => order.Number == cancel.Number)!;
        if (live.Open == 0)
        {
            Send(new CancelRefused(cancel.Order, "APBK0344", "nothing left"));
            return;
        }
        var rest = live.Open;
        live.Cancelled = rest;
        Write();
        var number = Scene.Number(_number++);
        Send(new CancelAcknowledged(cancel.Order, number));
        Send(Scene.Notice(NoticeKind.CancelConfirmed, live.Request, number, rest, 10_000, Time()) with { OriginalNumber = live.Number });
    }

    void Match()
    {
        foreach (var live in _orders.Where(order => order.Open > 0 && Hit(6)))
        {
            var (shares, buys) = (Hit(50) ? live.Open : _chance.Next(1, (int)live.Open + 1), live.Request.Side == Side.Buy);
            var price = buys ? _chance.Next(900, 1_300) * 10 : _chance.Next(850, 1_100) * 10;
            var before = _settings.Costs.CommissionOf(new(live.Amount)).Amount;
            (live.Filled, live.Amount) = (live.Filled + shares, live.Amount + shares * price);
            _held[live.Index] += buys ? shares : -shares;
            _cash += (buys ? -1 : 1) * shares * price - (_settings.Costs.CommissionOf(new(live.Amount)).Amount - before);
            if (!buys)
                _cash -= _settings.Costs.TaxOf(new(shares * price), Board.Kospi, ListingKind.Stock, new(2026, 11, 23)).Amount;
            Write();
            Send(Scene.Notice(NoticeKind.Filled, live.Request, live.Number, shares, price, Time()));
        }
    }

    void Write() => _ledger.Add((_now, Free));

    static BrokerOrder Row(Live live) => new(
        live.Number, default, live.Request.Code, "", live.Request.Side, live.Request.Quantity, null, Quantity.Of(live.Filled), new(live.Amount),
        Quantity.Of(live.Cancelled), Quantity.Zero, Quantity.Of(live.Open), 100_000);

    BalanceAnswered Balance() => new(
        [
            .. Enumerable.Range(0, Stocks).Where(index => _held[index] > 0).Select(index => new BrokerHolding(
                Race.Codes[index], "", Quantity.Of(_held[index]), Quantity.Of(_held[index]), new(_held[index] * 10_000), default)),
        ],
        new(_cash), new(_cash), new(_cash), true, _now);

    void Send(TraderEvent happened, int slower = 1) => _line.Add((_now + TimeSpan.FromMilliseconds(_chance.Next(20, 400) * slower), happened));

    bool Hit(int inAHundred) => _chance.Next(100) < inAHundred;

    int Time() => _now.Hour * 10_000 + _now.Minute * 100 + _now.Second;
}
