using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Trading;

namespace Danta.Host.Simtest;

/// <summary>
/// Plays the journal to a fresh trader: the same requests must come of it, and the same state. A restart that does not begin where the
/// journal does, for it has a later day, must come to that state too.
/// </summary>
static class JournalCheck
{
    public static void Run(World world, TraderSnapshot shot, Action<string> complain)
    {
        // Played past a damaged record it decides what was decided without it; what a restart makes of it all is what counts.
        if (world.Damage.Done)
        {
            if (Differs(shot, Restarted(world)) is { } lost)
                complain($"a restart past a damaged record remembers another state: {lost}");
            return;
        }
        var trader = new Trader();
        var hearer = world.Mutation(trader.Handle);
        var expected = new Queue<byte[]>();
        var requests = new List<Request>();
        string? fault = null;
        var killedInWrite = world.Faults.Struck.Count(struck => struck.Kind == FaultKind.KilledInWrite);
        foreach (var name in world.Disk.Names)
        {
            var end = JournalReader.Read(world.Disk, name, (in JournalRecord record) =>
            {
                if (record.IsRequest)
                {
                    var written = record.Json();
                    if (!expected.TryDequeue(out var again) || !written.SequenceEqual(again))
                        fault ??= $"the journal has the request {Text(written)}, playing it gives {(again is null ? "none" : Text(again))}";
                    return;
                }
                if (!record.TryInput(out var input))
                {
                    fault ??= $"a record of kind {record.Kind} cannot be read";
                    return;
                }
                // What was asked for in the moment of a kill is not on the disk; the next life goes on after it.
                if (expected.Count > 0 && killedInWrite-- <= 0)
                    fault ??= $"playing the journal gives the request {Text(expected.Peek())}, which it does not have";
                expected.Clear();
                requests.Clear();
                hearer(input, requests);
                // Orders stand before all the rest.
                Expect(orders: true);
                Expect(orders: false);
            });
            // A disk that fails takes no mending either, and later starts begin behind that day.
            if (!end.IsWhole && !(end.IsTorn && name != world.Disk.Names[^1] && world.Faults.Struck.Any(struck => struck.Kind is FaultKind.DiskFull or FaultKind.ShortWrite)))
                fault ??= $"{name} is whole up to byte {end.End} of {end.Length}";
        }
        if (fault is not null)
            complain(fault);
        else if (Differs(shot, trader.Snapshot()) is { } part)
            complain($"the journal played again gives another state: {part}");
        else if (world.Disk.Names.Count > 1 && Differs(shot, Restarted(world)) is { } other)
            complain($"a restart remembers another state: {other}");

        void Expect(bool orders)
        {
            foreach (var request in requests)
            {
                if ((request is PlaceOrder or CancelOrder) == orders)
                    expected.Enqueue(EventJson.Write(request));
            }
        }
    }

    static string Text(ReadOnlySpan<byte> json) => System.Text.Encoding.UTF8.GetString(json);

    /// <summary>As the next process would know it, from wherever it begins to listen.</summary>
    static TraderSnapshot Restarted(World world)
    {
        var trader = new Trader();
        TraderMemory.Recall(trader, world.Mutation(trader.Handle), world.Disk, new(TradingMode.Demo, false));
        return trader.Snapshot();
    }

    static string? Differs(TraderSnapshot live, TraderSnapshot again) =>
        FirstOf("positions", live.Positions, again.Positions)
        ?? FirstOf("orders", live.Orders, again.Orders)
        ?? FirstOf("trades", live.Trades, again.Trades)
        ?? FirstOf("today", [live.Today], [again.Today])
        ?? FirstOf("state", [live.State], [again.State]);

    static string? FirstOf<T>(string part, IReadOnlyList<T> live, IReadOnlyList<T> again)
    {
        for (var index = 0; index < Math.Max(live.Count, again.Count); index++)
        {
            var (was, now) = (live.ElementAtOrDefault(index), again.ElementAtOrDefault(index));
            if (index >= live.Count || index >= again.Count || !Equals(was, now))
                return $"{part}: {was} lived, {now} played";
        }
        return null;
    }
}
