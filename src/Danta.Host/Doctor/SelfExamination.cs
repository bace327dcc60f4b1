using Danta.Host.Configuration;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Doctor;

/// <summary>
/// A running trader goes through the doctor's checks by itself: often before the open, when there is time to mend, and seldom during the
/// day. It spends no call of the broker's.
/// </summary>
/// <param name="hasOwnClock">The time is made up, as the demo's is: no other clock proves anything about it.</param>
sealed class SelfExamination(DantaConfig config, IBrokerFacts broker, Func<TraderSnapshot> latest, TimeProvider time, bool hasOwnClock = false)
{
    static readonly TimeOnly From = new(8, 15);
    static readonly TimeOnly Until = new(9, 0);
    static readonly TimeSpan BeforeOpen = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Else = TimeSpan.FromMinutes(30);

    /// <summary>A start has its own to do.</summary>
    static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(15);

    CheckRound? _latest;

    /// <summary>Null: there was none yet.</summary>
    public CheckRound? Latest => Volatile.Read(ref _latest);

    public async Task RunAsync(CancellationToken stop)
    {
        await Task.Delay(AfterStart, time, stop);
        while (true)
        {
            if (!latest().IsAsleep)
                await LookAsync(stop);
            await Task.Delay(Pause(), time, stop);
        }
    }

    public async Task LookAsync(CancellationToken stop)
    {
        var patient = new Patient(config, null, broker, Machine.This, time, Tongue.Of(config.Telegram));
        var findings = new List<Finding>();
        await foreach (var finding in DoctorRound.RunAsync(hasOwnClock ? [.. Checks.All.Where(check => check.Name != "clock")] : Checks.All, patient, stop))
            findings.Add(finding);
        Volatile.Write(ref _latest, new(time.GetUtcNow(), findings));
    }

    /// <summary>The look before the open finds a round that is a minute old at the most.</summary>
    TimeSpan Pause()
    {
        var now = time.GetUtcNow();
        if (Kst.TimeOf(now) is var at && at >= From && at < Until)
            return BeforeOpen;
        var begins = Kst.At(Kst.DateOf(now), From) - now;
        return begins > TimeSpan.Zero && begins < Else ? begins : Else;
    }
}
