using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Fills become positions, results and news once, whatever comes late, twice or too much.</summary>
public sealed class BookingTests
{
    readonly EvidenceBench _bench = new();

    [Fact]
    public void A_purchase_opens_a_round_trip_once_and_is_told_after_a_second()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 4);
        Assert.Equal((1, 4L), (_bench.Stock.TradesToday, _bench.Position!.Tally.Held.Shares));
        _bench.Fill(order, 3, time: 100_002);
        Assert.Equal(1, _bench.Stock.TradesToday);
        _bench.Booking.OnSecond();
        Assert.Empty(_bench.News<FillNews>());
        _bench.Later(1).Booking.OnSecond();
        var news = Assert.Single(_bench.News<FillNews>());
        Assert.Equal((7L, 490_000L, 70_000), (news.Quantity.Shares, news.Amount.Amount, news.AveragePrice.Won));
        _bench.Later(5).Booking.OnSecond();
        Assert.Single(_bench.News<FillNews>());
        Assert.Equal(_bench.Desk.Now.AddSeconds(-6), _bench.Desk.Funds.MovedAt);
    }

    /// <summary>On average between two won it is rounded to the nearer; where no price makes such an amount none is told.</summary>
    [Theory]
    [InlineData(10, 700_004, 70_000)]
    [InlineData(10, 700_005, 70_001)]
    [InlineData(10, 10, 1)]
    [InlineData(10, 4, 0)]
    [InlineData(1, 100_000_000, 100_000_000)]
    [InlineData(1, 100_000_001, 0)]
    public void The_price_that_is_told_is_the_nearest(long shares, long amount, int price)
    {
        var order = _bench.Working(Side.Buy, shares);
        _bench.List(_bench.Row(order, shares) with { FilledAmount = new(amount) });
        Assert.Equal(price, Assert.Single(_bench.News<FillNews>()).AveragePrice.Won);
    }

    /// <summary>Shares of orders come from the market, shares of nobody's order by the owner's hand.</summary>
    [Fact]
    public void Shares_come_from_where_they_came()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 10);
        Assert.Equal((10L, -10L, 0L, 0L), (_bench.Shares[ShareKind.Ours], _bench.Shares[ShareKind.Market], _bench.Shares[ShareKind.Hand], _bench.Shares[ShareKind.Expected]));
        Assert.Empty(_bench.Shares.Claims);
        _bench.Booking.BookForeign(_bench.Position!, Side.Sell, Quantity.Of(4), new(284_000));
        Assert.Equal((6L, -10L, 4L), (_bench.Shares[ShareKind.Ours], _bench.Shares[ShareKind.Market], _bench.Shares[ShareKind.Hand]));
        Assert.Equal(ShareEvidence.Balance, _bench.Shares.Movements.Last().Evidence);
        Assert.Equal(0, _bench.Position!.Fills[^1].Order);
        Assert.False(_bench.Position.Fills[^1].FromNotice);
        Assert.True(_bench.Position.Fills[0].FromNotice);
    }

    [Fact]
    public void What_is_held_after_an_order_is_prepared_to_be_sold()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 4);
        Assert.Empty(_bench.Bench.Requests.OfType<PrepareExit>());
        _bench.Fill(order, 6, time: 100_002);
        Assert.Equal(10, Assert.Single(_bench.Bench.Requests.OfType<PrepareExit>()).Quantity.Shares);
        _bench.Booking.BookForeign(_bench.Position!, Side.Sell, Quantity.Of(3), new(210_000));
        Assert.Equal(7, _bench.Bench.Requests.OfType<PrepareExit>().Last().Quantity.Shares);
    }

    [Fact]
    public void What_is_bought_after_a_part_was_decided_stays()
    {
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 4);
        _bench.Position!.Exit = new("시험", Urgency.Exit, _bench.Desk.Now, Quantity.Of(2));
        _bench.Fill(order, 6, time: 100_002);
        Assert.Equal(8, _bench.Position!.Exit?.Keep.Shares);
        _bench.Booking.BookForeign(_bench.Position!, Side.Sell, Quantity.Of(3), new(210_000));
        Assert.Equal(8, _bench.Position!.Exit?.Keep.Shares);
    }

    /// <summary>Found while books and broker are compared, it may have been sold since.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void What_is_found_during_a_comparison_is_proven_before_it_is_sold(bool compared, bool needed)
    {
        _bench.Desk.Standing.Reconciled = compared;
        var order = _bench.Working(Side.Buy);
        _bench.Fill(order, 10);
        Assert.Equal(needed, _bench.Position!.BalanceNeededFrom is not null);
        _bench.Position.BalanceNeededFrom = null;
        _bench.Booking.BookForeign(_bench.Position, Side.Sell, Quantity.Of(3), new(210_000));
        Assert.Null(_bench.Position.BalanceNeededFrom);
    }

    [Fact]
    public void A_sale_of_nothing_that_is_known_is_a_fault_and_books_nothing()
    {
        var order = _bench.Send(Side.Sell);
        _bench.Desk.Apply(order, OrderFact.Acknowledged);
        order.Fills.Hear(new(Quantity.Of(3), Price.FromWon(70_000), 100_000, _bench.Desk.Now));
        _bench.Booking.Book(order);
        Assert.Contains("매도 체결의 보유 기록이 없습니다", _bench.Desk.Standing.Fault, StringComparison.Ordinal);
        Assert.Empty(_bench.Desk.Positions.All);
    }

    [Fact]
    public void More_sold_than_bought_is_a_fault()
    {
        _bench.Hold();
        var sale = _bench.Working(Side.Sell, 12);
        _bench.Fill(sale, 12);
        Assert.Contains("산 것보다 2주 많이 팔린", _bench.Desk.Standing.Fault, StringComparison.Ordinal);
    }

    /// <summary>A balance made the first sale sell them; a notice of the second says that it was that one.</summary>
    [Fact]
    public void A_guess_is_given_back_by_the_sale_that_really_sold()
    {
        _bench.Hold();
        var (guessed, real) = (_bench.Working(Side.Sell, 6), _bench.Working(Side.Sell, 10));
        guessed.Fills.Guess(Quantity.Of(6), new(420_000));
        _bench.Booking.Book(guessed);
        Assert.Equal(4, _bench.Position!.Tally.Held.Shares);
        _bench.Fill(real, 7);
        Assert.Equal((3L, 7L), (guessed.Fills.Quantity.Shares, real.Fills.Quantity.Shares));
        Assert.Equal((10L, 0L), (_bench.Desk.Positions.All.Single().Tally.Sold.Shares, _bench.Desk.Positions.All.Single().Tally.Oversold.Shares));
        Assert.Null(_bench.Desk.Standing.Fault);
    }

    /// <summary>Its own round trip is over when more of it is told: that belongs to the one that the stock is in by now.</summary>
    [Fact]
    public void Late_fills_go_to_the_round_trip_of_now_with_their_own_won_and_stay_there()
    {
        var first = _bench.Working(Side.Buy);
        _bench.Fill(first, 4, 70_000);
        var sale = _bench.Working(Side.Sell, 4);
        _bench.Fill(sale, 4, 71_000);
        Assert.Null(_bench.Position);
        _bench.Later(10);
        var second = _bench.Working(Side.Buy, 5);
        _bench.Fill(second, 5, 72_000);
        _bench.Clear().Fill(first, 3, 69_000, 100_009);
        Assert.Equal((second.Trade, 8L, 5 * 72_000L + 3 * 69_000), (_bench.Position!.Trade, _bench.Position.Tally.Held.Shares, _bench.Position.Tally.Cost.Amount));
        Assert.Equal(second.Trade, first.LateTrade);
        Assert.Contains($"거래 {first.Trade}의 늦은 체결 3주를 거래 {second.Trade}에 넣었습니다", _bench.Differences);
        Assert.Equal(4, _bench.Desk.Positions.Find(first.Trade)!.QuantityOf(first.Id.Value).Shares);
        // The same again says nothing new; the list has one more.
        _bench.Clear().Booking.Book(first);
        Assert.Empty(_bench.Differences);
        _bench.Later(1).List(_bench.Row(first, 8) with { FilledAmount = new(4 * 70_000 + 4 * 69_000) });
        Assert.Equal((9L, 5 * 72_000L + 4 * 69_000), (_bench.Position.Tally.Held.Shares, _bench.Position.Tally.Cost.Amount));
    }

    [Fact]
    public void A_late_fill_opens_its_own_round_trip_again_where_the_stock_is_in_none()
    {
        var first = _bench.Working(Side.Buy);
        _bench.Fill(first, 4);
        _bench.Fill(_bench.Working(Side.Sell, 4), 4, 71_000);
        Assert.Single(_bench.Desk.Ledger.Trades);
        Assert.Equal(_bench.Desk.Now, _bench.Stock.SoldAt);
        _bench.Fill(first, 3, 70_000, 100_009);
        Assert.Equal((first.Trade, 3L), (_bench.Position!.Trade, _bench.Position.Tally.Held.Shares));
        Assert.Equal((0, null, null), (_bench.Desk.Ledger.Trades.Count, _bench.Position.ClosedAt, _bench.Position.Trip));
        Assert.Contains($"끝난 거래 {first.Trade}에 늦은 체결이 있어 다시 엽니다", _bench.Differences);
        Assert.Single(_bench.Notes, note => note.Contains("를 샀습니다", StringComparison.Ordinal) || note.Contains("주를 샀습니다", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void What_was_sold_has_to_leave_its_condition_before_it_calls_again(int conditions, bool must)
    {
        _bench.Stock.Conditions = conditions;
        _bench.Hold();
        _bench.Fill(_bench.Working(Side.Sell), 10, 71_000);
        Assert.Equal((must, _bench.Desk.Now), (_bench.Stock.MustLeave, _bench.Stock.WantedAt));
        var trip = Assert.Single(_bench.Desk.Ledger.Trades);
        Assert.Equal((71_000m, 70_000m, 10_000L, 1_420L), (trip.SellPrice, trip.BuyPrice, trip.Gross.Amount, trip.Tax.Amount));
    }

    /// <summary>A figure that comes after the end of a round trip corrects what it came to, and only once.</summary>
    [Fact]
    public void A_round_trip_that_is_over_is_put_right()
    {
        _bench.Hold();
        var sale = _bench.Working(Side.Sell);
        _bench.Fill(sale, 10, 71_000);
        _bench.Later(1).List(_bench.Row(sale, 10) with { FilledAmount = new(709_990) });
        Assert.Equal(9_990, Assert.Single(_bench.Desk.Ledger.Trades).Gross.Amount);
        Assert.Equal(9_990, _bench.Desk.Ledger.Realised.Gross.Amount);
    }

    /// <summary>A fund's sales are not taxed: what was booked while nobody knew is taxed anew.</summary>
    [Fact]
    public void Sales_are_taxed_anew_when_the_kind_becomes_known()
    {
        _bench.Hold();
        _bench.Fill(_bench.Working(Side.Sell, 4), 4, 71_000);
        Assert.Equal(568, _bench.Position!.Tally.Realised.Tax.Amount);
        _bench.Bench.Known(ListingKind.Etf);
        _bench.Booking.TaxAnew(_bench.Stock);
        Assert.Equal((0L, 0L), (_bench.Position.Tally.Realised.Tax.Amount, _bench.Desk.Ledger.Realised.Tax.Amount));
    }
}
