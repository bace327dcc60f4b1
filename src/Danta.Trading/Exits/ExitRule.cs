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

    /// <summary>Profit of the shares held, at a price, before costs.</summary>
    protected static Won ProfitAt(Position position, Price price) => price * position.Tally.Held - position.Tally.Cost;

    protected static Won Profit(Position position) => ProfitAt(position, position.Stock.Quotes.Last);
}

/// <summary>익절.</summary>
sealed class TakeProfitExit() : ExitRule("익절")
{
    public override bool Fires(Desk desk, Position position) =>
        desk.Settings.Exit.TakeProfit is { } rate && position.Stock.Quotes.Last.IsQuoted
        && rate.IsReachedBy(Profit(position), position.Tally.Cost);
}

/// <summary>손절.</summary>
sealed class StopLossExit() : ExitRule("손절")
{
    public override bool Fires(Desk desk, Position position) =>
        desk.Settings.Exit.StopLoss is { } rate && position.Stock.Quotes.Last.IsQuoted
        && rate.IsReachedBy(-Profit(position), position.Tally.Cost);
}

/// <summary>추격 손절: so far below the highest price since the purchase, once the start has been reached.</summary>
sealed class TrailingExit() : ExitRule("트레일링")
{
    public override bool Fires(Desk desk, Position position) =>
        desk.Settings.Exit.Trailing is { } distance && position.Stock.Quotes.Last.IsQuoted && IsArmed(desk, position)
        && distance.IsReachedBy(ProfitAt(position, position.High) - Profit(position), position.Tally.Cost);

    public static bool IsArmed(Desk desk, Position position) =>
        position.High.IsQuoted
        && (desk.Settings.Exit.TrailingStart is not { } start || start.IsReachedBy(ProfitAt(position, position.High), position.Tally.Cost));
}

/// <summary>본전: after a first profit it is never let become a loss. The level pays for the round trip's costs.</summary>
sealed class BreakevenExit() : ExitRule("본전")
{
    public override bool Fires(Desk desk, Position position) =>
        position.Stock.Quotes.Last.IsQuoted && IsArmed(desk, position) && !PaysForCosts(desk, position, position.Stock.Quotes.Last);

    public static bool IsArmed(Desk desk, Position position) =>
        desk.Settings.Exit.Breakeven is { } start && position.High.IsQuoted
        && start.IsReachedBy(ProfitAt(position, position.High), position.Tally.Cost) && PaysForCosts(desk, position, position.High);

    public static Rate Costs(Desk desk, Position position) =>
        desk.Settings.Costs.RoundTrip(position.Stock.Board, position.Stock.Kind, desk.Day.Date);

    static bool PaysForCosts(Desk desk, Position position, Price price)
    {
        var profit = ProfitAt(position, price);
        return (Int128)profit.Amount * Rate.Whole > (Int128)position.Tally.Cost.Amount * Costs(desk, position).Parts;
    }
}

/// <summary>보유 시간.</summary>
sealed class HoldingTimeExit() : ExitRule("보유 시간 초과")
{
    public override bool Fires(Desk desk, Position position) => desk.Now - position.OpenedAt >= desk.Settings.Exit.MaxHolding;
}

/// <summary>청산 시각: everything is sold then.</summary>
sealed class FlattenTimeExit() : ExitRule("청산 시각")
{
    public override bool Fires(Desk desk, Position position) => TradingDay.IsPast(desk.Now, desk.Settings.Exit.FlattenAt);
}
