using Danta.Host.Journal;

namespace Danta.Host.Tests.Journal;

/// <summary>A disk with room for so many bytes more: a write beyond it is done in part, then refused, as by a real one.</summary>
sealed class FullDisk(IJournalDisk inner) : DiskAround(inner)
{
    public long Room { get; set; }

    public override Stream OpenWrite(string name) => new Handle(this, base.OpenWrite(name));

    sealed class Handle(FullDisk disk, Stream file) : FileAround(file)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var taken = (int)Math.Min(buffer.Length, disk.Room);
            Inner.Write(buffer[..taken]);
            disk.Room -= taken;
            if (taken < buffer.Length)
                throw new IOException("no space left on device");
        }
    }
}
