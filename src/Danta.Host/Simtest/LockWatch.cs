using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Holds the trader to what it promises of a locked upper limit: nothing is sold while it is locked, it is sold once it has opened, and
/// yesterday's lock is no reason to sell in this morning's auction.
/// </summary>
sealed class LockWatch(World world)
{
    /// <summary>By then the trader knows that it is one, and what was decided before it has been sold.</summary>
    static readonly long Certain = TimeSpan.FromSeconds(8).Ticks;

    readonly Dictionary<InstrumentCode, Seen> _stocks = [];

    /// <summary>Round trips that have been through a lock, and on which day.</summary>
    readonly Dictionary<int, DateOnly> _trades = [];

    /// <summary>Locks that lasted, and were held on to.</summary>
    public int Checked { get; private set; }

    bool IsPromised => world.Plan.Settings.Exit.HoldLockedLimit;

    /// <summary>What a process has heard of a stock dies with it, as far as this watch is concerned.</summary>
    public void Boots() => _stocks.Clear();

    /// <summary>True: it was locked, long enough, and has opened.</summary>
    public bool Heard(in TradeTick tick)
    {
        if (!IsPromised || tick.InAuction || tick.Halted || !tick.Last.IsQuoted)
            return false;
        var seen = Of(tick.Code);
        seen.Last = tick.Last.Won;
        if (tick.BestAsk.IsQuoted || tick.BestBid.IsQuoted)
            seen.IsOffered = tick.BestAsk.IsQuoted;
        return Look(tick.Code, seen);
    }

    /// <inheritdoc cref="Heard(in TradeTick)"/>
    public bool Heard(in BookTick book)
    {
        if (!IsPromised || book.Phase != BookPhase.Continuous)
            return false;
        var seen = Of(book.Code);
        seen.IsOffered = book.Asks[0].Price.IsQuoted;
        return Look(book.Code, seen);
    }

    /// <summary>An answer of the broker's tells the day's limit. Where it has another price it has opened, though no tick has said so.</summary>
    public void Heard(InstrumentCode code, Price last)
    {
        if (!IsPromised)
            return;
        var seen = Of(code);
        seen.ToldAt ??= world.Agenda.Now;
        if (last.Won != world.Exchange.UpperLimit(code))
            (seen.LockedAt, seen.IsSure) = (null, false);
    }

    /// <summary>By all that the trader has heard it is locked now.</summary>
    public bool MayHold(InstrumentCode code) => _stocks.TryGetValue(code, out var seen) && seen.LockedAt is not null;

    /// <summary>Once a second.</summary>
    public void Second(TraderSnapshot shot)
    {
        foreach (var (code, seen) in _stocks)
        {
            if (seen.IsSure || seen.LockedAt is not { } since || seen.ToldAt is not { } told || world.Agenda.Now - Math.Max(since, told) < Certain
                || shot.Positions.FirstOrDefault(position => position.Code == code && position.Origin == PositionOrigin.Danta) is not { } held
                || held.Selling.Length > 0 || shot.Time - held.OpenedAt < new TimeSpan(Certain))
                continue;
            seen.IsSure = true;
            _trades[held.Trade] = seen.Day;
            Checked++;
            world.Trace($"{code} 상한가에 잠김");
        }
    }

    public void Sells(TraderSnapshot shot, PlaceOrder order, DateTimeOffset at)
    {
        // The owner's own word sells whatever there is, and so does the day's end.
        if (order.Urgency == Urgency.Panic || TradingIsOver(at) || shot.Positions.FirstOrDefault(position => position.Code == order.Code) is not { } held)
            return;
        if (_stocks.TryGetValue(order.Code, out var seen) && seen is { IsSure: true, LockedAt: { } since })
            world.Watch.Complain($"sells {order.Quantity} of {order.Code}, whose limit has been locked for {new TimeSpan(world.Agenda.Now - since).TotalSeconds:0} s");
        if (_trades.TryGetValue(held.Trade, out var day) && day < world.Wall.Date && world.Exchange.IsInOpeningAuction && world.Plan.Settings.Exit.MaxHolding is null
            && held.AveragePrice <= world.Exchange.LastPrice(order.Code))
            world.Watch.Complain($"sells {order.Quantity} of {order.Code} in the morning's auction, for its limit was locked on {day:MM-dd}");
    }

    bool TradingIsOver(DateTimeOffset at) => world.Plan.Settings.Exit.FlattenAt is { } flatten && Kst.TimeOf(at) >= flatten;

    Seen Of(InstrumentCode code)
    {
        if (!_stocks.TryGetValue(code, out var seen) || seen.Day != world.Wall.Date)
            _stocks[code] = seen = new(world.Wall.Date);
        return seen;
    }

    bool Look(InstrumentCode code, Seen seen)
    {
        if (!seen.IsOffered && seen.Last == world.Exchange.UpperLimit(code))
        {
            seen.LockedAt ??= world.Agenda.Now;
            return false;
        }
        var hasOpened = seen is { IsSure: true, LockedAt: not null };
        (seen.LockedAt, seen.IsSure) = (null, false);
        return hasOpened;
    }

    /// <summary>What the trader has heard of a stock today.</summary>
    sealed class Seen(DateOnly day)
    {
        public DateOnly Day => day;

        public int Last { get; set; }

        public bool IsOffered { get; set; } = true;

        /// <summary>In the agenda's ticks; null: it is not locked.</summary>
        public long? LockedAt { get; set; }

        /// <summary>When the trader was told the day's limits; null: he cannot know that it is locked.</summary>
        public long? ToldAt { get; set; }

        /// <summary>It is held, it has been locked for a while, and nobody was selling it.</summary>
        public bool IsSure { get; set; }
    }
}
