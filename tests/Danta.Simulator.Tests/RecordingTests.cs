using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Recordings;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

/// <summary>A day that has been, with customers in it who were not there.</summary>
public sealed class RecordingTests
{
    static readonly InstrumentCode Code = InstrumentCode.Parse("005930");
    static readonly DateTimeOffset Nine = Kst.At(new DateOnly(2026, 11, 20), new TimeOnly(9, 0));

    readonly Queue<RecordedMoment> _moments = [];
    Quiet? _market;

    Quiet Market => _market ??= Quiet.Of(RecordedScenario.Of(
        new(Nine, [new ListedStock(Code, "삼성전자", Board.Kospi, ListingKind.Stock, Price.FromWon(70_000))], () => _moments.TryDequeue(out var moment) ? moment : null)), listen: true);

    Exchange.Instrument Stock => Market.Simulation.Venue.Stocks[0];

    [Fact]
    public void The_market_is_of_that_day_and_has_what_was_heard_when_it_was_heard()
    {
        Book(1, (70_100, 30), (70_000, 20));
        Assert.Equal((new DateOnly(2026, 11, 20), new TimeOnly(9, 0)), (Market.Simulation.Clock.Date, Market.Simulation.Clock.Time));
        Until(0.9);
        Assert.False(Stock.Book.HasAsk);
        Until(1);
        Assert.Equal((70_100, 30L, 70_000, 20L), (Stock.AskWon(0), Stock.AskSize, Stock.BidWon(0), Stock.BidSize));
    }

    [Fact]
    public void Nobody_can_make_a_day_that_has_been_surge()
    {
        Book(1, (70_100, 30), (70_000, 20));
        Assert.False(Market.Simulation.Script.Do(new(default, Scenarios.EventKind.Surge, Code.ToString())));
        Assert.False(Market.Simulation.Script.Do(new(default, Scenarios.EventKind.BoardSurge)));
    }

