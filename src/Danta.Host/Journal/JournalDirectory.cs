using Danta.Kis;

namespace Danta.Host.Journal;

/// <summary>A directory of its own.</summary>
sealed class JournalDirectory(string path) : IJournalDisk
{
    public IReadOnlyList<string> Names => DayFiles.In(Files);

    public string? Blocked => File.Exists(path) ? path
        : Directory.Exists(path) ? Directory.GetDirectories(path).FirstOrDefault(there => DayFiles.TryDay(Path.GetFileName(there), out _))
        : null;

    public IReadOnlyList<string> Files => Directory.Exists(path)
        ? [.. Directory.GetFiles(path, "*.danta*").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : [];

    public DiskRoom? Room => DiskRoom.Of(path);

    public Stream OpenRead(string name) => PrivateFile.OpenShared(
        Path.Combine(path, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 20);

    public Stream OpenWrite(string name)
    {
        PrivateFile.MakeDirectory(path);
        return PrivateFile.OpenShared(
            Path.Combine(path, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0);
    }

    public void Delete(string name) => File.Delete(Path.Combine(path, name));

    public void Rename(string name, string newName) => File.Move(Path.Combine(path, name), Path.Combine(path, newName), overwrite: true);

    public void SyncNames()
    {
        DirectorySync.Run(path);
        // The directory may be as new as what is in it, and so may be the book's.
        var parent = Path.GetFullPath(path);
        for (var level = 0; level < 2 && (parent = Path.GetDirectoryName(parent)) is not null; level++)
            DirectorySync.Run(parent);
    }
}
