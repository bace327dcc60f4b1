namespace Danta.Trading;

/// <summary>How often a hop of an order's way took how long. Not safe by itself: a lock is around it.</summary>
public sealed class PathHistogram(string hop)
{
    /// <summary>heard, decided, written, left, answered: each since the one before; and all from the frame to the request.</summary>
    public static IReadOnlyList<string> Hops { get; } = ["heard", "decided", "written", "left", "answered", "all"];

    /// <summary>Upper ends in microseconds; the last bucket has none.</summary>
    public static IReadOnlyList<int> Bounds { get; } = [5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 250_000, 1_000_000];

    readonly long[] _counts = new long[Bounds.Count + 1];

    public string Hop => hop;

    public IReadOnlyList<long> Counts => _counts;

    /// <summary>Microseconds.</summary>
    public long Sum { get; private set; }

    public void Add(int microseconds)
    {
        var place = 0;
        while (place < Bounds.Count && microseconds > Bounds[place])
            place++;
        _counts[place]++;
        Sum += microseconds;
    }

    public PathHistogram Copy()
    {
        var copy = new PathHistogram(hop) { Sum = Sum };
        _counts.CopyTo(copy._counts, 0);
        return copy;
    }
}
