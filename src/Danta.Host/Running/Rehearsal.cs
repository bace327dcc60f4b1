using Danta.Host.Simtest;
using Danta.Kis;
using Danta.Market;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Running;

/// <summary>
/// The first order of a process would wait for the compiler: twenty milliseconds and more. So the whole program trades a made-up market
/// for some minutes of its own time before it matters, in memory alone: once when it has begun, and each morning before the open.
/// </summary>
sealed partial class Rehearsal(TimeProvider time, ILogger<Rehearsal> logger)
{
    /// <summary>A start has enough to do, and what is ended again at once need not be quick.</summary>
    static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(10);

    static readonly TimeOnly Morning = new(8, 40);

    /// <summary>Quiet worlds that buy and sell.</summary>
    const int Worlds = 3;

    static readonly HashSet<string> NoFaults = [];

    public async Task RunAsync(CancellationToken stop)
    {
        var wait = AfterStart;
        while (true)
        {
            await Task.Delay(wait, time, stop);
            await Task.Factory.StartNew(() => Once(stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            var now = time.GetUtcNow();
            var next = Kst.At(Kst.DateOf(now), Morning);
            wait = (next > now ? next : next.AddDays(1)) - now;
        }
    }

    /// <summary>Whatever goes wrong here costs nothing but a slower first order.</summary>
    public void Once(CancellationToken stop)
    {
        var directory = Path.Combine(Path.GetTempPath(), $"danta-rehearsal-{Environment.ProcessId}");
        try
        {
            PrivateFile.MakeDirectory(directory);
            KisRehearsal.RunAsync(directory, stop).GetAwaiter().GetResult();
            for (var world = 1; world <= Worlds && !stop.IsCancellationRequested; world++)
                SeedRun.Run(world, NoFaults);
            Rehearsed(logger);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            Failed(logger, fault.Message);
        }
        finally
        {
            if (Directory.Exists(directory))
                Directory.Delete(directory, recursive: true);
        }
    }

    [LoggerMessage(2501, LogLevel.Debug, "주문이 가는 길을 미리 지나가 보았습니다.")]
    static partial void Rehearsed(ILogger logger);

    [LoggerMessage(2502, LogLevel.Information, "주문이 가는 길을 미리 지나가 보지 못했습니다: {Reason}. 첫 주문이 수십 ms 늦을 수 있고, 그 밖에는 다를 것이 없습니다.")]
    static partial void Failed(ILogger logger, string reason);
}
