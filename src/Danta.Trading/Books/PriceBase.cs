using Danta.Market;

namespace Danta.Trading;

/// <summary>Compares the first that is heard of a stock on a day with the last of an earlier one.</summary>
static class PriceBase
{
    /// <summary>A day's limits are 30 % off its base; a little more, for they are cut to ticks.</summary>
    const decimal Up = 1.31m;
    const decimal Down = 0.69m;

    /// <summary>Between the closing auction and the after-market: the last price is the close, and the base of the next day is that.</summary>
    static readonly TimeOnly ClosedFrom = new(15, 30);
    static readonly TimeOnly ClosedUntil = new(15, 40);
    const decimal Same = 0.03m;

    /// <summary>Null: the base price is what became of the last price.</summary>
    /// <param name="last">The last price that was heard, and when.</param>
    /// <param name="answer">The first answer of today.</param>
    public static NewBase? Of(Price last, DateTimeOffset? heardAt, InstrumentAnswered answer, DateOnly today)
    {
        if (!last.IsQuoted || !answer.BasePrice.IsQuoted || heardAt is not { } at || Kst.DateOf(at) >= today)
            return null;
        return IsBeyond(last, at, answer.BasePrice, today, days: 0) ? new(last, answer.BasePrice) : null;
    }

    /// <summary>No trading of today makes this price of that, whatever today's base is.</summary>
    public static bool IsBeyondToday(Price last, DateTimeOffset at, Price price, DateOnly today) => IsBeyond(last, at, price, today, days: 1);

    /// <param name="days">Days of trading behind the base that the price may have moved in.</param>
    static bool IsBeyond(Price last, DateTimeOffset at, Price price, DateOnly today, int days)
    {
        var between = DaysOfTrading(Kst.DateOf(at), today);
        var isClose = Kst.TimeOf(at) is var time && time >= ClosedFrom && time < ClosedUntil && between == 1;
        var (most, least) = isClose ? (1 + Same, 1 - Same) : (1m, 1m);
        // From a price within the day it is as far to that day's close as from its lower limit to its upper.
        for (var moved = isClose ? 0 : -between - 1; moved < days; moved++)
            (most, least) = (most * Up, least * Down);
        var ratio = (decimal)price.Won / last.Won;
        return ratio > most || ratio < least;
    }

    /// <summary>Whether so many shares are what the new base makes of so many: a fraction of a share is paid out, and the base is cut to a tick.</summary>
    public static bool Explains(NewBase changed, Quantity before, Quantity now)
    {
        var expected = before.Shares * (decimal)changed.Before.Won / changed.Today.Won;
        return Math.Abs(now.Shares - expected) <= 1 + expected / 50;
    }

    /// <summary>
    /// Where shares are merged, the fraction of a new one that is left over is paid out and bears its part of the cost. A split leaves none.
    /// </summary>
    public static Won CostOfFraction(NewBase changed, Quantity before, Quantity now, Won cost)
    {
        if (changed.Today <= changed.Before)
            return Won.Zero;
        // In shares of before, of which so many make one of today.
        var merged = (decimal)changed.Today.Won / changed.Before.Won;
        var left = before.Shares - now.Shares * merged;
        return left > 0 && left < merged ? new((long)(cost.Amount * left / before.Shares)) : Won.Zero;
    }

    static int DaysOfTrading(DateOnly from, DateOnly to)
    {
        const int Most = 10;
        var days = 0;
        for (var day = from.AddDays(1); day <= to && days < Most; day = day.AddDays(1))
            days += TradingCalendar.IsOpen(day) ? 1 : 0;
        return Math.Max(1, days);
    }
}
