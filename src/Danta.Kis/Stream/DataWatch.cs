using System.Collections.Concurrent;
using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Kis;

/// <summary>What is to be done about a stock that is registered and of which nothing comes.</summary>
enum Deafness
{
    /// <summary>Its registrations are made anew, once.</summary>
    AskAnew = 0,

    /// <summary>That did not help: somebody has to be told.</summary>
    Tell,
}

/// <summary>
/// Whether data comes of each registered stock. One of which nothing is heard for three minutes, neither trade nor book, while data of the
/// same kind came of others all the while, may have been lost by the server; it may also just be a stock that nobody trades, so it is asked for anew
/// once and then let be until it speaks. Heard on the receiving thread; everything else is the session's speaker's.
/// </summary>
sealed class DataWatch(TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Others speak as long as one of them did within this.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    /// <summary>Registering and unregistering without end is what the broker blocks keys for.</summary>
    static readonly TimeSpan BetweenAskings = TimeSpan.FromHours(1);

    readonly ConcurrentDictionary<InstrumentCode, Ear> _ears = new();
    readonly Voices _trades = new(time);
    readonly Voices _books = new(time);

    /// <summary>A registration was acknowledged.</summary>
    public void Follow(Slot slot)
    {
        if (!InstrumentCode.TryParse(slot.Key, out var code) || slot.Channel.Kind() is not (ChannelKind.Trade or ChannelKind.Book))
            return;
        var now = time.GetTimestamp();
        var ear = _ears.GetOrAdd(code, _ => new() { HeardAt = now });
        ear.HasBook |= slot.Channel.Kind() == ChannelKind.Book;
    }

    /// <param name="isLast">Nothing else of the stock is registered.</param>
    public void Leave(Slot slot, bool isLast)
    {
        if (!InstrumentCode.TryParse(slot.Key, out var code))
            return;
        if (isLast)
            _ears.TryRemove(code, out _);
        else if (slot.Channel.Kind() == ChannelKind.Book && _ears.TryGetValue(code, out var ear))
            ear.HasBook = false;
    }

    public void Hear(InstrumentCode code, ChannelKind kind, long at)
    {
        if (_ears.TryGetValue(code, out var ear))
            Volatile.Write(ref ear.HeardAt, at);
        (kind == ChannelKind.Trade ? _trades : _books).Hear(at);
    }

    /// <summary>The stocks about which something is to be done now.</summary>
    public IEnumerable<(InstrumentCode Code, Deafness What)> Look()
    {
        var now = time.GetTimestamp();
        foreach (var (code, ear) in _ears)
        {
            var heard = Volatile.Read(ref ear.HeardAt);
            if (heard != ear.SeenAt)
                (ear.SeenAt, ear.Since, ear.IsAsked, ear.IsTold) = (heard, heard, false, false);
            if (ear.IsTold || time.GetElapsedTime(ear.Since, now) < Patience || !OthersSpeak(ear, heard, now))
                continue;
            ear.Since = now;
            if (ear.IsAsked)
            {
                ear.IsTold = true;
                yield return (code, Deafness.Tell);
            }
            else if (ear.AskedAt is not { } asked || time.GetElapsedTime(asked, now) >= BetweenAskings)
            {
                (ear.IsAsked, ear.AskedAt) = (true, now);
                yield return (code, Deafness.AskAnew);
            }
        }
    }

    /// <summary>
    /// For as long as it has been silent, or been asked for anew. Trades of others say nothing of a stock whose book is in an auction of its
    /// own: one without a book is compared with trades alone.
    /// </summary>
    bool OthersSpeak(Ear ear, long heard, long now) =>
        _trades.SpokeFor(Patience, heard, now) || ear.HasBook && _books.SpokeFor(Patience, heard, now);

    /// <summary>Whether data of one kind came without a pause, and since when.</summary>
    sealed class Voices(TimeProvider time)
    {
        readonly long _fresh = (long)(Fresh.TotalSeconds * time.TimestampFrequency);
        long _since;
        long _last;

        public void Hear(long at)
        {
            if (at - _last > _fresh)
                Volatile.Write(ref _since, at);
            Volatile.Write(ref _last, at);
        }

        /// <param name="after">What came then, or before, says nothing.</param>
        public bool SpokeFor(TimeSpan span, long after, long now)
        {
            var (since, last) = (Volatile.Read(ref _since), Volatile.Read(ref _last));
            return last > after && now - last <= _fresh && time.GetElapsedTime(since, now) >= span;
        }
    }

    sealed class Ear
    {
        public long HeardAt;
        public long SeenAt;
        public long Since;
        public long? AskedAt;
        public bool HasBook;
        public bool IsAsked;
        public bool IsTold;
    }
}
