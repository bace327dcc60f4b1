namespace Danta.Trading;

/// <summary>What the edges count by. They carry it out and decide nothing of it.</summary>
public sealed record EdgeSettings
{
    public static readonly EdgeSettings Default = new();

    /// <summary>A purchase that has not left by then is withdrawn: one for a price that is gone is none that anybody wanted.</summary>
    public TimeSpan EntryPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A sale waits longer, and still less than <see cref="OrderSettings.DoubtAfter"/>: from then on it may have left.</summary>
    public TimeSpan ExitPatience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>A wall clock that lies so far behind the stamps is told of: more than any time service corrects at once.</summary>
    public TimeSpan ClockDistrust { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>And is believed again when it lies no further behind than this.</summary>
    public TimeSpan ClockTrust { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Seconds without a token until that is told: one that is replaced at once is no news.</summary>
    public int TokenPatience { get; init; } = 3;

    /// <summary>How often the account is asked, whatever else asks for it: its owner wants money and profit live.</summary>
    public TimeSpan BalanceRhythm { get; init; } = TimeSpan.FromSeconds(20);
}
