using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// The last minutes of a stock's trades, a bucket a second, for rules that look back. Its memory is taken once, when the stock is
/// watched; a tick only overwrites.
/// </summary>
sealed class Tape
{
    const int Size = EntryKey.MaxSeconds + 1;

    readonly Bucket[] _buckets = new Bucket[Size];
    long _first;
    long _now;
    Price _last;

    struct Bucket
    {
        public long Second;
        public int High;

        /// <summary>The lowest up to the second's high, and from it on.</summary>
        public int LowBefore;
        public int LowAfter;
        public long Bought;
        public long Sold;
    }

    /// <summary>Prices that rose in a row; an equal one does not break the row.</summary>
    public int RisingTicks { get; private set; }

    public void On(in TradeTick trade, DateTimeOffset now)
    {
        if (!trade.Last.IsQuoted)
            return;
        _now = now.ToUnixTimeSeconds();
        if (_first == 0)
            _first = _now;
        ref var bucket = ref _buckets[_now % Size];
        if (bucket.Second != _now)
            bucket = new() { Second = _now, High = trade.Last.Won, LowBefore = trade.Last.Won, LowAfter = trade.Last.Won };
        if (trade.Last.Won > bucket.High)
            (bucket.High, bucket.LowBefore, bucket.LowAfter) = (trade.Last.Won, Math.Min(bucket.LowBefore, bucket.LowAfter), trade.Last.Won);
        else
            bucket.LowAfter = Math.Min(bucket.LowAfter, trade.Last.Won);
        if (trade.Aggressor == Side.Buy)
            bucket.Bought += trade.Size.Shares;
        else if (trade.Aggressor == Side.Sell)
            bucket.Sold += trade.Size.Shares;
        RisingTicks = trade.Last > _last && _last.IsQuoted ? RisingTicks + 1 : trade.Last < _last ? 0 : RisingTicks;
        _last = trade.Last;
    }

    /// <summary>It has been listening for this long.</summary>
    public bool Covers(int seconds) => _first > 0 && _now - _first >= seconds;

    /// <summary>The highest price of the seconds before this one; 0: none.</summary>
    public int HighBefore(int seconds)
    {
        var high = 0;
        for (var second = _now - seconds; second < _now; second++)
        {
            if (TryAt(second, out var bucket))
                high = Math.Max(high, bucket.High);
        }
        return high;
    }

    /// <summary>Shares that buyers and sellers took in the last seconds, this one included.</summary>
    public (long Bought, long Sold) Volume(int seconds)
    {
        var (bought, sold) = (0L, 0L);
        for (var second = _now - seconds + 1; second <= _now; second++)
        {
            if (!TryAt(second, out var bucket))
                continue;
            bought += bucket.Bought;
            sold += bucket.Sold;
        }
        return (bought, sold);
    }

    /// <summary>The window's high, the low before it and the low since; zeros where nothing traded.</summary>
    public (int LowBefore, int High, int LowSince) Wave(int seconds)
    {
        var (low, lowBefore, high, lowSince) = (int.MaxValue, 0, 0, 0);
        for (var second = _now - seconds + 1; second <= _now; second++)
        {
            if (!TryAt(second, out var bucket))
                continue;
            if (bucket.High > high)
                (lowBefore, high, lowSince) = (Math.Min(low, bucket.LowBefore), bucket.High, bucket.LowAfter);
            else
                lowSince = Math.Min(lowSince, Math.Min(bucket.LowBefore, bucket.LowAfter));
            low = Math.Min(low, Math.Min(bucket.LowBefore, bucket.LowAfter));
        }
        return (lowBefore, high, lowSince);
    }

    bool TryAt(long second, out Bucket bucket)
    {
        bucket = _buckets[(second % Size + Size) % Size];
        return bucket.Second == second && second > 0;
    }
}
