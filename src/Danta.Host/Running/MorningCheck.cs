using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>
/// 장전 점검: on an open day, with forty minutes left to mend it, the owner hears whether everything that trading needs is there, by what
/// readiness asks for and by the doctor's checks, and where it is not what is missing; once more when it is mended before the open.
/// </summary>
sealed class MorningCheck(Func<TraderSnapshot> latest, Func<EdgeStatus> edges, Action<OwnerNews> tell, TimeProvider time)
{
    static readonly TimeOnly From = new(8, 20);
    static readonly TimeOnly Until = new(9, 0);
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    DateOnly _toldOn;
    bool _wasReady;

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            Look();
            await Task.Delay(Pause, time, stop);
        }
    }

    public void Look()
    {
        var (at, now) = (time.GetUtcNow(), latest());
        if (now.IsAsleep || !now.IsOpenDay || now.Settings.Session.IsAroundTheClock || Kst.TimeOf(at) < From || Kst.TimeOf(at) >= Until)
            return;
        var edge = edges();
        List<string> problems = [.. edge.Checks.Where(check => !check.Holds).Select(check => check.Detail)];
        // What readiness has said already is not said in other words.
        problems.AddRange(edge.Round?.Failed.Where(found => !problems.Exists(said => found.Text.Contains(said, StringComparison.Ordinal))).Select(Words) ?? []);
        if (now.State is TraderState.Halted or TraderState.Paused)
            problems.Add(now.Reason);
        var today = Kst.DateOf(at);
        if (_toldOn == today && (_wasReady || problems.Count > 0))
            return;
        (_toldOn, _wasReady) = (today, problems.Count == 0);
        tell(new MorningNews(at, problems, now.Positions.Count) { Warnings = [.. edge.Round?.Warnings.Select(Words) ?? []] });
    }

    static string Words(Finding found) => $"{found.Title}: {found.Text} → {found.Mend}";
}
