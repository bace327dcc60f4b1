using Danta.Kis.Wire;
using Danta.Simulator.Exchange;
using Danta.Simulator.Listings;

namespace Danta.Simulator.Gateway.Quotes;

/// <summary>The days of a chart, as clients ask for them.</summary>
static class ChartDates
{
    /// <summary>
    /// A date; <paramref name="open"/> where a client leaves the range open, by sending nothing or, as some do, the year zero.
    /// </summary>
    public static bool TryRead(string text, DateOnly open, out DateOnly date)
    {
        date = open;
        if (text.Length == 0 || (text.Length == 8 && text.StartsWith("0000", StringComparison.Ordinal) && text.All(char.IsAsciiDigit)))
            return true;
        if (!KisText.TryDate(text, out var read) || read is null)
            return false;
        date = read.Value;
        return true;
    }

    /// <summary>The oldest first, with today as far as it has come.</summary>
    public static IEnumerable<DayBar> Days(IQuote stock, DateOnly today, DateOnly from)
    {
        var day = stock.Figures;
        var past = stock.Past.Since(from);
        return day.Open == 0 ? past : past.Append(new(today, day.Open, day.High, day.Low, day.Last, day.Volume, day.Turnover));
    }
}
