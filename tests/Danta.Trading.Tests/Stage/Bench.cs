using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>A desk with one stock and nobody who decides: what one part of the trader looks at is put there by hand.</summary>
sealed class Bench
{
    public static readonly DateTimeOffset Ten = Kst.At(new(2026, 11, 23), new(10, 0));

    public Bench(DateTimeOffset? at = null)
    {
        Desk.Out.Begin(at ?? Ten, Requests);
        Desk.Day.Begin(Kst.DateOf(Desk.Now));
        Desk.Settings = Scene.Plain;
        Stock = Desk.Stocks.Get(Scene.Samsung, "삼성전자");
        Sender = new(Desk);
    }

    public Desk Desk { get; } = new();

    public List<Request> Requests { get; } = [];

    public Stock Stock { get; }

    public OrderSender Sender { get; }

    public ShareLedger Shares => Desk.Shares.Of(Stock);

    public Bench Risk(Func<RiskSettings, RiskSettings> change)
    {
        Desk.Settings = Desk.Settings with { Risk = change(Desk.Settings.Risk) };
        return this;
    }

    public Bench Exit(Func<ExitSettings, ExitSettings> change)
    {
        Desk.Settings = Desk.Settings with { Exit = change(Desk.Settings.Exit) };
        return this;
    }

    /// <summary>So long later; the seconds between were heard one by one.</summary>
    public Bench Later(double seconds)
    {
        Desk.Out.Begin(Desk.Now + TimeSpan.FromSeconds(seconds), Requests);
        Desk.SecondsHeard += (int)seconds;
        return this;
    }

    public Bench Known(ListingKind kind = ListingKind.Stock, int upper = 100_000, Func<InstrumentAnswered, InstrumentAnswered>? change = null)
    {
        var answer = new InstrumentAnswered(
            Stock.Code, Stock.Name, Board.Kospi, kind, Price.FromWon(upper * 10 / 13), Price.FromWon(upper), Price.FromWon(1_000), false, false, 0, false, false, default);
        Stock.Instrument = change?.Invoke(answer) ?? answer;
        Stock.IsInstrumentOfToday = true;
        return this;
    }

    public Bench Tick(int won, Func<TradeTick, TradeTick>? change = null)
    {
        var tick = Scene.Quote(Stock.Code, won);
        Stock.Quotes.On(change?.Invoke(tick) ?? tick, Desk.Now);
        return this;
    }

    public Bench Book(Func<BookTick, BookTick>? change = null, long bid = 100, long ask = 100, int won = 70_000)
    {
        var book = EntryRuleTests.Book(bid, ask, won);
        Stock.Quotes.On(change?.Invoke(book) ?? book, Desk.Now);
        return this;
    }

    /// <summary>Ours, bought now.</summary>
    public Position Hold(long shares = 14, int won = 70_000, Stock? stock = null)
    {
        var held = stock ?? Stock;
        var position = new Position(Desk.Positions.NextTrade(), held, "", PositionOrigin.Danta, Desk.Now);
        position.Book(new(0, Side.Buy, Quantity.Of(shares), new(shares * won), Won.Zero, Won.Zero, Desk.Day.Date, false), Desk.Day.Date);
        Desk.Positions.Add(position);
        Desk.Shares.Of(held).Move(ShareKind.Market, ShareKind.Ours, Quantity.Of(shares), ShareEvidence.Fill);
        return position;
    }

    /// <summary>An order that has just left.</summary>
    public OurOrder Send(Side side, long shares = 14, Stock? stock = null, OrderType type = OrderType.Market, Price? limit = null) => Sender.Place(
        stock ?? Stock, side, Quantity.Of(shares), side == Side.Buy ? Urgency.Entry : Urgency.Exit,
        Desk.Positions.Of(stock ?? Stock)?.Trade ?? Desk.Positions.NextTrade(), "시험", type, limit);
}
