using Danta.Market;

namespace Danta.Replay.Coarse;

/// <summary>A minute as a walk from its open over its extremes to its close, a price every few seconds, each on the grid and within the candle.</summary>
public static class CandleWalk
{
    /// <summary>In a minute; a divisor of sixty, and of three legs.</summary>
    public const int Steps = 12;

    const int Leg = Steps / 3;

    public static IReadOnlyList<Price> Of(MinuteCandle candle, CandlePath path, TickSizes ticks)
    {
        ArgumentNullException.ThrowIfNull(candle);
        ArgumentNullException.ThrowIfNull(ticks);
        var lowFirst = path == CandlePath.LowFirst || path == CandlePath.ByBody && candle.Close >= candle.Open;
        var (first, second) = lowFirst ? (candle.Low, candle.High) : (candle.High, candle.Low);
        Price[] corners = [candle.Open, first, second, candle.Close];
        var prices = new Price[Steps];
        prices[0] = candle.Open;
        // The open stands for itself; the other eleven lead over the corners, and end at each of them.
        for (var step = 1; step < Steps; step++)
        {
            var leg = Math.Min(2, step / Leg);
            var (from, to) = (corners[leg].Won, corners[leg + 1].Won);
            var within = step % Leg + 1;
            var won = from + (to - from) * within / Leg;
            prices[step] = within == Leg ? corners[leg + 1] : Within(candle, ticks.Floor(won));
        }
        return prices;
    }

    static Price Within(MinuteCandle candle, int won) => Price.FromWon(Math.Clamp(won, candle.Low.Won, candle.High.Won));
}