    [Fact]
    public void A_trade_is_made_again_and_is_one_trade()
    {
        Book(1, (70_100, 30), (70_000, 20));
        Trade(2, 70_100, 12, Side.Buy);
        Trade(2, 70_000, 5, Side.Sell);
        Until(2);
        Assert.Equal(["70100 x 12 Buy", "70000 x 5 Sell"], Market.Tape.Where(line => line.Contains(" x ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf("005930", StringComparison.Ordinal) + 7)..]));
        Assert.Equal((17L, 18L, 15L), (Stock.Figures.Volume, Stock.AskSize, Stock.BidSize));
    }

    [Fact]
    public void A_trade_whose_book_has_not_come_yet_moves_the_price_all_the_same()
    {
        Book(1, (70_100, 30), (70_000, 20));
        Trade(2, 70_300, 40, Side.Buy);
        Until(2);
        Assert.Equal((70_300, 40L), (Stock.Figures.Last, Stock.Figures.Volume));
        Assert.False(Stock.Book.HasAsk);
    }

    [Fact]
    public void What_a_customer_takes_stays_gone_until_the_level_has_another_size()
    {
        Book(1, (70_100, 30), (70_000, 20));
        Book(3, (70_100, 30), (70_000, 25));
        Book(4, (70_100, 31), (70_000, 25));
        Until(2);
        Assert.Equal(10, Place(Side.Buy, "01", 10, 0).Filled);
        Assert.Equal(20, Stock.AskSize);
        Until(3);
        Assert.Equal((20, 25), (Stock.AskSize, Stock.BidSize));
        Until(4);
        Assert.Equal(31, Stock.AskSize);
    }

    [Fact]
    public void A_customer_waits_behind_what_stood_there_before()
    {
        Book(1, (70_100, 30), (70_000, 20));
        Trade(3, 70_000, 15, Side.Sell);
        Trade(4, 70_000, 15, Side.Sell);
        Until(2);
        var order = Place(Side.Buy, "00", 7, 70_000);
        Until(3);
        Assert.Equal(0, order.Filled);
        Until(4);
        Assert.Equal(7, order.Filled);
    }

    [Fact]
    public void A_book_that_comes_to_a_customer_s_price_fills_the_customer_once()
    {
        Book(1, (70_100, 30), (70_000, 20));
        Book(3, (69_900, 4), (69_800, 20));
        Book(4, (69_900, 4), (69_800, 21));
        Until(2);
        var order = Place(Side.Buy, "00", 7, 70_000);
        Until(3);
        Assert.Equal(4, order.Filled);
        Until(4);
        Assert.Equal(4, order.Filled);
        Assert.Equal((69_800, 21L), (Stock.Book.Ladder.Won(Stock.Book.NextBid(Stock.Book.BestBid)), Stock.Book.BidAt(Stock.Book.NextBid(Stock.Book.BestBid))));
    }

    [Fact]
    public void Levels_that_the_book_has_left_are_gone_and_those_behind_its_tenth_stay()
    {
        _moments.Enqueue(new(Nine.AddSeconds(1), Code, null, Ten(70_100, 70_000)));
        _moments.Enqueue(new(Nine.AddSeconds(2), Code, null, Ten(69_900, 69_800)));
        Until(1);
        Assert.Equal((100L, 100L), (Stock.TotalAsk, Stock.TotalBid));
        Until(2);
        Assert.Equal((69_900, 69_800), (Stock.AskWon(0), Stock.BidWon(0)));
        Assert.Equal((120L, 100L), (Stock.TotalAsk, Stock.TotalBid));
    }

    [Fact]
    public void Of_a_stock_that_nobody_listened_to_any_more_nothing_stands()
    {
        Book(1, (70_100, 30), (70_000, 20));
        _moments.Enqueue(new(Nine.AddSeconds(2), Code, null, null));
        Until(2);
        Assert.Equal((0L, 0L), (Stock.TotalAsk, Stock.TotalBid));
    }

    [Fact]
    public void An_interruption_of_that_day_is_one_again()
    {
        Book(1, (70_100, 30), (70_000, 20));
        Trade(2, 70_100, 1, Side.Buy);
        _moments.Enqueue(new(Nine.AddSeconds(3), Code, null, BookOf((70_500, 3), (70_400, 3)) with { Phase = BookPhase.ViAuction }));
        Until(3);
        Assert.True(Stock.InVi);
        Until(160);
        Assert.False(Stock.InVi);
    }

    [Fact]
    public void Prices_off_the_day_s_ladder_are_passed_over()
    {
        Book(1, (700_000, 30), (70_050, 20));
        Trade(2, 700_000, 5, Side.Buy);
        Until(2);
        Assert.Equal((0L, 0L, 0L), (Stock.TotalAsk, Stock.TotalBid, Stock.Figures.Volume));
    }

    void Until(double second) => Market.Simulation.Run(Nine.AddSeconds(second) - Market.Simulation.Clock.Now);

    ClientOrder Place(Side side, string kind, long quantity, int price) =>
        Market.Simulation.Desk.Place(Market.Account, new(Stock, side, OrderType.Find(kind)!, quantity, price, 0, "KRX")).Order!;

    void Trade(double second, int won, long size, Side side) => _moments.Enqueue(new(
        Nine.AddSeconds(second), Code,
        new TradeTick(
            Code, 90_000, Price.FromWon(won), default, default, default, default, default, default, default, Quantity.Of(size), Quantity.Of(size),
            default, 100, side, false, false, default),
        null));

    void Book(double second, (int Won, long Size) ask, (int Won, long Size) bid) => _moments.Enqueue(new(Nine.AddSeconds(second), Code, null, BookOf(ask, bid)));

    static BookTick BookOf((int Won, long Size) ask, (int Won, long Size) bid)
    {
        var (asks, bids) = (default(BookSide), default(BookSide));
        asks[0] = new(Price.FromWon(ask.Won), Quantity.Of(ask.Size));
        bids[0] = new(Price.FromWon(bid.Won), Quantity.Of(bid.Size));
        return Of(asks, bids);
    }

    /// <summary>Ten levels of ten shares from here.</summary>
    static BookTick Ten(int ask, int bid)
    {
        var (asks, bids) = (default(BookSide), default(BookSide));
        for (var level = 0; level < BookSide.Depth; level++)
        {
            asks[level] = new(Price.FromWon(ask + 100 * level), Quantity.Of(10));
            bids[level] = new(Price.FromWon(bid - 100 * level), Quantity.Of(10));
        }
        return Of(asks, bids);
    }

    static BookTick Of(BookSide asks, BookSide bids) => new(Code, 90_000, BookPhase.Continuous, asks, bids, Quantity.Of(0), Quantity.Of(0), default, Quantity.Of(0), Quantity.Of(0));
}
