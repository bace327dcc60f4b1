namespace Danta.Trading;

/// <summary>A moment by the clock, which may leap, and by <see cref="Desk.SecondsHeard"/>, which do not: old is what both call old.</summary>
readonly record struct HeardMoment(DateTimeOffset At, int Second)
{
    /// <summary>On an earlier day.</summary>
    public static HeardMoment LongAgo => new(default, int.MinValue);

    public static HeardMoment Latest => new(DateTimeOffset.MaxValue, int.MaxValue);

    public bool IsBy(HeardMoment other) => At <= other.At && Second <= other.Second;

    public HeardMoment Before(TimeSpan lag) => new(At - lag, Second - (int)lag.TotalSeconds);
}
