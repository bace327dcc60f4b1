namespace Danta.Kis;

/// <summary>
/// How the calls of a second are shared out at a limit of L calls a second; n is its whole part, at least one.
/// <list type="bullet">
/// <item>(n + 1) / 6 calls (2 at 15) are the rhythm's: conditions and balance have them whatever else is queued, and nothing
/// else ever uses them, sales included. A handful of searches every five seconds and a balance every twenty need about one a
/// second, so a sixth is ample, and it is little enough for orders not to miss it. Whose rhythm needs more has more, up to a
/// third. Where they are several, money and balance use one. The rest, n less these, is common.</item>
/// <item>Sales may fill the common part (13 at 15).</item>
/// <item>A fifth of n of it is kept for sales: cancels and purchases may go while fewer than the rest are in the second (10
/// at 15). A whole account of positions seldom falls at once; three at once wait for nobody.</item>
/// <item>Another fifth is kept for orders of any kind: questions may go while fewer than the rest are in the second (7 at 15),
/// so that orders that follow them find room. What has become of an order may use all of that fifth but one: while it is not
/// known, shares may be without their stop.</item>
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
    /// <param name="rhythm">Calls a second that conditions and balance come to; 0: not known.</param>
    public LaneShares(double limit, double rhythm = 0)
    {
        Most = Math.Max(1, (int)limit);
        Rhythm = Math.Max((Most + 1) / 6, (int)Math.Min(Math.Ceiling(rhythm), Most / 3));
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
        Lane.Cancels or Lane.Entries or Lane.Doubts => 1,
        _ => 2,
    } - (lane == Lane.Doubts && _fifth > 0 ? 1 : 0);
}
