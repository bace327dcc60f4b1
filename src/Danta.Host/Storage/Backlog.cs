using Danta.Trading;

namespace Danta.Host.Storage;

/// <summary>
/// What the snapshots have shown and the archive does not have yet, each in its last state. It outlives the snapshot: a day that
/// ended while the database was away is still here.
/// </summary>
/// <remarks>Used by any thread.</remarks>
sealed class Backlog
{
    /// <summary>Weeks of trading. Beyond it something is given up; the next start finds it in the journal.</summary>
    const int Most = 100_000;

    /// <summary>Each is saved whole or not at all: the smaller, the more is saved by a program that has to end.</summary>
    const int MostAtOnce = 500;

    readonly Lock _gate = new();
    readonly Dictionary<(int Id, DateTimeOffset SentAt), OrderView> _orders = [];

    /// <summary>Null: to be taken out.</summary>
    readonly Dictionary<TripKey, RoundTrip?> _trades = [];
    readonly Dictionary<DateOnly, DayResult> _days = [];
    TraderSnapshot _last = TraderSnapshot.Empty;
    bool _lastWasComplete;

    /// <summary>Looks at what is published now; it may be older than what was handed over last.</summary>
    public void Look(TraderSnapshot published)
    {
        lock (_gate)
        {
            if (published.Time < _last.Time || (published.Time == _last.Time && _lastWasComplete))
                return;
            Merge(published);
            _lastWasComplete = false;
        }
    }

    /// <summary>Takes a snapshot that the trader's thread handed over, newer than all before it.</summary>
    public void Take(TraderSnapshot shot)
    {
        lock (_gate)
        {
            Merge(shot);
            _lastWasComplete = true;
        }
    }

    void Merge(TraderSnapshot shot)
    {
        if (shot.Today.Date > _last.Today.Date)
            EndDay(shot);
        foreach (var order in shot.Orders.Except(_last.Orders))
            Put(_orders, (order.Id.Value, order.SentAt), order);
        foreach (var trade in shot.Trades.Except(_last.Trades))
            Put(_trades, KeyOf(trade), trade);
        foreach (var trade in _last.Trades)
        {
            if (shot.Positions.Any(position => position.Trade == trade.Id && position.OpenedAt == trade.OpenedAt))
                Put(_trades, KeyOf(trade), null);
        }
        var day = shot.Today with { Unrealised = default };
        if (day.Date != default && day != _last.Today with { Unrealised = default })
            Put(_days, day.Date, day);
        _last = shot;
    }

    /// <summary>The exchange cancels what is open at the day's end, and the trader forgets it in the same moment.</summary>
    void EndDay(TraderSnapshot next)
    {
        foreach (var order in _last.Orders)
        {
            if (order.State is OrderState.Working or OrderState.CancelSent && !next.Orders.Any(kept => kept.Id == order.Id && kept.SentAt == order.SentAt))
                Put(_orders, (order.Id.Value, order.SentAt), order with { State = OrderState.Cancelled, DoneAt = next.Time });
        }
    }

    static TripKey KeyOf(RoundTrip trade) => new(trade.Id, trade.OpenedAt);

    static void Put<TKey, TValue>(Dictionary<TKey, TValue> to, TKey key, TValue value)
        where TKey : notnull
    {
        if (to.Count >= Most && !to.ContainsKey(key))
            to.Remove(to.Keys.First());
        to[key] = value;
    }

    /// <summary>As much of it as should be saved at once. It stays here until it is <see cref="Saved"/>.</summary>
    public ArchiveBatch Next()
    {
        lock (_gate)
        {
            var trades = _trades.Take(MostAtOnce).ToArray();
            return new(
                [.. trades.Select(pair => pair.Value).OfType<RoundTrip>()], [.. _orders.Values.Take(MostAtOnce)], [.. _days.Values],
                [.. trades.Where(pair => pair.Value is null).Select(pair => pair.Key)]);
        }
    }

    /// <summary>Forgets what was saved, but for what has changed since.</summary>
    public void Saved(ArchiveBatch batch)
    {
        lock (_gate)
        {
            foreach (var order in batch.Orders)
                Drop(_orders, (order.Id.Value, order.SentAt), order);
            foreach (var trade in batch.Trades)
                Drop(_trades, KeyOf(trade), trade);
            foreach (var key in batch.Reopened)
                Drop(_trades, key, null);
            foreach (var day in batch.Days)
                Drop(_days, day.Date, day);
        }
    }

    static void Drop<TKey, TValue>(Dictionary<TKey, TValue> from, TKey key, TValue saved)
        where TKey : notnull
    {
        if (from.TryGetValue(key, out var now) && EqualityComparer<TValue>.Default.Equals(now, saved))
            from.Remove(key);
    }
}
