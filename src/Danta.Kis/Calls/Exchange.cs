namespace Danta.Kis;

/// <summary>One request and what came of it, before anybody has judged it.</summary>
/// <param name="Status">The HTTP status; 0 where no answer came.</param>
/// <param name="Continuation">The answer's <c>tr_cont</c>.</param>
/// <param name="Left">The first byte of the body, or of a request without one, may have left.</param>
/// <param name="Fault">Why there is no whole answer; null where there is one.</param>
readonly record struct Exchange(int Status, byte[] Body, string Continuation, bool Left, string? Fault)
{
    /// <summary>TimeProvider timestamp of the answer's first byte; 0: it was not looked at.</summary>
    public long FirstByteAt { get; init; }

    public bool Answered => Fault is null;
}
