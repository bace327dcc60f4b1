using Danta.Trading;

namespace Danta.Dashboard.Charts;

/// <summary>Seconds put together to candles of a length. A candle begins at a multiple of its length, counted from midnight.</summary>
static class Candles
{
    public static IReadOnlyList<int> Lengths { get; } = [1, 5, 10, 15, 30, 60, 180, 300, 600, 900];

    /// <summary>The last ones, oldest first.</summary>
    public static List<CandleResource> Of(DateOnly day, IReadOnlyList<SecondBar> bars, int seconds, int most)
    {
        var candles = new List<CandleResource>();
        var begin = -1;
        foreach (var bar in bars)
        {
            var own = bar.Second - bar.Second % seconds;
            if (own != begin)
            {
                begin = own;
                candles.Add(new(SecondOfDay.At(day, own), bar.Open, bar.High, bar.Low, bar.Close, bar.Volume));
                continue;
            }
            var last = candles[^1];
            candles[^1] = last with { High = Math.Max(last.High, bar.High), Low = Math.Min(last.Low, bar.Low), Close = bar.Close, Volume = last.Volume + bar.Volume };
        }
        if (candles.Count > most)
            candles.RemoveRange(0, candles.Count - most);
        return candles;
    }
}
