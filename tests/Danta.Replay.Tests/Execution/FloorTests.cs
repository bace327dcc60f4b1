using Danta.Market;
using Danta.Replay.Floors;
using Danta.Replay.Execution;
using Danta.Replay.Tapes;
using Danta.Trading;

namespace Danta.Replay.Tests.Execution;

/// <summary>Orders against a book of which every share is known.</summary>
public sealed class FloorTests
{
    static readonly InstrumentCode Code = InstrumentCode.Parse("900001");
    static readonly DateTimeOffset Start = Kst.At(new DateOnly(2026, 11, 23), new TimeOnly(10, 0));
    static readonly FillModel Plain = new("plain", 0, 0, QueueShape.RiskAverse, 1, false);

    readonly TapeBuilder _tape = new();
    int _steps;

    FloorTests Book(long ask, long nextAsk = 1_000, long bid = 100, BookPhase phase = BookPhase.Continuous)
    {
        var (asks, bids) = (default(BookSide), default(BookSide));
        for (var level = 0; level < BookSide.Depth; level++)
        {
            asks[level] = new(Price.FromWon(10_010 + 10 * level), Quantity.Of(level == 0 ? ask : nextAsk));
            bids[level] = new(Price.FromWon(10_000 - 10 * level), Quantity.Of(bid));
        }
        _tape.Add(Input.Of(Next(), new BookTick(Code, 100_000, phase, asks, bids, default, default, default, default, default)));
        return this;
    }

    FloorTests Trade(int won, long size, Side? side)
    {
        _tape.Add(Input.Of(Next(), new TradeTick { Code = Code, Last = Price.FromWon(won), Size = Quantity.Of(size), Aggressor = side, InAuction = side is null }));
        return this;
    }

    DateTimeOffset Next() => Start.AddMilliseconds(++_steps * 10);

    /// <summary>Hears all of the tape; an order comes after so many inputs of it.</summary>
    static List<FloorOrder> Run(FloorTests stage, FillModel model, params (int After, Side Side, OrderType Type, long Shares, int? Limit)[] orders)
    {
        var tape = stage._tape.Build(new(2026, 11, 23), "");
        var floor = new Floor(tape, model, _ => new(Board.Kosdaq, ListingKind.Stock, Price.FromWon(13_000), Price.FromWon(7_000)));
        floor.Ended = (_, _, _) => { };
        var placed = new List<FloorOrder>();
        for (var index = 0; index < tape.Count; index++)
        {
            floor.Hear(index, isApart: false);
            foreach (var order in orders.Where(order => order.After == index + 1))
            {
                placed.Add(new(new(new(placed.Count + 1), Code, order.Side, order.Type, Quantity.Of(order.Shares), order.Limit is { } won ? Price.FromWon(won) : null, Urgency.Entry), default, tape.TimeAt(index), default));
                floor.Arrive(placed[^1], tape.TimeAt(index));
            }
        }
        return placed;
    }

    static List<(int Won, long Shares)> Fills(FloorOrder order) => [.. order.Fills.Select(fill => (fill.Price.Won, fill.Quantity.Shares))];

    [Fact]
    public void What_we_took_is_gone_until_the_level_changes()
    {
        var orders = Run(new FloorTests().Book(100), Plain, (1, Side.Buy, OrderType.MarketIoc, 30, null), (1, Side.Buy, OrderType.MarketIoc, 80, null));
        Assert.Equal([(10_010, 30)], Fills(orders[0]));
        Assert.Equal([(10_010, 70), (10_020, 10)], Fills(orders[1]));

        var again = Run(new FloorTests().Book(100).Book(120), Plain, (1, Side.Buy, OrderType.MarketIoc, 80, null), (2, Side.Buy, OrderType.MarketIoc, 120, null));
        Assert.Equal([(10_010, 120)], Fills(again[1]));

        var same = Run(new FloorTests().Book(100).Book(100), Plain, (1, Side.Buy, OrderType.MarketIoc, 80, null), (2, Side.Buy, OrderType.MarketIoc, 120, null));
        Assert.Equal([(10_010, 20), (10_020, 100)], Fills(same[1]));
    }

    /// <summary>Ten at the best, eight of them bought by a stranger since: two are left for five.</summary>
    [Fact]
    public void What_traded_since_the_book_is_gone_too() => Assert.Equal(
        [(10_010, 2), (10_020, 3)], Fills(Run(new FloorTests().Book(10).Trade(10_010, 8, Side.Buy), Plain, (2, Side.Buy, OrderType.Market, 5, null))[0]));

