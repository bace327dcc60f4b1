using Danta.Kis.Wire.Frames;

namespace Danta.Kis;

/// <summary>
/// What one session has registered, and the next step towards what is wanted. Never more registrations are under way or
/// answered for than the server takes. Used by the session's speaker alone, but for the count.
/// </summary>
sealed class Registrations(SlotBook slots, TimeProvider time)
{
    /// <summary>An answer may come after the first data; without one it is asked again.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    const int Tries = 3;

    readonly Dictionary<Slot, Entry> _entries = [];
    readonly HashSet<Slot> _refused = [];
    int _count;

    /// <summary>A registration that the session cannot do without was asked for in vain as often as it may be.</summary>
    public bool Hopeless { get; private set; }

    public int Count => Volatile.Read(ref _count);

    /// <summary>The next message to send, or nothing for now. Places are given up before others are taken.</summary>
    public (Slot Slot, bool Register)? Next()
    {
        var wanted = slots.Choose();
        _refused.RemoveWhere(slot => !wanted.Contains(slot));
        foreach (var (slot, _) in _entries)
        {
            if (!wanted.Contains(slot))
            {
                Drop(slot);
                return (slot, false);
            }
        }
        // Notices first: without them nothing is known of orders.
        foreach (var slot in wanted.OrderByDescending(slot => slot.Channel.Kind() == ChannelKind.Notice))
        {
            if (_refused.Contains(slot))
                continue;
            if (!_entries.TryGetValue(slot, out var entry))
            {
                if (_entries.Count >= slots.Limit)
                    continue;
                _entries[slot] = new(time.GetTimestamp(), 1, Confirmed: false, Patience);
                Volatile.Write(ref _count, _entries.Count);
                return (slot, true);
            }
            if (entry.Confirmed || time.GetElapsedTime(entry.SentAt) < entry.Wait)
                continue;
            if (entry.Tries >= Tries)
            {
                Refuse(slot);
                // A session that is deaf to fills looks healthy for ever; another one may hear them.
                Hopeless |= slot.Channel.Kind() == ChannelKind.Notice;
                continue;
            }
            _entries[slot] = new(time.GetTimestamp(), entry.Tries + 1, Confirmed: false, Patience);
            return (slot, true);
        }
        return null;
    }

    public void Confirm(Slot slot)
    {
        if (_entries.TryGetValue(slot, out var entry))
            _entries[slot] = entry with { Confirmed = true };
    }

    public void Gone(Slot slot)
    {
        // It was given up when the message left; an answer to an older one says nothing about a newer registration.
        if (_entries.TryGetValue(slot, out var entry) && entry.Confirmed)
            Drop(slot);
    }

    public void Retry(Slot slot)
    {
        if (_entries.TryGetValue(slot, out var entry))
            _entries[slot] = entry with { SentAt = time.GetTimestamp(), Confirmed = false, Wait = RetryAfter };
    }

    /// <summary>It will not be asked again in this session.</summary>
    public void Refuse(Slot slot)
    {
        Drop(slot);
        _refused.Add(slot);
    }

    /// <summary>The server is full: what it has confirmed is what it takes. The least wanted makes room next.</summary>
    public void RefuseFull(Slot slot)
    {
        Drop(slot);
        slots.Learn(Math.Max(1, _entries.Values.Count(entry => entry.Confirmed)));
    }

    void Drop(Slot slot)
    {
        _entries.Remove(slot);
        Volatile.Write(ref _count, _entries.Count);
    }

    readonly record struct Entry(long SentAt, int Tries, bool Confirmed, TimeSpan Wait);
}
