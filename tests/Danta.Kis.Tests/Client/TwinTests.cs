using Danta.Kis.Tests.Broker;
using Danta.Kis.Wire;
using Danta.Market;

namespace Danta.Kis.Tests.Client;

/// <summary>A question that is asked again while it still waits goes once.</summary>
public sealed class TwinTests : IDisposable
{
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");
    static readonly InstrumentCode Hynix = InstrumentCode.Parse("000660");

    readonly OneThread _one = new();

    public TwinTests()
    {
        _one.Network.Script(KisEndpoints.InquirePrice, _ => Answered.Sample("rest/inquire-price.json"));
        _one.Network.Script(KisEndpoints.InquireBalance, _ => Answered.Sample("rest/inquire-balance.json"));
        _one.Authorise();
    }

    public void Dispose() => _one.Dispose();

    [Fact]
    public void Both_callers_get_the_answer_of_one_call()
    {
        _one.Take(7, Lane.Entries);
        var first = Ask(Samsung);
        var second = Ask(Samsung);
        Assert.Equal(1, _one.Budget.State.Waiting);
        _one.Run(1_000);

        Assert.Single(Asked);
        Assert.True(OneThread.Now(first).TryGet(out var price, out _));
        Assert.True(OneThread.Now(second).TryGet(out var same, out _));
        Assert.Equal(price, same);
        Assert.Equal(1, _one.Budget.State.Used);
    }

    [Fact]
    public void It_goes_in_the_more_urgent_of_the_two_lanes()
    {
        _one.Take(9, Lane.Entries);
        var idle = Ask(Samsung);
        var less = Ask(Hynix, Lane.Doubts);
        Assert.Empty(Asked);
        var urgent = Ask(Samsung, Lane.Entries);
        var idler = Ask(Samsung, Lane.Other);
        _one.Run(0);

        Assert.True(idle.IsCompleted && urgent.IsCompleted && idler.IsCompleted);
        Assert.False(less.IsCompleted);
        Assert.Single(Asked);
    }

    [Fact]
    public void Another_question_is_no_twin()
    {
        _one.Take(7, Lane.Entries);
        var price = Ask(Samsung);
        var other = Ask(Hynix);
        var balance = _one.Do(() => _one.Client.Account.BalanceAsync(Lane.Other, default));
        Assert.Equal(3, _one.Budget.State.Waiting);
        _one.Run(2_000);
        Assert.True(price.IsCompleted && other.IsCompleted && balance.IsCompleted);
        Assert.Equal(3, _one.Network.Requests.Count - 1);
    }

    [Fact]
    public void One_that_has_left_is_not_joined()
    {
        _one.Network.Hold(KisEndpoints.InquirePrice.Path);
        var first = Ask(Samsung);
        Assert.Single(Asked);
        var second = Ask(Samsung);
        var third = Ask(Samsung);
        _one.Run(100);
        Assert.Equal(2, Asked.Count);
        _one.LetGo(KisEndpoints.InquirePrice.Path);
        Assert.True(first.IsCompleted && second.IsCompleted && third.IsCompleted);
    }

    [Fact]
    public void One_that_is_repeated_after_a_fault_has_left_too()
    {
        var faults = 1;
        _one.Network.Script(KisEndpoints.InquirePrice, _ => faults-- > 0 ? new(502, "<html></html>") : Answered.Sample("rest/inquire-price.json"));
        var first = Ask(Samsung);
        var second = Ask(Samsung);
        _one.Run(5_000);
        Assert.True(first.IsCompleted && second.IsCompleted);
        Assert.Equal(3, Asked.Count);
    }

    [Fact]
    public void A_caller_that_gives_up_leaves_the_call_to_the_others()
    {
        using var source = new CancellationTokenSource();
        _one.Take(7, Lane.Entries);
        var first = Ask(Samsung, Lane.Other, source.Token);
        var second = Ask(Samsung);
        _one.Cancel(source);
        Assert.True(first.IsCanceled);
        Assert.Equal(1, _one.Budget.State.Waiting);
        _one.Run(1_000);
        Assert.True(OneThread.Now(second).TryGet(out _, out _));
        Assert.Single(Asked);
    }

    [Fact]
    public void A_call_that_nobody_waits_for_any_more_leaves_the_queue_and_costs_nothing()
    {
        using var one = new CancellationTokenSource();
        using var two = new CancellationTokenSource();
        _one.Take(7, Lane.Entries);
        var first = Ask(Samsung, Lane.Other, one.Token);
        var second = Ask(Samsung, Lane.Other, two.Token);
        _one.Cancel(one);
        _one.Cancel(two);
        Assert.True(first.IsCanceled && second.IsCanceled);
        Assert.Equal(0, _one.Budget.State.Waiting);

        // Whoever asks then begins anew.
        var third = Ask(Samsung);
        Assert.Equal(1, _one.Budget.State.Waiting);
        _one.Run(1_000);
        Assert.True(OneThread.Now(third).TryGet(out _, out _));
        Assert.Single(Asked);
        Assert.Equal(1, _one.Budget.State.Used);
    }

