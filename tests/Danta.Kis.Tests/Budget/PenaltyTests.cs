namespace Danta.Kis.Tests.Budget;

/// <summary>The broker counted more calls than it allows.</summary>
public sealed class PenaltyTests : IDisposable
{
    static readonly TimeSpan HalfSecond = TimeSpan.FromSeconds(0.5);

    readonly BudgetBench _bench = new(15);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(Lane.Cancels)]
    [InlineData(Lane.Entries)]
    [InlineData(Lane.Doubts)]
    [InlineData(Lane.Conditions)]
    [InlineData(Lane.Balance)]
    [InlineData(Lane.Other)]
    public void Everything_but_sales_pauses(Lane lane)
    {
        _bench.Budget.Penalise(HalfSecond);
        _ = _bench.Ask(lane);
        Assert.Equal(HalfSecond, _bench.Budget.ExpectedWait(lane) - (lane is Lane.Doubts or Lane.Balance or Lane.Other ? new LaneShares(12).Spacing : TimeSpan.Zero));
        Assert.True(_bench.Ask(Lane.PanicAndExits).IsCompleted);
        _bench.Run(499);
        Assert.Single(_bench.Gone);
        _bench.Run(1);
        Assert.Equal(500, _bench.Gone[1].At.TotalMilliseconds);
    }

    [Fact]
    public void A_shorter_pause_does_not_end_a_longer_one()
    {
        _bench.Budget.Penalise(HalfSecond);
        _bench.Run(100);
        _bench.Budget.Penalise(TimeSpan.FromSeconds(0.1));
        _ = _bench.Ask(Lane.Entries);
        _bench.Run(1_000);
        Assert.Equal([500], _bench.Times);

        _bench.Budget.Penalise(HalfSecond);
        _bench.Run(100);
        _bench.Budget.Penalise(HalfSecond);
        _ = _bench.Ask(Lane.Entries);
        _bench.Run(1_000);
        Assert.Equal([500, 1_700], _bench.Times);
    }

    [Fact]
    public void A_sale_goes_at_once_after_a_refusal_unless_the_second_is_full()
    {
        _bench.Ask(7, Lane.Entries);
        _bench.Budget.Penalise(HalfSecond);
        // Twelve a second are ten for sales.
        _bench.Ask(3, Lane.PanicAndExits);
        Assert.Equal(10, _bench.Gone.Count);
        Assert.False(_bench.Ask(Lane.PanicAndExits).IsCompleted);
        _bench.Run(1_000);
        Assert.Equal(1_000, _bench.Gone[10].At.TotalMilliseconds);
    }

    [Fact]
    public void The_shares_shrink_with_the_limit()
    {
        _bench.Budget.Penalise(TimeSpan.Zero);
        Assert.Equal(12, _bench.Budget.State.Limit);
        _bench.Ask(9, Lane.Entries);
        Assert.Equal(8, _bench.Gone.Count);
        _bench.Ask(3, Lane.PanicAndExits);
        Assert.Equal(10, _bench.Gone.Count);
        _ = _bench.Ask(Lane.Balance);
        _bench.Run(100);
        _ = _bench.Ask(Lane.Conditions);
        Assert.Equal(12, _bench.Gone.Count);
    }

    [Fact]
    public void A_second_that_was_fuller_than_the_new_limit_passes_before_the_rhythm_goes_on()
    {
        _bench.Ask(13, Lane.PanicAndExits);
        _bench.Budget.Penalise(TimeSpan.Zero);
        // Thirteen are there, twelve may be: its own share does not help the rhythm now.
        Assert.False(_bench.Ask(Lane.Conditions).IsCompleted);
        _bench.Run(1_000);
        Assert.Equal(1_000, _bench.Gone[13].At.TotalMilliseconds);
    }

    [Fact]
    public void Each_refusal_slows_down_to_a_quarter_and_each_quiet_half_minute_takes_one_back()
    {
        double[] limits = [12, 9.6, 7.68, 6.144, 4.9152, 3.93216, 3.75, 3.75];
        foreach (var limit in limits)
        {
            _bench.Budget.Penalise(TimeSpan.Zero);
            Assert.Equal(limit, _bench.Budget.State.Limit, 0.0001);
        }
        _bench.Run(29_999);
        Assert.Equal(3.75, _bench.Budget.State.Limit, 0.0001);
        _bench.Run(1);
        Assert.Equal(3.93216, _bench.Budget.State.Limit, 0.0001);
        _bench.Run(30_000);
        Assert.Equal(4.9152, _bench.Budget.State.Limit, 0.0001);
        // Nobody need look in between.
        _bench.Run(60_000);
        Assert.Equal(7.68, _bench.Budget.State.Limit, 0.0001);
        // A refusal begins the half minute anew.
        _bench.Run(20_000);
        _bench.Budget.Penalise(TimeSpan.Zero);
        _bench.Run(29_999);
        Assert.Equal(6.144, _bench.Budget.State.Limit, 0.0001);
        _bench.Run(1);
        Assert.Equal(7.68, _bench.Budget.State.Limit, 0.0001);
        _bench.Run(300_000);
        Assert.Equal(15, _bench.Budget.State.Limit);
    }

    [Fact]
    public void What_the_rhythm_took_while_nothing_could_be_kept_was_of_the_common_part()
    {
        using var five = new BudgetBench(5);
        five.Budget.Penalise(TimeSpan.Zero);
        five.Run(29_200);
        for (var call = 0; call < 4; call++)
        {
            Assert.True(five.Ask(Lane.Conditions).IsCompleted);
            five.Run(250);
        }
        // Healed at thirty seconds: three calls of the common part for orders, and four of the last second were.
        Assert.Equal(5, five.Budget.State.Limit);
        Assert.False(five.Ask(Lane.Entries).IsCompleted);
        five.Run(250);
        Assert.Equal(30_450, five.Gone[^1].At.TotalMilliseconds);
        // The rhythm's own call is there.
        Assert.True(five.Ask(Lane.Conditions).IsCompleted);
    }

    [Fact]
    public void On_paper_a_refusal_makes_the_slot_longer()
    {
        using var paper = new BudgetBench(1);
        paper.Budget.Penalise(TimeSpan.Zero);
        paper.Ask(3, Lane.PanicAndExits);
        paper.Run(3_000);
        Assert.Equal([0, 1_375, 2_750], paper.Times);
        Assert.Equal(0.8, paper.Budget.State.Limit, 0.0001);
    }
}
