namespace Danta.Dashboard.Reruns;

/// <summary>
/// Recorded days as the page asks for them. It is asked beside a trader that trades: whoever answers works elsewhere (in another process), one
/// thing at a time, and never waits.
/// </summary>
public interface IReruns
{
    /// <summary>What there is, the newest first; of files that lie there, no day is read for it.</summary>
    IReadOnlyList<RecordedDayResource> Days();

    /// <summary>Begins, or finds what was made by the same wish before.</summary>
    RerunAnswer Begin(RerunWish wish);

    /// <summary>Null: there is none of that name, or it was so long ago that it is gone.</summary>
    RerunResource? Find(string id);

    /// <summary>Null: it is not done, or has nothing of the kind.</summary>
    /// <param name="name">One of <see cref="RerunFiles"/>, or that of a stock.</param>
    Stream? Open(string id, string name);

    /// <summary>The newest first.</summary>
    IReadOnlyList<SweepResource> Sweeps();

    /// <summary>The report as a page of its own; null: there is none.</summary>
    Stream? OpenSweep(string id);
}

/// <summary>What a rerun leaves.</summary>
public static class RerunFiles
{
    public const string Film = "film.json";

    public const string WhatIf = "whatif.json";

    public static string Of(Market.InstrumentCode code) => $"{code}.json";
}

/// <param name="Date">2026-11-20.</param>
/// <param name="Changes">Keys of the configuration's <c>trading</c> part; null: the day as it was.</param>
/// <param name="Trade">The round trip of that day that it is about; null: the whole day.</param>
public sealed record RerunWish(DateOnly Date, IReadOnlyDictionary<string, string>? Changes, int? Trade);

/// <summary>One of the two.</summary>
/// <param name="Fault">In Korean.</param>
public sealed record RerunAnswer(RerunResource? Taken, RerunFault Fault, string Words = "");

public enum RerunFault
{
    None = 0,

    /// <summary>There is no recording of that day.</summary>
    NoDay,

    /// <summary>The wish cannot be fulfilled as it is.</summary>
    Wrong,

    /// <summary>Another one is being made.</summary>
    Busy,
}

/// <summary>Where there is no journal to be asked.</summary>
sealed class NoReruns : IReruns
{
    public IReadOnlyList<RecordedDayResource> Days() => [];

    public RerunAnswer Begin(RerunWish wish) => new(null, RerunFault.NoDay, "기록이 없습니다.");

    public RerunResource? Find(string id) => null;

    public Stream? Open(string id, string name) => null;

    public IReadOnlyList<SweepResource> Sweeps() => [];

    public Stream? OpenSweep(string id) => null;
}
