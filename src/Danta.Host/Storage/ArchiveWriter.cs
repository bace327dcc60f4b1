using System.Collections.Concurrent;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Storage;

/// <summary>
/// Follows the snapshots and saves what is new in them, beside the trading and never in its way: a database that is away costs
/// nothing but being behind. What was heard again at the start comes the same way, so that what a killed process had not saved
/// is saved by the next.
/// </summary>
/// <param name="tell">Once when the database stays away, once when it is back.</param>
sealed partial class ArchiveWriter(
    Func<ArchiveBatch, CancellationToken, Task> save, Func<TraderSnapshot> latest, Action<OwnerNews> tell, TimeProvider time, ILogger<ArchiveWriter> logger)
{
    static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);
    static readonly TimeSpan LastTry = TimeSpan.FromSeconds(2);

    readonly ConcurrentQueue<TraderSnapshot> _handedOver = new();
    readonly Backlog _backlog = new();
    int _failures;

    /// <summary>For the trader's thread: never waits.</summary>
    public void Take(TraderSnapshot shot) => _handedOver.Enqueue(shot);

    public async Task RunAsync(CancellationToken stop)
    {
        var saving = Task.CompletedTask;
        using var timer = new PeriodicTimer(Rhythm, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                Gather();
                // A server that hangs holds up the saving; the days go on meanwhile.
                if (saving.IsCompleted)
                {
                    await saving;
                    saving = Task.Run(() => SaveAsync(stop), CancellationToken.None);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await saving;
            Gather();
            using var last = new CancellationTokenSource(LastTry, TimeProvider.System);
            await SaveAsync(last.Token);
        }
    }

    /// <summary>One turn of it, for whoever has a rhythm of his own.</summary>
    public Task LookAsync(CancellationToken cancellationToken)
    {
        Gather();
        return SaveAsync(cancellationToken);
    }

    void Gather()
    {
        // In this order: what is handed over from here on is newer than what is published now.
        var published = latest();
        while (_handedOver.TryDequeue(out var shot))
            _backlog.Take(shot);
        _backlog.Look(published);
    }

    /// <summary>All that is behind, batch by batch.</summary>
    async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (_backlog.Next() is { IsEmpty: false } batch)
            {
                await save(batch, cancellationToken);
                _backlog.Saved(batch);
                Succeeded();
            }
        }
        catch (Exception fault) when (Database.IsAway(fault))
        {
            if (!cancellationToken.IsCancellationRequested)
                Failed(fault);
        }
    }

    /// <summary>The first time it may be no more than a connection that has grown old.</summary>
    void Failed(Exception fault)
    {
        if (++_failures != 2)
            return;
        Away(logger, fault.GetType().Name);
        tell(new StorageNews(time.GetUtcNow(), "데이터베이스에 적지 못하고 있습니다. 매매에는 영향이 없고, 돌아오면 빠짐없이 이어 적습니다."));
    }

    void Succeeded()
    {
        if (_failures >= 2)
        {
            Back(logger);
            tell(new StorageNews(time.GetUtcNow(), "데이터베이스가 돌아왔습니다. 밀린 것을 이어 적습니다."));
        }
        _failures = 0;
    }

    [LoggerMessage(1101, LogLevel.Warning, "데이터베이스에 적지 못했습니다({Fault}). 매매에는 영향이 없고, 돌아오면 이어서 적습니다.")]
    static partial void Away(ILogger logger, string fault);

    [LoggerMessage(1102, LogLevel.Information, "데이터베이스가 돌아왔습니다. 밀린 것을 적었습니다.")]
    static partial void Back(ILogger logger);
}
