using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Holds the trader to its exits, by the owner's settings and the prices that it heard: what is beyond stop, target or holding time
/// is sold within the deadline, as soon as nothing hinders the program.
/// </summary>
/// <param name="locks">Knows what is at a locked limit, and may be held there.</param>
/// <param name="soldFrom">Something of a trade has been sold: its first part is no longer to come.</param>
sealed class ExitWatch(World world, LockWatch locks, Func<int, bool> soldFrom)
{
    /// <summary>A sale may first need a balance, and that one a second look ten seconds later.</summary>
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(25);

    /// <summary>Where the owner traded in the same stock the balance has to tell his shares apart first.</summary>
    static readonly TimeSpan DeadlineBesideOwner = TimeSpan.FromSeconds(45);

    /// <summary>Before it nobody can say what the day's base price is of what is held over night.</summary>
    static readonly TimeOnly BaseKnown = new(8, 31, 30);

    readonly Dictionary<InstrumentCode, (int Trade, long Since)> _due = [];

    /// <summary>When orders were first seen to be over: the trader's own clock may have been put right since.</summary>
    readonly Dictionary<OrderId, long> _doneAt = [];

    /// <summary>Reasons to sell that were followed up to a sale.</summary>
    public int Checked { get; private set; }

    /// <summary>By then the trader takes the bid for the price of a stock that does not trade.</summary>
    static readonly TimeSpan Tradeless = TimeSpan.FromSeconds(6);

    readonly Dictionary<InstrumentCode, long> _tradedAt = [];

    /// <summary>The trader hears a price: stops look at the trade, targets at what is bid for all that is held.</summary>
    public void Heard(TraderSnapshot shot, in TradeTick tick)
    {
        _tradedAt[tick.Code] = world.Agenda.Now;
        var hasOpened = locks.Heard(tick);
        if (Find(shot, tick.Code) is not { } position)
            return;
        if (hasOpened)
            Due(position);
        // Where nothing is offered the limit may be locked, and then it may be held, whatever the profit.
        if (IsStopped(position, tick.Last.Won) || tick is { InAuction: false, BestBid.IsQuoted: true } && (tick.BestAsk.IsQuoted || !world.Plan.Settings.Exit.HoldLockedLimit)
            && (tick.BestBidSize >= position.Quantity && IsReached(position, tick.BestBid.Won) || IsPartReached(position, tick)))
            Due(position);
    }

    /// <summary>It hears a book: where no trade comes the bid is the price of stops.</summary>
    public void Heard(TraderSnapshot shot, in BookTick book)
    {
        if (locks.Heard(book) && Find(shot, book.Code) is { } opened)
            Due(opened);
        if (book is { Phase: BookPhase.Continuous } && book.Bids[0].Price.IsQuoted
            && world.Agenda.Now - _tradedAt.GetValueOrDefault(book.Code, long.MinValue / 2) > Tradeless.Ticks
            && Find(shot, book.Code) is { } position && IsStopped(position, book.Bids[0].Price.Won))
            Due(position);
    }

    /// <summary>Null too where its average is that of other shares: by that everything is due.</summary>
    PositionView? Find(TraderSnapshot shot, InstrumentCode code)
    {
        foreach (var held in shot.Positions)
        {
            if (held.Code == code && held.Origin == PositionOrigin.Danta)
                return world.Splits.IsOpen(code.ToString()) ? null : held;
        }
        return null;
    }

