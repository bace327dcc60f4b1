using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

/// <summary>EGW00215 is about all the broker's customers, EGW00201 about this key: each slows down what it is about.</summary>
public sealed class SharedLimitTests : IDisposable
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");

    readonly OneThread _one = new();
    readonly List<double> _balances = [];

    public SharedLimitTests()
    {
        _one.Network.Script(KisEndpoints.OrderCash, _ => Answered.Sample("rest/order-cash.json"));
        _one.Network.Script(KisEndpoints.PsearchResult, _ => Answered.Sample("rest/psearch-result.json"));
        _one.Network.Script(KisEndpoints.InquirePrice, _ => Answered.Sample("rest/inquire-price.json"));
        _one.Authorise();
    }

    public void Dispose() => _one.Dispose();

    [Fact]
    public void For_a_minute_that_inquiry_alone_waits_and_nothing_else_notices()
    {
        var began = _one.Time.GetUtcNow();
        _one.Network.Script(KisEndpoints.InquireBalance, _ =>
        {
            _balances.Add((_one.Time.GetUtcNow() - began).TotalSeconds);
            return Crowded();
        });
        for (var second = 0; second < 60; second++)
        {
            _ = _one.Do(() => _one.Client.Account.BalanceAsync(Lane.Balance, default));
            Assert.IsType<OrderReply.Accepted>(OneThread.Now(Place(Side.Sell, Lane.PanicAndExits)));
            Assert.IsType<OrderReply.Accepted>(OneThread.Now(Place(Side.Buy, Lane.Entries)));
            Assert.True(OneThread.Now(_one.Do(() => _one.Client.Conditions.SearchAsync("0", Lane.Conditions, default))).TryGet(out _, out _));
            _one.Run(100);
            Assert.True(OneThread.Now(_one.Do(() => _one.Client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default))).TryGet(out _, out _));
            _one.Run(900);
            Assert.Equal(15, _one.Budget.State.Limit);
        }
        // Half a second, one, two, four and eight apart, and eight from then on.
        Assert.Equal([0, 0.5, 1.5, 3.5, 7.5, 15.5], _balances.Take(6).Select(at => Math.Round(at, 1)));
        Assert.InRange(_balances.Count, 8, 14);
    }

    [Fact]
    public void An_answer_ends_the_rests()
    {
        var crowded = true;
        _one.Network.Script(KisEndpoints.InquireBalance, _ => crowded ? Crowded() : Answered.Sample("rest/inquire-balance.json"));
        var balance = _one.Do(() => _one.Client.Account.BalanceAsync(Lane.Balance, default));
        _one.Run(1_600);
        crowded = false;
        _one.Run(2_000);
        Assert.True(OneThread.Now(balance).TryGet(out _, out _));
        Assert.True(OneThread.Now(_one.Do(() => _one.Client.Account.BalanceAsync(Lane.Balance, default))).TryGet(out _, out _));
    }

    /// <summary>A question ends too, in seconds: whoever asked knows better what to do then.</summary>
    [Fact]
    public void A_question_that_is_refused_again_and_again_comes_back_refused()
    {
        _one.Network.Script(KisEndpoints.InquireBalance, _ => Crowded());
        var balance = _one.Do(() => _one.Client.Account.BalanceAsync(Lane.Balance, default));
        _one.Run(8_000);
        Assert.Equal("EGW00215", Assert.IsType<KisResult<Balance>.Refused>(OneThread.Now(balance)).Code);
    }

    [Fact]
    public void An_order_refused_by_it_goes_again_and_slows_nothing_down()
    {
        var refusals = 2;
        _one.Network.Script(KisEndpoints.OrderCash, _ => refusals-- > 0 ? Crowded() : Answered.Sample("rest/order-cash.json"));
        var sale = Place(Side.Sell, Lane.PanicAndExits);
        _one.Run(2_000);
        Assert.IsType<OrderReply.Accepted>(OneThread.Now(sale));
        Assert.Equal(3, _one.Network.To(KisEndpoints.OrderCash).Count);
        Assert.Equal(15, _one.Budget.State.Limit);
    }

    [Fact]
    public void Our_own_rate_slows_everything_down()
    {
        var refused = false;
        _one.Network.Script(KisEndpoints.InquirePrice, _ =>
        {
            if (refused)
                return Answered.Sample("rest/inquire-price.json");
            refused = true;
            return Answered.Refusal("EGW00201", "초당 거래건수를 초과하였습니다.", 500);
        });
        _ = _one.Do(() => _one.Client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default));
        Assert.Equal(12, _one.Budget.State.Limit);
    }

    static Answered Crowded() => Answered.Refusal("EGW00215", "원장에서 허용 가능한 초당 거래건수를 초과하였습니다.", 500);

    Task<OrderReply> Place(Side side, Lane lane) =>
        _one.Do(() => _one.Client.Orders.PlaceAsync(OrderTicket.AtMarket(side, Samsung, Quantity.Of(3)), lane, default));
}
