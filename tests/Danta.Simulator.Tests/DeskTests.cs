using Danta.Market;
using Danta.Simulator.Accounts;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;
using Danta.Simulator.Scenarios;
using Danta.Simulator.Tests.Clients;

namespace Danta.Simulator.Tests;

public sealed class DeskTests
{
    readonly Quiet _quiet = Quiet.Of(new Scenario
    {
        Seed = 3,
        Stocks = 10,
        WarmUp = TimeSpan.FromMinutes(1),
        Temper = new(0, Day: DayKind.Uniform),
        Clients = [.. new Scenario().Clients.Select(client => client with { Deposit = 1_000_000_000 })],
    });
    readonly Instrument _stock;

    public DeskTests() => _stock = _quiet.Simulation.Venue.Stocks[0];

    [Fact]
    public void A_market_order_takes_what_stands_price_after_price()
    {
        var (first, size) = (_stock.AskWon(0), _stock.Book.AskAt(_stock.Book.BestAsk));
        var second = _stock.AskWon(1);
        var order = Take(Place(Side.Buy, "01", size + 1));
        Assert.Equal(size + 1, order.Filled);
        Assert.Equal([(first, size), (second, 1L)], _quiet.Account.Fills.GroupBy(fill => fill.Price).Select(group => (group.Key, group.Sum(fill => fill.Quantity))));
        Assert.Equal(first * size + second, order.FilledAmount);
    }

    [Fact]
    public void A_limit_order_waits_at_its_price_and_cash_is_put_aside_for_it()
    {
        var price = _stock.BidWon(3);
        var order = Take(Place(Side.Buy, "00", 10, price));
        Assert.Equal((10, 0), (order.Open, order.Filled));
        Assert.Equal(_quiet.Account.Cover(price, 10), _quiet.Account.Reserved);
        Assert.Equal([NoticeKind.Accepted], _quiet.Notices.Select(notice => notice.Kind));
    }

    [Fact]
    public void What_an_ioc_order_cannot_fill_is_cancelled_and_told()
    {
        var size = _stock.Book.AskAt(_stock.Book.BestAsk);
        var order = Take(Place(Side.Buy, "11", size + 7, _stock.AskWon(0)));
        Assert.Equal((size, 7), (order.Filled, order.TakenBack));
        var last = _quiet.Notices[^1];
        Assert.Equal((NoticeKind.RemainderCancelled, 7), (last.Kind, last.Quantity));
    }

    [Fact]
    public void A_fok_order_fills_whole_or_not_at_all()
    {
        var size = _stock.Book.AskAt(_stock.Book.BestAsk);
        Assert.Equal(0, Take(Place(Side.Buy, "12", size + 1, _stock.AskWon(0))).Filled);
        Assert.Equal(size, Take(Place(Side.Buy, "12", size, _stock.AskWon(0))).Filled);
    }

    [Fact]
    public void Cancelling_makes_a_new_number_and_frees_the_cash()
    {
        var order = Take(Place(Side.Buy, "00", 10, _stock.BidWon(3)));
        var cancel = Take(_quiet.Simulation.Desk.Cancel(_quiet.Account, order.Number, "KRX", null));
        Assert.True(cancel.Number > order.Number);
        Assert.Equal((order, 10L, 10L, 0L), (cancel.Original, cancel.TakenBack, order.TakenBack, _quiet.Account.Reserved));
        Assert.Equal([NoticeKind.Accepted, NoticeKind.Accepted, NoticeKind.Confirmed], _quiet.Notices.Select(notice => notice.Kind));
        Assert.Equal(Refusal.NothingLeft, _quiet.Simulation.Desk.Cancel(_quiet.Account, order.Number, "KRX", null).Refusal);
    }

    [Fact]
    public void An_amendment_moves_what_is_left_to_its_new_price_behind_those_who_wait_there()
    {
        var (from, to) = (_stock.BidWon(3), _stock.BidWon(2));
        var order = Take(Place(Side.Buy, "00", 10, from));
        var ahead = _stock.Book.BidAt(_stock.Ladder.AtOrBelow(to));
        var moved = Take(_quiet.Simulation.Desk.Amend(_quiet.Account, order.Number, "KRX", OrderType.Find("00")!, to, 4));
        Assert.Equal((6, 4, 4), (order.Open, order.TakenBack, moved.Open));
        Assert.Equal(ahead + 4, _stock.Book.BidAt(_stock.Ladder.AtOrBelow(to)));
        Assert.Same(moved, ((OrderLeg)_stock.Book.Rest(Side.Buy, _stock.Ladder.AtOrBelow(to), 1, owner: null).Before!.Owner!).Order);
    }

    [Fact]
    public void A_stop_order_sleeps_until_its_price_trades()
    {
        var bought = Take(Place(Side.Buy, "01", 5));
        var stop = _stock.BidWon(6);
        var order = Take(_quiet.Simulation.Desk.Place(
            _quiet.Account, new(_stock, Side.Sell, OrderType.Find("22")!, 5, _stock.BidWon(9), stop, "KRX")));
        _quiet.Simulation.Run(TimeSpan.FromSeconds(1));
        Assert.Equal(5, order.Open);
        Assert.Equal(5, bought.Filled);

        _quiet.Simulation.Script.Do(new(default, EventKind.Surge, _stock.Listing.CodeText, Seconds: 30, PercentPerSecond: -0.6));
        for (var second = 0; second < 30 && order.Open > 0; second++)
            _quiet.Simulation.Run(TimeSpan.FromSeconds(1));
        Assert.True(order.WokenAt > 0);
        Assert.Equal(5, order.Filled);
    }

    [Fact]
    public void Two_accounts_meet_in_one_book()
    {
        var other = _quiet.Simulation.Clients[1].Account;
        var bid = _stock.BidWon(0);
        Take(_quiet.Simulation.Desk.Place(other, new(_stock, Side.Buy, OrderType.Find("01")!, 3, 0, 0, "KRX")));
        var price = _stock.Ladder.Won(_stock.Book.BestBid + 1);
        Assert.True(price > bid && price <= _stock.AskWon(0));
        if (price < _stock.AskWon(0))
            Take(Place(Side.Buy, "00", 3, price));
        else
            Take(Place(Side.Buy, "01", 3));
        Take(_quiet.Simulation.Desk.Place(other, new(_stock, Side.Sell, OrderType.Find("01")!, 3, 0, 0, "KRX")));
        Assert.Equal((3, 0), (_quiet.Account.Find(_stock)!.Quantity, other.Find(_stock)!.Quantity));
    }

    [Fact]
    public void A_market_purchase_is_measured_at_the_upper_limit()
    {
        var upper = _stock.Ladder.Limits.Upper.Won;
        var most = _quiet.Account.LargestPurchase(_quiet.Account.Orderable) / upper;
        Assert.Equal(Refusal.NotEnoughCash, Place(Side.Buy, "01", most + 1).Refusal);
        Assert.Equal(Refusal.None, Place(Side.Buy, "01", most).Refusal);
    }

    DeskAnswer Place(Side side, string type, long quantity, int price = 0) => _quiet.Simulation.Desk.Place(
        _quiet.Account, new(_stock, side, OrderType.Find(type)!, quantity, price, 0, "KRX"));

    static ClientOrder Take(DeskAnswer answer)
    {
        Assert.Equal(Refusal.None, answer.Refusal);
        return answer.Order!;
    }
}
