using Danta.Kis.Wire.Frames;

namespace Danta.Kis;

/// <summary>One message to the server.</summary>
readonly record struct Step(Slot Slot, bool Register, ApprovalKey Key);

/// <summary>
/// What one session has registered, and the next step towards what is wanted. Never more registrations are under way or
/// answered for than the server takes. Used by the session's speaker alone, but for the count.
/// </summary>
sealed class Registrations(SlotBook slots, ApprovalKeys keys, TimeProvider time)
{
    /// <summary>An answer may come after the first data; without one it is asked again.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(10);

    static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    const int Tries = 3;

    readonly Dictionary<Slot, Entry> _entries = [];
    readonly HashSet<Slot> _refused = [];

    /// <summary>
    /// To be given up at the server, with the key that they were registered with, or where that was refused (null) with the present one.
    /// </summary>
    readonly Dictionary<Slot, ApprovalKey?> _leaving = [];

    /// <summary>Given up, and not answered for yet: with which key.</summary>
    readonly Dictionary<Slot, ApprovalKey> _left = [];

    /// <summary>Given up to be made anew: since when, for how long not, and how often.</summary>
    readonly Dictionary<Slot, (long Since, TimeSpan Wait, int Times)> _anew = [];

    /// <summary>How long it is full before one more is tried; zero: it is not. While that one is under way it is being tried.</summary>
    TimeSpan _rest;
    long _restsSince;
    bool _isTrying;
    int _count;

    /// <summary>A registration that the session cannot do without was asked for in vain as often as it may be.</summary>
    public bool Hopeless { get; private set; }

    public int Count => Volatile.Read(ref _count);

    /// <summary>The key that a message about it left with; null where none is under way.</summary>
    public ApprovalKey? KeyOf(Slot slot) => _entries.TryGetValue(slot, out var entry) ? entry.Key : _left.GetValueOrDefault(slot);

    /// <summary>Given up to be made again in a moment.</summary>
    public bool ComesBack(Slot slot) => _anew.TryGetValue(slot, out var again) && time.GetElapsedTime(again.Since) < again.Wait;

    /// <summary>The registrations of a stock or HTS id.</summary>
    public Slot[] Of(string key) => [.. _entries.Keys.Where(slot => slot.Key == key)];

    /// <summary>The next message to send, or nothing for now. Places are given up before others are taken.</summary>
    public Step? Next(ApprovalKey key)
    {
        TryOneMore();
        var wanted = slots.Choose();
        _refused.RemoveWhere(slot => !wanted.Contains(slot));
        foreach (var (slot, entry) in _entries)
        {
            if (!wanted.Contains(slot))
            {
                Drop(slot);
                _leaving[slot] = entry.Key;
                break;
            }
        }
        foreach (var (slot, with) in _leaving)
        {
            // The broker wants the key back that it was registered with; one that has ended it does not know any more.
            _leaving.Remove(slot);
            return new(slot, false, _left[slot] = with is not null && keys.IsGood(with) ? with : key);
        }
        // Notices first: without them nothing is known of orders.
        foreach (var slot in wanted.OrderByDescending(slot => slot.Channel.Kind() == ChannelKind.Notice))
        {
            if (_refused.Contains(slot) || ComesBack(slot))
                continue;
            if (!_entries.TryGetValue(slot, out var entry))
            {
                if (_entries.Count >= slots.Limit)
                    continue;
                return Ask(slot, key, 1);
            }
            if (entry.Confirmed || time.GetElapsedTime(entry.SentAt) < entry.Wait)
                continue;
            if (entry.Tries < Tries)
                return Ask(slot, key, entry.Tries + 1);
            Refuse(slot);
            GiveUp(slot);
        }
        return null;
    }

