using Danta.Host.Engine;
using Danta.Host.Storage;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>The running trader as presenters see it. Of periods, today is the snapshot's, whether or not the archive has it yet.</summary>
sealed class LiveView(
    TraderLoop loop, Inbox inbox, IDayTape tape, TradeArchive archive, Func<EdgeStatus> edges, Func<string, InstrumentCode?> named) : ITraderView
{
    public TraderSnapshot Snapshot => loop.Snapshot;

    public EdgeStatus Edges => edges();

    public IDayTape Tape => tape;

    public bool TryCommand(OwnerCommand command) => inbox.TryPost(command);

    public IReadOnlyList<Decision> Why(int trade) => Snapshot.History.Why(trade);

    public IReadOnlyList<Decision> WhyNot(InstrumentCode code) => Snapshot.History.WhyNot(code);

    public InstrumentCode? FindStock(string name) => name.Length == 0 ? null : named(name);

    public ValueTask<IReadOnlyList<DayResult>> DaysAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var today = Snapshot.Today;
        return WithAsync(
            today.Date == default ? [] : [today], day => day.Date, day => day.Date, archive.DaysAsync, from, to, cancellationToken);
    }

    public ValueTask<IReadOnlyList<RoundTrip>> TradesAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => WithAsync(
        Snapshot.Trades, trade => (trade.Id, Kept(trade.OpenedAt)), trade => Kst.DateOf(trade.ClosedAt), archive.TradesAsync, from, to, cancellationToken);

    public ValueTask<IReadOnlyList<OrderView>> OrdersAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) => WithAsync(
        Snapshot.Orders, order => (order.Id, Kept(order.SentAt)), order => Kst.DateOf(order.SentAt), archive.OrdersAsync, from, to, cancellationToken);

    /// <summary>The archive keeps milliseconds; the same trade is listed once.</summary>
    static long Kept(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    /// <summary>What the archive has of a period, and what the snapshot says anew or besides. Where the archive is away, the latter alone.</summary>
    static async ValueTask<IReadOnlyList<T>> WithAsync<T, TKey>(
        IReadOnlyList<T> shown, Func<T, TKey> keyOf, Func<T, DateOnly> dayOf, Func<DateOnly, DateOnly, CancellationToken, Task<IReadOnlyList<T>>> read,
        DateOnly from, DateOnly to, CancellationToken cancellationToken)
        where TKey : notnull
    {
        IReadOnlyList<T> kept = [];
        try
        {
            kept = await read(from, to, cancellationToken);
        }
        catch (Exception fault) when (Database.IsAway(fault) && !cancellationToken.IsCancellationRequested)
        {
            // Today is still known.
        }
        var keys = shown.Select(keyOf).ToHashSet();
        return [.. kept.Where(one => !keys.Contains(keyOf(one))), .. shown.Where(one => dayOf(one) >= from && dayOf(one) <= to)];
    }
}
