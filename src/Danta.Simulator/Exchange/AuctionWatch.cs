namespace Danta.Simulator.Exchange;

/// <summary>
/// The expected prices of an auction's last minute. Where the last of them is far from the others, the auction ends at a moment
/// that nobody knows, at most half a minute later. The exchange's own measure is not in its public documents; here it is 3 %.
/// </summary>
sealed class AuctionWatch
{
    /// <summary>Watched from so many seconds before the auction's end.</summary>
    public const int Seconds = 60;

    /// <summary>The end is drawn from so many seconds.</summary>
    public const int LongestExtension = 30;

    const int Percent = 3;

    int _low = int.MaxValue;
    int _high;

    public void Note(int expected)
    {
        if (expected == 0)
            return;
        _low = Math.Min(_low, expected);
        _high = Math.Max(_high, expected);
    }

    public bool IsUnsettled(int expected) =>
        expected != 0 && _high != 0 && (Far(expected, _low) || Far(expected, _high));

    public void Clear() => (_low, _high) = (int.MaxValue, 0);

    static bool Far(int price, int from) => Math.Abs(price - from) * 100L >= (long)Percent * from;
}
