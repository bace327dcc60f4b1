using Danta.Host.Journal;

namespace Danta.Host.Tests.Journal;

/// <summary>Another disk, of which some act is bent.</summary>
abstract class DiskAround(IJournalDisk inner) : IJournalDisk
{
    public IReadOnlyList<string> Names => inner.Names;

    public IReadOnlyList<string> Files => inner.Files;

    public virtual Stream OpenRead(string name) => inner.OpenRead(name);

    public virtual Stream OpenWrite(string name) => inner.OpenWrite(name);

    public virtual void Delete(string name) => inner.Delete(name);

    public virtual void Rename(string name, string newName) => inner.Rename(name, newName);

    public virtual void SyncNames() => inner.SyncNames();
}
