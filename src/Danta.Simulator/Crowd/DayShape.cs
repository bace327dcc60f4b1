namespace Danta.Simulator.Crowd;

/// <summary>How busy a day's hours are: a rush at the open, little at noon, more again before the close. The mean of a day is about 1.</summary>
static class DayShape
{
    const double Open = 9 * 60;
    const double Close = 15 * 60 + 20;
    const double End = 15 * 60 + 30;

    /// <summary>Outside the regular session, where a market is open all the same.</summary>
    const double Outside = 0.8;

    /// <summary>Of orders.</summary>
    public static double Activity(int millisecondsOfDay) => Of(millisecondsOfDay, 0.78, 3.4, 14, 0.9, 18);

    /// <summary>Of what there is to know.</summary>
    public static double News(int millisecondsOfDay) => Of(millisecondsOfDay, 0.44, 4.6, 32, 1.4, 25);

    static double Of(int millisecondsOfDay, double noon, double rush, double rushMinutes, double last, double lastMinutes)
    {
        var minute = millisecondsOfDay / 60_000.0;
        if (minute is < Open or >= End)
            return Outside;
        return noon + rush * Math.Exp((Open - minute) / rushMinutes) + last * Math.Exp((Math.Min(minute, Close) - Close) / lastMinutes);
    }
}