    /// <summary>Once a second.</summary>
    /// <param name="sellsAll">The owner wants everything sold.</param>
    /// <param name="hinderedUntil">When something last kept the program from selling, in the agenda's ticks.</param>
    public void Second(TraderSnapshot shot, bool sellsAll, long hinderedUntil)
    {
        foreach (var order in shot.Orders)
        {
            if (order.DoneAt is not null)
                _doneAt.TryAdd(order.Id, world.Agenda.Now);
        }
        foreach (var position in shot.Positions)
        {
            if (position.Origin == PositionOrigin.Danta && (sellsAll || shot.Time - position.OpenedAt > world.Plan.Settings.Exit.MaxHolding || IsPast(shot.Time)))
                Due(position);
        }
        foreach (var (code, (trade, since)) in _due.ToArray())
        {
            if (!shot.Positions.Any(position => position.Trade == trade) || shot.Orders.Any(order => order.Code == code && IsUnderWay(order)))
            {
                _due.Remove(code);
                Checked++;
                continue;
            }
            if (!world.Plan.Settings.Session.IsAroundTheClock && Kst.TimeOf(world.Wall.Now) < BaseKnown)
                continue;
            if (!sellsAll && !IsPast(shot.Time) && locks.MayHold(code))
            {
                _due[code] = (trade, world.Agenda.Now);
                continue;
            }
            // By its old average everything is due.
            if (world.Splits.IsOpen(code.ToString()))
            {
                _due.Remove(code);
                continue;
            }
            if (shot.Positions.FirstOrDefault(position => position.Trade == trade) is { } held && world.FormerDays.HasTaken(code.ToString(), held.Quantity.Shares))
                continue;
            // Where nothing tells what became of an order its shares may be bound until the ledgers are in order.
            if (world.Meddled.Obscured.Contains(code.ToString()) && !world.Faults.IsOver)
                continue;
            var deadline = world.Meddled.Touched.Contains(code.ToString()) || world.Meddled.Handled.Contains(code.ToString()) ? DeadlineBesideOwner : Deadline;
            var from = Math.Max(Math.Max(since, hinderedUntil), world.Owner.Bound.GetValueOrDefault(code.ToString(), long.MinValue));
            // What was halted trades again when a trade says so.
            if (world.Halts.Until.TryGetValue(code.ToString(), out var stopped))
            {
                if (_tradedAt.GetValueOrDefault(code) <= stopped)
                    continue;
                from = Math.Max(from, stopped);
            }
            if (world.Agenda.Now - from <= deadline.Ticks)
                continue;
            var selling = shot.Positions.FirstOrDefault(position => position.Trade == trade)?.Selling;
            var orders = string.Join(", ", shot.Orders.Where(order => order.Code == code).Select(order => $"{order.Id} {order.Side} {order.Quantity} {order.State}"));
            world.Watch.Complain($"{code} should be sold since {new TimeSpan(world.Agenda.Now - since).TotalSeconds:0} s and is not: {selling}, {orders}");
            return;
        }
    }

    void Due(PositionView position) => _due.TryAdd(position.Code, (position.Trade, world.Agenda.Now));

    /// <summary>
    /// A sale is out (one that rests at the owner's price gives way, unless nobody knows whether it does rest), or has just come to nothing: the
    /// next one goes once the balance has shown what is there.
    /// </summary>
    bool IsUnderWay(OrderView order) => order.Side == Side.Sell && (!order.Rests || order.Number.IsNone)
        && (!_doneAt.TryGetValue(order.Id, out var done) || world.Agenda.Now - done < PauseAfter(order).Ticks);

    /// <summary>One that was not found may have sold all the same: beside the owner's own shares the next waits for the longest lag.</summary>
    TimeSpan PauseAfter(OrderView order) => TimeSpan.FromSeconds(
        order.Number.IsNone && world.Meddled.Touched.Contains(order.Code.ToString()) ? 180 + 12 : 12);

    /// <summary>A tenth of a percent for the costs and the tick that the settings speak of.</summary>
    const decimal Margin = 0.1m;

    bool IsStopped(PositionView position, int price) =>
        world.Plan.Settings.Exit.StopLoss is { } stop && PercentOf(position, price) < -Percent(stop) - Margin;

    bool IsReached(PositionView position, int bid) =>
        world.Plan.Settings.Exit.TakeProfit is { } target && PercentOf(position, bid) > Math.Max(Percent(target), 0.3m) + Margin;

    /// <summary>All is sold then, by the trader's own clock.</summary>
    bool IsPast(DateTimeOffset now) => world.Plan.Settings.Exit.FlattenAt is { } at && Kst.TimeOf(now) >= at;

    bool IsPartReached(PositionView position, in TradeTick tick) =>
        world.Plan.Settings.Exit is { PartAt: { } part } exit && !soldFrom(position.Trade)
        && tick.BestBidSize.Shares * Rate.Whole >= position.Quantity.Shares * exit.PartShare.Parts
        && PercentOf(position, tick.BestBid.Won) > Math.Max(Percent(part), 0.3m) + Margin;

    static decimal PercentOf(PositionView position, int price) => (price - position.AveragePrice) * 100 / position.AveragePrice;

    static decimal Percent(Rate rate) => rate.Parts * 100m / Rate.Whole;
}
