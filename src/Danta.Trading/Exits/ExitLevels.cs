using Danta.Market;

namespace Danta.Trading;

/// <summary>Where the exits of a position stand now, as prices on the tick grid, for people.</summary>
static class ExitLevels
{
    /// <summary>The lowest price that takes the profit.</summary>
    public static Price? TakeProfit(Desk desk, Position position) =>
        ExitRule.ExitsOf(desk, position).TakeProfit is { } rate ? At(position, ExitRule.Target(desk, position, rate), up: true) : null;

    /// <summary>The highest of the prices at which stop, trailing stop or break-even would sell.</summary>
    public static Price? Stop(Desk desk, Position position)
    {
        var exit = ExitRule.ExitsOf(desk, position);
        var stop = position.OwnStop ?? (exit.StopLoss is { } loss ? At(position, -loss, up: false) : null);
        if (exit.Trailing is { } distance && TrailingExit.IsArmed(desk, position))
            stop = Higher(stop, Below(position, position.High, distance));
        if (BreakevenExit.IsArmed(desk, position))
            stop = Higher(stop, BreakevenExit.Level(desk, position));
        return stop;
    }

    /// <summary>Where they would stand for a purchase at this price, its stop at the loss alone; null: off.</summary>
    public static (Price? TakeProfit, Price? StopLoss) From(Desk desk, Stock stock, string condition, Price price)
    {
        var exits = desk.ExitsFor(condition);
        return (
            exits.TakeProfit is { } rate ? OnGrid(stock, (Int128)price.Won * (Rate.Whole + ExitRule.Target(desk, stock, exits, rate).Parts), Rate.Whole, up: true) : null,
            exits.StopLoss is { } loss ? OnGrid(stock, (Int128)price.Won * (Rate.Whole - loss.Parts), Rate.Whole, up: false) : null);
    }

    static Price? At(Position position, Rate rate, bool up)
    {
        ref readonly var tally = ref position.Tally;
        if (tally.Held.IsZero)
            return null;
        var target = (Int128)tally.Cost.Amount * (Rate.Whole + rate.Parts);
        return OnGrid(position.Stock, target, (Int128)Rate.Whole * tally.Held.Shares, up);
    }

    static Price? Below(Position position, Price high, Rate distance)
    {
        ref readonly var tally = ref position.Tally;
        var target = (Int128)high.Won * tally.Held.Shares * Rate.Whole - (Int128)tally.Cost.Amount * distance.Parts;
        return OnGrid(position.Stock, target, (Int128)Rate.Whole * tally.Held.Shares, up: false);
    }

    static Price? OnGrid(Stock stock, Int128 target, Int128 by, bool up)
    {
        var won = (long)(target / by);
        if (up && won * by < target)
            won++;
        if (won > Price.MaxWon)
            return null;
        var ticks = stock.TickSizes;
        return Price.TryFromWon(up ? ticks.Ceiling((int)won) : ticks.Floor((int)won), out var price) ? price : null;
    }

    static Price? Higher(Price? left, Price? right) => left > right || right is null ? left : right;
}
