using Danta.Market;

namespace Danta.Trading;

/// <summary>
/// One reason to sell what is held. Asked on every tick of a held stock, so it allocates nothing to say no. Percentages are of the
/// average entry price before costs and are compared in integers.
/// </summary>
/// <param name="name">Korean, as traders name it; it becomes the reason of the sale.</param>
abstract class ExitRule(string name)
{
    public string Name => name;

    public abstract bool Fires(Desk desk, Position position);

    /// <summary>Those of the condition that bought it, or the common ones.</summary>
    public static ExitSettings ExitsOf(Desk desk, Position position) => desk.ExitsFor(position.Condition);

    /// <summary>What buying and selling at one price costs, as a share of it.</summary>
    public static Rate CostsOf(Desk desk, Position position) =>
        desk.Settings.Costs.RoundTrip(position.Stock.Board, position.Stock.Kind, desk.Day.Date);

    /// <summary>A target is never below what the round trip costs, unless the owner wants it so.</summary>
    public static Rate Target(Desk desk, Position position, Rate wanted)
    {
        if (ExitsOf(desk, position).AllowBelowCosts)
            return wanted;
        var costs = CostsOf(desk, position);
        return wanted < costs ? costs : wanted;
    }

    /// <summary>Profit of the shares held, at a price, before costs.</summary>
    protected static Won ProfitAt(Position position, Price price) => price * position.Tally.Held - position.Tally.Cost;

    protected static Won Profit(Position position) => ProfitAt(position, position.Stock.Quotes.Last);
}

/// <summary>익절.</summary>
sealed class TakeProfitExit() : ExitRule("익절")
{
    public override bool Fires(Desk desk, Position position) =>
        ExitsOf(desk, position).TakeProfit is { } rate && position.Stock.Quotes.Last.IsQuoted
        && Target(desk, position, rate).IsReachedBy(Profit(position), position.Tally.Cost);
}

/// <summary>분할 익절: a first part at a first target.</summary>
sealed class PartExit() : ExitRule("분할 익절")
{
    public override bool Fires(Desk desk, Position position) =>
        ExitsOf(desk, position).PartAt is { } rate && !position.PartTaken && position.Stock.Quotes.Last.IsQuoted
        && Target(desk, position, rate).IsReachedBy(Profit(position), position.Tally.Cost);

    /// <summary>Shares that stay; zero where there is nothing to divide.</summary>
    public static Quantity Keep(Desk desk, Position position)
    {
        var held = position.Tally.Held.Shares;
        return Quantity.Of(held - Math.Clamp(ExitsOf(desk, position).PartShare.FloorOf(new(held)).Amount, 1, held));
    }
}

/// <summary>손절.</summary>
sealed class StopLossExit() : ExitRule("손절")
{
    public override bool Fires(Desk desk, Position position) =>
        ExitsOf(desk, position).StopLoss is { } rate && position.Stock.Quotes.Last.IsQuoted
        && rate.IsReachedBy(-Profit(position), position.Tally.Cost);
}

/// <summary>추격 손절: so far below the highest price since the purchase, once the start has been reached.</summary>
sealed class TrailingExit() : ExitRule("트레일링")
{
    public override bool Fires(Desk desk, Position position) =>
        ExitsOf(desk, position).Trailing is { } distance && position.Stock.Quotes.Last.IsQuoted && IsArmed(desk, position)
        && distance.IsReachedBy(ProfitAt(position, position.High) - Profit(position), position.Tally.Cost);

    public static bool IsArmed(Desk desk, Position position) =>
        position.High.IsQuoted
        && (ExitsOf(desk, position).TrailingStart is not { } start || Target(desk, position, start).IsReachedBy(ProfitAt(position, position.High), position.Tally.Cost));
}

/// <summary>본전: after a first profit it is never let become a loss. The level pays for the round trip's costs.</summary>
sealed class BreakevenExit() : ExitRule("본전")
{
    public override bool Fires(Desk desk, Position position) =>
        position.Stock.Quotes.Last.IsQuoted && IsArmed(desk, position) && !PaysForCosts(desk, position, position.Stock.Quotes.Last);

    public static bool IsArmed(Desk desk, Position position) =>
        ExitsOf(desk, position).Breakeven is { } start && position.High.IsQuoted
        && start.IsReachedBy(ProfitAt(position, position.High), position.Tally.Cost) && PaysForCosts(desk, position, position.High);

    static bool PaysForCosts(Desk desk, Position position, Price price)
    {
        var profit = ProfitAt(position, price);
        return (Int128)profit.Amount * Rate.Whole > (Int128)position.Tally.Cost.Amount * CostsOf(desk, position).Parts;
    }
}

/// <summary>보유 시간.</summary>
sealed class HoldingTimeExit() : ExitRule("보유 시간 초과")
{
    public override bool Fires(Desk desk, Position position) => desk.Now - position.OpenedAt >= ExitsOf(desk, position).MaxHolding;
}

/// <summary>청산 시각: everything is sold then.</summary>
sealed class FlattenTimeExit() : ExitRule("청산 시각")
{
    public override bool Fires(Desk desk, Position position) => TradingDay.IsPast(desk.Now, ExitsOf(desk, position).FlattenAt);
}
