using Danta.Host.Engine;
using Danta.Host.Storage;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>The running trader as presenters see it.</summary>
sealed class LiveView(TraderLoop loop, Inbox inbox, TradeArchive archive, Func<EdgeStatus> edges) : ITraderView
{
    public TraderSnapshot Snapshot => loop.Snapshot;

    public EdgeStatus Edges => edges();

    public bool TryCommand(OwnerCommand command) => inbox.TryPost(command);

    public IReadOnlyList<Decision> Why(int trade) => Snapshot.History.Why(trade);

    public IReadOnlyList<Decision> WhyNot(InstrumentCode code) => Snapshot.History.WhyNot(code);

    /// <summary>Today is the snapshot's, whether or not the archive has it yet.</summary>
    public async ValueTask<IReadOnlyList<DayResult>> DaysAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var today = Snapshot.Today;
        IReadOnlyList<DayResult> kept = [];
        try
        {
            kept = await archive.DaysAsync(from, to, cancellationToken);
        }
        catch (Exception fault) when (Database.IsAway(fault) && !cancellationToken.IsCancellationRequested)
        {
            // The archive is away: today is still known.
        }
        var days = kept.Where(day => day.Date != today.Date).ToList();
        if (today.Date >= from && today.Date <= to && today.Date != default)
            days.Add(today);
        return days;
    }
}
