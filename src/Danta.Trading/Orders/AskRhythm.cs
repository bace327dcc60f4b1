namespace Danta.Trading;

/// <summary>When the broker is asked because of one order: soon at first, and more and more seldom.</summary>
sealed class AskRhythm
{
    TimeSpan _pause = TimeSpan.FromSeconds(2);

    public DateTimeOffset At { get; private set; }

    /// <summary>Only this once: the rhythm stays.</summary>
    public void Expect(DateTimeOffset at) => At = at;

    /// <summary>Anew, with the first pause of a working order.</summary>
    public void Begin(DateTimeOffset at) => (_pause, At) = (TimeSpan.FromSeconds(2), at);

    /// <summary>Anew, and every second at first: shares hang on the answer.</summary>
    public void Hurry(DateTimeOffset now) => (_pause, At) = (TimeSpan.FromSeconds(1), now + TimeSpan.FromSeconds(1));

    /// <summary>True where it is due; the next is put off.</summary>
    public bool IsDue(DateTimeOffset now, TimeSpan longest)
    {
        if (now < At)
            return false;
        At = now + _pause;
        _pause = _pause * 2 < longest ? _pause * 2 : longest;
        return true;
    }
}
