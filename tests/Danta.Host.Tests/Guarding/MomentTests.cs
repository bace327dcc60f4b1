using Danta.Host.Guarding;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Guarding;

/// <summary>What the day brings next, and whether anything can be sold now.</summary>
public sealed class MomentTests
{
    static readonly DateOnly Friday = new(2026, 11, 27);

    [Theory]
    [InlineData(8, 0, "매수 시작", 27)]
    [InlineData(10, 0, "매수 끝", 27)]
    [InlineData(15, 12, "모두 팖", 27)]
    [InlineData(15, 20, "장 마감", 27)]
    [InlineData(15, 31, "매수 시작", 30)]
    public void The_next_moment_of_an_open_day_or_of_the_next_one(int hour, int minute, string what, int day)
    {
        var next = NextMoment.Of(TraderSettings.Default, isOpen: true, Kst.At(Friday, new(hour, minute)))!;
        Assert.Equal((what, day), (next.What, Kst.DateOf(next.At).Day));
    }

    [Fact]
    public void A_closed_day_has_none_and_around_the_clock_nothing_is_due()
    {
        var next = NextMoment.Of(TraderSettings.Default, isOpen: false, Kst.At(Friday, new(8, 0)))!;
        Assert.Equal(30, Kst.DateOf(next.At).Day);
        var always = TraderSettings.Default with { Session = new(TimeSpan.Zero, TimeSpan.FromHours(24), true), Exit = TraderSettings.Default.Exit with { FlattenAt = null } };
        Assert.Null(NextMoment.Of(always, isOpen: true, Kst.At(Friday, new(8, 0))));
    }

    [Theory]
    [InlineData(27, 8, 19, false)]
    [InlineData(27, 8, 30, true)]
    [InlineData(27, 12, 0, true)]
    [InlineData(27, 15, 29, true)]
    [InlineData(27, 15, 30, false)]
    [InlineData(28, 12, 0, false)]
    public void The_exchange_takes_sales_from_the_first_auction_to_the_last_of_an_open_day(int day, int hour, int minute, bool takes)
    {
        var at = Kst.At(new(2026, 11, day), new(hour, minute));
        Assert.Equal(takes, Estate.CanBeSold(TraderSettings.Default.Session, at));
        Assert.True(Estate.CanBeSold(new(TimeSpan.Zero, TimeSpan.FromHours(24), true), at));
    }
}
