using Danta.Market;

namespace Danta.Host.Simtest;

/// <summary>The true time of day: it goes on with the agenda, and leaps over the hours in which nobody lives.</summary>
sealed class WallTime(Agenda agenda, DateTimeOffset start)
{
    TimeSpan _skipped;

    public DateTimeOffset Now => start + agenda.Elapsed + _skipped;

    public DateOnly Date => Kst.DateOf(Now);

    /// <summary>Whatever was planned comes as many seconds after this as it would have come without it.</summary>
    public void SkipTo(DateTimeOffset moment)
    {
        if (moment > Now)
            _skipped += moment - Now;
    }
}
