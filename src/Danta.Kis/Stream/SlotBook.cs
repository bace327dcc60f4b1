using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Kis;

/// <summary>One registration: a channel and what it is about.</summary>
readonly record struct Slot(KisChannel Channel, string Key);

/// <summary>
/// Who gets the few registrations. Notices first, then pinned stocks, then the others by score; everybody's trades before
/// anybody's book. Who is in keeps the place until somebody is clearly better, so that places do not flicker.
/// </summary>
sealed class SlotBook
{
    /// <summary>Registrations of one session, all channels together.</summary>
    public const int Documented = 41;

    const double Hysteresis = 1.2;

    readonly Lock _lock = new();
    readonly Dictionary<InstrumentCode, (WatchWish Wish, long Since)> _wishes = [];
    readonly List<Slot> _fixed = [];
    HashSet<InstrumentCode> _inside = [];
    int _limit = Documented;
    long _counter;
    int _missing;
    HashSet<Slot> _chosen = [];

    /// <summary>Nothing has changed since, and choosing again would choose the same.</summary>
    bool _isSettled;

    public int Limit
    {
        get
        {
            lock (_lock)
                return _limit;
        }
    }

    /// <summary>Channels that had no place when they were last counted.</summary>
    public int Missing
    {
        get
        {
            lock (_lock)
                return _missing;
        }
    }

    /// <summary>Something that always has a place: the notices.</summary>
    public void Pin(Slot slot)
    {
        lock (_lock)
        {
            if (_fixed.Contains(slot))
                return;
            _fixed.Add(slot);
            _isSettled = false;
        }
    }

    public void Watch(InstrumentCode code, WatchWish wish)
    {
        lock (_lock)
        {
            var since = _wishes.TryGetValue(code, out var known) ? known.Since : _counter++;
            _wishes[code] = (wish, since);
            _isSettled &= known.Wish == wish;
        }
    }

    public void Unwatch(InstrumentCode code)
    {
        lock (_lock)
            _isSettled &= !_wishes.Remove(code);
    }

    /// <summary>The server takes no more than this. A new session may be told otherwise again.</summary>
    public void Learn(int limit)
    {
        lock (_lock)
            (_limit, _isSettled) = (Math.Clamp(limit, 0, Documented), false);
    }

    /// <summary>What should be registered now, never more than the limit.</summary>
    public HashSet<Slot> Choose()
    {
        lock (_lock)
        {
            if (_isSettled)
                return _chosen;
            var order = _wishes
                .OrderByDescending(pair => pair.Value.Wish.Pinned)
                .ThenByDescending(pair => pair.Value.Wish.Score * (_inside.Contains(pair.Key) ? Hysteresis : 1))
                .ThenBy(pair => pair.Value.Since)
                .ToArray();
            var chosen = new HashSet<Slot>();
            var wanted = 0;
            foreach (var slot in _fixed)
                Add(slot);
            foreach (var (code, entry) in order)
            {
                if (entry.Wish.Trades)
                    Add(new(entry.Wish.TradeChannel, code.ToString()));
            }
            foreach (var (code, entry) in order)
            {
                if (entry.Wish.Book)
                    Add(new(entry.Wish.BookChannel, code.ToString()));
                if (entry.Wish.MarketState)
                    Add(new(KisChannel.MarketStateKrx, code.ToString()));
                if (entry.Wish.Expected)
                    Add(new(KisChannel.ExpectedTradeKrx, code.ToString()));
            }
            _missing = wanted - chosen.Count;
            var keys = chosen.Select(slot => slot.Key).ToHashSet(StringComparer.Ordinal);
            HashSet<InstrumentCode> inside = [.. order.Select(pair => pair.Key).Where(code => keys.Contains(code.ToString()))];
            // Who has just come in is stronger from now on: that may move the others once more.
            _isSettled = inside.SetEquals(_inside);
            (_inside, _chosen) = (inside, chosen);
            return chosen;

            void Add(Slot slot)
            {
                wanted++;
                if (chosen.Count < _limit)
                    chosen.Add(slot);
            }
        }
    }
}
