using Danta.Host.Running;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Reruns;

/// <summary>Everything of a running trader that has to do with days that are over: the page's wishes, and the measure of each evening.</summary>
sealed class RerunRoom : IDisposable
{
    readonly RerunLine _line;

    public RerunRoom(SessionPlan plan, Func<TraderSnapshot> latest, ILoggerFactory loggers)
    {
        // By the wall's time and not the market's: a demo that runs faster does not work faster.
        _line = new(static (task, stop) => RerunProcess.RunAsync(task, TimeProvider.System, stop));
        Errors = new(plan.Book);
        Desk = new(plan.Ground.Journal, plan.Book, Path.Combine(plan.Config.Storage.Directory, "sweeps"), _line, Errors);
        Evening = new(plan.Ground.Journal, plan.Book, _line, Errors, latest, plan.Time, loggers.CreateLogger<EveningMeasure>());
    }

    public ModelErrors Errors { get; }

    public RerunDesk Desk { get; }

    public EveningMeasure Evening { get; }

    public void Dispose() => _line.Dispose();
}
