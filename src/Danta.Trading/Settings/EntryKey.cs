namespace Danta.Trading;

/// <summary>
/// One number that an entry rule takes from the configuration. A rule declares its own; the reader of the configuration checks and
/// fills whatever is declared, so that a new rule needs no other change.
/// </summary>
/// <param name="Name">As it stands beside <c>rule</c>.</param>
/// <param name="Default">Where the configuration says nothing.</param>
public sealed record EntryKey(string Name, decimal Default, decimal Min, decimal Max, bool Whole = false)
{
    /// <summary>As far back as a stock's tape reaches.</summary>
    public const int MaxSeconds = 300;

    /// <summary>The window looked back over; several rules have it.</summary>
    public static readonly EntryKey Seconds = new("seconds", 60, 1, MaxSeconds, Whole: true);
}
