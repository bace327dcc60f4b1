using Danta.Market;
using Danta.Simulator.Books;

namespace Danta.Simulator.Tests;

public sealed class BookTests
{
    readonly Tape _tape = new();
    readonly OrderBook _book;

    public BookTests() => _book = new OrderBook(new PriceLadder(Price.FromWon(10_000), ListingKind.Stock), _tape);

    [Fact]
    public void The_best_price_trades_first_and_at_one_price_the_oldest_order()
    {
        var (first, second, better) = (new Owner(), new Owner(), new Owner());
        _book.Rest(Side.Sell, At(10_020), 5, first);
        _book.Rest(Side.Sell, At(10_020), 5, second);
        _book.Rest(Side.Sell, At(10_010), 5, better);

        var left = _book.Take(Side.Buy, At(10_020), 12, taker: null);

        Assert.Equal(0, left);
        Assert.Equal([(10_010, 5L), (10_020, 5L), (10_020, 2L)], _tape.Trades);
        Assert.Equal((5, 5, 2), (better.Filled, first.Filled, second.Filled));
    }

    [Fact]
    public void An_order_takes_nothing_worse_than_its_limit()
    {
        _book.Rest(Side.Buy, At(9_990), 3, owner: null);
        _book.Rest(Side.Buy, At(9_980), 3, owner: null);

        Assert.Equal(2, _book.Take(Side.Sell, At(9_990), 5, taker: null));
        Assert.Equal([(9_990, 3L)], _tape.Trades);
        Assert.Equal(At(9_980), _book.BestBid);
    }

    [Fact]
    public void Making_an_order_smaller_keeps_its_place()
    {
        var (first, second) = (new Owner(), new Owner());
        var order = _book.Rest(Side.Sell, At(10_000), 5, first);
        _book.Rest(Side.Sell, At(10_000), 5, second);
        _book.Reduce(order, 2);

        _book.Take(Side.Buy, At(10_000), 4, taker: null);

        Assert.Equal((3, 1), (first.Filled, second.Filled));
    }

    [Fact]
    public void An_auction_trades_the_most_shares_at_one_price()
    {
        _book.Rest(Side.Buy, At(10_050), 10, owner: null);
        _book.Rest(Side.Buy, At(10_020), 20, owner: null);
        _book.Rest(Side.Sell, At(9_990), 15, owner: null);
        _book.Rest(Side.Sell, At(10_020), 30, owner: null);

        Assert.Equal(At(10_020), _book.Uncross(At(10_000)));
        Assert.Equal(30, _tape.Trades.Sum(trade => trade.Quantity));
        Assert.All(_tape.Trades, trade => Assert.Equal(10_020, trade.Price));
        Assert.True(_book.BestBid < _book.BestAsk);
    }

    [Fact]
    public void Of_prices_with_the_same_volume_and_surplus_the_one_nearest_to_the_last_is_taken()
    {
        _book.Rest(Side.Buy, At(10_100), 10, owner: null);
        _book.Rest(Side.Sell, At(9_900), 10, owner: null);

        Assert.Equal(At(10_030), _book.Uncross(At(10_030)));
    }

    [Fact]
    public void A_market_order_comes_before_limit_orders_of_an_auction_whatever_their_price_and_time()
    {
        var (early, market, later) = (new Owner(), new Owner(), new Owner());
        _book.Rest(Side.Buy, _book.Ladder.Top, 5, early);
        _book.RestAtMarket(Side.Buy, 5, market);
        _book.RestAtMarket(Side.Buy, 5, later);
        _book.Rest(Side.Sell, At(10_010), 7, owner: null);

        _book.Uncross(At(10_000));
        Assert.Equal((0, 5, 2), (early.Filled, market.Filled, later.Filled));
    }

