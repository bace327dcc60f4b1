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

    /// <summary>Its last price is of an earlier day, and nobody has said yet what today's base is.</summary>
    public static bool IsOpen(Stock stock, DateOnly today) =>
        !stock.IsInstrumentOfToday && stock.Quotes.Earlier is { Last.IsQuoted: true, At: { } at } && Kst.DateOf(at) < today;

    /// <summary>No trading of today makes its price of its last one, whatever today's base is.</summary>
    public static bool IsBeyondToday(Stock stock, DateOnly today) =>
        stock.Quotes.Earlier is { Last: { IsQuoted: true } last, At: { } at } && IsBeyond(last, at, stock.Quotes.Last, today, days: 1);

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

    /// <summary>
    /// Whether so many shares are what the new base makes of so many: a fraction of a share is paid out, and the base is cut to a tick. Where
    /// the price has moved on after it was heard, a whole number of shares tells what the price no longer does.
    /// </summary>
    public static bool Explains(NewBase changed, Quantity before, Quantity now)
    {
        var expected = before.Shares * (decimal)changed.Before.Won / changed.Today.Won;
        return Math.Abs(now.Shares - expected) <= 1 + expected / 50 || IsWhole(changed, before, now);
    }

    /// <summary>
    /// One share has become so many, or so many one, and the price is nearer to what that makes of it than to what it was. For a price alone
    /// half of it may be a day's fall from the upper limit to the lower one.
    /// </summary>
    public static bool IsWhole(NewBase changed, Quantity before, Quantity now)
    {
        if (before.IsZero || now.IsZero || now == before)
            return false;
        var ratio = now > before ? now.Shares % before.Shares == 0 ? (decimal)now.Shares / before.Shares : 0 : 1m / Merged(changed, before, now);
        if (ratio is 0 or 1)
            return false;
        var (plain, whole) = (Far(changed.Before.Won, changed.Today.Won), Far(changed.Before.Won, changed.Today.Won * ratio));
        // In squares, for the middle between two prices is a ratio.
        return whole * whole < plain;
    }

    /// <summary>How often one goes into the other, the smaller into the larger.</summary>
    static decimal Far(decimal one, decimal other) => one > other ? one / other : other / one;

    /// <summary>So many of before make one of today: of the numbers that leave this many whole ones the one that is nearest to the price; 1: none does.</summary>
    static long Merged(NewBase changed, Quantity before, Quantity now)
    {
        var most = before.Shares / now.Shares;
        var least = before.Shares / (now.Shares + 1) + 1;
        var priced = (long)Math.Round((decimal)changed.Today.Won / changed.Before.Won);
        return least > most ? 1 : Math.Clamp(priced, least, most);
    }

    /// <summary>
    /// Where shares are merged, the fraction of a new one that is left over is paid out and bears its part of the cost. A split leaves none.
    /// </summary>
    public static Won CostOfFraction(NewBase changed, Quantity before, Quantity now, Won cost)
    {
        if (now >= before || now.IsZero)
            return Won.Zero;
        // In shares of before, of which so many make one of today.
        var merged = IsWhole(changed, before, now) ? Merged(changed, before, now) : (decimal)changed.Today.Won / changed.Before.Won;
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
