using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

/// <summary>An order's patience covers the wait for a connection, and ends where its bytes begin to leave.</summary>
public sealed class LeavingTests : IDisposable
{
    static readonly OrderTicket Buy = OrderTicket.AtMarket(Side.Buy, InstrumentCode.Parse("005930"), Quantity.Of(3)) with { LeaveWithin = TimeSpan.FromSeconds(2) };

    readonly OneThread _one = new();

    public LeavingTests()
    {
        _one.Network.Script(KisEndpoints.OrderCash, _ => Answered.Sample("rest/order-cash.json"));
        _one.Authorise();
    }

    public void Dispose() => _one.Dispose();

    [Fact]
    public void A_connection_that_does_not_come_about_is_not_waited_for_beyond_it()
    {
        _one.Network.IsOutOfReach = true;
        var order = Place();
        _one.Run(1_999);
        Assert.False(order.IsCompleted);
        _one.Run(1);
        Assert.Equal("NOT_SENT", Assert.IsType<OrderReply.Refused>(OneThread.Now(order)).Code);
        _one.Network.IsOutOfReach = false;
        _one.Run(60_000);
        Assert.Empty(_one.Network.To(KisEndpoints.OrderCash));
    }

    [Fact]
    public void What_has_left_is_waited_for()
    {
        _one.Network.Hold(KisEndpoints.OrderCash.Path);
        var order = Place();
        _one.Run(4_000);
        Assert.False(order.IsCompleted);
        _one.LetGo(KisEndpoints.OrderCash.Path);
        Assert.IsType<OrderReply.Accepted>(OneThread.Now(order));
        Assert.Single(_one.Network.To(KisEndpoints.OrderCash));
    }

    Task<OrderReply> Place() => _one.Do(() => _one.Client.Orders.PlaceAsync(Buy, Lane.Entries, default));
}
