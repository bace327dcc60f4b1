namespace Danta.Simulator.Gateway;

/// <summary>A request as it may be shown: no header, no body, no token.</summary>
/// <param name="Number">Counted from 1 in the order of their answers.</param>
/// <param name="About">The stock or the condition that it is about; empty: neither.</param>
sealed record PastRequest(
    DateTimeOffset At, string Method, string Path, string TrId, string About, int Status, string Code, string Fault, long Number = 0);

/// <summary>The youngest requests, for the page and for tests of other people's clients.</summary>
sealed class RequestLog
{
    const int Kept = 300;

    readonly Lock _gate = new();
    readonly Queue<PastRequest> _requests = new();

    public long Count { get; private set; }

    public IReadOnlyList<PastRequest> Latest
    {
        get
        {
            lock (_gate)
                return [.. _requests.Reverse()];
        }
    }

    public void Add(PastRequest request)
    {
        lock (_gate)
        {
            Count++;
            _requests.Enqueue(request with { Number = Count });
            if (_requests.Count > Kept)
                _requests.Dequeue();
        }
    }
}
