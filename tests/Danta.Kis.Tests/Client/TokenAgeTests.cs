using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

/// <summary>A token has an age: it is renewed beside the calls, and no order waits while one is at hand that works.</summary>
public sealed class TokenAgeTests : IDisposable
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");
    static readonly OrderTicket Sale = OrderTicket.AtMarket(Side.Sell, Samsung, Quantity.Of(3)) with { LeaveWithin = TimeSpan.FromSeconds(8) };

    readonly OneThread _one = new();

    public TokenAgeTests()
    {
        _one.Network.Script(KisEndpoints.OrderCash, _ => Answered.Sample("rest/order-cash.json"));
        _one.Network.Script(KisEndpoints.InquirePrice, _ => Answered.Sample("rest/inquire-price.json"));
        _one.Authorise();
    }

    public void Dispose() => _one.Dispose();

    [Fact]
    public void With_29_minutes_left_and_a_hung_token_server_orders_and_questions_go_with_the_token_they_have()
    {
        Pass(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(29));
        _one.Network.Hold(KisEndpoints.TokenPath);

        Assert.IsType<OrderReply.Accepted>(OneThread.Now(Sell()));
        Assert.True(OneThread.Now(Price()).TryGet(out _, out _));

        Assert.Equal(["Bearer TOKEN-1"], Tokens(KisEndpoints.OrderCash));
        Assert.Equal(2, _one.Network.To(KisEndpoints.TokenPath).Count);
        Assert.Null(_one.Client.TokenTrouble);
    }

    [Fact]
    public void It_is_renewed_half_an_hour_before_its_end_beside_the_call_that_finds_it_old()
    {
        Pass(TimeSpan.FromHours(23));
        OneThread.Now(Price());
        Assert.Single(_one.Network.To(KisEndpoints.TokenPath));

        Pass(TimeSpan.FromMinutes(31));
        _one.Network.Hold(KisEndpoints.TokenPath);
        OneThread.Now(Price());
        _one.LetGo(KisEndpoints.TokenPath);
        Pass(TimeSpan.FromSeconds(1));
        OneThread.Now(Price());

        Assert.Equal(["Bearer TOKEN-1", "Bearer TOKEN-1", "Bearer TOKEN-2"], Tokens(KisEndpoints.InquirePrice));
        Assert.Equal(2, _one.Network.To(KisEndpoints.TokenPath).Count);
    }

    /// <summary>Six times in the half hour: more would be noise, and the token works.</summary>
    [Fact]
    public void A_renewal_that_fails_is_tried_every_five_minutes_and_is_no_trouble_until_the_end()
    {
        Pass(TimeSpan.FromHours(23.5));
        var asked = _one.Network.To(KisEndpoints.TokenPath).Count;
        _one.Network.Script(KisEndpoints.TokenPath, _ => new(500, "<html>"));
        for (var minute = 0; minute < 29; minute++)
        {
            Assert.True(OneThread.Now(Price()).TryGet(out _, out _));
            Assert.Null(_one.Client.TokenTrouble);
            Pass(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(asked + 6, _one.Network.To(KisEndpoints.TokenPath).Count);

        Pass(TimeSpan.FromMinutes(2));
        Assert.IsType<OrderReply.Refused>(OneThread.Now(Sell()));
        Assert.NotNull(_one.Client.TokenTrouble);
    }

    [Fact]
    public void An_order_waits_for_a_token_only_where_none_is_usable()
    {
        Pass(TimeSpan.FromHours(25));
        _one.Network.Hold(KisEndpoints.TokenPath);
        var sale = Sell();
        Pass(TimeSpan.FromSeconds(5));
        Assert.False(sale.IsCompleted);
        _one.LetGo(KisEndpoints.TokenPath);
        Assert.IsType<OrderReply.Accepted>(OneThread.Now(sale));
        Assert.Equal(["Bearer TOKEN-2"], Tokens(KisEndpoints.OrderCash));
    }

    [Theory]
    [InlineData("EGW00121")]
    [InlineData("EGW00123")]
    public void A_token_that_the_broker_calls_dead_is_replaced_and_the_order_goes_once_more(string code)
    {
        Pass(TimeSpan.FromHours(7));
        _one.Network.Script(KisEndpoints.OrderCash, seen => seen.Header("authorization") == "Bearer TOKEN-1"
            ? Answered.Refusal(code, "", 500)
            : Answered.Sample("rest/order-cash.json"));
        Assert.IsType<OrderReply.Accepted>(OneThread.Now(Sell()));
        Assert.Equal(["Bearer TOKEN-1", "Bearer TOKEN-2"], Tokens(KisEndpoints.OrderCash));
    }

    [Fact]
    public void A_day_can_begin_with_a_token_that_outlasts_it()
    {
        Pass(TimeSpan.FromHours(10));
        Assert.True(OneThread.Now(_one.Do(() => _one.Client.RenewTokensAsync(TimeSpan.FromHours(13), default))).TryGet(out _, out _));
        Assert.Single(_one.Network.To(KisEndpoints.TokenPath));

        Pass(TimeSpan.FromHours(10));
        _one.Network.Hold(KisEndpoints.TokenPath);
        var renewal = _one.Do(() => _one.Client.RenewTokensAsync(TimeSpan.FromHours(13), default));
        Assert.False(renewal.IsCompleted);
        Assert.IsType<OrderReply.Accepted>(OneThread.Now(Sell()));
        _one.LetGo(KisEndpoints.TokenPath);
        Assert.True(OneThread.Now(renewal).TryGet(out _, out _));
        OneThread.Now(Price());
        Assert.Equal(["Bearer TOKEN-2"], Tokens(KisEndpoints.InquirePrice));
    }

    void Pass(TimeSpan time) => _one.Run(time.TotalMilliseconds);

    Task<OrderReply> Sell() => _one.Do(() => _one.Client.Orders.PlaceAsync(Sale, Lane.PanicAndExits, default));

    Task<KisResult<StockPrice>> Price() => _one.Do(() => _one.Client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default));

    string[] Tokens(KisEndpoint endpoint) => [.. _one.Network.To(endpoint).Select(seen => seen.Header("authorization"))];
}
