using Danta.Host.Guarding;
using Danta.Trading;

namespace Danta.Host.Tests.Guarding;

/// <summary>When a silence is one.</summary>
public sealed class VigilTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Vigil _vigil = new(Patience);
    TimeSpan _now;
    long _steps;

    static TraderBeat Beat(long steps, int process = 1) => new(
        process, default, steps, "1", TradingMode.Real, false, TraderState.Running, "", [], 0, 0, [], GuardState.Absent, "");

    bool Live(double seconds, bool speaks = true, int process = 1)
    {
        var isDue = false;
        for (var until = _now + TimeSpan.FromSeconds(seconds); _now < until;)
        {
            _now += TimeSpan.FromMilliseconds(500);
            if (speaks)
                _vigil.Hear(Beat(++_steps, process), _now);
            isDue = _vigil.IsDue(_now);
        }
        return isDue;
    }

    [Fact]
    public void A_trader_that_speaks_is_never_due_and_one_that_is_silent_is_after_its_time()
    {
        Assert.False(Live(600));
        Assert.False(Live(59, speaks: false));
        Assert.True(Live(1, speaks: false));
        Assert.True(Live(30, speaks: false));
        Assert.Equal(GuardState.Armed, _vigil.State);
        Assert.False(Live(1));
    }

    /// <summary>Words without a step are none: its thread hangs, whatever else of it goes on.</summary>
    [Fact]
    public void A_trader_that_says_the_same_again_makes_no_step()
    {
        Live(1);
        for (var second = 0; second < 60; second++)
        {
            _vigil.Hear(Beat(_steps), _now);
            Live(1, speaks: false);
        }
        Assert.True(_vigil.IsDue(_now));
        // Another life counts its steps anew.
        _vigil.Hear(Beat(_steps, process: 2), _now);
        Assert.False(_vigil.IsDue(_now));
    }

    [Fact]
    public void One_that_was_never_heard_is_looked_after_too()
    {
        Assert.False(Live(59, speaks: false));
        Assert.True(Live(1, speaks: false));
    }

    [Fact]
    public void One_that_ends_on_purpose_may_be_silent_for_ever_and_its_next_life_may_not()
    {
        Live(10);
        _vigil.Hear(Beat(_steps) with { Ends = true }, _now);
        Assert.Equal((GuardState.Disarmed, true), (_vigil.State, _vigil.IsWell));
        Assert.False(Live(3_600, speaks: false));
        Live(1, process: 2);
        Assert.Equal(GuardState.Armed, _vigil.State);
        Assert.True(Live(60, speaks: false));
    }

    [Fact]
    public void What_is_settled_is_settled_until_a_trader_is_heard()
    {
        Live(1);
        Assert.True(Live(60, speaks: false));
        _vigil.Settle();
        // Nothing is to be done, and all the same it has died.
        Assert.Equal((GuardState.Disarmed, false), (_vigil.State, _vigil.IsWell));
        Assert.False(Live(3_600, speaks: false));
        Assert.False(Live(1));
        Assert.True(Live(60, speaks: false));
    }

    /// <summary>The machine slept, or its guard was held up: the words of that time are still to be read.</summary>
    [Fact]
    public void Who_slept_himself_begins_to_count_anew()
    {
        Live(1);
        _now += TimeSpan.FromHours(3);
        Assert.False(_vigil.IsDue(_now));
        Assert.False(Live(59, speaks: false));
        Assert.True(Live(1, speaks: false));
    }

    [Fact]
    public void The_guards_own_work_is_no_word_of_the_trader()
    {
        Live(1);
        for (var second = 0; second < 60; second++)
        {
            _vigil.Hear(Beat(++_steps) with { SellsOnly = true }, _now);
            Live(1, speaks: false);
        }
        Assert.True(_vigil.IsDue(_now));
    }
}
