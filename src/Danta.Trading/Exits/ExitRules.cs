namespace Danta.Trading;

/// <summary>All reasons to sell, in the order in which they are asked: what protects comes before what earns.</summary>
static class ExitRules
{
    static readonly ExitRule[] All =
    [
        new FlattenTimeExit(), new StopLossExit(), new BreakevenExit(), new TrailingExit(), new TakeProfitExit(), new HoldingTimeExit(),
    ];

    /// <summary>The first rule that says sell; null: hold.</summary>
    public static ExitRule? FirstFiring(Desk desk, Position position)
    {
        foreach (var rule in All)
        {
            if (rule.Fires(desk, position))
                return rule;
        }
        return null;
    }
}