    [Fact]
    public void Whoever_gives_up_while_he_waits_for_a_token_costs_no_call()
    {
        using var one = new OneThread();
        one.Network.Hold(KisEndpoints.TokenPath);
        using var source = new CancellationTokenSource();
        var question = one.Do(() => one.Client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, source.Token));
        var kept = one.Do(() => one.Client.Quotes.PriceAsync(Hynix, Board.Kospi, Lane.Other, default));
        one.Cancel(source);
        Assert.True(question.IsCanceled);
        one.LetGo(KisEndpoints.TokenPath);
        one.Run(1_000);
        Assert.False(kept.IsCanceled);
        Assert.All(one.Network.To(KisEndpoints.InquirePrice), seen => Assert.Equal("000660", seen.Key("FID_INPUT_ISCD")));
        Assert.NotEmpty(one.Network.To(KisEndpoints.InquirePrice));
    }

    [Fact]
    public void Twins_meet_while_they_wait_for_a_token()
    {
        using var one = new OneThread();
        one.Network.Script(KisEndpoints.InquirePrice, _ => Answered.Sample("rest/inquire-price.json"));
        one.Network.Hold(KisEndpoints.TokenPath);
        var first = one.Do(() => one.Client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Other, default));
        var second = one.Do(() => one.Client.Quotes.PriceAsync(Samsung, Board.Kospi, Lane.Doubts, default));
        one.LetGo(KisEndpoints.TokenPath);
        Assert.True(first.IsCompleted && second.IsCompleted);
        Assert.Single(one.Network.To(KisEndpoints.InquirePrice));
    }

    [Fact]
    public void Whoever_has_given_up_before_asks_nothing()
    {
        Assert.True(Ask(Samsung, Lane.Other, new CancellationToken(true)).IsCanceled);
        Assert.Empty(Asked);
    }

    [Fact]
    public void A_fault_is_told_to_all()
    {
        _one.Take(7, Lane.Entries);
        _one.Network.Script(KisEndpoints.InquirePrice, _ => throw new NotSupportedException());
        var first = Ask(Samsung);
        var second = Ask(Samsung);
        _one.Run(1_000);
        Assert.Throws<NotSupportedException>(() => OneThread.Now(first));
        Assert.Throws<NotSupportedException>(() => OneThread.Now(second));
    }

    [Fact]
    public void A_question_that_finds_its_lane_full_never_left()
    {
        _one.Budget.Penalise(TimeSpan.FromSeconds(1));
        for (var call = 0; call < 64; call++)
            Assert.False(_one.Budget.TakeAsync(Lane.Other, default).AsTask().IsCompleted);
        var failed = Assert.IsType<KisResult<StockPrice>.Failed>(OneThread.Now(Ask(Samsung)));
        Assert.True(failed.NeverLeft);
        var balance = Assert.IsType<KisResult<Balance>.Failed>(OneThread.Now(_one.Do(() => _one.Client.Account.BalanceAsync(Lane.Other, default))));
        Assert.True(balance.NeverLeft);
        Assert.Empty(Asked);
        // Another lane has room.
        Assert.False(Ask(Samsung, Lane.Doubts).IsCompleted);
    }

    [Fact]
    public void An_order_that_finds_its_lane_full_is_certainly_not_sent()
    {
        _one.Budget.Penalise(TimeSpan.FromSeconds(1));
        for (var call = 0; call < 64; call++)
            Assert.False(_one.Budget.TakeAsync(Lane.Entries, default).AsTask().IsCompleted);
        var reply = OneThread.Now(_one.Do(() => _one.Client.Orders.PlaceAsync(OrderTicket.AtMarket(Side.Buy, Samsung, Quantity.Of(1)), Lane.Entries, default)));
        Assert.Equal("NOT_SENT", Assert.IsType<OrderReply.Refused>(reply).Code);
        _one.Run(60_000);
        Assert.Empty(_one.Network.To(KisEndpoints.OrderCash));
    }

    List<Seen> Asked => _one.Network.To(KisEndpoints.InquirePrice);

    Task<KisResult<StockPrice>> Ask(InstrumentCode code, Lane lane = Lane.Other, CancellationToken cancellationToken = default) =>
        _one.Do(() => _one.Client.Quotes.PriceAsync(code, Board.Kospi, lane, cancellationToken));
}
