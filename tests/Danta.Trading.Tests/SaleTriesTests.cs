using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>When a refused sale goes again, and what the owner hears of it.</summary>
public sealed class SaleTriesTests
{
    static readonly DateTimeOffset Ten = Kst.At(new(2026, 11, 23), new(10, 0));

    readonly SaleTries _tries = new();

    double Refuse(Refusal why, bool trades = false, bool hasAnotherKind = false, bool isBound = false, long sold = 0, int second = 0)
    {
        _tries.Refuse(why, "거부", Quantity.Of(sold), trades, hasAnotherKind, isBound, Ten.AddSeconds(second));
        return _tries.Pause.TotalSeconds;
    }

    double[] Row(int times, Refusal why, bool trades = false) => [.. Enumerable.Range(0, times).Select(_ => Refuse(why, trades))];

    [Fact]
    public void What_never_left_goes_again_after_a_second_and_another_kind_at_once()
    {
        Assert.Equal([1, 1, 1], Row(3, Refusal.NotSent));
        Assert.Equal(0, Refuse(Refusal.OrderKind, hasAnotherKind: true));
        Assert.Equal(2, Refuse(Refusal.OrderKind));
    }

    [Theory]
    [InlineData(false, 2, 4, 8, 16, 32, 60, 60, Refusal.MarketClosed)]
    [InlineData(true, 2, 4, 8, 10, 10, 10, 10, Refusal.MarketClosed)]
    [InlineData(true, 2, 4, 8, 10, 10, 10, 10, Refusal.Halted)]
    [InlineData(true, 2, 4, 8, 10, 10, 10, 10, Refusal.Stock)]
    [InlineData(false, 2, 4, 8, 16, 30, 30, 30, Refusal.Other)]
    [InlineData(true, 2, 4, 8, 16, 30, 30, 30, Refusal.Other)]
    [InlineData(true, 2, 4, 8, 16, 32, 60, 60, Refusal.Holdings)]
    [InlineData(false, 2, 4, 8, 16, 32, 64, 128, Refusal.Halted)]
    public void Pauses_double_up_to_what_the_refusal_is_worth(bool trades, int a, int b, int c, int d, int e, int f, int g, object why) =>
        Assert.Equal([a, b, c, d, e, f, g], Row(7, (Refusal)why, trades));

    [Fact]
    public void A_halt_is_tried_every_five_minutes_at_the_most_however_long_it_lasts() => Assert.Equal(300, Row(40, Refusal.Halted)[^1]);

    [Fact]
    public void Shares_that_were_sold_since_begin_a_new_row_and_a_number_of_the_broker_s_does_not()
    {
        Assert.Equal([2, 4, 8], Row(3, Refusal.Other));
        _tries.Accept();
        Assert.Null(_tries.Why);
        Assert.Equal(16, Refuse(Refusal.Other));
        Assert.Equal(2, Refuse(Refusal.Other, sold: 1));
        _tries.Free();
        Assert.Null(_tries.Why);
        Assert.Equal(2, Refuse(Refusal.Other, sold: 1));
    }

    [Fact]
    public void What_the_owner_binds_is_tried_after_one_minute_then_two_and_five_at_the_most()
    {
        var pauses = new List<double>();
        for (var time = 0; time < 6; time++)
        {
            Refuse(Refusal.Holdings, isBound: true, second: time);
            Assert.Equal(Ten.AddSeconds(time), _tries.BoundTriedAt);
            pauses.Add(_tries.BoundPause.TotalSeconds);
        }
        Assert.Equal([60, 120, 240, 300, 300, 300], pauses);
        _tries.Free();
        Assert.Null(_tries.BoundTriedAt);
        Refuse(Refusal.Cash, isBound: true);
        Assert.Null(_tries.BoundTriedAt);
        Refuse(Refusal.Holdings, isBound: true);
        Assert.Equal(60, _tries.BoundPause.TotalSeconds);
    }

    [Fact]
    public void Each_kind_of_refusal_is_told_once_and_the_rest_are_summed_up_every_ten_minutes()
    {
        Assert.True(_tries.IsNews(Refusal.Other, Ten));
        Assert.True(_tries.IsNews(Refusal.Holdings, Ten));
        Assert.Equal(0, _tries.TakeDigest(Ten.AddMinutes(10)));
        Assert.False(_tries.IsNews(Refusal.Other, Ten));
        Assert.False(_tries.IsNews(Refusal.Other, Ten));
        Assert.Equal(0, _tries.TakeDigest(Ten.AddMinutes(10).AddTicks(-1)));
        Assert.Equal(2, _tries.TakeDigest(Ten.AddMinutes(10)));
        Assert.False(_tries.IsNews(Refusal.Holdings, Ten.AddMinutes(11)));
        Assert.Equal(0, _tries.TakeDigest(Ten.AddMinutes(20).AddTicks(-1)));
        Assert.Equal(1, _tries.TakeDigest(Ten.AddMinutes(20)));
        _tries.Begin(Quantity.Zero);
        Assert.True(_tries.IsNews(Refusal.Other, Ten));
        Assert.Equal(0, _tries.TakeDigest(Ten.AddHours(1)));
    }

    [Fact]
    public void Each_veto_of_a_sale_is_noted_once()
    {
        var sale = new SaleWish("손절", Urgency.Exit, Ten);
        Assert.True(_tries.NotesFirst(sale, 0));
        Assert.True(_tries.NotesFirst(sale, 3));
        Assert.False(_tries.NotesFirst(sale, 3));
        Assert.False(_tries.NotesFirst(sale, 0));
        Assert.True(_tries.NotesFirst(new("손절", Urgency.Exit, Ten), 3));
    }
}
