using BenchmarkDotNet.Attributes;
using Danta.Market;
using Danta.Trading;

namespace Danta.Benchmarks;

/// <summary>One step of the trader with forty stocks watched and ten of them held.</summary>
[MemoryDiagnoser]
public class TraderBenchmarks
{
    const int Watched = 40;
    const int Held = 10;

    static readonly DateTimeOffset Morning = Kst.At(new DateOnly(2026, 11, 23), new TimeOnly(10, 0));

    readonly List<Request> _requests = [];
    readonly InstrumentCode[] _codes = [.. Enumerable.Range(1, Watched).Select(number => InstrumentCode.Parse($"{number:D6}"))];
    readonly Input[] _ticks = new Input[Watched * 5];
    Trader _trader = new();
    int _next;

    /// <summary>All entry rules and all exits at once instead of the default ones.</summary>
    [Params(false, true)]
    public bool EveryRule { get; set; }

    static TraderSettings WithEveryRule(TraderSettings settings) => settings with
    {
        Entry = new("any") { Rules = [new("breakout"), new("pullback"), new("strength"), new("all") { Rules = [new("imbalance"), new("immediate")] }] },
        Exit = settings.Exit with
        {
            Trailing = Rate.FromPercent(5),
            TrailingStart = Rate.FromPercent(1),
            Breakeven = Rate.FromPercent(1.2m),
            PartAt = Rate.FromPercent(1.4m),
            WeakBuyShare = Rate.FromPercent(1),
            WhenLeft = true,
            Vi = ViExit.Both,
            HoldLockedLimit = true,
        },
        Risk = settings.Risk with
        {
            MaxSpreadTicks = 5,
            MinTurnover = new Won(1),
            MaxDepthShare = Rate.FromPercent(50),
            AfterVi = TimeSpan.FromSeconds(10),
        },
    };

    [GlobalSetup]
    public void Setup()
    {
        _trader = new Trader();
        var settings = TraderSettings.Default with
        {
            MaxPositions = Held,
            Risk = TraderSettings.Default.Risk with { MaxOrdersPerMinute = null },
        };
        Hear(new Started(TradingMode.Paper, false, settings));
        Hear(new StreamChanged(true, null));
        for (var round = 0; round < 2; round++)
        {
            Hear(new DayOrdersAnswered([], true, Morning));
            Hear(new BalanceAnswered([], new Won(100_000_000), new Won(100_000_000), new Won(100_000_000), true, Morning));
        }
        Hear(new MoneyAnswered(new Won(1_000_000_000), Morning));
        foreach (var code in _codes[..Held])
            Buy(code);
        Hear(new ConditionAnswered("0", "벤치", [.. _codes.Select(code => new ConditionHit(code, $"{code}", default))], false, Morning));
        foreach (var code in _codes)
            Hear(Known(code));
        if (EveryRule)
            Hear(new ChangeSettings("bench", WithEveryRule(settings)));
        if (_trader.Snapshot() is not { Positions.Count: Held, Watchlist.Count: Watched })
            throw new InvalidOperationException("the stage is not set");
        for (var index = 0; index < _ticks.Length; index++)
            _ticks[index] = Input.Of(Morning, Tick(_codes[index % Watched], 70_000 + index / Watched * 100));
    }

    [Benchmark]
    public int Step()
    {
        _trader.Handle(_ticks[_next], _requests);
        _next = _next + 1 < _ticks.Length ? _next + 1 : 0;
        return _requests.Count;
    }

    void Buy(InstrumentCode code)
    {
        Hear(new ConditionAnswered($"{code}", $"{code}", [new ConditionHit(code, $"{code}", default)], false, Morning));
        Hear(Known(code));
        _trader.Handle(Input.Of(Morning, Tick(code, 70_000)), _requests);
        var order = _requests.OfType<PlaceOrder>().Last();
        if (!OrderNumber.TryParse($"{100 + order.Order.Value}", "06010", out var number))
            throw new InvalidOperationException("no order number");
        Hear(new OrderAcknowledged(order.Order, number, 100_000));
        Hear(new NoticeArrived(
            NoticeKind.Filled, number, default, code, $"{code}", Side.Buy, order.Quantity, Price.FromWon(70_000), order.Quantity, 100_001));
        _requests.Clear();
    }

    void Hear(TraderEvent happened) => _trader.Handle(Input.Of(Morning, happened), _requests);

    static InstrumentAnswered Known(InstrumentCode code) => new(
        code, $"{code}", Board.Kospi, ListingKind.Stock, Price.FromWon(70_000), Price.FromWon(91_000), Price.FromWon(49_000), false, false, 0,
        false, false, default);

    static TradeTick Tick(InstrumentCode code, int won)
    {
        var price = Price.FromWon(won);
        return new(
            code, 100_000, price, price, price, price, TickSizes.Shares.Up(price), price, Quantity.Of(1_000), Quantity.Of(1_000),
            Quantity.Of(10), Quantity.Of(100_000), new Won(1_000_000_000), 12_000, Side.Buy, false, false, price);
    }
}
