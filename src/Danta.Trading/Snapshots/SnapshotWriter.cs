using Danta.Market;

namespace Danta.Trading;

/// <summary>Freezes what presenters show.</summary>
sealed class SnapshotWriter(Desk desk, EntryDesk entries, RuleShelf rules, ApprovalDesk approvals)
{
    const int MostOrders = 500;

    public TraderSnapshot Write()
    {
        var standing = desk.Standing;
        return new(
            desk.Now, desk.Mode, desk.DryRun, standing.State, standing.Reason, standing is { Reconciled: true, IsAskedWhose: false }, standing.StreamUp,
            desk.Day.IsContinuous(desk.Now, desk.Settings.Session), desk.Settings,
            [.. desk.Positions.Open.Select(View)],
            [.. desk.Orders.All.TakeLast(MostOrders).Select(View)],
            [.. desk.Ledger.Trades],
            [.. desk.Conditions.All.Select(View)],
            Candidates(),
            desk.Ledger.Freeze(desk.Unrealised()))
        {
            History = desk.Annals.Freeze(),
            Binding = [.. desk.Positions.Open.Select(position => position.Stock).Where(stock => !desk.Shares.Of(stock).Bound.IsZero).SelectMany(Binding)],
            Offers = [.. approvals.All.Where(offer => offer.State == OfferState.Open).Select(View)],
            Faults = desk.Standing.Faults,
            IsAsleep = standing.IsAsleep,
            IsOpenDay = desk.Day.IsOpen(desk.Settings.Session),
            TakesSales = desk.TakesSales,
            SellsOnly = standing.SellsOnly,
            FlattenedAt = standing.FlattenedAt,
            Gates = Gates.View(desk),
        };
    }

    PositionView View(Position position)
    {
        var stock = position.Stock;
        ref readonly var tally = ref position.Tally;
        var unrealised = desk.UnrealisedOf(position);
        return new(
            stock.Code, stock.Name, stock.Board, tally.Held, Amounts.Average(tally.Cost, tally.Held), stock.Quotes.Last, tally.Cost,
            stock.Quotes.Last * tally.Held, unrealised, Amounts.Percent(unrealised, tally.Cost), ExitLevels.TakeProfit(desk, position),
            ExitLevels.Stop(desk, position), position.OpenedAt, position.Condition, position.Origin,
            desk.Orders.HasDoubt(stock) || desk.Shares.Of(stock).Difference is not null, position.Trade)
        {
            Selling = Selling(position),
            Kind = stock.Kind,
            Limits = stock.LimitsOfToday,
            IsOwnStop = position.OwnStop is not null,
            SellsAt = ExitRule.ExitsOf(desk, position).MaxHolding is { } longest ? position.OpenedAt + longest : null,
            BoundBy = desk.Shares.Of(stock).Bound.IsZero ? [] : [.. desk.Shares.Of(stock).Hand.OpenSales.Select(row => row.Number)],
        };
    }

    IEnumerable<BindingSale> Binding(Stock stock) => desk.Shares.Of(stock).Hand.OpenSales.Select(row => new BindingSale(stock.Code, stock.Name, row.Number, row.Open));

    string Selling(Position position) => position.Exit is not { } sale ? Resting(position) : SaleVetoes.StageOf(desk, position) switch
    {
        SaleStage.Sent => $"{sale.Reason}: 매도 중",
        SaleStage.Proving => $"{sale.Reason}: 확인 중",
        _ when SaleVetoes.First(desk, position) is { } veto => $"{sale.Reason}: {veto.Name}, {veto.Seen(desk, position)}",
        _ => sale.Reason,
    };

    OfferView View(Offer offer)
    {
        var (target, stop) = ExitLevels.From(desk, offer.Stock, offer.Call.Condition, offer.Price);
        return new(
            offer.Trade, offer.Stock.Code, offer.Stock.Name, offer.Call.Condition, offer.Rule, offer.Quantity, offer.Price, target, stop, offer.At, offer.Until);
    }

    string Resting(Position position) => string.Join(", ", desk.Orders.Of(position.Stock).Where(order => order is { Rests: true, IsOpen: true }).Select(order => $"지정가 {order.Limit}원에 {order.Open}주 매도 주문 중"));

    OrderView View(OurOrder order) => new(
        order.Id, order.Number, order.Stock.Code, order.Stock.Name, order.Side, order.Type, order.Quantity, order.Fills.Quantity,
        Amounts.Average(order.Fills.Amount, order.Fills.Quantity), OrderLife.StateOf(order), order.Reason, order.SentAt, order.DoneAt)
    {
        Limit = order.Limit,
        Rests = order.Rests,
        IsShown = order.DoneAt is { } done && desk.Shares.Find(order.Stock) is { Seen: { } seen } shares && seen.AskedAt >= done && (seen.Row?.Held ?? Quantity.Zero) == shares.InAccount,
    };

    static ConditionView View(ConditionRoll roll) =>
        new(roll.Seq, roll.Name, roll.IsOn, roll.Present.Count, roll.Truncated, roll.PolledAt, roll.Problem) { Delay = roll.Delay };

    bool IsCandidate(Stock stock) => stock.Conditions > 0 || stock.IsWatched && desk.Positions.Of(stock) is null;

    CandidateView[] Candidates()
    {
        var (stocks, scores) = (new List<Stock>(), new List<(int Worse, int Index)>());
        foreach (var stock in desk.Stocks.All)
        {
            if (!IsCandidate(stock))
                continue;
            scores.Add((-CandidateScore.Of(desk, rules, stock), stocks.Count));
            stocks.Add(stock);
        }
        // The best first; of equals the one that is known longer.
        scores.Sort();
        var candidates = new CandidateView[stocks.Count];
        for (var index = 0; index < candidates.Length; index++)
            candidates[scores[index].Index] = Candidate(stocks[scores[index].Index], -scores[index].Worse, index + 1);
        return candidates;
    }

    CandidateView Candidate(Stock stock, int score, int rank)
    {
        var condition = stock.Call?.Condition
            ?? desk.Conditions.All.FirstOrDefault(roll => roll.Contains(stock.Code))?.Name ?? "";
        return new(
            stock.Code, stock.Name, stock.Board, stock.Quotes.Last, condition, stock.Call?.At ?? stock.WantedAt,
            stock.Conditions > 0, entries.WaitingFor(stock, rank))
        {
            IsWatched = stock.IsWatched,
            Score = score,
        };
    }
}
