using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>What a day has earned: round trips counted once, and nothing of another day.</summary>
public sealed class DayLedgerTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);
    static readonly DateTimeOffset Ten = Kst.At(Monday, new(10, 0));

    readonly DayLedger _ledger = new();

    internal static RoundTrip Trip(int id, long net) => new(
        id, Samsung, "삼성전자", Quantity.Of(1), 1, 1, new(net), Won.Zero, Won.Zero, new(net), 0, Ten, Ten, "조건", "손절");

    void Close(params long[] nets)
    {
        foreach (var net in nets)
            _ledger.Close(Trip(_ledger.Trades.Count + 1, net));
    }

    [Theory]
    [InlineData(new long[] { -1, -1 }, 2)]
    [InlineData(new long[] { -1, 1 }, 0)]
    [InlineData(new long[] { -1, 0 }, 0)]
    [InlineData(new long[] { -1, 1, -1 }, 1)]
    public void Losses_in_a_row_end_with_one_that_did_not_lose(long[] nets, int losses)
    {
        Close(nets);
        Assert.Equal(losses, _ledger.LossesInARow);
        _ledger.ForgetLosses();
        Assert.Equal(0, _ledger.LossesInARow);
    }

    [Fact]
    public void Losses_are_those_that_lost()
    {
        Close(0, 0, -3);
        Assert.Equal((3, 0, 1), (_ledger.Freeze(Won.Zero) is var day ? (day.Trades, day.Wins, day.Losses) : default));
    }

    [Fact]
    public void One_that_earned_nothing_has_neither_won_nor_lost()
    {
        Close(5, 0, -3, 7);
        var day = _ledger.Freeze(new(-2));
        Assert.Equal((4, 2, 1, -2L), (day.Trades, day.Wins, day.Losses, day.Unrealised.Amount));
    }

    [Fact]
    public void A_new_day_begins_with_nothing_of_the_one_before()
    {
        _ledger.Begin(Monday);
        _ledger.Opening = new(-500);
        _ledger.Replace(default, new(new(100), new(3), new(2)));
        Close(-1, -1);
        _ledger.Begin(Monday.AddDays(1));
        Assert.Equal(DayResult.None with { Date = Monday.AddDays(1) }, _ledger.Freeze(Won.Zero));
        Assert.Equal((0, Won.Zero), (_ledger.LossesInARow, _ledger.Opening));
    }

    [Fact]
    public void A_figure_that_is_put_right_stands_in_the_place_of_the_former()
    {
        _ledger.Replace(default, new(new(100), new(3), new(2)));
        _ledger.Replace(new(new(100), new(3), new(2)), new(new(90), new(4), new(1)));
        Assert.Equal((90L, 4L, 1L, 85L), (_ledger.Realised.Gross.Amount, _ledger.Realised.Commission.Amount, _ledger.Realised.Tax.Amount, _ledger.Realised.Net.Amount));
    }

    [Fact]
    public void A_round_trip_that_was_opened_again_is_none_and_one_that_was_put_right_is_no_other()
    {
        Close(1, 2, 3);
        _ledger.Reopen(2);
        _ledger.Restate(Trip(3, 30));
        _ledger.Restate(Trip(2, 20));
        Assert.Equal([(1, 1L), (3, 30L)], _ledger.Trades.Select(trip => (trip.Id, trip.Net.Amount)));
    }

    /// <summary>A machine that trades without end keeps the last ones.</summary>
    [Fact]
    public void Two_thousand_are_kept_and_the_oldest_goes()
    {
        for (var id = 1; id <= 2_001; id++)
            _ledger.Close(Trip(id, 1));
        Assert.Equal((2_000, 2, 2_001), (_ledger.Trades.Count, _ledger.Trades[0].Id, _ledger.Trades[^1].Id));
    }
}
