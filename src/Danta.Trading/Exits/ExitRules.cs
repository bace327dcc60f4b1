namespace Danta.Trading;

/// <summary>All reasons to sell. All are asked; the most urgent one acts, and what sells a part hides nothing that sells everything.</summary>
static class ExitRules
{
    static readonly FlattenTimeExit Flatten = new();

    /// <summary>The one that sells only a part.</summary>
    public static readonly ExitRule Part = new PartExit();

    /// <summary>Those that sell everything, the most urgent first: what protects comes before what earns.</summary>
    static readonly ExitRule[] Whole =
    [
        Flatten, new LimitOpenedExit(), new StopLossExit(), new ViExitRule(), new BreakevenExit(), new TrailingExit(), new TakeProfitExit(),
        new WeaknessExit(), new LeftExit(), new HoldingTimeExit(),
    ];

    /// <summary>The most urgent reason to sell; null: hold.</summary>
    public static ExitRule? MostUrgent(Desk desk, Position position)
    {
        // A locked upper limit is held, whatever the profit: only the day's end takes it away. An auction, which offers at any price, opens none.
        if (position.WasLocked && (position.Stock.Quotes.InAuction || LimitOpenedExit.MayBeLocked(position.Stock)) && ExitRule.ExitsOf(desk, position).HoldLockedLimit)
            return Flatten.Fires(desk, position) ? Flatten : null;
        foreach (var rule in Whole)
        {
            if (rule.Fires(desk, position))
                return rule;
        }
        return Part.Fires(desk, position) ? Part : null;
    }
}
