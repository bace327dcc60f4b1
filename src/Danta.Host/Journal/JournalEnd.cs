namespace Danta.Host.Journal;

/// <summary>Why the bytes behind the last proven record are none.</summary>
enum JournalFault
{
    None = 0,

    /// <summary>The file does not begin as a journal does.</summary>
    Foreign,

    /// <summary>It ends within a record: a write that was killed, or a power cut.</summary>
    CutOff,

    /// <summary>Zeros where a record should be: its place was reserved, its bytes never reached the disk.</summary>
    Unwritten,

    /// <summary>A length that no record has.</summary>
    Length,

    /// <summary>The record is not the one that was written there.</summary>
    Checksum,

    /// <summary>The packed day cannot be unpacked any further.</summary>
    Packing,

    /// <summary>The disk or the system refuses it: what is behind may be good.</summary>
    Unreadable,
}

/// <summary>How a file ended: whole, or with bytes that are no record.</summary>
/// <param name="End">Bytes that are proven good: where the first bad record begins.</param>
/// <param name="Length">Unpacked; as far as it could be unpacked.</param>
/// <param name="Records">Proven ones; the bad one is the next.</param>
readonly record struct JournalEnd(long End, long Length, int Records)
{
    public JournalFault Fault { get; init; }

    /// <summary>What the system said where it refused; "" otherwise.</summary>
    public string Refusal { get; init; } = "";

    /// <summary>What was given up while it was written; no records: nothing was.</summary>
    public JournalGap Gap { get; init; }

    /// <summary>Records within that were damaged and passed over.</summary>
    public int Damaged { get; init; }

    /// <summary>The checksum up to the end.</summary>
    public uint Sum { get; init; }

    /// <summary>Of the last proven record; null: there is none.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>What stands in the stamp's place of the bad record. It is not proven; null: nothing that could be a stamp.</summary>
    public DateTimeOffset? BadAt { get; init; }

    public bool IsWhole => Fault == JournalFault.None;

    /// <summary>An end as a kill or a power cut leaves it: nothing that was ever whole is behind it.</summary>
    public bool IsTorn => Fault is JournalFault.CutOff or JournalFault.Unwritten;
}
