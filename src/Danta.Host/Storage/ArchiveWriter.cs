using System.Data.Common;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Storage;

/// <summary>
/// Follows the snapshots and saves what is new in them, beside the trading and never in its way: a database that is away costs
/// nothing but being behind.
/// </summary>
sealed partial class ArchiveWriter(
    TradeArchive archive, Func<TraderSnapshot> latest, TimeProvider time, ILogger<ArchiveWriter> logger)
{
    static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(2);

    TraderSnapshot _saved = TraderSnapshot.Empty;
    bool _away;

    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Rhythm, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
                await SaveAsync(stop);
        }
        catch (OperationCanceledException)
        {
            using var last = new CancellationTokenSource(TimeSpan.FromSeconds(3), TimeProvider.System);
            await SaveAsync(last.Token);
        }
    }

    async Task SaveAsync(CancellationToken cancellationToken)
    {
        var now = latest();
        var orders = now.Orders.Except(_saved.Orders).ToArray();
        var trades = now.Trades.Except(_saved.Trades).ToArray();
        var day = now.Today with { Unrealised = default };
        if (orders.Length == 0 && trades.Length == 0 && day == _saved.Today with { Unrealised = default })
            return;
        try
        {
            await archive.SaveAsync(trades, orders, day, cancellationToken);
            _saved = now;
            if (_away)
                Back(logger);
            _away = false;
        }
        catch (Exception fault) when (fault is DbException or OperationCanceledException or IOException)
        {
            if (!_away)
                Away(logger, fault.GetType().Name);
            _away = true;
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "데이터베이스에 적지 못했습니다({Fault}). 매매에는 영향이 없고, 돌아오면 이어서 적습니다.")]
    static partial void Away(ILogger logger, string fault);

    [LoggerMessage(1102, LogLevel.Information, "데이터베이스가 돌아왔습니다. 밀린 것을 적었습니다.")]
    static partial void Back(ILogger logger);
}
