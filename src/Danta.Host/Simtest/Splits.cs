using Danta.Market;
using Danta.Simulator.Control;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// A stock that is held over a night is split or merged in it. What looks like a loss of 80 % is none: nothing of it may be sold before the
/// books have as many shares as the account.
/// </summary>
sealed class Splits(World world)
{
    static readonly (int Today, int Before)[] Kinds = [(5, 1), (2, 1), (10, 1), (1, 5), (1, 2)];

    /// <summary>For a comparison of the balance, and one that has to be asked again.</summary>
    static readonly long Patience = TimeSpan.FromSeconds(75).Ticks;

    readonly Dictionary<string, (DateOnly Day, long Before, long Since)> _open = new(StringComparer.Ordinal);

    DateOnly _heardOn;
    readonly HashSet<string> _split = new(StringComparer.Ordinal);

    /// <summary>Shares that came so, beside those that were bought; below zero: that went.</summary>
    public long Added(string code) => !_split.Contains(code) ? 0
        : (Holding(code)?.Quantity ?? 0) - world.Exchange.Account.Fills.Where(fill => fill.Code == code).Sum(fill => fill.Side == "buy" ? fill.Quantity : -fill.Quantity);

    /// <summary>The books have yesterday's shares of it still.</summary>
    public bool IsOpen(string code) => _open.ContainsKey(code);

    /// <summary>The day is about to turn.</summary>
    public void Turn(DateOnly next)
    {
        var chance = new Chance(world.Plan.Seed, 316, next.DayNumber);
        // Half of the shares may be all that a balance in disorder shows.
        if (!TradingCalendar.IsOpen(next) || world.Plan.Themes.Contains(Theme.Ledgers))
            return;
        // Beside the owner's own shares nobody could tell whose are whose, and what is unknown in the evening has no count to compare.
        var held = world.Exchange.Account.Holdings.Where(holding => IsPlain(holding.Code) && IsBooked(holding)).ToArray();
        if (held.Length == 0 || !chance.Hits(0.4))
            return;
        var holding = held[chance.Below(held.Length)];
        var kinds = Kinds.Where(kind => holding.Quantity * kind.Today % kind.Before == 0).ToArray();
        var (today, before) = kinds[chance.Below(kinds.Length)];
        world.Trace($"{holding.Code} {before}주가 {today}주로");
        world.Exchange.Split(InstrumentCode.Parse(holding.Code), today, before);
        _open[holding.Code] = (next, holding.Quantity, world.Agenda.Now);
        _split.Add(holding.Code);
    }

    /// <summary>Once a second.</summary>
    public void Second(TraderSnapshot shot, long hinderedUntil)
    {
        foreach (var (code, (day, count, since)) in _open.ToArray())
        {
            if (world.Wall.Date < day)
                continue;
            var held = Holding(code)?.Quantity ?? 0;
            if (!IsPlain(code) || shot.Today.Date == world.Wall.Date && shot.Positions.Where(position => position.Code.ToString() == code).Sum(position => position.Quantity.Shares) == held)
                _open.Remove(code);
            // A day's base is asked about when the exchange trades.
            else if (!world.Exchange.IsContinuous)
                _open[code] = (day, count, world.Agenda.Now);
            else if (world.Agenda.Now - Math.Max(since, hinderedUntil) > Patience)
                world.Watch.Complain($"{code} was split over night, the account has {held}, the books do not know it");
        }
    }

    /// <summary>A balance has been answered. Where none is, nor a base price, no stop waits for ever.</summary>
    public void Hears(DateTimeOffset askedAt) => _heardOn = Kst.DateOf(askedAt);

    /// <summary>Whoever wants everything sold at once has what the books have sold, and the rest is his to see to.</summary>
    public void Sells(PlaceOrder order)
    {
        if (!_open.TryGetValue(order.Code.ToString(), out var split) || order.Quantity.Shares != split.Before || world.Wall.Date < split.Day)
            return;
        if (order.Urgency == Urgency.Panic || _heardOn != world.Wall.Date)
            world.Meddled.Forgotten.Add(order.Code.ToString());
        else
            world.Watch.Complain($"sells {order.Quantity} of {order.Code}, which was split over night, by its old price");
    }

    HoldingState? Holding(string code) => world.Exchange.Account.Holdings.FirstOrDefault(holding => holding.Code == code);

    /// <summary>Nothing of it is being sold, or was: what became of that is not told before the morning.</summary>
    bool IsBooked(HoldingState holding) =>
        world.Alive?.Shot is { } shot && shot.Positions.Any(position => position.Code.ToString() == holding.Code && position.Quantity.Shares == holding.Quantity)
        && !shot.Orders.Any(order => order.Side == Side.Sell && order.Code.ToString() == holding.Code);

    bool IsPlain(string code) =>
        !world.Meddled.Any(code) && !world.Meddled.Handled.Contains(code) && !world.Meddled.Obscured.Contains(code) && !world.FormerDays.Unfinished.Contains(code);
}
