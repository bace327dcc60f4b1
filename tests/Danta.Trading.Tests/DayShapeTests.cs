using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>When the trader is awake, and what it does and leaves undone while it is not.</summary>
public sealed class DayShapeTests
{
    static readonly TraderSettings Hours = TraderSettings.Default with { Exit = Plain.Exit with { FlattenAt = null } };

    [Theory]
    // A plain day: asleep until 7:45, and from 16:15 on.
    [InlineData("2026-11-23 07:44:57", false)]
    [InlineData("2026-11-23 07:45:02", true)]
    [InlineData("2026-11-23 12:00", true)]
    [InlineData("2026-11-23 16:14:50", true)]
    [InlineData("2026-11-23 16:15:10", false)]
    [InlineData("2026-11-23 23:00", false)]
    // The exam day's close is an hour later.
    [InlineData("2026-11-19 17:14:50", true)]
    [InlineData("2026-11-19 17:15:10", false)]
    // A week-end, and a weekday that the calendar closes: there the broker is asked in the morning.
    [InlineData("2026-11-21 10:00", false)]
    [InlineData("2026-12-25 07:50", true)]
    [InlineData("2026-12-25 08:01", false)]
    public void Outside_of_the_days_hours_nothing_is_asked(string at, bool awake)
    {
        var scene = Settled(DateTimeOffset.Parse($"{at} +09:00", System.Globalization.CultureInfo.InvariantCulture).AddMinutes(-30));
        for (var second = 0; second < 1_799; second++)
            scene.Pass(1, answer: true);
        scene.All.Clear();
        scene.Pass(2, answer: true);
        Assert.Equal(!awake, scene.Shot.IsAsleep);
        if (!awake)
            Assert.DoesNotContain(scene.All, request => request is Ask or PrepareExit or PrepareEntry or Watch);
    }

    /// <summary>The last word of the broker outranks the calendar: it is no holiday, or one that nobody knew of.</summary>
    [Theory]
    [InlineData("2026-12-25", true)]
    [InlineData("2026-11-23", false)]
    public void The_brokers_word_on_the_day_decides(string date, bool open)
    {
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        var scene = Settled(Kst.At(day, new(7, 46)));
        scene.Play(new HolidayAnswered(day, open));
        for (var second = 0; second < 1_200; second++)
            scene.Pass(1, answer: true);
        Assert.Equal(open, !scene.Shot.IsAsleep);
        Assert.Equal(open ? 0 : 1, scene.News<ClosedDayNews>().Count());
    }

    /// <summary>A clock nine hours ahead says that the day is over: whoever sees trades does not fall asleep over what he holds.</summary>
    [Fact]
    public void While_the_exchange_is_seen_to_trade_no_clock_puts_it_to_sleep()
    {
        var scene = Settled(Kst.At(new(2026, 11, 23), new(19, 0)));
        for (var second = 0; second < 1_000; second++)
            scene.Pass(1, answer: true).Tick(70_000);
        Assert.False(scene.Shot.IsAsleep);
        for (var second = 0; second < 100; second++)
            scene.Pass(1, answer: true);
        Assert.True(scene.Shot.IsAsleep);
    }

