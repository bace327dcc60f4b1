using Danta.Host.Engine;
using Danta.Trading;

namespace Danta.Host.Edges;

/// <summary>Tells the trader that seconds pass, and when the wall clock cannot be trusted.</summary>
static class Seconds
{
    static readonly TimeSpan Distrust = TimeSpan.FromSeconds(5);
    static readonly TimeSpan TrustAgain = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(Inbox inbox, SteadyClock clock, CancellationToken stop)
    {
        // The first word is said in any case: what a former process thought of the clock is over.
        bool? trusted = null;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        do
        {
            clock.Yield();
            var behind = clock.Behind;
            var trusts = behind < (trusted == false ? TrustAgain : Distrust);
            if (trusts != trusted)
                inbox.Post(new ClockChanged(behind, trusts));
            trusted = trusts;
            inbox.PostSecond();
        }
        while (await timer.WaitForNextTickAsync(stop));
    }
}
