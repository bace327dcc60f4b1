using Danta.Host.Journal;

namespace Danta.Host.Simtest;

/// <summary>The process was killed while it did this.</summary>
sealed class KilledException : Exception;

/// <summary>How a write ends.</summary>
/// <param name="Bytes">So many are written.</param>
/// <param name="Fault">Thrown then: by the disk, or the process is killed there; null: it is a write like any other.</param>
readonly record struct WriteEnd(int Bytes, Exception? Fault);

/// <summary>
/// A disk of bytes. What was written survives the process; before each write it is asked whether the disk takes it, all or part.
/// </summary>
/// <param name="beforeWrite">What becomes of a write of so many bytes; none: a file is opened.</param>
sealed class MemoryDisk(Func<int, WriteEnd> beforeWrite) : IJournalDisk, IDisposable
{
    /// <summary>Files of worlds that are over, as large as they have become, the largest first: the next world need not grow its own.</summary>
    static readonly PriorityQueue<MemoryStream, int> Spare = new();
    static readonly Lock SpareGate = new();

    readonly SortedDictionary<string, MemoryStream> _files = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => DayFiles.In(Files);

    public IReadOnlyList<string> Files => [.. _files.Keys];

    public DiskRoom? Room { get; set; }

    /// <summary>What lies on it, by name, in bytes.</summary>
    public IEnumerable<(string Name, long Bytes)> Sizes => _files.Select(static file => (file.Key, file.Value.Length));

    /// <summary>What of the process's memory it takes: a file has up to twice the room that it needs.</summary>
    public long Taken => _files.Values.Sum(static file => (long)file.Capacity);

    /// <summary>The same of what worlds that are over have left to the next one.</summary>
    public static long SpareBytes
    {
        get
        {
            lock (SpareGate)
                return Spare.UnorderedItems.Sum(static file => (long)file.Element.Capacity);
        }
    }

    public Stream OpenRead(string name) =>
        new MemoryStream(_files[name].GetBuffer(), 0, (int)_files[name].Length, writable: false);

    public Stream OpenWrite(string name)
    {
        if (beforeWrite(0).Fault is { } fault)
            throw fault;
        if (!_files.TryGetValue(name, out var file))
            _files.Add(name, file = Fresh());
        file.Position = 0;
        return new Handle(file, beforeWrite);
    }

    /// <summary>Changes what is written, behind everybody's back.</summary>
    public void Spoil(string name, Spoiling change) => change(_files[name].GetBuffer().AsSpan(0, (int)_files[name].Length));

    public delegate void Spoiling(Span<byte> bytes);

    public void Delete(string name) => _files.Remove(name);

    public void Rename(string name, string newName)
    {
        _files[newName] = _files[name];
        _files.Remove(name);
    }

    /// <summary>Nobody reads of it any more.</summary>
    public void Dispose()
    {
        lock (SpareGate)
        {
            foreach (var file in _files.Values)
            {
                file.SetLength(0);
                Spare.Enqueue(file, -file.Capacity);
            }
        }
        _files.Clear();
    }

    static MemoryStream Fresh()
    {
        lock (SpareGate)
            return Spare.TryDequeue(out var spare, out _) ? spare : new(64 * 1024);
    }

    public void SyncNames()
    {
    }

    sealed class Handle(MemoryStream file, Func<int, WriteEnd> beforeWrite) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => file.Length;

        public override long Position { get => file.Position; set => file.Position = value; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            var end = beforeWrite(buffer.Length);
            file.Write(buffer[..end.Bytes]);
            if (end.Fault is not null)
                throw end.Fault;
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
