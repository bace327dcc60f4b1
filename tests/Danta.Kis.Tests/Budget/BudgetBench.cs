using Danta.Kis.Tests.Broker;

namespace Danta.Kis.Tests.Budget;

/// <summary>A call that has got its slot, and when, counted from the beginning.</summary>
sealed record Gone(Lane Lane, string Name, TimeSpan Asked, TimeSpan At)
{
    public TimeSpan Waited => At - Asked;
}

/// <summary>A budget on a clock of its own. Everything happens on the test's thread, within the call that makes it happen.</summary>
sealed class BudgetBench : IDisposable
{
    readonly ManualTime _time = new();
    readonly DateTimeOffset _began;

    public BudgetBench(double perSecond, double rhythm = 0)
    {
        _began = _time.GetUtcNow();
        Budget = new(perSecond, _time, rhythm);
    }

    public RequestBudget Budget { get; }

    public TimeSpan Now => _time.GetUtcNow() - _began;

    /// <summary>In the order in which they went.</summary>
    public List<Gone> Gone { get; } = [];

    /// <summary>The full seconds' worth of milliseconds at which each went.</summary>
    public IEnumerable<double> Times => Gone.Select(gone => gone.At.TotalMilliseconds);

    public IEnumerable<string> Names => Gone.Select(gone => gone.Name);

    public Task<bool> Ask(Lane lane, string? name = null, CancellationToken cancellationToken = default) =>
        Inline(() => TakeAsync(lane, name ?? lane.Word(), cancellationToken));

    public Task<bool> Ask(CallPlace place, string name) => Inline(() => TakeAsync(place, name));

    public void Ask(int times, Lane lane)
    {
        for (var time = 0; time < times; time++)
            _ = Ask(lane);
    }

    public void Run(double milliseconds) => Inline(() =>
    {
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return 0;
    });

    /// <summary>Calls of a second that begins with each call: none may be too many.</summary>
    public int MostInASecond() => Gone.Count == 0 ? 0 : Gone.Max(first => Gone.Count(other => other.At >= first.At && other.At < first.At + TimeSpan.FromSeconds(1)));

    public void Dispose() => Budget.Dispose();

    async Task<bool> TakeAsync(Lane lane, string name, CancellationToken cancellationToken)
    {
        var asked = Now;
        return Note(await Budget.TakeAsync(lane, cancellationToken).ConfigureAwait(false), lane, name, asked);
    }

    async Task<bool> TakeAsync(CallPlace place, string name)
    {
        var asked = Now;
        return Note(await Budget.TakeAsync(place, default).ConfigureAwait(false), place.Lane, name, asked);
    }

    bool Note(bool taken, Lane lane, string name, TimeSpan asked)
    {
        if (taken)
            Gone.Add(new(lane, name, asked, Now));
        return taken;
    }

    /// <summary>Under the test's own context continuations would go on elsewhere, and later.</summary>
    static T Inline<T>(Func<T> work)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