    [Fact]
    public void Caution_cuts_a_part_off_each_level() => Assert.Equal(
        [(10_010, 50), (10_020, 30)], Fills(Run(new FloorTests().Book(100), Plain with { Haircut = .5 }, (1, Side.Buy, OrderType.Market, 80, null))[0]));

    [Fact]
    public void Beyond_the_tenth_level_each_part_is_a_tick_worse()
    {
        var order = Run(new FloorTests().Book(10, nextAsk: 10), Plain, (1, Side.Buy, OrderType.Market, 125, null))[0];
        Assert.Equal([(10_110, 10), (10_120, 10), (10_130, 5)], Fills(order).Where(fill => fill.Won > 10_100));
        Assert.Equal((3, 0), (order.Fills.Count(fill => fill.How == FillHow.BeyondBook), order.Rest));
    }

    [Fact]
    public void Best_takes_the_first_level_and_rests_there_before_all()
    {
        var order = Run(new FloorTests().Book(10).Trade(10_010, 4, Side.Sell), Plain, (1, Side.Buy, OrderType.Best, 20, null))[0];
        Assert.Equal([(10_010, 10), (10_010, 4)], Fills(order));
        Assert.Equal((FillHow.Queue, 6), (order.Fills[1].How, order.Rest));
    }

    [Fact]
    public void An_ioc_leaves_nothing() => Assert.Equal(
        (10, 0, 10), Run(new FloorTests().Book(10), Plain, (1, Side.Buy, OrderType.BestIoc, 20, null)).Select(order => (order.Filled, order.Rest, order.Gone)).Single());

    [Fact]
    public void A_limit_waits_behind_what_is_shown_and_a_trade_beyond_it_fills_it()
    {
        var order = Run(new FloorTests().Book(10, bid: 100).Trade(10_000, 80, Side.Sell).Trade(10_000, 30, Side.Sell).Trade(9_990, 7, Side.Sell), Plain, (1, Side.Buy, OrderType.Limit, 50, 10_000))[0];
        Assert.Equal([(10_000, 10), (10_000, 7)], Fills(order));
        Assert.Equal([FillHow.Queue, FillHow.Through], order.Fills.Select(fill => fill.How));
    }

    [Fact]
    public void In_an_auction_it_is_filled_at_its_price_and_the_rest_when_it_is_over()
    {
        var order = Run(
            new FloorTests().Book(10, phase: BookPhase.ViAuction).Trade(10_050, 30, null).Book(100), Plain with { Haircut = .5 }, (1, Side.Buy, OrderType.Market, 40, null))[0];
        Assert.Equal([(10_050, 15), (10_010, 25)], Fills(order));
        Assert.Equal(FillHow.Auction, order.Fills[0].How);
    }

    /// <summary>A stock that was just subscribed tells its trades first.</summary>
    [Fact]
    public void Without_a_book_it_waits_for_one() => Assert.Equal(
        [(10_010, 5)], Fills(Run(new FloorTests().Trade(10_010, 1, Side.Buy).Book(100), Plain, (1, Side.Buy, OrderType.Market, 5, null))[0]));

    /// <summary>Whatever the shares and books, no more is filled than was ordered, nor than is shown.</summary>
    [Fact]
    public void No_share_is_filled_that_is_not_there()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var stage = new FloorTests();
            var shown = 0L;
            for (var step = 0; step < 20; step++)
            {
                var size = random.Next(1, 200);
                shown = Math.Max(shown, size);
                if (step == 0 || random.Next(2) == 0)
                    stage.Book(size, size, size);
                else
                    stage.Trade(10_000 + 10 * random.Next(2), random.Next(1, 100), random.Next(2) == 0 ? Side.Buy : Side.Sell);
            }
            var model = FillModel.Interval[random.Next(3)];
            var orders = Run(stage, model, [.. Enumerable.Range(0, 6).Select(_ => (random.Next(1, 20), random.Next(2) == 0 ? Side.Buy : Side.Sell, (OrderType)(random.Next(2) * 2), (long)random.Next(1, 300), (int?)null))]);
            Assert.All(orders, order => Assert.Equal(order.Placed.Quantity.Shares, order.Filled + order.Rest + order.Gone));
            Assert.All(orders.SelectMany(order => order.Fills).Where(fill => fill.How == FillHow.Book), fill => Assert.True(fill.Quantity.Shares <= fill.Shown));
        }
    }
}
