using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>A trader on a stage: inputs are played one by one, and what it asks for is kept.</summary>
sealed class Scene
{
    public static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");
    public static readonly InstrumentCode Hynix = InstrumentCode.Parse("000660");

    readonly List<Request> _requests = [];
    int _number = 100;

    public Scene(TraderSettings? settings = null, bool ready = true, DateTimeOffset? at = null, bool dryRun = false)
    {
        Settings = settings ?? Plain;
        // A Monday, in the middle of continuous trading.
        Now = at ?? Kst.At(new(2026, 11, 23), new(10, 0));
        if (!ready)
            return;
        Play(new Started(TradingMode.Paper, dryRun, Settings));
        Play(new StreamChanged(true, null));
        // The start and the stream each ask; the second question follows the first one's answer.
        Answer().Answer();
        Assert.Equal(TraderState.Running, Shot.State);
    }

    public static TraderSettings Plain => TraderSettings.Default with
    {
        Exit = new(Rate.FromPercent(1.5m), Rate.FromPercent(1.0m), null, null, null, null, new TimeOnly(15, 15)),
    };

    public Trader Trader { get; } = new();

    public TraderSettings Settings { get; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>Everything played so far, for playing it again.</summary>
    public List<Input> Played { get; } = [];

    /// <summary>What the account can spend, as the broker answers at once whenever it is asked; null: it does not answer.</summary>
    public Won? Money { get; set; } = new(100_000_000);

    /// <summary>How often it was asked for that.</summary>
    public int MoneyAsked { get; private set; }

    /// <summary>Everything asked for so far.</summary>
    public List<Request> All { get; } = [];

    /// <summary>What the last input led to.</summary>
    public IReadOnlyList<Request> Last => _requests;

    /// <summary>Rows that the broker's list will have; quantities by code that its balance will have.</summary>
    public List<BrokerOrder> Rows { get; } = [];

    public List<BrokerHolding> Held { get; } = [];

    public TraderSnapshot Shot => Trader.Snapshot();

    public IEnumerable<PlaceOrder> Placed => All.OfType<PlaceOrder>();

    public IEnumerable<T> News<T>() where T : OwnerNews => All.OfType<Tell>().Select(tell => tell.News).OfType<T>();

    public Scene Play(TraderEvent happened) => Play(Input.Of(Now, happened));

    public Scene Play(in Input input)
    {
        _requests.Clear();
        Handle(input);
        All.AddRange(_requests);
        return this;
    }

    void Handle(in Input input)
    {
        Played.Add(input);
        Trader.Handle(input, _requests);
        var asked = _requests.RemoveAll(request => request is Ask { Question: MoneyQuestion });
        MoneyAsked += asked;
        if (asked > 0 && Money is { } money)
            Handle(Input.Of(Now, new MoneyAnswered(money, Now)));
    }

    public Scene Pass(double seconds, bool answer = false)
    {
        for (var left = seconds; left > 0; left--)
        {
            Now += TimeSpan.FromSeconds(Math.Min(1, left));
            Play(Input.Second(Now));
            if (answer)
                Answer();
        }
        return this;
    }

    /// <summary>Time in which nothing is heard, not even seconds: over a minute and a half and the machine has slept.</summary>
    public Scene Skip(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>Time in which nothing happens but that it passes, a minute at once.</summary>
    public Scene Live(TimeSpan time)
    {
        for (var minute = TimeSpan.FromMinutes(1); time > minute; time -= minute)
            Skip(minute).Play(Input.Second(Now));
        return Skip(time);
    }

    public Scene Tick(int won, InstrumentCode? code = null, bool auction = false) => Play(Input.Of(Now, Quote(code ?? Samsung, won, auction)));

    public static TradeTick Quote(InstrumentCode code, int won, bool auction = false)
    {
        var price = Price.FromWon(won);
        return new(
            code, 100_000, price, price, price, price, TickSizes.Shares.Up(price), price, Quantity.Of(1_000), Quantity.Of(1_000),
            Quantity.Of(10), Quantity.Of(100_000), new(1_000_000_000), 12_000, auction ? null : Side.Buy, false, auction, price);
    }

    public Scene Condition(string seq, params InstrumentCode[] codes) => Play(new ConditionAnswered(
        seq, $"조건{seq}", [.. codes.Select(code => new ConditionHit(code, NameOf(code), default))], false, Now));

    public static string NameOf(InstrumentCode code) => code == Samsung ? "삼성전자" : code == Hynix ? "SK하이닉스" : $"종목{code}";

    public Scene Instrument(
        InstrumentCode code, int upper = 100_000, bool halted = false, bool administrative = false, int warning = 0, bool vi = false) =>
        Play(new InstrumentAnswered(
            code, NameOf(code), Board.Kospi, ListingKind.Stock, Price.FromWon(upper * 10 / 13), Price.FromWon(upper),
            Price.FromWon(1), halted, administrative, warning, false, vi, default));

    /// <summary>Answers both questions about the account from <see cref="Rows"/> and <see cref="Held"/>.</summary>
    public Scene Answer()
    {
        AnswerOrders();
        return AnswerBalance();
    }

    public Scene AnswerOrders() => Play(new DayOrdersAnswered([.. Rows], true, Now));

    public Scene AnswerBalance() => Play(new BalanceAnswered([.. Held], new(100_000_000), new(100_000_000), new(100_000_000), true, Now));

    /// <summary>A signal, and everything that leads to the purchase. Gives the order.</summary>
    public PlaceOrder Enter(int won, InstrumentCode? code = null, string seq = "0")
    {
        var stock = code ?? Samsung;
        Condition(seq, stock).Instrument(stock).Tick(won, stock);
        Assert.DoesNotContain(News<HaltNews>(), news => news.Halted);
        return Assert.Single(_requests.OfType<PlaceOrder>());
    }

    public OrderNumber Ack(PlaceOrder order)
    {
        var number = Number(_number++);
        Play(new OrderAcknowledged(order.Order, number, 100_000));
        return number;
    }

    public Scene Fill(PlaceOrder order, OrderNumber number, long shares, int won, int time = 100_001) =>
        Play(Notice(NoticeKind.Filled, order, number, shares, won, time));

    public static NoticeArrived Notice(NoticeKind kind, PlaceOrder order, OrderNumber number, long shares, int won, int time = 100_001) => new(
        kind, number, default, order.Code, NameOf(order.Code), order.Side, Quantity.Of(shares), Price.FromWon(won), order.Quantity, time);

    public static BrokerOrder Row(
        OrderNumber number, InstrumentCode code, Side side, long ordered, long filled, int won, long cancelled = 0, long rejected = 0, int time = 100_000) =>
        new(number, default, code, NameOf(code), side, Quantity.Of(ordered), null, Quantity.Of(filled), new(filled * won), Quantity.Of(cancelled),
            Quantity.Of(rejected), Quantity.Of(ordered - filled - cancelled - rejected), time);

    public Scene Holds(InstrumentCode code, long shares, int won)
    {
        Held.RemoveAll(holding => holding.Code == code);
        if (shares > 0)
            Held.Add(new(code, NameOf(code), Quantity.Of(shares), Quantity.Of(shares), new(shares * won), Price.FromWon(won)));
        return this;
    }

    /// <summary>The owner's orders of a day: a purchase, then a sale.</summary>
    public static IReadOnlyList<OwnerFill> His(long bought, long sold) => [new(Number(801), bought), new(Number(802), -sold)];

    public static OrderNumber Number(int number) => OrderNumber.TryParse($"{number:D10}", "91252", out var parsed)
        ? parsed
        : throw new ArgumentOutOfRangeException(nameof(number));

    /// <summary>A purchase whose reply is lost.</summary>
    public static (Scene Scene, PlaceOrder Order) LostPurchase(TraderSettings? settings = null)
    {
        var scene = new Scene(settings);
        var order = scene.Enter(70_000);
        scene.Play(new OrderReplyLost(order.Order, "연결이 끊어졌습니다"));
        return (scene, order);
    }

    /// <summary>Buys and holds, with the broker's books in step.</summary>
    public PlaceOrder Hold(int won, InstrumentCode? code = null, string seq = "0")
    {
        var order = Enter(won, code, seq);
        var number = Ack(order);
        Fill(order, number, order.Quantity.Shares, won);
        Rows.Add(Row(number, order.Code, Side.Buy, order.Quantity.Shares, order.Quantity.Shares, won));
        Holds(order.Code, order.Quantity.Shares, won);
        return order;
    }
}
