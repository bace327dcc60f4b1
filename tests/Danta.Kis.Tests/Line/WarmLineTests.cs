using Danta.Market;
using static Danta.Kis.Tests.Line.ReplyText;

namespace Danta.Kis.Tests.Line;

/// <summary>Which connection an order may be given to, and what ends one.</summary>
public sealed class WarmLineTests : IAsyncLifetime
{
    static readonly OrderTicket Sell = OrderTicket.AtMarket(Side.Sell, InstrumentCode.Parse("005930"), Quantity.Of(3));

    readonly WarmClient _warm = new();

    RawBroker Broker => _warm.Broker;

    public async ValueTask InitializeAsync() => await _warm.WarmUpAsync();

    public ValueTask DisposeAsync()
    {
        _warm.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Three_at_once_have_a_connection_each_and_a_fourth_goes_the_ordinary_way()
    {
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Broker.Answer = async request =>
        {
            await all.Task;
            await request.Line.SayAsync(RawBroker.Accepted(request.Line.Number));
        };
        var placing = Enumerable.Range(0, 4).Select(_ => Place()).ToArray();
        await _warm.Time.RunUntilAsync(() => Broker.Orders.Count == 4);
        all.SetResult();

        var replies = new List<OrderReply.Accepted>();
        foreach (var one in placing)
            replies.Add(Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(one)));
        Assert.Equal([2, 3, 4], replies.Take(3).Select(reply => int.Parse(reply.Number.Digits, null)).Order());
        Assert.All(replies.Take(3), reply => Assert.NotNull(reply.Times));
        Assert.Null(replies[3].Times);
        Assert.Equal(4, Broker.Orders.Count);
    }

    [Fact]
    public async Task A_connection_that_the_server_closes_is_opened_again_and_an_order_meanwhile_goes_the_ordinary_way()
    {
        foreach (var line in Broker.Lines.Where(line => line.Number > 1))
            line.HangUp();
        await Patience.UntilAsync(() => _warm.Client.ReadyForOrders == 0);

        Assert.Null(Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(Place())).Times);
        await _warm.Time.RunUntilAsync(() => _warm.Client.ReadyForOrders == 3);

        Assert.NotNull(Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(Place())).Times);
        Assert.Equal(2, Broker.Orders.Count);
    }

    [Theory]
    [InlineData("Connection: close\r\n")]
    [InlineData("Connection: close, TE\r\n")]
    public async Task A_connection_that_the_server_will_close_gets_no_other_order(string head)
    {
        Broker.Answer = request => request.Line.SayAsync(RawBroker.Accepted(request.Line.Number, head));
        for (var order = 0; order < 3; order++)
        {
            Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(Place()));
            // The client ends it itself.
            await Broker.Orders.Last().Line.Ended.Task;
        }
        Assert.Equal(3, Broker.Orders.Select(order => order.Line.Number).Distinct().Count());
    }

    /// <summary>What nobody asked for (a gateway that is tired of waiting) would be taken for the answer to the next order.</summary>
    [Fact]
    public async Task A_page_that_nobody_asked_for_ends_its_connection()
    {
        foreach (var line in Broker.Lines.Where(line => line.Number > 1))
        {
            await line.SayAsync(WithLength("<html>408</html>", status: "408 Request Time-out"));
            await line.Ended.Task;
        }
        await Patience.UntilAsync(() => _warm.Client.ReadyForOrders == 0);
        Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(Place()));
        await _warm.Time.RunUntilAsync(() => _warm.Client.ReadyForOrders == 3);
    }

    [Fact]
    public async Task A_line_that_rests_closes_what_is_idle_and_waits_for_what_is_not()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Broker.Answer = async request =>
        {
            await gate.Task;
            await request.Line.SayAsync(RawBroker.Accepted(1));
        };
        var placing = Place();
        await Patience.UntilAsync(() => Broker.Orders.Count == 1);
        var busy = Broker.Orders.Single().Line;
        _warm.Client.KeepOrderLine(false);
        foreach (var line in Broker.Lines.Where(line => line.Number > 1 && line != busy))
            await line.Ended.Task;
        gate.SetResult();

        Assert.NotNull(Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(placing)).Times);
        await busy.Ended.Task;
        Assert.Equal(0, _warm.Client.ReadyForOrders);
    }

    Task<OrderReply> Place() => _warm.Client.Orders.PlaceAsync(Sell, Lane.PanicAndExits, default);
}
