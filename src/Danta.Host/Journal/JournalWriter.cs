using Danta.Market;
using Danta.Trading;
using Microsoft.Win32.SafeHandles;

namespace Danta.Host.Journal;

/// <summary>
/// Appends what the trader hears and asks for, in the order of its inbox. Records gather in memory and go to the file in one
/// write; <see cref="Flush"/> hands them to the operating system, which is enough to survive a killed process. Nothing here
/// waits for the disk: <see cref="SyncEverySecondAsync"/> does, from another thread.
/// </summary>
/// <remarks>Used by the trader's thread alone, but for <see cref="SyncEverySecondAsync"/>.</remarks>
sealed class JournalWriter : IDisposable
{
    readonly string _directory;
    readonly byte[] _buffer = new byte[256 * 1024];
    readonly Lock _files = new();
    int _used;
    uint _sum;
    DateOnly _day;
    FileStream? _file;

    public JournalWriter(string directory)
    {
        _directory = directory;
        Directory.CreateDirectory(directory);
    }

    /// <exception cref="IOException">The file cannot be written; the record is lost, the journal stays as it was.</exception>
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
                Append(RecordKind.Event, input.At, EventJson.Write(input.Event!));
                break;
        }
    }

    public void Append(DateTimeOffset at, Request request) => Append(RecordKind.Request, at, EventJson.Write(request));

    void Append(RecordKind kind, DateTimeOffset at, ReadOnlySpan<byte> payload)
    {
        var day = Kst.DateOf(at);
        if (_file is null || day > _day)
            Open(day);
        if (_used + JournalFormat.HeadSize + payload.Length > _buffer.Length)
            Flush();
        _sum = JournalFormat.Chain(_sum, kind, at.UtcTicks, payload);
        if (payload.Length + JournalFormat.HeadSize > _buffer.Length)
        {
            Span<byte> head = stackalloc byte[JournalFormat.HeadSize];
            JournalFormat.WriteHead(head, payload.Length, _sum, kind, at.UtcTicks);
            _file!.Write(head);
            _file.Write(payload);
            return;
        }
        JournalFormat.WriteHead(_buffer.AsSpan(_used), payload.Length, _sum, kind, at.UtcTicks);
        payload.CopyTo(_buffer.AsSpan(_used + JournalFormat.HeadSize));
        _used += JournalFormat.HeadSize + payload.Length;
    }

    /// <summary>Gives what has gathered to the operating system. No disk sync.</summary>
    public void Flush()
    {
        if (_used == 0)
            return;
        _file!.Write(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    /// <summary>Once a second the disk gets what was flushed, so that a power cut takes the last instants at most.</summary>
    public async Task SyncEverySecondAsync(TimeProvider time, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stop))
            await Task.Run(Sync, stop);
    }

    void Sync()
    {
        SafeFileHandle? file;
        lock (_files)
            file = _file?.SafeFileHandle;
        if (file is null)
            return;
        try
        {
            RandomAccess.FlushToDisk(file);
        }
        catch (Exception fault) when (fault is IOException or ObjectDisposedException)
        {
            // The next write meets the same disk and tells; a file closed at midnight was synced when it closed.
        }
    }

    /// <summary>Opens the day's file; a torn tail of a former run is cut first, for the checksum has to run on.</summary>
    void Open(DateOnly day)
    {
        Flush();
        var path = Path.Combine(_directory, JournalFormat.FileName(day));
        var (end, sum) = JournalReader.EndOf(path);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (end == 0)
        {
            file.SetLength(0);
            file.Write(JournalFormat.Magic);
        }
        else
        {
            file.SetLength(end);
            file.Seek(end, SeekOrigin.Begin);
        }
        lock (_files)
        {
            _file?.Dispose();
            (_file, _day, _sum) = (file, day, sum);
        }
    }

    public void Dispose()
    {
        try
        {
            Flush();
        }
        catch (IOException)
        {
            // The disk that refused the last records refuses them now too; that was told when it happened.
        }
        lock (_files)
        {
            _file?.Dispose();
            _file = null;
        }
    }
}
