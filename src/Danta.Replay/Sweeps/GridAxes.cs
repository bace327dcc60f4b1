namespace Danta.Replay.Sweeps;

/// <summary>A key of the settings and the values that it is tried with, in their order.</summary>
public sealed record GridAxis(string Key, IReadOnlyList<string> Values);

/// <summary>Settings as places in a grid: the last axis turns first.</summary>
public sealed record GridAxes(IReadOnlyList<GridAxis> Axes)
{
    /// <summary>How many settings there are.</summary>
    public int Count => Axes.Aggregate(1, (count, axis) => checked(count * axis.Values.Count));

    /// <summary>Which value of each axis a setting has.</summary>
    public int[] PlaceOf(int setting)
    {
        var place = new int[Axes.Count];
        for (var axis = Axes.Count - 1; axis >= 0; axis--)
            (setting, place[axis]) = (setting / Axes[axis].Values.Count, setting % Axes[axis].Values.Count);
        return place;
    }

    /// <summary>Settings that differ from it in one axis, by one step.</summary>
    public IEnumerable<int> Faces(int setting)
    {
        var (place, weight) = (PlaceOf(setting), 1);
        for (var axis = Axes.Count - 1; axis >= 0; axis--)
        {
            if (place[axis] > 0)
                yield return setting - weight;
            if (place[axis] < Axes[axis].Values.Count - 1)
                yield return setting + weight;
            weight *= Axes[axis].Values.Count;
        }
    }

    /// <summary>It has the first or the last value of an axis that has more than two: what is beyond was not tried.</summary>
    public bool IsAtEdge(int setting) => PlaceOf(setting)
        .Select((value, axis) => Axes[axis].Values.Count > 2 && (value == 0 || value == Axes[axis].Values.Count - 1)).Any(edge => edge);

    /// <summary>As people write it: <c>exit.takeProfitPercent 1.2, …</c>.</summary>
    public string Name(int setting) =>
        string.Join(", ", PlaceOf(setting).Select((value, axis) => $"{Axes[axis].Key} {Axes[axis].Values[value]}"));
}
