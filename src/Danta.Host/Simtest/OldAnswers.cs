using Danta.Simulator.Embedded;

namespace Danta.Host.Simtest;

/// <summary>
/// A broker whose lists and balances lag behind its exchange: now and then a question gets what the same question got a moment ago.
/// </summary>
/// <remarks>How long the real one's lag is not known; what he is seen to do is less than this.</remarks>
sealed class OldAnswers(World world)
{
    static readonly long Longest = TimeSpan.FromSeconds(3).Ticks;

    static readonly string[] Lagging = ["/inquire-daily-ccld", "/inquire-balance", "/inquire-psbl-order"];

    readonly Dictionary<string, (long At, EmbeddedAnswer Answer)> _last = new(StringComparer.Ordinal);

    /// <summary>Keeps it for the next of its kind, where it is the only page (D): of several pages one would not fit the others.</summary>
    public void Keep(Uri question, string? continuation, EmbeddedAnswer answer)
    {
        if (Lagging.Any(path => question.AbsolutePath.EndsWith(path, StringComparison.Ordinal)) && string.IsNullOrEmpty(continuation))
            _last[question.PathAndQuery] = (answer is { Status: 200, More: "" or "D" } ? world.Agenda.Now : long.MinValue / 2, answer);
    }

    /// <summary>Hours have passed since.</summary>
    public void Forget() => _last.Clear();

    /// <summary>Null: there is none, or it is too old.</summary>
    public EmbeddedAnswer? Of(Uri question, string? continuation) =>
        string.IsNullOrEmpty(continuation) && _last.TryGetValue(question.PathAndQuery, out var last) && world.Agenda.Now - last.At <= Longest ? last.Answer : null;
}
