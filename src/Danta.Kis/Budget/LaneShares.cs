namespace Danta.Kis;

/// <summary>
/// How the calls of a second are shared out at a limit of L calls a second; n is its whole part, at least one.
/// <list type="bullet">
/// <item>(n + 1) / 6 calls (2 at 15) are the rhythm's: conditions and balance have them whatever else is queued, and nothing
/// else ever uses them, sales included. A handful of searches every five seconds and a balance every twenty need about one a
/// second, so a sixth is ample, and it is little enough for orders not to miss it. The rest, n less these, is common.</item>
/// <item>Sales may fill the common part (13 at 15).</item>
/// <item>A fifth of n of it is kept for sales: cancels and purchases may go while fewer than the rest are in the second (10
/// at 15). A whole account of positions seldom falls at once; three at once wait for nobody.</item>
/// <item>Another fifth is kept for orders of any kind: questions may go while fewer than the rest are in the second (7 at 15),
/// so that orders that follow them find room.</item>
/// </list>
/// Under 5 each of these parts is nothing (whole numbers are cut): orders go first and questions share by turns.
/// </summary>
readonly record struct LaneShares
{
    /// <summary>Under so many calls a second a call's second is longer by the margin: the broker counts by its own clock.</summary>
    const double Few = 3;
    const double Margin = 1.1;

    readonly int _fifth;

    /// <param name="limit">Calls a second that are allowed now, above zero.</param>
    public LaneShares(double limit)
    {
        Most = Math.Max(1, (int)limit);
        Rhythm = (Most + 1) / 6;
        _fifth = Most / 5;
        var needed = Math.Max(1, Most / limit);
        Span = TimeSpan.FromSeconds(limit < Few ? needed * Margin : needed);
    }

    /// <summary>Calls in any <see cref="Span"/>, of all lanes together.</summary>
    public int Most { get; }

    /// <summary>The sliding second; longer where the limit is less than one a second.</summary>
    public TimeSpan Span { get; }

    /// <summary>Calls of a second that conditions and balance have for themselves; 0: nothing can be kept.</summary>
    public int Rhythm { get; }

    /// <summary>The least distance of two questions: as if they might use all that is not kept for sales.</summary>
    public TimeSpan Spacing => Span / (Most - _fifth);

    /// <summary>A call of this lane may go while fewer than so many of the common calls are in the second.</summary>
    public int CapOf(Lane lane) => Most - Rhythm - _fifth * lane switch
    {
        Lane.PanicAndExits => 0,
        Lane.Cancels or Lane.Entries => 1,
        _ => 2,
    };
}
