using Danta.Market;

namespace Danta.Simulator.Exchange;

/// <summary>
/// The last few minutes of a stock second by second, for conditions that look at the near past. Seconds are counted from
/// the market's first; a ring of <see cref="Seconds"/> is kept.
/// </summary>
sealed class Recently
{
    public const int Seconds = 1 << 9;

    readonly int[] _close = new int[Seconds];
    readonly long[] _bought = new long[Seconds];
    readonly long[] _sold = new long[Seconds];
    long _second = -1;
    long _highSecond = long.MinValue;
    long _firstSecond;
    int _last;

    /// <summary>Opens the books of a second; seconds without trades carry the last price on.</summary>
    public void Enter(long second, int last)
    {
        if (_second < 0)
        {
            Array.Fill(_close, last);
            _second = _firstSecond = second;
        }
        for (; _second < second; _second++)
        {
            var slot = (int)((_second + 1) & (Seconds - 1));
            (_close[slot], _bought[slot], _sold[slot]) = (last, 0, 0);
        }
        _last = last;
    }

    public void Add(int price, long size, Side? aggressor, bool newHigh)
    {
        var slot = (int)(_second & (Seconds - 1));
        _close[slot] = price;
        _last = price;
        if (aggressor == Side.Buy)
            _bought[slot] += size;
        else
            _sold[slot] += size;
        if (newHigh)
            _highSecond = _second;
    }

    /// <summary>How far the price has come in so many seconds, in hundredths of a percent.</summary>
    public int ChangeOver(int seconds) => _second < 0 ? 0 : DayFigures.Hundredths(_last - CloseBefore(seconds), CloseBefore(seconds));

    public long VolumeOver(int seconds) => Sum(_bought, seconds) + Sum(_sold, seconds);

    /// <summary>체결강도 of the last seconds in hundredths of a percent.</summary>
    public long StrengthOver(int seconds)
    {
        var (bought, sold) = (Sum(_bought, seconds), Sum(_sold, seconds));
        return sold == 0 ? bought == 0 ? 0 : 999_00 : bought * 100_00 / sold;
    }

    /// <summary>The volume of the last seconds as a multiple of what so many seconds of the kept past bring on average.</summary>
    public double SurgeOver(int seconds)
    {
        var kept = (int)Math.Min(_second - _firstSecond + 1, Seconds - 1);
        var usual = (double)VolumeOver(kept) / Math.Max(1, kept) * seconds;
        return usual <= 0 ? 0 : VolumeOver(seconds) / usual;
    }

    /// <summary>True if the day's high was raised within the last seconds.</summary>
    public bool HighWithin(int seconds) => _highSecond > _second - seconds;

    int CloseBefore(int seconds) => _close[(int)(Math.Max(0, _second - Reach(seconds)) & (Seconds - 1))];

    long Sum(long[] of, int seconds)
    {
        var sum = 0L;
        for (var back = 0; back < Reach(seconds) && _second - back >= 0; back++)
            sum += of[(int)((_second - back) & (Seconds - 1))];
        return sum;
    }

    static int Reach(int seconds) => Math.Min(seconds, Seconds - 1);
}