    public void Confirm(Slot slot)
    {
        if (!_entries.TryGetValue(slot, out var entry))
            return;
        _entries[slot] = entry with { Confirmed = true };
        // It takes one more than it did: it may take the next one, too.
        if (_isTrying)
        {
            slots.Learn(slots.Limit + 1);
            _rest = TimeSpan.Zero;
        }
    }

    public void Gone(Slot slot)
    {
        _left.Remove(slot);
        // It was given up when the message left; an answer to an older one says nothing about a newer registration.
        if (_entries.TryGetValue(slot, out var entry) && entry.Confirmed)
            Drop(slot);
    }

    public void Retry(Slot slot)
    {
        if (_entries.TryGetValue(slot, out var entry))
            _entries[slot] = entry with { SentAt = time.GetTimestamp(), Confirmed = false, Wait = RetryAfter };
    }

    /// <summary>Its key was refused: once there is another one, the same message goes again. That is none of its tries.</summary>
    public void WithAnotherKey(Slot slot)
    {
        if (_entries.TryGetValue(slot, out var entry))
            DropUnconfirmed(slot, entry);
        else if (_left.Remove(slot))
            _leaving[slot] = null;
    }

    /// <summary>
    /// Gives it up and registers it again, a second later, then two, four …; in vain three times, a session cannot go on without the
    /// notices.
    /// </summary>
    public void Anew(Slot slot)
    {
        if (!_entries.TryGetValue(slot, out var entry))
            return;
        var times = _anew.TryGetValue(slot, out var before) ? before.Times + 1 : 1;
        Drop(slot);
        _leaving[slot] = entry.Key;
        _anew[slot] = (time.GetTimestamp(), TimeSpan.FromSeconds(Math.Pow(2, Math.Min(times - 1, 6))), times);
        if (times > Tries)
            GiveUp(slot);
    }

    /// <summary>It will not be asked again in this session.</summary>
    public void Refuse(Slot slot)
    {
        Drop(slot);
        _refused.Add(slot);
    }

    /// <summary>
    /// The server is full: what it has confirmed is what it takes, be it nothing, and the least wanted makes room. One more is tried after
    /// a pause that grows each time, for whoever holds the places may leave.
    /// </summary>
    public void RefuseFull(Slot slot)
    {
        if (_entries.TryGetValue(slot, out var refused))
            DropUnconfirmed(slot, refused);
        slots.Learn(_entries.Values.Count(entry => entry.Confirmed));
        // Of several that were under way together, the first refusal begins the pause.
        if (_rest > TimeSpan.Zero && !_isTrying)
            return;
        _rest = _rest == TimeSpan.Zero ? FirstRest : _rest * 2 < LongestRest ? _rest * 2 : LongestRest;
        (_restsSince, _isTrying) = (time.GetTimestamp(), false);
    }

    void TryOneMore()
    {
        if (_rest == TimeSpan.Zero || _isTrying || time.GetElapsedTime(_restsSince) < _rest)
            return;
        _isTrying = true;
        slots.Learn(slots.Limit + 1);
    }

    Step Ask(Slot slot, ApprovalKey key, int tries)
    {
        _left.Remove(slot);
        _entries[slot] = new(time.GetTimestamp(), tries, Confirmed: false, Patience, key);
        Volatile.Write(ref _count, _entries.Count);
        return new(slot, true, key);
    }

    /// <summary>A session that is deaf to fills looks healthy for ever; another one may hear them.</summary>
    void GiveUp(Slot slot) => Hopeless |= slot.Channel.Kind() == ChannelKind.Notice;

    /// <summary>A refusal that does not say what it is about may be taken for one of what stands.</summary>
    void DropUnconfirmed(Slot slot, Entry entry)
    {
        if (!entry.Confirmed)
            Drop(slot);
    }

    void Drop(Slot slot)
    {
        _entries.Remove(slot);
        Volatile.Write(ref _count, _entries.Count);
    }

    readonly record struct Entry(long SentAt, int Tries, bool Confirmed, TimeSpan Wait, ApprovalKey Key);
}
