namespace Danta.Trading;

/// <summary>Whether <c>danta guard</c> stands by.</summary>
public enum GuardState
{
    /// <summary>There is none: should the trader die, nobody sells.</summary>
    Absent = 0,

    /// <summary>It is there and does nothing: it has heard of no trader, or of one that was stopped on purpose.</summary>
    Disarmed,

    /// <summary>It hears the trader, and sells when that dies with shares held.</summary>
    Armed,

    /// <summary>The trader is silent and it sells, or is about to.</summary>
    Acting,
}
