using Danta.Trading;

namespace Danta.Host.Guarding;

/// <summary>
/// How long the trader has been silent, by time that passes and not by any clock on the wall. It does nothing: it says when it is time
/// to look after the account.
/// </summary>
sealed class Vigil(TimeSpan patience)
{
    /// <summary>Looked at several times a second: who was not there for so long has slept himself, and may have missed every word.</summary>
    static readonly TimeSpan OwnSleep = TimeSpan.FromSeconds(2);

    TimeSpan _heardAt;
    TimeSpan _lookedAt;
    bool _isSettled;

    /// <summary>The last word; null: none yet.</summary>
    public TraderBeat? Last { get; private set; }

    /// <summary>Disarmed by a trader that ends on purpose, and where nothing is to be done in the account of a dead one.</summary>
    public GuardState State => _isSettled ? GuardState.Disarmed : GuardState.Armed;

    /// <summary>As far as it has heard: nobody has died.</summary>
    public bool IsWell => !_isSettled || Last is null or { Ends: true };

    /// <param name="now">Elapsed time of one source.</param>
    public void Hear(TraderBeat beat, TimeSpan now)
    {
        // Its own work, and a word that was heard before: the trader has made no step since.
        if (beat.SellsOnly || beat.IsSameLife(Last) && beat.Steps == Last!.Steps && beat.Ends == Last.Ends)
            return;
        Last = beat;
        _heardAt = now;
        _isSettled = beat.Ends;
    }

    public TimeSpan Silence(TimeSpan now) => now - _heardAt;

    /// <summary>True from when it has been silent for long enough, until it speaks again or the account has been settled.</summary>
    public bool IsDue(TimeSpan now)
    {
        if (now - _lookedAt > OwnSleep)
            _heardAt = now;
        _lookedAt = now;
        return !_isSettled && Silence(now) >= patience;
    }

    /// <summary>Nothing is to be done in the account before a trader is heard again.</summary>
    public void Settle() => _isSettled = true;
}
