using Danta.Market;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Replay.Tests.Stage;

/// <summary>
/// A recorded morning that a seed invents: prices that wander, run and fall back, auctions in between, and a search that finds stocks and
/// loses them. It was recorded by the trader itself without a place to buy into, so that what it asked for stands there too.
/// </summary>
sealed class Morning
{
    public static readonly DateOnly Date = new(2026, 11, 23);

    public static readonly DateTimeOffset Open = Kst.At(Date, new TimeOnly(9, 5));

    readonly Random _random;
    readonly List<Input> _inputs = [];
    readonly List<Quote> _stocks = [];

    sealed class Quote(InstrumentCode code, int price)
    {
        public InstrumentCode Code => code;
        public int Opened { get; } = price;
        public int Price { get; set; } = price;
        public int High { get; set; } = price;
        public int Low { get; set; } = price;
        public long Volume { get; set; }
        public long Turnover { get; set; }
        public int Drift { get; set; }
        public int VetoedUntil { get; set; }
        public bool IsFound { get; set; }
    }

    Morning(int seed, int seconds, int stocks)
    {
        _random = new(seed);
        for (var number = 0; number < stocks; number++)
            _stocks.Add(new(InstrumentCode.Parse($"{900_001 + number}"), 10_000 + 50 * _random.Next(100)));
        Add(0, new Started(TradingMode.Demo, false, Recorded));
        Add(1, new StreamChanged(true, null));
        Add(2, new HolidayAnswered(Date, true));
        for (var step = 5; step < seconds * 10; step++)
            Step(step);
    }

    public static TraderSettings Recorded { get; } = TraderSettings.Default with { MaxPositions = 0, TieOutAt = null };

    /// <summary>By settings that hold nothing back.</summary>
    public static TraderSettings Free { get; } = TraderSettings.Default with
    {
        BudgetPerTrade = new Won(3_000_000),
        MaxPositions = 4,
        TieOutAt = null,
        Exit = new(null, null, null, null, null, null, null),
        Risk = new RiskSettings(null, null, TimeSpan.FromSeconds(5), null, null) { StaleAfter = null },
    };

    public static IReadOnlyList<Input> Inputs(int seed, int seconds = 240, int stocks = 6) => [.. new Morning(seed, seconds, stocks)._inputs.OrderBy(input => input.At)];

    public static DayTape Record(int seed, int seconds = 240, int stocks = 6) => Record(Inputs(seed, seconds, stocks));

    /// <summary>By a trader that finds, watches and asks, and has no place to buy into.</summary>
    /// <param name="onlyHeard">What it does not listen to does not come, as on a real feed.</param>
    public static DayTape Record(IReadOnlyList<Input> inputs, bool onlyHeard = false)
    {
        var heard = new HashSet<InstrumentCode>();
        var (tape, trader, requests) = (new TapeBuilder(), new Trader(), new List<Request>());
        var answers = new Queue<Input>();
        foreach (var input in inputs)
        {
            while (answers.TryPeek(out var answer) && answer.At <= input.At)
                Hear(answers.Dequeue());
            if (!onlyHeard || IsHeard(input))
                Hear(input);
        }
        return tape.Build(Date, $"{inputs.Count}");

        bool IsHeard(in Input input) =>
            input.Kind switch { InputKind.Trade => heard.Contains(input.Trade.Code), InputKind.Book => heard.Contains(input.Book.Code), _ => true };

        void Hear(in Input input)
        {
            requests.Clear();
            tape.Add(input);
            trader.Handle(input, requests);
            foreach (var request in requests)
            {
                tape.Add(request);
                if (request is Watch watch)
                    heard.Add(watch.Code);
                if (request is Unwatch unwatch)
                    heard.Remove(unwatch.Code);
                if (request is Ask ask && Answer(ask.Question, input.At) is { } told)
                    answers.Enqueue(Input.Of(input.At.AddMilliseconds(20), told));
            }
        }
    }

    static TraderEvent? Answer(Question question, DateTimeOffset at) => question switch
    {
        DayOrdersQuestion => new DayOrdersAnswered([], true, at),
        BalanceQuestion => new BalanceAnswered([], new(100_000_000), new(100_000_000), new(100_000_000), true, at),
        MoneyQuestion => new MoneyAnswered(new(100_000_000), at),
        InstrumentQuestion one => Describe(one.Code),
        InstrumentsQuestion many => new InstrumentsAnswered([.. many.Codes.Select(Describe)]),
        _ => new QuestionFailed(question, "none"),
    };

