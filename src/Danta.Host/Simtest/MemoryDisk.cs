using Danta.Host.Journal;

namespace Danta.Host.Simtest;

/// <summary>The process was killed while it did this.</summary>
sealed class KilledException : Exception;

/// <summary>
/// A disk of bytes. What was written survives the process; before each write it is asked whether the disk takes it, all or part.
/// </summary>
/// <param name="beforeWrite">How many of so many bytes are written; fewer: the process is killed there. May throw as a disk does.</param>
sealed class MemoryDisk(Func<int, int> beforeWrite) : IJournalDisk
{
    readonly SortedDictionary<string, MemoryStream> _files = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => DayFiles.In(Files);

    public IReadOnlyList<string> Files => [.. _files.Keys];

    public Stream OpenRead(string name) =>
        new MemoryStream(_files[name].GetBuffer(), 0, (int)_files[name].Length, writable: false);

    public Stream OpenWrite(string name)
    {
        beforeWrite(0);
        if (!_files.TryGetValue(name, out var file))
            _files.Add(name, file = new MemoryStream(256 * 1024));
        file.Position = 0;
        return new Handle(file, beforeWrite);
    }

    public void Delete(string name) => _files.Remove(name);

    public void Rename(string name, string newName)
    {
        _files[newName] = _files[name];
        _files.Remove(name);
    }

    public void SyncNames()
    {
    }

    sealed class Handle(MemoryStream file, Func<int, int> beforeWrite) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position { get => file.Position; set => file.Position = value; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var written = beforeWrite(buffer.Length);
            file.Write(buffer[..written]);
            if (written < buffer.Length)
                throw new KilledException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => file.Read(buffer);

        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

        public override void SetLength(long value) => file.SetLength(value);

        public override void Flush()
        {
        }
    }
}
