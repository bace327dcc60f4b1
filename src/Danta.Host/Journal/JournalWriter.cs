using System.Buffers.Binary;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Journal;

/// <summary>
/// Appends what the trader hears and asks for, in the order of its inbox. Records gather in memory and go to the file in one
/// write; <see cref="Flush"/> hands them to the operating system, which is enough to survive a killed process. Nothing here
/// waits for the disk: <see cref="SyncEverySecondAsync"/> does, from another thread. What the disk does not take is kept in memory
/// and written when it does again, so that a full disk leaves no gap.
/// </summary>
/// <remarks>Used within the trader's turn alone, but for <see cref="SyncEverySecondAsync"/>.</remarks>
sealed class JournalWriter(IJournalDisk disk) : IDisposable
{
    /// <summary>Some half an hour of a busy day. Beyond it all of that is given up, which the journal says, and the next start leans on the broker.</summary>
    const int MostKept = 128 * 1024 * 1024;

    /// <summary>What waits goes in pieces: each that the disk takes is done with, and one that it refuses costs little.</summary>
    const int Piece = 1024 * 1024;

    readonly Lock _files = new();
    byte[] _buffer = new byte[64 * 1024];
    int _used;
    Stream? _file;

    /// <summary>Yesterday's, until the disk has it.</summary>
    Stream? _retired;
    bool _namesChanged;
    Exception? _syncFault;
    bool _isTorn;

    /// <summary>Bytes of the file that are proven, and the checksum up to there.</summary>
    long _end;
    uint _sum;
    long _dayEnds;

    /// <summary>Records given up since somebody asked last.</summary>
    long _lost;

    /// <summary>Why a record could not be written down since the last flush: a fault of ours.</summary>
    string? _unwritable;

    /// <summary>Something waits to be written: the disk did not take it.</summary>
    public bool IsBehind => _used > 0;

    /// <summary>How many records the disk has not taken for so long that they were given up; asking counts anew.</summary>
    public long TakeLost()
    {
        var lost = _lost;
        _lost = 0;
        return lost;
    }

    public void Append(in Input input)
    {
        switch (input.Kind)
        {
            case InputKind.Second:
                Append(RecordKind.Second, input.At, []);
                break;
            case InputKind.Trade:
                Span<byte> trade = stackalloc byte[TickCodec.TradeSize];
                TickCodec.Write(input.Trade, trade);
                Append(RecordKind.Trade, input.At, trade);
                break;
            case InputKind.Book:
                Span<byte> book = stackalloc byte[TickCodec.BookSize];
                TickCodec.Write(input.Book, book);
                Append(RecordKind.Book, input.At, book);
                break;
            default:
                Append(RecordKind.Event, input.At, input.Event!, EventJson.Write);
                break;
        }
    }

    /// <summary>Behind the last record of a book that was put back from a backup.</summary>
    public void AppendRestored(DateTimeOffset at, DateTimeOffset restoredAt)
    {
        Span<byte> when = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(when, restoredAt.UtcTicks);
        Append(RecordKind.Restored, at, when);
    }

    public void Append(DateTimeOffset at, Request request)
    {
        Span<byte> intent = stackalloc byte[IntentCodec.MostSize];
        if (IntentCodec.Write(request, intent) is > 0 and var length)
            Append(RecordKind.Intent, at, intent[..length]);
        else
            Append(RecordKind.Request, at, request, EventJson.Write);
    }

    /// <summary>
    /// What cannot be put into words for a fault of ours is no reason not to hear it: a gap of one record stands in its place, and the
    /// next <see cref="Flush"/> fails once, so that no purchase leaves unrecorded and the trader is told.
    /// </summary>
    void Append<T>(RecordKind kind, DateTimeOffset at, T told, Func<T, byte[]> write)
    {
        byte[] payload;
        try
        {
            payload = write(told);
        }
        catch (Exception fault)
        {
            _unwritable = $"기록할 수 없는 것이 있었습니다 ({told!.GetType().Name}: {fault.GetType().Name})";
            _lost++;
            (kind, payload) = (RecordKind.Gap, new byte[JournalGap.Size]);
            new JournalGap(1, at, at).Write(payload);
        }
        Append(kind, at, payload);
    }

