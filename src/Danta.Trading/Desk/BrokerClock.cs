using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// How far the broker's clock is from ours, learned from the times in its replies. Nobody promises that they agree: a
/// simulator's market may even live at another hour of the day.
/// </summary>
sealed class BrokerClock
{
    static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Null: nothing has been heard yet.</summary>
    public TimeSpan? Ahead { get; set; }

    /// <param name="brokerTime">HHmmss of the reply.</param>
    public void Learn(int brokerTime, DateTimeOffset now)
    {
        if (TryRead(brokerTime, out var time))
            Ahead = Wrap(time - Kst.Of(now).TimeOfDay);
    }

    /// <summary>True unless the broker's time says that an order is older than <paramref name="sentAt"/>.</summary>
    public bool MayBeSince(int brokerTime, DateTimeOffset sentAt)
    {
        if (Ahead is not { } ahead || !TryRead(brokerTime, out var time))
            return true;
        return Wrap(time - ahead - Kst.Of(sentAt).TimeOfDay) >= -Tolerance;
    }

    /// <summary>The broker's time is later in the day than it can be yet: it is of the day before.</summary>
    public bool IsOfYesterday(int brokerTime, DateTimeOffset now) =>
        TryRead(brokerTime, out var time) && time - (Ahead ?? TimeSpan.Zero) - Kst.Of(now).TimeOfDay > Day / 2;

    static bool TryRead(int hhmmss, out TimeSpan time)
    {
        var (hours, minutes, seconds) = (hhmmss / 10_000, hhmmss / 100 % 100, hhmmss % 100);
        var valid = hhmmss >= 0 && hours < 24 && minutes < 60 && seconds < 60;
        time = valid ? new(hours, minutes, seconds) : default;
        return valid;
    }

    /// <summary>Into half a day either way.</summary>
    static TimeSpan Wrap(TimeSpan difference)
    {
        if (difference >= Day / 2)
            return difference - Day;
        return difference < -Day / 2 ? difference + Day : difference;
    }
}
