namespace Danta.Trading;

/// <summary>All vetoes of a sale, in the order in which they are asked.</summary>
static class SaleVetoes
{
    public static readonly SaleVeto[] All = [new ClosedVeto(), new BaseVeto(), new RefusedVeto(), new ProofVeto(), new DisputeVeto(), new LeftVeto(), new BoundVeto()];

    /// <summary>How many of the free shares may go now. Each veto that takes some of them has a line in /why, once a sale.</summary>
    public static long Leave(Desk desk, Position position, SaleWish sale, long free)
    {
        for (var index = 0; index < All.Length && free > 0; index++)
        {
            var withheld = All[index].Withholds(desk, position, free);
            if (withheld > 0 && position.Tries.NotesFirst(sale, index))
                Note(desk, position, sale, All[index], withheld);
            free -= withheld;
        }
        return Math.Max(0, free);
    }

    /// <summary>The first that holds now; null: none does.</summary>
    public static SaleVeto? First(Desk desk, Position position)
    {
        var free = desk.Shares.Of(position.Stock).Free.Shares;
        foreach (var veto in All)
        {
            if (free > 0 && veto.Withholds(desk, position, free) > 0)
                return veto;
        }
        return null;
    }

    public static SaleStage StageOf(Desk desk, Position position)
    {
        foreach (var order in desk.Orders.Of(position.Stock))
        {
            if (order.IsOpen && order.Side == Market.Side.Sell)
                return SaleStage.Sent;
        }
        return First(desk, position) is { Proves: true } ? SaleStage.Proving : SaleStage.Wanted;
    }

    static void Note(Desk desk, Position position, SaleWish sale, SaleVeto veto, long withheld) => desk.Note(
        DecisionKind.Exit, position.Stock.Code, position.Trade, null, $"{position.Stock.Name} 매도 보류: {veto.Name} ({sale.Reason})",
        new Reason(veto.Name, veto.Seen(desk, position)), new Reason("보류", $"{withheld:N0}주"));
}
