namespace Danta.Host.Journal;

/// <summary>Where the journal's files lie.</summary>
interface IJournalDisk
{
    /// <summary>The days' files, oldest first, each day once; none where nothing was ever written.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Every file, with those that were put aside or left behind.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>What stands in the place of a day's file or of all of them, and is none; null: nothing does.</summary>
    string? Blocked => null;

    /// <summary>Null: it is not known.</summary>
    DiskRoom? Room => null;

    /// <exception cref="IOException">It cannot be read.</exception>
    Stream OpenRead(string name);

    /// <summary>For reading and writing, unbuffered, at its beginning; it is made where it is missing.</summary>
    /// <exception cref="IOException">The disk is full, or not writable.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory is not ours to write to.</exception>
    Stream OpenWrite(string name);

    /// <inheritdoc cref="OpenWrite"/>
    void Delete(string name);

    /// <summary>Gives a whole file its name, in the place of one that bore it.</summary>
    /// <inheritdoc cref="OpenWrite"/>
    void Rename(string name, string newName);

    /// <summary>From here on a power cut takes back no name that was made, changed or deleted. Waits for the disk.</summary>
    /// <inheritdoc cref="OpenWrite"/>
    void SyncNames();
}
