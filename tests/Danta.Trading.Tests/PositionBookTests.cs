using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Round trips are found while they are open and, of the day, when they are over; a night takes with it what is of a day.</summary>
public sealed class PositionBookTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    readonly PositionBook _book = new();

    Position Add(InstrumentCode? code = null)
    {
        var position = new Position(_book.NextTrade(), new(code ?? Scene.Samsung), "", PositionOrigin.Danta, Bench.Ten);
        position.Book(new(0, Side.Buy, Quantity.Of(10), new(700_000), Won.Zero, Won.Zero, Monday, false), Monday);
        _book.Add(position);
        return position;
    }

    [Fact]
    public void Open_and_closed_ones_are_found_and_one_that_is_reopened_is_there_once()
    {
        var (first, second) = (Add(), Add(Scene.Hynix));
        _book.Close(first);
        Assert.Equal([first, second], _book.All);
        Assert.Equal((first, second, null), (_book.Find(1), _book.Find(2), _book.Find(3)));
        Assert.Equal((null, false), (_book.Of(first.Stock), _book.IsOpen(first)));
        _book.Reopen(first);
        Assert.Equal([second, first], _book.All);
        Assert.Equal((first, true), (_book.Of(first.Stock), _book.IsOpen(first)));
    }

    [Fact]
    public void A_thousand_that_are_over_are_kept()
    {
        for (var trade = 1; trade <= 1_001; trade++)
            _book.Close(Add());
        Assert.Equal((1_000, 2), (_book.All.Count(), _book.All.First().Trade));
    }

    /// <summary>Its result is another day's, its lock another limit's, and a limit order was for its day; a wish to sell at market stays.</summary>
    [Theory]
    [InlineData(null, true)]
    [InlineData(75_000, false)]
    public void A_night_ends_what_is_of_a_day(int? limit, bool stays)
    {
        var (held, over) = (Add(), Add(Scene.Hynix));
        _book.Close(over);
        held.Book(new(1, Side.Sell, Quantity.Of(4), new(300_000), Won.Zero, Won.Zero, Monday, true), Monday);
        Assert.Equal(20_000, held.Tally.Today.Net.Amount);
        held.WasLocked = true;
        held.Exit = new("시험", Urgency.Exit, Bench.Ten, default, limit is { } won ? Price.FromWon(won) : null);
        held.Tries.Refuse(Refusal.Other, "거부", Quantity.Zero, false, false, false, Bench.Ten);
        _book.BeginDay(Monday.AddDays(1));
        Assert.Equal([held], _book.All);
        Assert.Equal((0L, 20_000L, false, stays), (held.Tally.Today.Net.Amount, held.Tally.Realised.Net.Amount, held.WasLocked, held.Exit is not null));
        Assert.Null(held.Tries.Why);
    }
}
