using System.Globalization;
using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

/// <summary>Hashes of orders that may come, and orders that do not wait for theirs for ever.</summary>
public sealed class HashkeyTests : IDisposable
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");
    static readonly OrderTicket Buy = OrderTicket.AtLimit(Side.Buy, Samsung, Quantity.Of(3), Price.FromWon(70_000));
    static readonly OrderTicket Sell = OrderTicket.AtMarket(Side.Sell, Samsung, Quantity.Of(3));

    readonly OneThread _one = new(hashkeys: true);

    public HashkeyTests()
    {
        _one.Network.Script(KisEndpoints.OrderCash, _ => Answered.Sample("rest/order-cash.json"));
        _one.Network.Script(KisEndpoints.OrderRvsecncl, _ => Answered.Sample("rest/order-rvsecncl.json"));
        _one.Authorise();
    }

    public void Dispose() => _one.Dispose();

    [Fact]
    public void A_purchase_goes_with_the_hash_that_was_fetched_ahead_of_exactly_its_bytes()
    {
        Assert.True(Prepare(Buy).IsCompletedSuccessfully);
        Assert.True(Prepare(Buy).IsCompletedSuccessfully);
        Assert.Single(Hashes);
        Place(Buy);

        Assert.Single(Hashes);
        Assert.Equal(("HASH-1", Hashes[0].Body), (Orders[0].Header("hashkey"), Orders[0].Body));
    }

    [Fact]
    public void Another_body_fetches_its_own()
    {
        _ = Prepare(Buy);
        Place(Buy with { Quantity = Quantity.Of(2) });
        Assert.Equal(["HASH-2"], Orders.Select(order => order.Header("hashkey")));
        Assert.Equal(Hashes[1].Body, Orders[0].Body);
    }

    [Fact]
    public void A_hash_that_a_purchase_has_used_is_dropped_and_a_sales_is_kept()
    {
        _ = Prepare(Buy);
        Place(Buy);
        Place(Buy);
        Assert.Equal(["HASH-1", "HASH-2"], Orders.Select(order => order.Header("hashkey")));

        _one.Run(1_000);
        _ = Prepare(Sell);
        Place(Sell, Lane.PanicAndExits);
        Place(Sell, Lane.PanicAndExits);
        Assert.Equal(["HASH-3", "HASH-3"], Orders.Skip(2).Select(order => order.Header("hashkey")));
    }

    [Fact]
    public void A_purchase_that_never_left_keeps_its_hash()
    {
        _ = Prepare(Buy);
        _one.Budget.Penalise(TimeSpan.FromSeconds(9));
        var late = _one.Do(() => _one.Client.Orders.PlaceAsync(Buy with { LeaveWithin = TimeSpan.FromSeconds(1) }, Lane.Entries, default));
        _one.Run(1_000);
        Assert.Equal("NOT_SENT", Assert.IsType<OrderReply.Refused>(OneThread.Now(late)).Code);
        _one.Run(9_000);
        Place(Buy);
        Assert.Equal("HASH-1", Orders.Single().Header("hashkey"));
    }

    [Fact]
    public void A_stocks_purchase_and_its_sale_are_prepared_at_once()
    {
        _ = Prepare(Buy);
        _one.Run(1_000);
        _ = Prepare(Sell);
        Place(Sell, Lane.PanicAndExits);
        Place(Buy);
        Assert.Equal(["HASH-2", "HASH-1"], Orders.Select(order => order.Header("hashkey")));
        Assert.Equal(2, Hashes.Count);
    }

    [Fact]
    public void A_preparation_goes_in_the_lowest_lane_and_one_that_is_overtaken_costs_no_call()
    {
        _one.Take(7, Lane.Entries);
        var first = Prepare(Buy);
        Assert.Equal(1, Waiting(Lane.Other));
        var second = Prepare(Buy with { Quantity = Quantity.Of(2) });
        Assert.True(first.IsCompletedSuccessfully);
        Assert.Equal(1, Waiting(Lane.Other));
        _one.Run(2_000);
        Assert.True(second.IsCompletedSuccessfully);
        Assert.Contains("\"ORD_QTY\":\"2\"", Hashes.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_forgotten_while_it_waits_costs_no_call()
    {
        _one.Take(7, Lane.Entries);
        var buying = Prepare(Buy);
        var selling = Prepare(Sell);
        _one.Do(() => Forget(Side.Buy));
        Assert.True(buying.IsCompletedSuccessfully);
        Assert.False(selling.IsCompleted);
        Assert.Equal(1, Waiting(Lane.Other));
        _one.Do(() => Forget(Side.Sell));
        Assert.Equal(0, Waiting(Lane.Other));
        _one.Run(2_000);
        Assert.Empty(Hashes);

        // It may be prepared again.
        _ = Prepare(Sell);
        Assert.Single(Hashes);
    }

    [Fact]
    public void One_that_has_left_when_another_body_comes_is_let_come_back_and_is_not_used()
    {
        _one.Network.Hold(KisEndpoints.HashkeyPath);
        _ = Prepare(Sell);
        _ = Prepare(Sell with { Quantity = Quantity.Of(2) });
        _one.Run(1_000);
        Assert.Equal(2, Hashes.Count);
        _one.LetGo(KisEndpoints.HashkeyPath);
        Place(Sell, Lane.PanicAndExits);
        Assert.Equal("", Orders.Single().Header("hashkey"));
        Place(Sell with { Quantity = Quantity.Of(2) }, Lane.PanicAndExits);
        Assert.NotEqual("", Orders[1].Header("hashkey"));
    }

    [Fact]
    public void An_order_takes_its_hash_that_still_waits_along_into_its_own_lane()
    {
        _one.Take(7, Lane.Entries);
        var prepared = Prepare(Buy);
        Assert.Empty(Hashes);
        var order = _one.Do(() => _one.Client.Orders.PlaceAsync(Buy, Lane.Entries, default));
        _one.Run(0);

        Assert.IsType<OrderReply.Accepted>(OneThread.Now(order));
        Assert.True(prepared.IsCompletedSuccessfully);
        Assert.Equal(("HASH-1", 1), (Orders.Single().Header("hashkey"), Hashes.Count));
    }

    [Fact]
    public void A_hash_that_could_not_be_had_is_asked_for_again()
    {
        _one.Network.Script(KisEndpoints.HashkeyPath, _ => new(500, ""));
        _ = Prepare(Buy);
        _ = Prepare(Buy);
        _one.Run(1_000);
        Assert.Equal(2, Hashes.Count);
    }

    [Fact]
    public void Whoever_gives_a_preparation_up_is_told_so()
    {
        _one.Take(7, Lane.Entries);
        using var source = new CancellationTokenSource();
        var given = _one.Do(() => _one.Client.Orders.PrepareAsync(Buy, source.Token));
        _one.Cancel(source);
        Assert.True(given.IsCanceled);
        Assert.Equal(0, Waiting(Lane.Other));
        Assert.False(Prepare(Buy).IsCompleted);
        Assert.Equal(1, Waiting(Lane.Other));
    }

    [Fact]
    public void There_is_room_for_sixty_four_and_the_oldest_purchase_goes_first_but_no_exit_for_a_purchase()
    {
        for (var stock = 0; stock < 64; stock++)
            PrepareIn(1_000, Of(stock < 2 ? Side.Buy : Side.Sell, stock));
        PrepareIn(1_000, Of(Side.Buy, 64));
        Assert.Equal(65, Hashes.Count);
        Assert.Equal("", HashOf(Of(Side.Buy, 0)));
        PrepareIn(1_000, Of(Side.Sell, 65));
        Assert.Equal("", HashOf(Of(Side.Buy, 1)));
        Assert.NotEqual("", HashOf(Of(Side.Buy, 64)));
        // It was used by that order, and is prepared again.
        PrepareIn(1_000, Of(Side.Buy, 64));
        PrepareIn(1_000, Of(Side.Sell, 66));
        Assert.Equal("", HashOf(Of(Side.Buy, 64)));
        // Now there are exits alone.
        var before = Hashes.Count;
        PrepareIn(1_000, Of(Side.Buy, 67));
        PrepareIn(1_000, Of(Side.Sell, 68));
        Assert.Equal(before, Hashes.Count);
        Assert.NotEqual("", HashOf(Of(Side.Sell, 2)));
        // Another body of one that is known always finds room.
        PrepareIn(1_000, Of(Side.Sell, 2) with { Quantity = Quantity.Of(9) });
        Assert.Equal(before + 1, Hashes.Count);
    }

    [Fact]
    public void A_purchase_that_makes_room_leaves_the_queue()
    {
        _one.Budget.Penalise(TimeSpan.FromSeconds(1));
        var oldest = Prepare(Of(Side.Buy, 0));
        for (var stock = 1; stock < 64; stock++)
            _ = Prepare(Of(Side.Sell, stock));
        Assert.Equal(64, Waiting(Lane.Other));
        _ = Prepare(Of(Side.Sell, 64));
        Assert.True(oldest.IsCompleted);
        Assert.Equal(64, Waiting(Lane.Other));
    }

    [Fact]
    public void A_server_that_hangs_holds_six_hashes_and_the_next_order_goes_without_at_once()
    {
        _one.Network.Hold(KisEndpoints.HashkeyPath);
        for (var stock = 0; stock < 10; stock++)
        {
            _ = Prepare(Of(Side.Sell, stock));
            _one.Run(200);
        }
        Assert.Equal(6, Hashes.Count);
        Place(Buy);
        Assert.Equal("", Orders.Single().Header("hashkey"));
        _one.LetGo(KisEndpoints.HashkeyPath);
        PrepareIn(1_000, Of(Side.Sell, 9));
        Assert.Equal(7, Hashes.Count);
    }

    [Theory]
    [InlineData("place")]
    [InlineData("cancel")]
    [InlineData("amend")]
    public void A_hung_server_holds_an_order_up_for_a_second_and_a_half(string what)
    {
        _one.Network.Hold(KisEndpoints.HashkeyPath);
        var standing = new StandingOrder(new("06010", "0000117057"), OrderDivisions.Limit);
        var (order, endpoint) = what switch
        {
            "place" => (_one.Do(() => _one.Client.Orders.PlaceAsync(Buy, Lane.Entries, default)), KisEndpoints.OrderCash),
            "cancel" => (_one.Do(() => _one.Client.Orders.CancelAsync(standing, null, Lane.Cancels, default)), KisEndpoints.OrderRvsecncl),
            _ => (_one.Do(() => _one.Client.Orders.AmendAsync(standing, OrderDivisions.Limit, null, Price.FromWon(72_000), Lane.Cancels, default)), KisEndpoints.OrderRvsecncl),
        };
        Assert.Single(Hashes);
        _one.Run(1_499);
        Assert.Empty(_one.Network.To(endpoint));
        _one.Run(1);

        Assert.Equal("", _one.Network.To(endpoint).Single().Header("hashkey"));
        Assert.IsType<OrderReply.Accepted>(OneThread.Now(order));
    }

    [Fact]
    public void A_hash_that_waits_for_its_slot_too_long_costs_none()
    {
        _one.Budget.Penalise(TimeSpan.FromSeconds(2));
        var order = _one.Do(() => _one.Client.Orders.PlaceAsync(Buy, Lane.Entries, default));
        Assert.Equal(1, Waiting(Lane.Entries));
        _one.Run(2_000);
        Assert.IsType<OrderReply.Accepted>(OneThread.Now(order));
        Assert.Empty(Hashes);
    }

    [Fact]
    public void An_orders_own_patience_ends_before_its_hashs()
    {
        _one.Network.Hold(KisEndpoints.HashkeyPath);
        var order = _one.Do(() => _one.Client.Orders.PlaceAsync(Buy with { LeaveWithin = TimeSpan.FromSeconds(1) }, Lane.Entries, default));
        _one.Run(1_000);
        Assert.Equal("NOT_SENT", Assert.IsType<OrderReply.Refused>(OneThread.Now(order)).Code);
        _one.Run(9_000);
        Assert.Empty(Orders);
    }

    [Fact]
    public void A_sale_waits_for_no_hash()
    {
        _one.Network.Hold(KisEndpoints.HashkeyPath);
        _ = Prepare(Sell);
        Place(Sell, Lane.PanicAndExits);
        Assert.Equal("", Orders.Single().Header("hashkey"));
    }

    [Fact]
    public void A_hash_that_the_broker_finds_wrong_makes_it_distrust_all()
    {
        _ = Prepare(Sell);
        _one.Network.Script(KisEndpoints.OrderCash, _ => Answered.Refusal("EGW00131", "hashkey"));
        Assert.IsType<OrderReply.Refused>(OneThread.Now(_one.Do(() => _one.Client.Orders.PlaceAsync(Sell, Lane.PanicAndExits, default))));
        _one.Network.Script(KisEndpoints.OrderCash, _ => Answered.Sample("rest/order-cash.json"));
        Place(Sell, Lane.PanicAndExits);
        Assert.Equal(["HASH-1", ""], Orders.Select(order => order.Header("hashkey")));
    }

    [Fact]
    public void The_hash_has_a_slot_of_its_own_in_its_orders_lane()
    {
        _one.Take(9, Lane.Entries);
        var order = _one.Do(() => _one.Client.Orders.PlaceAsync(Buy, Lane.Entries, default));
        Assert.Single(Hashes);
        Assert.Equal((1, 10), (Waiting(Lane.Entries), _one.Budget.State.Used));
        _one.Run(1_000);
        Assert.IsType<OrderReply.Accepted>(OneThread.Now(order));
    }

    static OrderTicket Of(Side side, int stock) => OrderTicket.AtMarket(
        side, InstrumentCode.Parse((100_000 + stock).ToString(CultureInfo.InvariantCulture)), Quantity.Of(1));

    List<Seen> Hashes => _one.Network.To(KisEndpoints.HashkeyPath);

    List<Seen> Orders => _one.Network.To(KisEndpoints.OrderCash);

    int Waiting(Lane lane) => _one.Budget.State.Lanes[(int)lane].Waiting;

    Task<bool> Prepare(OrderTicket ticket) => _one.Do(async () =>
    {
        await _one.Client.Orders.PrepareAsync(ticket, default).ConfigureAwait(false);
        return true;
    });

    void PrepareIn(double milliseconds, OrderTicket ticket)
    {
        Assert.True(Prepare(ticket).IsCompleted);
        _one.Run(milliseconds);
    }

    bool Forget(Side side)
    {
        _one.Client.Orders.Forget(side, Samsung);
        return true;
    }

    /// <summary>The hash with which it goes without asking for one.</summary>
    string HashOf(OrderTicket ticket)
    {
        var orders = Orders.Count;
        _one.Run(1_000);
        Place(ticket, Lane.PanicAndExits);
        return Orders[orders].Header("hashkey");
    }

    void Place(OrderTicket ticket, Lane lane = Lane.Entries) =>
        Assert.IsType<OrderReply.Accepted>(OneThread.Now(_one.Do(() => _one.Client.Orders.PlaceAsync(ticket, lane, default))));
}
