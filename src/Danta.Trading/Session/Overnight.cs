using Danta.Market;

namespace Danta.Trading;

/// <summary>Writes what outlives a day, and makes a desk of it again.</summary>
static class Overnight
{
    /// <summary>Null while an order of yesterday is not over: the days are then heard on as one.</summary>
    public static CarriedOver? Write(Desk desk, TraderSettings? configured)
    {
        if (!desk.Standing.Started || desk.Orders.All.Count > 0 || desk.Notices.Count > 0)
            return null;
        var standing = desk.Standing;
        return new(
            desk.Day.Date, desk.Mode, desk.DryRun, desk.Settings, configured,
            new(
                standing.PausedBy, standing.Fault, standing.InboxFull, standing.JournalTrouble, standing.ClockTrouble, standing.TokenTrouble, standing.StreamUp,
                standing.Reconciled, standing.StoppingSince, standing.Finished)
            {
                IsAsleep = standing.IsAsleep,
                BrokerTrouble = standing.BrokerTrouble,
            },
            desk.Orders.LastId, desk.Positions.LastTrade, desk.BrokerClock.Ahead,
            [.. desk.Conditions.All.Select(roll => new CarriedCondition(roll.Seq, roll.Name, roll.IsOn, roll.IsGone, roll.Problem))],
            [.. desk.Stocks.All.Where(stock => desk.Shares.Find(stock) is { IsEmpty: false }).Select(stock => Write(stock, desk.Shares.Of(stock)))],
            [.. desk.Positions.Open.Select(Write)],
            [.. desk.Annals.Of(desk.Positions.Open.Select(position => position.Trade))]);
    }

    public static Desk Read(CarriedOver carried)
    {
        var desk = new Desk { Mode = carried.Mode, DryRun = carried.DryRun, Settings = carried.Settings };
        var standing = desk.Standing;
        standing.Started = true;
        (standing.PausedBy, standing.Fault) = (carried.Standing.PausedBy, carried.Standing.Fault);
        (standing.InboxFull, standing.JournalTrouble) = (carried.Standing.InboxFull, carried.Standing.JournalTrouble);
        (standing.ClockTrouble, standing.StreamUp) = (carried.Standing.ClockTrouble, carried.Standing.StreamUp);
        (standing.Reconciled, standing.StoppingSince) = (carried.Standing.Reconciled, carried.Standing.StoppingSince);
        (standing.TokenTrouble, standing.BrokerTrouble) = (carried.Standing.TokenTrouble, carried.Standing.BrokerTrouble);
        (standing.Finished, standing.IsAsleep) = (carried.Standing.Finished, carried.Standing.IsAsleep);
        desk.Day.Begin(carried.Day);
        desk.Ledger.Begin(carried.Day);
        (desk.Orders.LastId, desk.Positions.LastTrade) = (carried.LastOrder, carried.LastTrade);
        desk.BrokerClock.Ahead = carried.BrokerAhead;
        foreach (var roll in carried.Conditions)
            desk.Conditions.All.Add(new() { Seq = roll.Seq, Name = roll.Name, IsOn = roll.IsOn, IsGone = roll.IsGone, Problem = roll.Problem });
        foreach (var stock in carried.Stocks)
            Read(desk, stock);
        foreach (var position in carried.Positions)
            desk.Positions.Add(Read(desk, position));
        foreach (var stock in carried.Stocks)
            Fill(desk, desk.Stocks.Get(stock.Code), stock);
        foreach (var decision in carried.Why)
            desk.Annals.Add(decision);
        return desk;
    }

    static CarriedStock Write(Stock stock, ShareLedger shares) => new(
        stock.Code, stock.Name, shares.Owner, stock.Quotes.Last, stock.Quotes.PricedAt, stock.Instrument)
    {
        Disputed = shares.Disputed,
        Claims = [.. shares.Claims.Select(claim => new CarriedClaim(claim.Order, claim.Side, claim.Shares, claim.Trade, claim.Condition, claim.Rule) { Number = claim.Number })],
        NewBase = stock.NewBase,
        Earlier = stock.Quotes.Earlier is var (last, at) && (last, at) != (stock.Quotes.Last, stock.Quotes.PricedAt) ? new(last, at) : null,
    };

