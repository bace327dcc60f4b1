using Danta.Host.Journal;

namespace Danta.Host.Tests.Journal;

/// <summary>The process died here.</summary>
sealed class CrashException : Exception;

/// <summary>A disk on which the process dies at its n-th act; a write is half done then. The dead do nothing more.</summary>
sealed class CrashingDisk(IJournalDisk inner, int diesAt) : DiskAround(inner)
{
    int DiesAt => diesAt;

    public int Acts { get; private set; }

    public int NamesSynced { get; private set; }

    public override Stream OpenWrite(string name)
    {
        Act();
        return new Handle(this, base.OpenWrite(name));
    }

    public override void Delete(string name)
    {
        Act();
        base.Delete(name);
    }

    public override void Rename(string name, string newName)
    {
        Act();
        base.Rename(name, newName);
    }

    public override void SyncNames()
    {
        Act();
        NamesSynced++;
        base.SyncNames();
    }

    void Act()
    {
        if (++Acts >= diesAt)
            throw new CrashException();
    }

    sealed class Handle(CrashingDisk disk, Stream file) : FileAround(file)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (disk.Acts + 1 == disk.DiesAt)
                Inner.Write(buffer[..(buffer.Length / 2)]);
            disk.Act();
            Inner.Write(buffer);
        }

        public override void SetLength(long value)
        {
            disk.Act();
            base.SetLength(value);
        }

        /// <summary>Nothing is kept back that it could give.</summary>
        public override void Flush()
        {
        }
    }
}
