using Danta.Host.Journal;

namespace Danta.Host.Tests.Journal;

/// <summary>A disk with room for so many bytes more: a write beyond it is done in part, then refused, as by a real one.</summary>
sealed class FullDisk(IJournalDisk inner) : IJournalDisk
{
    public long Room { get; set; }

    public IReadOnlyList<string> Names => inner.Names;

    public IReadOnlyList<string> Files => inner.Files;

    public Stream OpenRead(string name) => inner.OpenRead(name);

    public Stream OpenWrite(string name) => new Handle(this, inner.OpenWrite(name));

    public void Delete(string name) => inner.Delete(name);

    public void Rename(string name, string newName) => inner.Rename(name, newName);

    public void SyncNames() => inner.SyncNames();

    sealed class Handle(FullDisk disk, Stream file) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position { get => file.Position; set => file.Position = value; }

        public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

        public override void SetLength(long value) => file.SetLength(value);

        public override void Flush() => file.Flush();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var taken = (int)Math.Min(buffer.Length, disk.Room);
            file.Write(buffer[..taken]);
            disk.Room -= taken;
            if (taken < buffer.Length)
                throw new IOException("no space left on device");
        }

        protected override void Dispose(bool disposing)
        {
            file.Dispose();
            base.Dispose(disposing);
        }
    }
}
