using Danta.Kis;
using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Host.Doctor;

/// <summary>Opens the live feed for as long as it takes to register the notices, and ends it again.</summary>
sealed class FeedProbe : IMarketSink
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Lock _lock = new();
    StreamFault? _refused;
    bool _keyless;

    public static async Task<FeedFacts> AskAsync(KisClient client, TimeProvider time, CancellationToken stop)
    {
        var probe = new FeedProbe();
        await using var stream = client.OpenStream(probe);
        stream.WatchNotices();
        stream.Start();
        await probe._known.Task.WaitAsync(Patience, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
        var state = stream.State;
        lock (probe._lock)
        {
            var code = probe._refused?.Code ?? "";
            var approved = stream.ApprovalIssuedAt is not null || state.Up;
            return new(
                approved, state.Up || probe._refused is not null || probe._keyless, state.Up,
                probe._refused is { } refused ? $"{refused.Code} {refused.Text}".Trim() : state.Reason, code == "OPSP8996", probe._keyless, code);
        }
    }

    public void OnState(StreamState state)
    {
        // Up, or the end of the first attempt: more of them would tell no more.
        _known.TrySetResult();
    }

    public void OnFault(StreamFault fault)
    {
        lock (_lock)
        {
            if (fault.Kind == StreamFaultKind.Refused)
                _refused = fault;
            _keyless |= fault.Kind == StreamFaultKind.Keyless;
        }
        _known.TrySetResult();
    }

    public void OnTrade(in TradeTick tick, long receivedAt)
    {
    }

    public void OnBook(in BookTick tick, long receivedAt)
    {
    }

    public void OnNotice(OrderNotice notice, long receivedAt)
    {
    }

    public void OnMarketState(MarketStateTick state, long receivedAt)
    {
    }

    public void OnExpected(in TradeTick tick, long receivedAt)
    {
    }
}
