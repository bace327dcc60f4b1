using Danta.Market;
using static Danta.Kis.Tests.Line.ReplyText;

namespace Danta.Kis.Tests.Line;

/// <summary>An order over a warm connection leaves once. Whatever is no whole answer leaves it in doubt, and nothing sends it again.</summary>
public sealed class WarmOrderTests : IAsyncLifetime
{
    static readonly OrderTicket Sell = OrderTicket.AtMarket(Side.Sell, InstrumentCode.Parse("005930"), Quantity.Of(3));

    readonly WarmClient _warm = new();

    public async ValueTask InitializeAsync() => await _warm.WarmUpAsync();

    public ValueTask DisposeAsync()
    {
        _warm.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Orders_one_after_the_other_go_over_connections_that_stood_before()
    {
        var number = 0;
        _warm.Broker.Answer = request => request.Line.SayAsync(RawBroker.Accepted(++number));
        for (var order = 1; order <= 10; order++)
        {
            var reply = Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(Place()));
            Assert.Equal($"{order:0000000000}", reply.Number.Digits);
            Assert.NotNull(reply.Times);
            await Patience.UntilAsync(() => _warm.Client.ReadyForOrders == 3);
        }
        Assert.Equal(10, _warm.Broker.Orders.Count);
        Assert.Equal(4, _warm.Broker.Lines.Count);
    }

    public static TheoryData<string, byte[]> NoAnswers => new()
    {
        { "nothing", [] },
        { "half a head", Bytes("HTTP/1.1 200 O") },
        { "half a body", RawBroker.Accepted(1)[..^5] },
        { "garbage", Bytes("\0\u0001\u0002\r\n\r\n") },
        { "two lengths", Bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}") },
        { "a compressed body", WithLength("{}", "Content-Encoding: gzip\r\n") },
        { "another protocol", Bytes("HTTP/1.1 101 Switching Protocols\r\n\r\n") },
        { "a chunk that is too long", Bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}}\r\n0\r\n\r\n") },
        { "a page of a gateway", WithLength("<html>Bad Gateway</html>", status: "502 Bad Gateway") },
        { "a page up to the end", Bytes("HTTP/1.1 504 Gateway Time-out\r\n\r\n<html>") },
        { "no words at all", WithLength("", status: "200 OK") },
        { "204", Bytes("HTTP/1.1 204 No Content\r\n\r\n") },
        { "an acceptance without a number", WithLength("""{"rt_cd":"0","msg_cd":"APBK0013","msg1":""}""") },
    };

    [Theory, MemberData(nameof(NoAnswers))]
    public async Task A_reply_that_is_none_or_is_cut_leaves_it_in_doubt(string what, byte[] bytes)
    {
        _warm.Broker.Answer = async request =>
        {
            await request.Line.SayAsync(bytes);
            request.Line.HangUp();
        };
        Assert.True(await _warm.FinishAsync(Place()) is OrderReply.InDoubt, what);
        await _warm.Time.RunUntilAsync(() => _warm.Client.ReadyForOrders == 3);
        Assert.Single(_warm.Broker.Orders);
    }

    /// <summary>The late answer belongs to an order that is asked after by now; taken for the next one's it would be two orders with one number.</summary>
    [Fact]
    public async Task A_reply_that_is_late_is_never_taken_for_the_next_orders()
    {
        _warm.Broker.Answer = _ => Task.CompletedTask;
        var placing = Place();
        await Patience.UntilAsync(() => _warm.Broker.Orders.Count == 1);
        _warm.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<OrderReply.InDoubt>(await _warm.FinishAsync(placing));

        var late = _warm.Broker.Orders.Single().Line;
        await late.Ended.Task;
        await Record.ExceptionAsync(() => late.SayAsync(RawBroker.Accepted(666)));
        _warm.Broker.Answer = request => request.Line.SayAsync(RawBroker.Accepted(2));
        for (var order = 0; order < 3; order++)
            Assert.Equal("0000000002", Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(Place())).Number.Digits);
        Assert.Equal(4, _warm.Broker.Orders.Count);
    }

    [Fact]
    public async Task A_second_reply_behind_the_first_is_nobodys()
    {
        _warm.Broker.Answer = request => request.Line.SayAsync([.. RawBroker.Accepted(1), .. RawBroker.Accepted(666)]);
        Assert.Equal("0000000001", Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(Place())).Number.Digits);
        await _warm.Broker.Orders.Single().Line.Ended.Task;

        _warm.Broker.Answer = request => request.Line.SayAsync(RawBroker.Accepted(2));
        for (var order = 0; order < 3; order++)
            Assert.Equal("0000000002", Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(Place())).Number.Digits);
    }

    [Fact]
    public async Task A_refusal_for_too_many_calls_is_none_of_the_order_and_it_goes_again()
    {
        _warm.Broker.Answer = request => request.Line.SayAsync(_warm.Broker.Orders.Count < 3 ? RawBroker.Refused("EGW00201") : RawBroker.Accepted(1));
        Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(Place()));
        Assert.Equal(3, _warm.Broker.Orders.Count);
        Assert.Single(_warm.Broker.Orders.Select(order => order.Body).Distinct());
    }

    [Fact]
    public async Task A_dead_token_is_replaced_and_it_goes_again_once()
    {
        _warm.Broker.Answer = request =>
            request.Line.SayAsync(request.Header("authorization") == "Bearer TOKEN-1" ? RawBroker.Refused("EGW00123") : RawBroker.Accepted(1));
        Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(Place()));
        Assert.Equal(["Bearer TOKEN-1", "Bearer TOKEN-2"], _warm.Broker.Orders.Select(order => order.Header("authorization")));
        // The next one needs no lesson.
        Assert.NotNull(Assert.IsType<OrderReply.Accepted>(await _warm.FinishAsync(Place())).Times);
        Assert.Equal(3, _warm.Broker.Orders.Count);
    }

    [Fact]
    public async Task What_was_given_up_before_it_left_does_not_leave_and_what_has_left_is_in_doubt()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _warm.Client.Orders.PlaceAsync(Sell, Lane.PanicAndExits, new(canceled: true)));
        Assert.Empty(_warm.Broker.Orders);

        _warm.Broker.Answer = _ => Task.CompletedTask;
        using var source = new CancellationTokenSource();
        var placing = _warm.Client.Orders.PlaceAsync(Sell, Lane.PanicAndExits, source.Token);
        await source.CancelAsync();
        Assert.IsType<OrderReply.InDoubt>(await _warm.FinishAsync(placing));
    }

    Task<OrderReply> Place() => _warm.Client.Orders.PlaceAsync(Sell, Lane.PanicAndExits, default);
}