    [Fact]
    public void What_an_auction_leaves_of_a_market_order_waits_at_its_price_and_not_at_the_limit()
    {
        var market = new Owner();
        var order = _book.RestAtMarket(Side.Buy, 10, market);
        _book.Rest(Side.Sell, At(10_010), 4, owner: null);

        Assert.True(_book.Uncross(At(10_010)) >= 0);
        Assert.Equal((4, 6, At(10_010), At(10_010)), (market.Filled, order.Left, order.Rung, _book.BestBid));
        _book.Take(Side.Sell, At(10_010), 6, taker: null);
        Assert.Equal(10, market.Filled);
    }

    [Fact]
    public void Nothing_crosses_after_any_random_auction()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var dice = Danta.Simulator.Crowd.Dice.For(seed, 0);
            var book = new OrderBook(_book.Ladder, new Tape());
            for (var order = 0; order < 40; order++)
                book.Rest(dice.Sign() > 0 ? Side.Buy : Side.Sell, 200 + dice.Below(20), 1 + dice.Below(50), owner: null);
            var before = (book.TotalBid, book.TotalAsk);
            var (_, volume) = AuctionPrice.Find(book, 210);
            book.Uncross(210);
            Assert.True(book.BestBid < book.BestAsk);
            Assert.Equal((before.TotalBid - volume, before.TotalAsk - volume), (book.TotalBid, book.TotalAsk));
        }
    }

    /// <summary>The book against the plainest one that can be: a list that is searched from its start.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_comes_trades_by_price_and_then_by_time(int seed)
    {
        var dice = Danta.Simulator.Crowd.Dice.For(seed, 1);
        var plain = new List<(Side Side, int Rung, Owner Owner, BookOrder Standing)>();
        var expected = new Dictionary<Owner, long>();
        for (var turn = 0; turn < 3_000; turn++)
        {
            var (side, rung, quantity) = (dice.Sign() > 0 ? Side.Buy : Side.Sell, 200 + dice.Below(12), 1L + dice.Below(30));
            var left = quantity;
            foreach (var other in plain.Where(other => other.Side != side && (side == Side.Buy ? other.Rung <= rung : other.Rung >= rung))
                .OrderBy(other => side == Side.Buy ? other.Rung : -other.Rung).ToList())
            {
                var traded = Math.Min(left, other.Standing.Left);
                expected[other.Owner] += traded;
                left -= traded;
                if (left == 0)
                    break;
            }
            Assert.Equal(left, _book.Take(side, rung, quantity, taker: null));
            plain.RemoveAll(order => !order.Standing.Standing);
            if (left > 0)
            {
                var owner = new Owner();
                plain.Add((side, rung, owner, _book.Rest(side, rung, left, owner)));
                expected.Add(owner, 0);
            }
            if (plain.Count > 0 && dice.Chance(0.2))
            {
                var (_, _, _, standing) = plain[dice.Below(plain.Count)];
                _book.Reduce(standing, 1 + dice.Below(20));
                plain.RemoveAll(order => !order.Standing.Standing);
            }
            Assert.All(plain, order => Assert.Equal(expected[order.Owner], order.Owner.Filled));
            Assert.Equal(plain.Where(order => order.Side == Side.Buy).Sum(order => order.Standing.Left), _book.TotalBid);
            Assert.True(_book.BestBid < _book.BestAsk);
        }
        Assert.True(_tape.Trades.Count > 500);
    }

    int At(int won)
    {
        Assert.True(_book.Ladder.TryFind(won, out var rung));
        return rung;
    }

    sealed class Owner : IOrderOwner
    {
        public long Filled { get; private set; }

        void IOrderOwner.Filled(Price price, long quantity) => Filled += quantity;
    }

    sealed class Tape : ITradeSink
    {
        static readonly PriceLadder Ladder = new(Price.FromWon(10_000), ListingKind.Stock);

        public List<(int Price, long Quantity)> Trades { get; } = [];

        public void Traded(int rung, long quantity, Side? aggressor) => Trades.Add((Ladder.Won(rung), quantity));

        public void Arrived()
        {
        }

        public bool Admits(int rung) => true;
    }
}
