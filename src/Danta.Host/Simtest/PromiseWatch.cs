using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Holds the trader to what its settings promise beside stop and target: nothing is bought after the flatten time, nor once the day
/// has lost its limit or earned its target; a part sale sells its share and no more; what a purchase has left is bought once and within the budget.
/// </summary>
sealed class PromiseWatch(World world)
{
    /// <summary>As the trader calls it.</summary>
    const string PartReason = "분할 익절";

    /// <summary>A rest that is bought later would be another trade.</summary>
    static readonly long Fallback = TimeSpan.FromSeconds(20).Ticks;

    readonly Dictionary<int, long> _parts = [];
    readonly Dictionary<InstrumentCode, (PlaceOrder Order, long At, bool Followed)> _purchases = [];
    DateOnly _overOn;
    bool _isOver;

    /// <summary>Trades of which something has been sold: a part is sold first or not at all.</summary>
    public HashSet<int> SoldFrom { get; } = [];

    TraderSettings Settings => world.Plan.Settings;

    /// <summary>Hours have passed, though not on the time line of the world.</summary>
    public void Wakes() => _purchases.Clear();

    /// <summary>The owner's word lifts it, where the loss has come back within its limit; where it has not, it is reached once more.</summary>
    public void Resumes() => (_isOver, _overOn) = (false, default);

    public void Boots() => (_isOver, _overOn) = (false, default);

    /// <summary>News for the owner.</summary>
    public void Told(OwnerNews news)
    {
        if (news is ProfitTargetNews earned && !(earned.Realised >= Settings.Risk.DailyProfitTarget))
            world.Watch.Complain($"the day is over with {earned.Realised} of {Settings.Risk.DailyProfitTarget?.ToString() ?? "no target"}");
    }

    /// <summary>Once a second. The trader looks as often, so what lasts for two looks it has seen.</summary>
    public void Second(TraderSnapshot shot)
    {
        var isOver = HasLost(shot) || HasEarned(shot);
        if (isOver && _isOver)
            _overOn = shot.Today.Date;
        _isOver = isOver;
    }

    /// <summary>What is held may make up for less than has been realised.</summary>
    bool HasLost(TraderSnapshot shot) =>
        Settings.Risk.DailyLossLimit is { } limit && world.FormerDays.Count == 0 && shot.Today.Realised <= -limit && !(shot.Today.Unrealised > Won.Zero);

    bool HasEarned(TraderSnapshot shot) => shot.Today.Realised >= Settings.Risk.DailyProfitTarget;

    public void Buys(Machine machine, PlaceOrder order, DateTimeOffset at)
    {
        if (Settings.Exit.FlattenAt is { } flatten && Kst.TimeOf(at) >= flatten)
            world.Watch.Complain($"buys {order.Code} after {flatten:HH:mm:ss}");
        if (_overOn == Kst.DateOf(at))
            world.Watch.Complain($"buys {order.Code} though the day has come to {machine.Shot.Today.Realised}: it may lose {Settings.Risk.DailyLossLimit}, and earn {Settings.Risk.DailyProfitTarget}");
        if (IsRest(order) && machine.Shot.Positions.FirstOrDefault(held => held.Code == order.Code) is { } position
            && position.Cost + position.Price * order.Quantity > new Won(Settings.BudgetPerTrade.Amount * 103 / 100))
            world.Watch.Complain($"buys the rest of {order.Code} beyond the budget");
        _purchases[order.Code] = (order, world.Agenda.Now, IsRest(order));
    }

    /// <summary>What an earlier purchase of another kind than market has left: wanted by its owner, once, and soon. As that kind again where no market order is taken.</summary>
    public bool IsRest(PlaceOrder order) =>
        Settings.Orders.EntryFallback && _purchases.TryGetValue(order.Code, out var first) && !first.Followed && first.Order.Type != OrderType.Market
        && (order.Type != first.Order.Type || world.Plan.RefusesMarket(order.Code.ToString())) && world.Agenda.Now - first.At < Fallback && order.Quantity <= first.Order.Quantity;

    /// <summary>At the broker's door: there the rest follows a purchase that is over.</summary>
    public bool MayFollow(string code) =>
        Settings.Orders.EntryFallback && _purchases.TryGetValue(InstrumentCode.Parse(code), out var last) && last.Followed
        && !world.Exchange.Account.Orders.Any(order => order is { Side: "buy", State: "open" } && order.Code == code);

    /// <param name="why">The decision that came with the order.</param>
    public void Sells(Machine machine, PlaceOrder order, string why)
    {
        if (machine.Shot.Positions.FirstOrDefault(held => held.Code == order.Code) is not { } position)
            return;
        var isFirst = SoldFrom.Add(position.Trade);
        if (!why.Contains(PartReason, StringComparison.Ordinal))
            return;
        // A list that brings more than was known may lead to a part of it in the same step.
        var held = Math.Max(position.Quantity.Shares, world.Exchange.Account.Holdings.FirstOrDefault(holding => holding.Code == order.Code.ToString())?.Quantity ?? 0);
        if (!_parts.TryGetValue(position.Trade, out var part))
            _parts[position.Trade] = part = Math.Clamp((long)((Int128)held * Settings.Exit.PartShare.Parts / Rate.Whole), 1, held);
        // Two orders that look alike differ by a share, and what is disputed stays behind.
        if (order.Quantity.Shares > part || isFirst && Settings.Exit.PartAt is null)
            world.Watch.Complain($"sells {order.Quantity} of {held} {order.Code} for a part of {part}");
    }
}