    /// <summary>The clock leaps nine hours ahead, and what is held trades seldom: its stop must not sleep.</summary>
    [Fact]
    public void Over_what_is_held_it_does_not_fall_asleep_for_a_clock_that_has_leapt()
    {
        var scene = new Scene(Hours, at: Kst.At(new(2026, 11, 23), new(10, 0)));
        scene.Hold(70_000);
        scene.Pass(700, answer: true).Tick(70_000).Pass(1, answer: true);
        scene.Skip(TimeSpan.FromHours(9)).Pass(3, answer: true);
        for (var minute = 0; minute < 25; minute++)
        {
            scene.Pass(60, answer: true);
            Assert.False(scene.Shot.IsAsleep);
        }
        scene.Tick(69_000).Pass(1, answer: true);
        Assert.Equal((Side.Sell, 14L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>The clock is set back six hours: by the wall it is night, and what is held still has its stop.</summary>
    [Fact]
    public void Over_what_is_held_it_does_not_fall_asleep_for_a_clock_that_was_set_back()
    {
        var scene = new Scene(Hours, at: Kst.At(new(2026, 11, 23), new(10, 0)));
        scene.Hold(70_000);
        scene.Pass(700, answer: true).Tick(70_000).Pass(1, answer: true);
        scene.Play(new ClockChanged(TimeSpan.FromHours(6), false));
        for (var minute = 0; minute < 40; minute++)
        {
            scene.Pass(60, answer: true);
            Assert.False(scene.Shot.IsAsleep);
        }
        scene.Tick(69_000).Pass(1, answer: true);
        Assert.Equal((Side.Sell, 14L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>It is stopped while it sleeps: it ends, and asks nobody anything on the way.</summary>
    [Fact]
    public void A_stop_at_night_wakes_nobody()
    {
        var scene = Settled(Kst.At(new(2026, 11, 23), new(21, 0)));
        scene.Pass(700, answer: true);
        Assert.True(scene.Shot.IsAsleep);
        scene.All.Clear();
        scene.Play(new StopRequested()).Pass(5);
        Assert.Contains(scene.All, request => request is Finished);
        Assert.DoesNotContain(scene.All, request => request is Rest { Asleep: false } or Ask);
    }

    /// <summary>
    /// A clock was hours ahead at night and is put right: the trader's own time says morning for hours, and the broker hears nothing of it.
    /// </summary>
    [Fact]
    public void A_clock_that_was_put_right_at_night_leaves_it_asleep_though_its_own_time_goes_on_from_the_morning()
    {
        var scene = Settled(Kst.At(new(2026, 11, 24), new(9, 30)));
        scene.Pass(700, answer: true);
        Assert.False(scene.Shot.IsAsleep);
        scene.Play(new ClockChanged(TimeSpan.FromHours(6), false)).Pass(2, answer: true);
        Assert.True(scene.Shot.IsAsleep);
        // By the wall it is 07:46 at last.
        scene.Skip(TimeSpan.FromMinutes(30)).Play(new ClockChanged(TimeSpan.FromHours(2.4), false)).Pass(2, answer: true);
        Assert.False(scene.Shot.IsAsleep);
        scene.Play(new ClockChanged(TimeSpan.Zero, true)).Pass(2, answer: true);
        Assert.False(scene.Shot.IsAsleep);
        Assert.Equal([true, false], scene.News<HaltNews>().Select(news => news.Halted));
    }

    [Fact]
    public void The_owners_word_wakes_it_for_a_while_and_the_closed_stream_is_no_news()
    {
        var scene = Settled(Kst.At(new(2026, 11, 23), new(17, 0)));
        scene.Pass(700, answer: true);
        Assert.True(scene.Shot.IsAsleep);
        Assert.Contains(new Rest(true), scene.All);
        scene.All.Clear();
        scene.Play(new StreamChanged(false, null) { Asleep = true }).Pass(30);
        Assert.Empty(scene.All.OfType<Tell>());
        scene.Play(new Pause("test"));
        Assert.Contains(new Rest(false), scene.Last);
        Assert.Contains(scene.Last, request => request is Ask { Question: BalanceQuestion });
        scene.Play(new StreamChanged(true, null)).Pass(700, answer: true);
        Assert.True(scene.Shot.IsAsleep);
    }

    /// <summary>It was held over night: the shares are proven before anything is sold, and the first tick finds its stop.</summary>
    [Fact]
    public void What_is_held_over_night_has_its_stop_in_the_morning()
    {
        var scene = new Scene(Hours, at: Kst.At(new(2026, 11, 23), new(15, 0)));
        scene.Hold(70_000);
        for (var second = 0; second < 5_000; second++)
            scene.Pass(1, answer: true);
        Assert.True(scene.Shot.IsAsleep);
        scene.Skip(Kst.At(new(2026, 11, 24), new(7, 45)) - scene.Now).All.Clear();
        scene.Pass(2);
        Assert.False(scene.Shot.IsAsleep);
        Assert.Contains(scene.All, request => request is Ask { Question: BalanceQuestion });
        scene.Play(new StreamChanged(true, null)).Pass(3, answer: true);
        scene.Skip(Kst.At(new(2026, 11, 24), new(9, 0, 1)) - scene.Now).Pass(2, answer: true).Instrument(Samsung).Tick(69_000).Pass(1, answer: true);
        Assert.Equal((Side.Sell, 14L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>Compared with the broker, with empty books.</summary>
    static Scene Settled(DateTimeOffset at) => new Scene(Hours, at: at).Pass(1, answer: true);
}
