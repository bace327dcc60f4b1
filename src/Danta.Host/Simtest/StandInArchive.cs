using Danta.Host.Storage;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>The database of a month: it outlives the process, is away for days, and in the end lacks none of what was told of.</summary>
sealed class StandInArchive(World world)
{
    readonly HashSet<TripKey> _kept = [];
    readonly HashSet<TripKey> _told = [];
    long _awayUntil;

    public bool IsAway => world.Agenda.Now < _awayUntil;

    public void GoAway(TimeSpan span)
    {
        world.Trace($"데이터베이스 없음: {span}");
        _awayUntil = world.Agenda.Now + span.Ticks;
        world.Agenda.In(span, world.Watch.Troubled);
    }

    public Task SaveAsync(ArchiveBatch batch, CancellationToken cancellationToken)
    {
        if (IsAway)
            return Task.FromException(new IOException("the database is away"));
        _kept.ExceptWith(batch.Reopened);
        _kept.UnionWith(batch.Trades.Select(trade => new TripKey(trade.Id, trade.OpenedAt)));
        return Task.CompletedTask;
    }

    /// <summary>The owner heard that a round trip is over.</summary>
    public void Told(RoundTrip trip) => _told.Add(new(trip.Id, trip.OpenedAt));

    /// <summary>A process is gone and with it what it had not saved: the next one hears its last day again, and no earlier one.</summary>
    public void Boots()
    {
        if (IsAway)
            _told.Clear();
    }

    public void Conclude()
    {
        if (_told.FirstOrDefault(trip => !_kept.Contains(trip)) is { Id: > 0 } lost && world.Meddled.Forgotten.Count == 0)
            world.Watch.Complain($"the archive lacks round trip {lost.Id} of {lost.OpenedAt}, which the owner was told of");
    }
}
