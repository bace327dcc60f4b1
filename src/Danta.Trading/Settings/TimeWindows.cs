namespace Danta.Trading;

/// <summary>A part of the day in KST, the end excluded.</summary>
public readonly record struct TimeWindow(TimeSpan From, TimeSpan To)
{
    public bool Contains(TimeSpan time) => time >= From && time < To;
}

/// <summary>Parts of the day, compared by value: settings that are equal must look equal.</summary>
public sealed record TimeWindows(IReadOnlyList<TimeWindow> All)
{
    public static readonly TimeWindows None = new([]);

    public bool Contains(TimeSpan time)
    {
        for (var index = 0; index < All.Count; index++)
        {
            if (All[index].Contains(time))
                return true;
        }
        return false;
    }

    public bool Equals(TimeWindows? other) => other is not null && All.SequenceEqual(other.All);

    public override int GetHashCode() => All.Count;
}