    static InstrumentAnswered Describe(InstrumentCode code) => new(
        code, $"{code}", Board.Kosdaq, ListingKind.Stock, Price.FromWon(12_000), Price.FromWon(15_600), Price.FromWon(8_400), false, false, 0, false, false, default)
    {
        MarginPercent = 100,
    };

    void Add(int step, TraderEvent happened) => _inputs.Add(Input.Of(Open.AddMilliseconds(step * 100), happened));

    void Step(int step)
    {
        var at = Open.AddMilliseconds(step * 100);
        if (step % 10 == 0)
            _inputs.Add(Input.Second(at));
        if (step % 20 == 0)
            Search(step);
        foreach (var stock in _stocks)
        {
            if (step == stock.VetoedUntil)
                EndAuction(stock, at);
            else if (_random.Next(3) == 0)
                Tick(stock, at, step);
        }
    }

    void Search(int step)
    {
        foreach (var stock in _stocks)
        {
            if (_random.Next(stock.IsFound ? 25 : 8) == 0)
                stock.IsFound = !stock.IsFound;
            if (_random.Next(10) == 0)
                stock.Drift = _random.Next(-2, 4);
        }
        Add(step, new StocksDescribed([.. _stocks.Where(stock => stock.IsFound).Select(stock => Describe(stock.Code))]));
        Add(step, new ConditionAnswered(
            "0", "시험", [.. _stocks.Where(stock => stock.IsFound).Select(stock => new ConditionHit(stock.Code, $"{stock.Code}", Price.FromWon(stock.Price)))], false,
            Open.AddMilliseconds(step * 100 - 30)));
    }

    void Tick(Quote stock, DateTimeOffset at, int step)
    {
        if (step < stock.VetoedUntil)
        {
            _inputs.Add(Input.Of(at, Book(stock, at, BookPhase.ViAuction)));
            return;
        }
        if (_random.Next(900) == 0)
        {
            stock.VetoedUntil = step + 150;
            return;
        }
        var way = _random.Next(-3, 4) + stock.Drift;
        stock.Price = Math.Clamp(stock.Price + 10 * way, 8_500, 15_500);
        Trade(stock, at, way >= 0 ? Side.Buy : Side.Sell, 1 + _random.Next(400) * (1 + Math.Abs(stock.Drift)));
        _inputs.Add(Input.Of(at.AddMilliseconds(3), Book(stock, at, BookPhase.Continuous)));
    }

    void EndAuction(Quote stock, DateTimeOffset at)
    {
        Trade(stock, at, null, 5_000);
        _inputs.Add(Input.Of(at.AddMilliseconds(3), Book(stock, at, BookPhase.Continuous)));
    }

    void Trade(Quote stock, DateTimeOffset at, Side? side, long size)
    {
        (stock.High, stock.Low) = (Math.Max(stock.High, stock.Price), Math.Min(stock.Low, stock.Price));
        (stock.Volume, stock.Turnover) = (stock.Volume + size, stock.Turnover + size * stock.Price);
        _inputs.Add(Input.Of(at, new TradeTick(
            stock.Code, Hhmmss(at), Price.FromWon(stock.Price), Price.FromWon(stock.Opened), Price.FromWon(stock.High), Price.FromWon(stock.Low),
            Price.FromWon(stock.Price + 10), Price.FromWon(stock.Price), Quantity.Of(500), Quantity.Of(500), Quantity.Of(size), Quantity.Of(stock.Volume),
            new(stock.Turnover), 9_000 + _random.Next(6_000), side, false, side is null, Price.FromWon(stock.Opened))));
    }

    BookTick Book(Quote stock, DateTimeOffset at, BookPhase phase)
    {
        var (asks, bids) = (default(BookSide), default(BookSide));
        var (ask, bid) = (0L, 0L);
        for (var level = 0; level < BookSide.Depth; level++)
        {
            asks[level] = new(Price.FromWon(stock.Price + 10 + 10 * level), Quantity.Of(50 + _random.Next(600)));
            bids[level] = new(Price.FromWon(stock.Price - 10 * level), Quantity.Of(50 + _random.Next(600)));
            (ask, bid) = (ask + asks[level].Size.Shares, bid + bids[level].Size.Shares);
        }
        return new(
            stock.Code, Hhmmss(at), phase, asks, bids, Quantity.Of(ask), Quantity.Of(bid), phase == BookPhase.Continuous ? default : Price.FromWon(stock.Price),
            Quantity.Zero, Quantity.Of(stock.Volume));
    }

    static int Hhmmss(DateTimeOffset at)
    {
        var time = Kst.TimeOf(at);
        return time.Hour * 10_000 + time.Minute * 100 + time.Second;
    }
}
