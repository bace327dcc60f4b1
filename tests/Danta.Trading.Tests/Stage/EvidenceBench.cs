using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>All that takes in evidence, on a bench: lists, balances, notices and replies are put in one by one, and nobody decides.</summary>
sealed class EvidenceBench
{
    int _number = 100;

    public EvidenceBench(DateTimeOffset? at = null)
    {
        Bench = new(at);
        Bench.Known().Tick(70_000);
        Booking = new(Desk);
        Refusals = new(Desk, Booking);
        Evidence = new(Desk, Booking, Refusals);
        Replies = new(Desk, Booking, Refusals, Evidence);
        Doubts = new(Desk, Replies, Evidence);
        Matcher = new(Desk, Replies, Evidence, Doubts);
        Books = new(Desk, Booking, Matcher);
        Count = new(Desk, Books, new(Desk));
        Reconciler = new(Desk, Bench.Sender, Replies, Evidence, Doubts, Matcher, Count, Books);
        Desk.Standing.Started = true;
        Desk.Standing.Reconciled = true;
    }

    public Bench Bench { get; }
    public Booking Booking { get; }
    public RefusalDesk Refusals { get; }
    public OrderEvidence Evidence { get; }
    public OrderReplies Replies { get; }
    public Doubts Doubts { get; }
    public NumberMatcher Matcher { get; }
    public BalanceBooking Books { get; }
    public BalanceCount Count { get; }
    public Reconciler Reconciler { get; }

    public Desk Desk => Bench.Desk;
    public Stock Stock => Bench.Stock;
    public ShareLedger Shares => Bench.Shares;
    public Position? Position => Desk.Positions.Of(Stock);

    public IEnumerable<T> News<T>() where T : OwnerNews => Bench.Requests.OfType<Tell>().Select(tell => tell.News).OfType<T>();

    public IEnumerable<string> Differences => News<DifferenceNews>().Select(news => news.Text);

    public IEnumerable<string> Notes => Bench.Requests.OfType<Note>().Select(note => note.Decision.Sentence);

    public bool Asks<T>(bool? doubt = null) where T : Question => Bench.Requests.OfType<Ask>().Any(ask => ask.Question is T && (doubt is null || ask.Doubt == doubt));

    public EvidenceBench Clear()
    {
        Bench.Requests.Clear();
        Desk.Questions.Forget();
        return this;
    }

    public EvidenceBench Later(double seconds)
    {
        Bench.Later(seconds);
        return this;
    }

    public OurOrder Send(Side side, long shares = 10, OrderType type = OrderType.Market, Stock? stock = null) => Bench.Send(side, shares, stock, type);

    public OurOrder Working(Side side, long shares = 10, OrderType type = OrderType.Market, Stock? stock = null)
    {
        var order = Send(side, shares, type, stock);
        Replies.On(new OrderAcknowledged(order.Id, Scene.Number(_number++), null));
        return order;
    }

    /// <summary>Bought and held, by an order that is over.</summary>
    public OurOrder Hold(long shares = 10, int won = 70_000)
    {
        var order = Working(Side.Buy, shares);
        Fill(order, shares, won);
        return order;
    }

    public EvidenceBench Fill(OurOrder order, long shares, int won = 70_000, int time = 100_001) => Hear(NoticeKind.Filled, order, shares, won, time);

    public EvidenceBench Hear(NoticeKind kind, OurOrder order, long shares, int won = 0, int time = 100_001)
    {
        Evidence.Hear(order, new(
            kind, order.Number, default, order.Stock.Code, order.Stock.Name, order.Side, Quantity.Of(shares), won > 0 ? Price.FromWon(won) : default, order.Quantity, time));
        return this;
    }

    public BrokerOrder Row(OurOrder order, long filled, int won = 70_000, long cancelled = 0, long rejected = 0) =>
        Scene.Row(order.Number, order.Stock.Code, order.Side, order.Quantity.Shares, filled, won, cancelled, rejected);

    public EvidenceBench List(params BrokerOrder[] rows)
    {
        Reconciler.On(new DayOrdersAnswered(rows, true, Desk.Now));
        return this;
    }

    /// <summary>A balance of now with so many of the stock; below zero: without a row.</summary>
    public EvidenceBench Balance(long held, long? cost = null, int last = 70_000, DateTimeOffset? askedAt = null)
    {
        var row = new BrokerHolding(Stock.Code, Stock.Name, Quantity.Of(Math.Max(0, held)), Quantity.Of(Math.Max(0, held)), new(cost ?? held * 70_000), last > 0 ? Price.FromWon(last) : default);
        Reconciler.On(new BalanceAnswered(held <= 0 ? [] : [row], new(100_000_000), new(100_000_000), new(100_000_000), true, askedAt ?? Desk.Now));
        return this;
    }

    /// <summary>The same balance at each of so many seconds from now on.</summary>
    public EvidenceBench Balances(int seconds, long held, long? cost = null, int last = 70_000)
    {
        for (var second = 0; second < seconds; second++)
            Later(1).Balance(held, cost, last);
        return this;
    }
}
