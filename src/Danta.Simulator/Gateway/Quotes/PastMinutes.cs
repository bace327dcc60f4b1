using Danta.Market;
using Danta.Simulator.Crowd;
using Danta.Simulator.Exchange;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>
/// The minutes of a day of which only its bar was kept: from its open to its close by way of its low and its high, the same each time
/// that they are asked for.
/// </summary>
static class PastMinutes
{
    const int Minutes = 390;

    /// <summary>The youngest first; none of a day that was not traded.</summary>
    public static IEnumerable<MinuteBar> Of(IQuote stock, DateOnly date)
    {
        var day = stock.Past.Since(date).FirstOrDefault();
        if (day.Date != date)
            yield break;
        var (dice, ticks) = (Dice.For(date.DayNumber, stock.Listing.ListedShares), TickSizes.For(stock.Listing.Kind));
        var first = 40 + dice.Below(120);
        var second = first + 60 + dice.Below(120);
        var (low, high) = day.Close >= day.Open ? (first, second) : (second, first);
        var closes = new int[Minutes];
        for (var minute = 0; minute < Minutes; minute++)
        {
            var way = minute == low ? day.Low : minute == high ? day.High : Path(minute);
            closes[minute] = minute == Minutes - 1 ? day.Close : minute == 0 ? day.Open : Math.Clamp(ticks.Floor((int)way), day.Low, day.High);
        }
        for (var minute = Minutes - 1; minute >= 0; minute--)
        {
            var (open, close) = (minute == 0 ? day.Open : closes[minute - 1], closes[minute]);
            // More is traded at both ends of a day.
            var weight = 0.4 + 1.8 * Math.Pow(Math.Abs(minute - 195) / 195.0, 2);
            yield return new(
                (9 + minute / 60) * 10_000 + minute % 60 * 100, open, Math.Max(open, close), Math.Min(open, close), close,
                (long)(day.Volume * weight / Minutes), (long)(day.Turnover * ((minute + 1) / (double)Minutes)));
        }

        double Path(int minute)
        {
            var (from, start, to, end) = minute < first ? (0, day.Open, first, first == low ? day.Low : day.High)
                : minute < second ? (first, first == low ? day.Low : day.High, second, second == low ? day.Low : day.High)
                : (second, second == low ? day.Low : day.High, Minutes - 1, day.Close);
            return start + (end - start) * ((minute - from) / (double)(to - from)) + dice.Bell() * (day.High - day.Low) * 0.04;
        }
    }
}
