using Danta.Market;

namespace Danta.Kis;

/// <summary>A body whose hash is there or under way.</summary>
/// <param name="end">Never disposed: without a timer it holds nothing, and it may fire when the fetch is over.</param>
sealed class Preparation(byte[] body, CancellationTokenSource end)
{
    public byte[] Body => body;

    /// <summary>Null: it is not there yet.</summary>
    public string? Hash { get; set; }

    /// <summary>Fires when the hash is not wanted any more.</summary>
    public CancellationToken Wanted => end.Token;

    /// <summary>What still waits for it is taken out of the queue. Not within a lock: whoever waited goes on at once.</summary>
    public void End() => end.Cancel();
}

/// <summary>
/// One body for each side of a stock, for so many stocks as an account can have in play. Where there are too many, the oldest
/// purchase's goes: an exit's never does for a purchase. Not safe by itself: a lock is around it.
/// </summary>
sealed class PreparedHashes
{
    const int Most = 64;

    /// <summary>In the order in which they were prepared.</summary>
    readonly OrderedDictionary<(Side Side, InstrumentCode Code), Preparation> _known = [];

    /// <returns>
    /// What is to be fetched, null where this very body is known already or there is no room for it; and what is to be ended.
    /// </returns>
    public (Preparation? Mine, IReadOnlyList<Preparation> Gone) Begin(Side side, InstrumentCode code, byte[] body)
    {
        if (_known.TryGetValue((side, code), out var known) && known.Body.AsSpan().SequenceEqual(body))
            return (null, []);
        var gone = new List<Preparation>(1);
        if (Forget(side, code) is { } another)
            gone.Add(another);
        else if (_known.Count >= Most)
        {
            if (_known.FirstOrDefault(pair => pair.Key.Side == Side.Buy) is not { Value: { } oldest, Key: var its })
                return (null, []);
            _known.Remove(its);
            gone.Add(oldest);
        }
        var mine = new Preparation(body, new());
        _known.Add((side, code), mine);
        return (mine, gone);
    }

    /// <summary>The fetch is over; without a hash it may be prepared again. Another body may have taken its place meanwhile.</summary>
    public void Finish(Side side, InstrumentCode code, Preparation mine, string? hash)
    {
        mine.Hash = hash;
        if (hash is null && _known.TryGetValue((side, code), out var now) && now == mine)
            _known.Remove((side, code));
    }

    public Preparation? Forget(Side side, InstrumentCode code) => _known.Remove((side, code), out var gone) ? gone : null;

    public IReadOnlyList<Preparation> Clear()
    {
        Preparation[] all = [.. _known.Values];
        _known.Clear();
        return all;
    }

    public string? Find(ReadOnlySpan<byte> body)
    {
        foreach (var known in _known.Values)
        {
            if (known.Hash is not null && body.SequenceEqual(known.Body))
                return known.Hash;
        }
        return null;
    }
}