    void Append(RecordKind kind, DateTimeOffset at, ReadOnlySpan<byte> payload)
    {
        var size = JournalFormat.HeadSize + payload.Length;
        if (_used + size > _buffer.Length)
            MakeRoom(size);
        // The checksum is a matter of the file that it will stand in: it is filled in on the way there.
        JournalFormat.WriteHead(_buffer.AsSpan(_used), payload.Length, 0, kind, at.UtcTicks);
        payload.CopyTo(_buffer.AsSpan(_used + JournalFormat.HeadSize));
        _used += size;
    }

    /// <summary>Gives what has gathered to the operating system. No disk sync.</summary>
    /// <exception cref="IOException">The disk does not take it. It is kept for the next time.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory is not ours to write to. It is kept for the next time.</exception>
    public void Flush()
    {
        WriteOut();
        if (_unwritable is { } reason)
        {
            _unwritable = null;
            throw new IOException(reason);
        }
        // The operating system has everything, but some of what it had before may never have reached the disk: until that has taken
        // a sync again, whoever buys should know.
        if (Volatile.Read(ref _syncFault) is { } fault)
            throw new IOException(fault.Message, fault);
    }

    void WriteOut()
    {
        var from = 0;
        try
        {
            while (from < _used)
            {
                var stamp = StampAt(from);
                if (_file is null || stamp >= _dayEnds)
                    Open(Kst.DateOf(new DateTimeOffset(stamp, TimeSpan.Zero)));
                var (to, sum) = Seal(from);
                Write(_buffer.AsSpan(from, to - from));
                (_sum, from) = (sum, to);
            }
        }
        finally
        {
            if (from > 0)
            {
                _buffer.AsSpan(from, _used - from).CopyTo(_buffer);
                _used -= from;
            }
        }
    }

