namespace Danta.Trading;

/// <summary>All reasons to sell, in the order in which they are asked: what protects comes before what earns.</summary>
static class ExitRules
{
    static readonly FlattenTimeExit Flatten = new();

    /// <summary>The one that sells only a part.</summary>
    public static readonly ExitRule Part = new PartExit();

    static readonly ExitRule[] All =
    [
        Flatten, new LimitOpenedExit(), new StopLossExit(), new ViExitRule(), new BreakevenExit(), new TrailingExit(), new TakeProfitExit(),
        Part, new WeaknessExit(), new LeftExit(), new HoldingTimeExit(),
    ];

    /// <summary>The first rule that says sell; null: hold.</summary>
    public static ExitRule? FirstFiring(Desk desk, Position position)
    {
        // A locked upper limit is held, whatever the profit: only the day's end takes it away.
        if (position.WasLocked && LimitOpenedExit.IsLocked(position.Stock) && ExitRule.ExitsOf(desk, position).HoldLockedLimit)
            return Flatten.Fires(desk, position) ? Flatten : null;
        foreach (var rule in All)
        {
            if (rule.Fires(desk, position))
                return rule;
        }
        return null;
    }
}
