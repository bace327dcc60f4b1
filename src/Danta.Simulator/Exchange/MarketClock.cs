using Danta.Market;

namespace Danta.Simulator.Exchange;

/// <summary>
/// The market's own time: a date and milliseconds of that day in KST, moved in fixed steps and by nothing else. It has no
/// part in the computer's clock.
/// </summary>
sealed class MarketClock(DateOnly date, TimeOnly start)
{
    /// <summary>One step of the market.</summary>
    public const int StepMilliseconds = 100;

    const int DayMilliseconds = 24 * 60 * 60 * 1000;

    int _ofDay = (int)(start.Ticks / TimeSpan.TicksPerMillisecond);

    public DateOnly Date { get; private set; } = date;

    public int MillisecondsOfDay => _ofDay;

    public TimeOnly Time => new(_ofDay * TimeSpan.TicksPerMillisecond);

    /// <summary>HHmmss as a number, as it is told to the world: gone wrong by <see cref="Skew"/>.</summary>
    public int Hhmmss { get; private set; } = ToHhmmss((int)(start.Ticks / TimeSpan.TicksPerMillisecond));

    /// <summary>Seconds by which the told time is ahead of the true one.</summary>
    public int Skew { get; set; }

    /// <summary>Seconds since the first moment of the first day; never goes back.</summary>
    public long Second { get; private set; } = start.Ticks / TimeSpan.TicksPerSecond;

    /// <summary>Steps made so far.</summary>
    public long Steps { get; private set; }

    public DateTimeOffset Now => Kst.At(Date, Time);

    /// <returns>True if midnight was passed.</returns>
    public bool Step()
    {
        Steps++;
        _ofDay += StepMilliseconds;
        if (_ofDay % 1000 != 0)
            return false;
        Second++;
        var midnight = _ofDay >= DayMilliseconds;
        if (midnight)
        {
            _ofDay = 0;
            Date = Date.AddDays(1);
        }
        Hhmmss = ToHhmmss(Math.Clamp(_ofDay + Skew * 1000, 0, DayMilliseconds - 1));
        return midnight;
    }

    /// <summary>Jumps to a later moment: nights and holidays are not lived through step by step.</summary>
    public void JumpTo(DateOnly date, TimeOnly time)
    {
        Date = date;
        _ofDay = (int)(time.Ticks / TimeSpan.TicksPerMillisecond);
        Hhmmss = ToHhmmss(_ofDay);
        Second++;
    }

    static int ToHhmmss(int milliseconds)
    {
        var seconds = milliseconds / 1000;
        return seconds / 3600 * 10_000 + seconds / 60 % 60 * 100 + seconds % 60;
    }
}