    static void Read(Desk desk, CarriedStock carried)
    {
        var stock = desk.Stocks.Get(carried.Code, carried.Name);
        (stock.Instrument, stock.NewBase) = (carried.Instrument, carried.NewBase);
        stock.Quotes.Remember(carried.Last, carried.PricedAt, carried.Earlier);
    }

    /// <summary>The balances of yesterday evening: all that there are, so that nothing can be forgotten.</summary>
    static void Fill(Desk desk, Stock stock, CarriedStock carried)
    {
        var shares = desk.Shares.Of(stock);
        shares.Move(ShareKind.Hand, ShareKind.Owner, carried.OwnerHeld, ShareEvidence.Carried);
        shares.Move(ShareKind.Market, ShareKind.Ours, desk.Positions.Of(stock)?.Tally.Held ?? Quantity.Zero, ShareEvidence.Carried);
        foreach (var claim in carried.Claims)
            Leave(desk, stock, new(claim.Order, claim.Side, claim.Trade, claim.Condition, claim.Rule) { Number = claim.Number }, claim.Shares);
        if (carried.Unheard is { } unheard)
            Leave(desk, stock, new(unheard.Order ?? new(-1), Side.Buy, unheard.Trade, unheard.Condition, unheard.Rule), unheard.Open);
        Leave(desk, stock, new(new(-2), Side.Sell, 0, "", ""), carried.SoldUnheard);
        shares.Dispute(carried.Disputed, ShareEvidence.Carried);
    }

    /// <summary>A day is longer than any balance lags.</summary>
    static void Leave(Desk desk, Stock stock, Claim claim, Quantity open)
    {
        desk.Shares.Of(stock).SetClaim(claim, open, ShareEvidence.Carried);
        if (!open.IsZero)
            desk.Shares.Leave(stock, claim.Order, HeardMoment.LongAgo);
    }

    static CarriedPosition Write(Position position) => new(
        position.Trade, position.Stock.Code, position.Condition, position.Rule, position.Origin, position.OpenedAt, position.CalledAt,
        position.High,
        position.Exit is { Limit: null } exit ? new(exit.Reason, exit.Urgency, exit.At, exit.Keep) : null,
        position.WasLocked, position.PartTaken,
        [
            .. position.Fills.Select(fill => new CarriedFill(
                fill.Order, fill.Side, fill.Quantity, fill.Amount, fill.Commission, fill.Tax, fill.Date, fill.FromNotice) { IsNewBase = fill.IsNewBase }),
        ])
    {
        BalanceNeededFrom = position.BalanceNeededFrom,
        HighBid = position.HighBid,
        Exits = position.Exits,
        OwnStop = position.OwnStop,
    };

    static Position Read(Desk desk, CarriedPosition carried)
    {
        var position = new Position(carried.Trade, desk.Stocks.Get(carried.Code), carried.Condition, carried.Origin, carried.OpenedAt)
        {
            Rule = carried.Rule,
            CalledAt = carried.CalledAt,
            High = carried.High,
            WasLocked = carried.WasLocked,
            HighBid = carried.HighBid,
            Exits = carried.Exits,
            OwnStop = carried.OwnStop,
            PartTaken = carried.PartTaken,
            BalanceNeededFrom = carried.BalanceNeededFrom,
            Exit = carried.Exit is { } exit ? new(exit.Reason, exit.Urgency, exit.At, exit.Keep) : null,
        };
        foreach (var fill in carried.Fills)
            position.Book(
                new(fill.Order, fill.Side, fill.Quantity, fill.Amount, fill.Commission, fill.Tax, fill.Date, fill.FromNotice) { IsNewBase = fill.IsNewBase }, desk.Day.Date);
        return position;
    }
}
