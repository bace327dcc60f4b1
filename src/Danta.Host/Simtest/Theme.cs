namespace Danta.Host.Simtest;

/// <summary>A trouble that only some worlds have, so that the others stay short and what fails says whereof.</summary>
enum Theme
{
    /// <summary>Lists and balances that lag by minutes, are empty, or lack some of what there is.</summary>
    Ledgers = 0,

    /// <summary>Rows of the list that say too little: no amount, nothing of the rest, fewer ordered.</summary>
    OddRows,

    /// <summary>The owner changes and cancels orders of the trader's, and trades in what it holds.</summary>
    OwnersHand,

    /// <summary>Halts, interruptions and prices at their limit.</summary>
    Halts,

    /// <summary>A record of the journal is damaged between two lives.</summary>
    Damage,

    /// <summary>What is held goes to its upper limit and is locked there, and the owner wants it held as long as it is.</summary>
    LockedLimits,
}

static class Themes
{
    /// <summary>
    /// Drawn for itself: a world may have several. Worlds of nights and auctions have fewer, but for limits, which a night is between; and no
    /// damage, for no list tells in the morning what yesterday's record was. Months have troubles of their own.
    /// </summary>
    public static IReadOnlySet<Theme> Of(long seed, Days days) =>
        Enum.GetValues<Theme>().Where(theme => new Chance(seed, 330, (int)theme).Hits(ShareOf(theme) * ShareIn(days, theme))).ToHashSet();

    static double ShareIn(Days days, Theme theme) => days.IsPlain ? 1
        : !days.KeepsHours || days.IsMonth || theme == Theme.Damage ? 0 : theme == Theme.LockedLimits ? 4 : 0.7;

    static double ShareOf(Theme theme) => theme switch
    {
        Theme.Ledgers => 0.14,
        Theme.OddRows => 0.2,
        Theme.OwnersHand => 0.12,
        Theme.Halts => 0.2,
        Theme.Damage => 0.08,
        Theme.LockedLimits => 0.1,
        _ => 0,
    };
}