    /// <summary>Puts the checksums into the records of one piece, which is of one day.</summary>
    (int To, uint Sum) Seal(int at)
    {
        var (sum, most) = (_sum, at + Piece);
        while (at < _used && at < most && StampAt(at) is var stamp && stamp < _dayEnds)
        {
            var head = _buffer.AsSpan(at, JournalFormat.HeadSize);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head);
            var kind = (RecordKind)head[8];
            sum = JournalFormat.Chain(sum, kind, stamp, _buffer.AsSpan(at + JournalFormat.HeadSize, length));
            JournalFormat.WriteHead(head, length, sum, kind, stamp);
            at += JournalFormat.HeadSize + length;
        }
        return (at, sum);
    }

    void Write(ReadOnlySpan<byte> records)
    {
        // A write that failed may have left a part of itself.
        if (_isTorn)
        {
            _file!.SetLength(_end);
            _file.Seek(_end, SeekOrigin.Begin);
        }
        _isTorn = true;
        _file!.Write(records);
        _isTorn = false;
        _end += records.Length;
    }

    long StampAt(int at) => BinaryPrimitives.ReadInt64LittleEndian(_buffer.AsSpan(at + 9));

    void MakeRoom(int size)
    {
        try
        {
            WriteOut();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Whoever flushes next is told.
        }
        if (_used + size > MostKept)
            GiveUp();
        if (_used + size > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _used + size));
    }

    /// <summary>What waits is too much: a record for each day that says how much it was takes its place.</summary>
    void GiveUp()
    {
        var (days, at) = (new List<JournalGap>(), 0);
        while (at < _used)
        {
            var head = _buffer.AsSpan(at, JournalFormat.HeadSize);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head);
            var stamp = new DateTimeOffset(StampAt(at), TimeSpan.Zero);
            var lost = (RecordKind)head[8] == RecordKind.Gap
                ? JournalGap.Read(_buffer.AsSpan(at + JournalFormat.HeadSize, length), stamp)
                : new(1, stamp, stamp);
            if (days.Count == 0 || Kst.DateOf(days[^1].To) != Kst.DateOf(stamp))
                days.Add(lost);
            else
                days[^1] = days[^1].With(lost);
            at += JournalFormat.HeadSize + length;
        }
        _used = 0;
        // Those that were counted before are gaps among what is given up.
        _lost = days.Sum(gap => gap.Records);
        Span<byte> payload = stackalloc byte[JournalGap.Size];
        foreach (var gap in days)
        {
            gap.Write(payload);
            Append(RecordKind.Gap, gap.To, payload);
        }
    }

    /// <summary>Once a second the disk gets what was flushed, so that a power cut takes the last instants at most.</summary>
    public async Task SyncEverySecondAsync(TimeProvider time, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stop))
            await Task.Run(Sync, stop);
    }

    internal void Sync()
    {
        Stream? retired, file;
        bool namesChanged;
        lock (_files)
        {
            (retired, file, namesChanged) = (_retired, _file, _namesChanged);
            (_retired, _namesChanged) = (null, false);
        }
        try
        {
            using (retired)
                ToDisk(retired);
            ToDisk(file);
            if (namesChanged)
                disk.SyncNames();
            Volatile.Write(ref _syncFault, null);
        }
        catch (ObjectDisposedException)
        {
            // The program ends; what closes the file syncs it.
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Volatile.Write(ref _syncFault, fault);
            if (!namesChanged)
                return;
            lock (_files)
                _namesChanged = true;
        }
    }

    static void ToDisk(Stream? stream)
    {
        if (stream is FileStream file)
            RandomAccess.FlushToDisk(file.SafeFileHandle);
    }

    /// <summary>
    /// Cuts a torn end off a day that will not be written on any more, so that it is whole. Damage within it is left for people
    /// to look at.
    /// </summary>
    /// <returns>False: there was nothing that could be cut.</returns>
    /// <exception cref="IOException">The disk does not take it.</exception>
    /// <exception cref="UnauthorizedAccessException">The directory is not ours to write to.</exception>
    public static bool Mend(IJournalDisk disk, string name)
    {
        if (DayFiles.IsPacked(name))
            return false;
        using var file = disk.OpenWrite(name);
        var end = JournalReader.EndOf(file);
        if (!end.IsTorn)
            return false;
        Cut(disk, name, file, end);
        ToDisk(file);
        return true;
    }

    static void Cut(IJournalDisk disk, string name, Stream file, in JournalEnd end)
    {
        if (!end.IsWhole)
            CutBytes.Keep(disk, name, file, end.End);
        file.SetLength(end.End);
        file.Seek(end.End, SeekOrigin.Begin);
    }

    /// <summary>Opens the day's file; what a former run left torn is cut first, for the checksum has to run on.</summary>
    void Open(DateOnly day)
    {
        var name = JournalFormat.FileName(day);
        var file = disk.OpenWrite(name);
        try
        {
            var end = JournalReader.EndOf(file);
            Cut(disk, name, file, end);
            if (end.End == 0)
                file.Write(JournalFormat.Magic);
            (_end, _sum, _isTorn) = (Math.Max(end.End, JournalFormat.Magic.Length), end.Sum, false);
        }
        catch
        {
            file.Dispose();
            throw;
        }
        _dayEnds = Kst.At(day.AddDays(1), TimeOnly.MinValue).UtcTicks;
        lock (_files)
        {
            // One day old at the least: it was synced long ago, or nobody syncs here.
            _retired?.Dispose();
            (_retired, _file, _namesChanged) = (_file, file, true);
        }
    }

    /// <summary>Writes what is left and waits for the disk: nothing is on its way any more that it could hold up.</summary>
    public void Dispose()
    {
        try
        {
            WriteOut();
            Sync();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The disk that refused the last records refuses them now too; that was told when it happened.
        }
        lock (_files)
        {
            _file?.Dispose();
            _retired?.Dispose();
            (_file, _retired) = (null, null);
        }
    }
}
