using Danta.Host.Journal;

namespace Danta.Host.Tests.Journal;

/// <summary>The process died here.</summary>
sealed class CrashException : Exception;

/// <summary>A disk on which the process dies at its n-th act; a write is half done then. The dead do nothing more.</summary>
sealed class CrashingDisk(IJournalDisk inner, int diesAt) : IJournalDisk
{
    int DiesAt => diesAt;

    public int Acts { get; private set; }

    public int NamesSynced { get; private set; }

    public IReadOnlyList<string> Names => inner.Names;

    public IReadOnlyList<string> Files => inner.Files;

    public Stream OpenRead(string name) => inner.OpenRead(name);

    public Stream OpenWrite(string name)
    {
        Act();
        return new Handle(this, inner.OpenWrite(name));
    }

    public void Delete(string name)
    {
        Act();
        inner.Delete(name);
    }

    public void Rename(string name, string newName)
    {
        Act();
        inner.Rename(name, newName);
    }

    public void SyncNames()
    {
        Act();
        NamesSynced++;
        inner.SyncNames();
    }

    void Act()
    {
        if (++Acts >= diesAt)
            throw new CrashException();
    }

    sealed class Handle(CrashingDisk disk, Stream file) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position { get => file.Position; set => file.Position = value; }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (disk.Acts + 1 == disk.DiesAt)
                file.Write(buffer[..(buffer.Length / 2)]);
            disk.Act();
            file.Write(buffer);
        }

        public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

        public override void SetLength(long value)
        {
            disk.Act();
            file.SetLength(value);
        }

        public override void Flush()
        {
        }

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
        }
    }
}
