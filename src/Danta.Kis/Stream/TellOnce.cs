using Danta.Kis.Wire.Frames;

namespace Danta.Kis;

/// <summary>What identifies a fault: of one that comes with every frame, all frames after the first are the same fault.</summary>
/// <param name="Shape">The number of fields, where it is a matter of them.</param>
readonly record struct FaultMark(StreamFaultKind Kind, KisChannel Channel, string Code, int Shape);

/// <summary>Tells each fault once, over all sessions, and again after a day. Finding that it was told allocates nothing.</summary>
sealed class TellOnce(IMarketSink sink, TimeProvider time)
{
    /// <summary>More kinds of fault than these are no news.</summary>
    const int Most = 256;

    static readonly TimeSpan Day = TimeSpan.FromHours(20);

    readonly Lock _lock = new();
    readonly Dictionary<FaultMark, long> _told = [];

    /// <summary>True where it has to be told now, which the caller then does.</summary>
    public bool IsNew(FaultMark mark)
    {
        lock (_lock)
        {
            if (_told.TryGetValue(mark, out var at) ? time.GetElapsedTime(at) < Day : _told.Count >= Most)
                return false;
            _told[mark] = time.GetTimestamp();
            return true;
        }
    }

    public void Tell(StreamFaultKind kind, KisChannel channel, string code, string text, int shape = 0)
    {
        if (IsNew(new(kind, channel, code, shape)))
            sink.OnFault(new(kind, channel.TrId(), code, text));
    }

    public void Forget()
    {
        lock (_lock)
            _told.Clear();
    }
}
