namespace Danta.Trading;

/// <summary>All gates in the order in which they are asked. The first that says no is what a candidate waits for.</summary>
static class Gates
{
    static readonly DailyLossGate Loss = new();

    static readonly ProfitTargetGate Target = new();

    /// <summary>An array, for each tick of a candidate asks them all.</summary>
    public static readonly Gate[] All =
    [
        new StateGate(), new StreamGate(), new ReconciledGate(), new HolidayGate(), new SessionGate(), new FlattenTimeGate(),
        new BannedGate(), new DoubtGate(), new HeldGate(), new CooldownGate(), new TradesPerStockGate(), new PositionsGate(),
        new PaceGate(), new UnansweredGate(), Loss, Target, new LossesInARowGate(), new MoneyGate(),
        new NoEntryGate(), new KnownGate(), new HaltedGate(), new AdministrativeGate(), new WarningGate(), new PreferredGate(), new FundGate(), new ViGate(), new AfterViGate(),
        new UpperLimitGate(), new StaleGate(), new PriceRangeGate(), new BudgetGate(), new TurnoverGate(), new SpreadGate(),
        new DepthGate(), new AffordGate(),
    ];

    static readonly StandingGate[] Standing = [.. All.OfType<StandingGate>()];

    /// <summary>No stock would be bought now, whichever it is.</summary>
    public static bool AreShutForAll(Desk desk)
    {
        foreach (var gate in Standing)
        {
            if (gate.Refuses(desk))
                return true;
        }
        return false;
    }

    /// <summary>Those that are the same for every stock, with what each sees now; none before the first input, when there is no time yet.</summary>
    public static IReadOnlyList<GateView> View(Desk desk) => desk.Now == default ? [] : [.. Standing.Select(gate => new GateView(gate.Name, gate.Refuses(desk), gate.Seen(desk)))];

    /// <summary>The day has lost or earned as much as it may.</summary>
    public static bool IsDayOver(Desk desk) => Loss.Refuses(desk) || Target.Refuses(desk);

    /// <summary>Null: all are open.</summary>
    public static Gate? FirstShut(Desk desk, Stock stock)
    {
        foreach (var gate in All)
        {
            if (gate.Refuses(desk, stock))
                return gate;
        }
        return null;
    }

    public static int IndexOf(Gate gate) => Array.IndexOf(All, gate);

    /// <summary>Every gate with the value that it saw.</summary>
    public static IReadOnlyList<Reason> Seen(Desk desk, Stock stock)
    {
        var seen = new Reason[All.Length];
        for (var index = 0; index < seen.Length; index++)
            seen[index] = new(All[index].Name, All[index].Seen(desk, stock));
        return seen;
    }
}
