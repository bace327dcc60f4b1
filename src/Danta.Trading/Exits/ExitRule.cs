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

    /// <summary>Its own, those of the condition that bought it, or the common ones.</summary>
    public static ExitSettings ExitsOf(Desk desk, Position position) => position.Exits ?? desk.ExitsFor(position.Condition);

    /// <summary>What buying and selling at one price costs, as a share of it.</summary>
    public static Rate CostsOf(Desk desk, Stock stock) => desk.Settings.Costs.RoundTrip(stock.Board, stock.Kind, desk.Day.Date);

    /// <summary>A target is never below what the round trip costs, unless the owner wants it so.</summary>
    public static Rate Target(Desk desk, Position position, Rate wanted) => Target(desk, position.Stock, ExitsOf(desk, position), wanted);

    /// <inheritdoc cref="Target(Desk, Position, Rate)"/>
    public static Rate Target(Desk desk, Stock stock, ExitSettings exits, Rate wanted)
    {
        if (exits.AllowBelowCosts)
            return wanted;
        var costs = CostsOf(desk, stock);
        return wanted < costs ? costs : wanted;
    }

    /// <summary>Profit of the shares held, at a price, before costs.</summary>
    protected static Won ProfitAt(Position position, Price price) => price * position.Tally.Held - position.Tally.Cost;

    /// <summary>Where stops look: at the last trade, or at the bid where no trade comes.</summary>
    protected static Price StopPrice(Desk desk, Position position) => Bids.StopPrice(position.Stock.Quotes, desk.Now);

    /// <summary>Would selling so many of its shares now bring this much above what they cost? Never where nobody bids.</summary>
    protected static bool Brings(Desk desk, Position position, Quantity quantity, Rate rate)
    {
        ref readonly var tally = ref position.Tally;
        if (quantity.IsZero || Bids.Bring(position.Stock.Quotes, quantity, desk.Now) is not { } brought)
            return false;
        // The cost of these shares alone, without cutting it to a won.
        var (cost, held) = ((Int128)tally.Cost.Amount * quantity.Shares, (Int128)tally.Held.Shares);
        return ((Int128)brought.Amount * held - cost) * Rate.Whole >= cost * rate.Parts;
    }
}

/// <summary>익절.</summary>
sealed class TakeProfitExit() : ExitRule("익절")
{
    public override bool Fires(Desk desk, Position position) =>
        ExitsOf(desk, position).TakeProfit is { } rate && Brings(desk, position, position.Tally.Held, Target(desk, position, rate));
}

/// <summary>분할 익절: a first part at a first target.</summary>
sealed class PartExit() : ExitRule("분할 익절")
{
    public override bool Fires(Desk desk, Position position) =>
        ExitsOf(desk, position).PartAt is { } rate && !position.PartTaken
        && Brings(desk, position, position.Tally.Held - Keep(desk, position), Target(desk, position, rate));

    /// <summary>Shares that stay; zero where there is nothing to divide.</summary>
    public static Quantity Keep(Desk desk, Position position)
    {
        var held = position.Tally.Held.Shares;
        return held == 0 ? Quantity.Zero : Quantity.Of(held - Math.Clamp(ExitsOf(desk, position).PartShare.FloorOf(new(held)).Amount, 1, held));
    }
}

/// <summary>손절: at the owner's own price, where he has moved it, else so far below the average.</summary>
sealed class StopLossExit() : ExitRule("손절")
{
    public override bool Fires(Desk desk, Position position)
    {
        var price = StopPrice(desk, position);
        return price.IsQuoted && (position.OwnStop is { } own ? price <= own : ExitsOf(desk, position).StopLoss?.IsReachedBy(-ProfitAt(position, price), position.Tally.Cost) == true);
    }
}

/// <summary>추격 손절: so far below the highest price since the purchase, once the start has been reached.</summary>
sealed class TrailingExit() : ExitRule("트레일링")
{
    public override bool Fires(Desk desk, Position position)
    {
        var price = StopPrice(desk, position);
        return price.IsQuoted && IsArmed(desk, position)
            && ExitsOf(desk, position).Trailing?.IsReachedBy(ProfitAt(position, position.High) - ProfitAt(position, price), position.Tally.Cost) == true;
    }

    public static bool IsArmed(Desk desk, Position position) =>
        position.High.IsQuoted
        && (ExitsOf(desk, position).TrailingStart is not { } start || Target(desk, position, start).IsReachedBy(ProfitAt(position, position.High), position.Tally.Cost));
}

/// <summary>
/// 본전: after a first profit it is never let become a loss. Sold at the last bid that still pays for the round trip: one tick later
/// it would not.
/// </summary>
sealed class BreakevenExit() : ExitRule("본전")
{
    public override bool Fires(Desk desk, Position position)
    {
        if (ExitsOf(desk, position).Breakeven is null)
            return false;
        var had = Had(desk, position);
        return had.IsQuoted && IsArmed(desk, position) && had <= Level(desk, position);
    }

    /// <summary>A sale would once have brought the start, and more than the level at which it sells.</summary>
    public static bool IsArmed(Desk desk, Position position) =>
        ExitsOf(desk, position).Breakeven is { } start && position.HighBid.IsQuoted
        && start.IsReachedBy(ProfitAt(position, position.HighBid), position.Tally.Cost)
        && Level(desk, position) is { IsQuoted: true } level && position.HighBid > level;

    /// <summary>The lowest price on the grid at which selling everything pays for buying and selling it; not quoted where there is none.</summary>
    public static Price Level(Desk desk, Position position)
    {
        ref readonly var tally = ref position.Tally;
        if (tally.Held.IsZero)
            return default;
        var won = (Int128)tally.Cost.Amount * (Rate.Whole + CostsOf(desk, position.Stock).Parts) / ((Int128)Rate.Whole * tally.Held.Shares);
        return won < Price.MaxWon && Price.TryFromWon(position.Stock.TickSizes.Ceiling((int)won + 1), out var level) ? level : default;
    }

    /// <summary>What a share would bring now if all were sold, cut to a won; not quoted where nobody bids.</summary>
    public static Price Had(Desk desk, Position position) =>
        !position.Tally.Held.IsZero && Bids.Bring(position.Stock.Quotes, position.Tally.Held, desk.Now) is { } brought
        && Price.TryFromWon(brought.Amount / position.Tally.Held.Shares, out var had)
            ? had
            : default;
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
