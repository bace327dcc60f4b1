using Danta.Host.Engine;

namespace Danta.Host.Tests.Journal;

public sealed class SteadyClockTests
{
    static readonly DateTimeOffset Ten = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_clock_set_back_lets_time_go_on()
    {
        var wall = new Wall();
        var clock = new SteadyClock(wall, DateTimeOffset.MinValue);
        Assert.Equal(Ten, clock.GetUtcNow());
        wall.Pass(TimeSpan.FromSeconds(10));
        wall.Set(TimeSpan.FromMinutes(-10));
        Assert.Equal(Ten.AddSeconds(10), clock.GetUtcNow());
        wall.Pass(TimeSpan.FromSeconds(7));
        Assert.Equal(Ten.AddSeconds(17), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(10), clock.Behind);
    }

    [Fact]
    public void It_gives_way_by_a_quarter_of_the_time_and_ends_where_the_wall_is()
    {
        var wall = new Wall();
        var clock = new SteadyClock(wall, DateTimeOffset.MinValue);
        clock.GetUtcNow();
        wall.Set(TimeSpan.FromSeconds(-60));
        var last = clock.GetUtcNow();
        for (var second = 0; second < 250; second++)
        {
            wall.Pass(TimeSpan.FromSeconds(1));
            clock.Yield();
            var now = clock.GetUtcNow();
            Assert.True(now >= last, $"time ran back after {second} s");
            Assert.True(now - last <= TimeSpan.FromSeconds(1));
            last = now;
        }
        Assert.Equal(TimeSpan.Zero, clock.Behind);
        Assert.Equal(wall.GetUtcNow(), clock.GetUtcNow());
    }

    /// <summary>Ahead by nine hours in the morning, put right within an hour: with nothing held it is right again that night.</summary>
    [Fact]
    public void With_nothing_held_it_all_but_stands_still_until_the_wall_is_there()
    {
        var wall = new Wall();
        var clock = new SteadyClock(wall, DateTimeOffset.MinValue);
        wall.Set(TimeSpan.FromHours(9));
        clock.GetUtcNow();
        wall.Set(TimeSpan.FromHours(-9));
        var last = clock.GetUtcNow();
        for (var second = 0; second < 10.1 * 3_600; second++)
        {
            wall.Pass(TimeSpan.FromSeconds(1));
            clock.Yield(isFree: true);
            var now = clock.GetUtcNow();
            Assert.True(now >= last, $"time ran back after {second} s");
            last = now;
        }
        Assert.Equal(TimeSpan.Zero, clock.Behind);
        Assert.Equal(wall.GetUtcNow(), last);
    }

    [Fact]
    public void A_clock_set_forward_is_followed_at_once()
    {
        var wall = new Wall();
        var clock = new SteadyClock(wall, DateTimeOffset.MinValue);
        clock.GetUtcNow();
        wall.Set(TimeSpan.FromHours(1));
        Assert.Equal(Ten.AddHours(1), clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.Behind);
    }

    [Fact]
    public void A_restart_goes_on_where_the_journal_ended_though_the_clock_was_set_back_meanwhile()
    {
        var clock = new SteadyClock(new Wall(), Ten.AddMinutes(5));
        Assert.Equal(Ten.AddMinutes(5), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(5), clock.Behind);
    }

    [Fact]
    public void Whatever_the_wall_does_time_never_runs_back()
    {
        var random = new Random(4711);
        var wall = new Wall();
        var clock = new SteadyClock(wall, DateTimeOffset.MinValue);
        var last = clock.GetUtcNow();
        for (var step = 0; step < 20_000; step++)
        {
            wall.Pass(TimeSpan.FromTicks(random.Next(20_000_000)));
            if (random.Next(20) == 0)
                wall.Set(TimeSpan.FromTicks(random.NextInt64(-600_000_000, 600_000_000)));
            if (random.Next(3) == 0)
                clock.Yield();
            var now = clock.GetUtcNow();
            Assert.True(now >= last);
            Assert.True(now >= wall.GetUtcNow());
            last = now;
        }
    }

    /// <summary>A clock that somebody sets; elapsed time does not notice.</summary>
    sealed class Wall : TimeProvider
    {
        long _elapsed;
        TimeSpan _setBy;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _elapsed;

        public override DateTimeOffset GetUtcNow() => Ten + new TimeSpan(_elapsed) + _setBy;

        public void Pass(TimeSpan span) => _elapsed += span.Ticks;

        public void Set(TimeSpan by) => _setBy += by;
    }
}
