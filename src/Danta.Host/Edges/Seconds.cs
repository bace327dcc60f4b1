using Danta.Host.Engine;

namespace Danta.Host.Edges;

/// <summary>Tells the trader that seconds pass.</summary>
static class Seconds
{
    public static async Task RunAsync(Inbox inbox, TimeProvider time, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stop))
            inbox.PostSecond();
    }
}
