namespace Danta.Host.Journal;

/// <summary>What a record of the journal holds. The numbers are on disk: never change one.</summary>
enum RecordKind : byte
{
    Second = 0,
    Trade = 1,
    Book = 2,
    Event = 3,
    Request = 4,

    /// <summary>Records are missing here; see <see cref="JournalGap"/>.</summary>
    Gap = 5,

    /// <summary>The book was put back from a backup here: what came after is lost. The payload is when that was done, in UTC ticks.</summary>
    Restored = 6,

    /// <summary>An order or a cancel, as <see cref="IntentCodec"/> writes it; journals of former versions have them among the requests.</summary>
    Intent = 7,

    /// <summary>Never on disk: the reader's word that it passed over a damaged record here.</summary>
    Damaged = 255,
}
