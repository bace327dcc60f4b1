namespace Danta.Host.Journal;

/// <summary>Where the journal's files lie.</summary>
interface IJournalDisk
{
    /// <summary>The names of the files, oldest first; none where nothing was ever written.</summary>
    IReadOnlyList<string> Names { get; }

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
}

/// <summary>A directory of its own.</summary>
sealed class JournalDirectory(string path) : IJournalDisk
{
    public IReadOnlyList<string> Names => Directory.Exists(path)
        ? [.. Directory.GetFiles(path, "*.danta*").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : [];

    public Stream OpenRead(string name) =>
        new FileStream(Path.Combine(path, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 20);

    public Stream OpenWrite(string name)
    {
        Directory.CreateDirectory(path);
        return new FileStream(Path.Combine(path, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
    }

    public void Delete(string name) => File.Delete(Path.Combine(path, name));

    public void Rename(string name, string newName) => File.Move(Path.Combine(path, name), Path.Combine(path, newName), overwrite: true);
}
