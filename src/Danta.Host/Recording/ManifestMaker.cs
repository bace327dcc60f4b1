using System.Security.Cryptography;
using System.Text.Json;
using Danta.Host.Journal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Recording;

/// <summary>Reads a day once and writes down what it is.</summary>
sealed class ManifestMaker
{
    readonly HashSet<ulong> _stocks = [];
    readonly List<string> _programs = [];
    readonly List<string> _settings = [];
    readonly List<DayGap> _gaps = [];
    DateTimeOffset? _first;
    DateTimeOffset? _last;
    DateTimeOffset? _downSince;
    int _seconds, _trades, _books, _events, _requests, _orders;

    /// <summary>What is not proven is not counted.</summary>
    /// <param name="origin"><inheritdoc cref="DayManifest" path="/param[@name='Origin']"/></param>
    public static DayManifest Make(IJournalDisk disk, string name, string? origin = null)
    {
        var maker = new ManifestMaker();
        var end = JournalReader.Read(disk, name, maker.Take);
        DayFiles.TryOwner(name, out var day);
        if (!end.IsWhole)
            maker._gaps.Add(new(GapKind.Damage, Kst.Of(end.BadAt ?? end.LastAt ?? Kst.At(day, TimeOnly.MinValue)), null, null));
        if (maker._downSince is { } since)
            maker._gaps.Add(new(GapKind.Stream, since, null, null));
        var (sum, bytes) = Digest(disk, name);
        return new(
            DayManifest.FormatNow, day, sum, bytes, maker._programs, maker._settings,
            new(maker._seconds, maker._trades, maker._books, maker._events, maker._requests, maker._orders, maker._stocks.Count),
            maker._gaps, maker._first, maker._last, origin);
    }

    /// <summary>Of the plain bytes, packed or not.</summary>
    public static (string Sha256, long Bytes) Digest(IJournalDisk disk, string name)
    {
        using var stream = DayFiles.OpenRead(disk, name);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, bytes) = (new byte[1 << 17], 0L);
        try
        {
            while (stream.Read(buffer) is var got && got > 0)
            {
                sum.AppendData(buffer, 0, got);
                bytes += got;
            }
        }
        catch (InvalidDataException)
        {
            // A packing that is damaged: the digest is of what can be had, and the gap says the rest.
        }
        return (Convert.ToHexStringLower(sum.GetHashAndReset()), bytes);
    }

    /// <summary>What settings are called by: short, and the same for the same settings on every machine.</summary>
    public static string DigestOf(TraderSettings settings) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(settings, EventJson.Options)).AsSpan(0, 8));

    void Take(in JournalRecord record)
    {
        _first ??= Kst.Of(record.At);
        _last = Kst.Of(record.At);
        switch (record.Kind)
        {
            case RecordKind.Second: _seconds++; break;
            case RecordKind.Trade:
                _trades++;
                Stock(record);
                break;
            case RecordKind.Book:
                _books++;
                Stock(record);
                break;
            case RecordKind.Event:
                _events++;
                Hear(record);
                break;
            case RecordKind.Intent: _orders++; break;
            case RecordKind.Request:
                _requests++;
                _orders += record.Order() is null ? 0 : 1;
                break;
            case RecordKind.Gap:
                var gap = JournalGap.Read(record.Payload, record.At);
                _gaps.Add(new(GapKind.Journal, Kst.Of(gap.From), Kst.Of(gap.To), gap.Records));
                break;
            case RecordKind.Restored: _gaps.Add(new(GapKind.Restored, Kst.Of(record.At), Kst.Of(record.At), null)); break;
            default: break;
        }
    }

    /// <summary>Both kinds of tick begin with the code.</summary>
    void Stock(in JournalRecord record) => _stocks.Add(System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(record.Payload));

    void Hear(in JournalRecord record)
    {
        // The others, thousands a day, say nothing of this: they are not read.
        if (!record.Payload.StartsWith("{\"$\":\"St"u8) && !record.Payload.StartsWith("{\"$\":\"ChangeSettings\""u8) || !record.TryInput(out var input))
            return;
        switch (input.Event)
        {
            case Started start:
                Add(_programs, start.Program ?? "");
                Add(_settings, DigestOf(start.Settings));
                Down(input.At);
                break;
            case ChangeSettings change: Add(_settings, DigestOf(change.Settings)); break;
            case StreamChanged { Up: true } when _downSince is { } since:
                _gaps.Add(new(GapKind.Stream, since, Kst.Of(input.At), null));
                _downSince = null;
                break;
            case StreamChanged { Up: false }: Down(input.At); break;
            default: break;
        }
    }

    void Down(DateTimeOffset at) => _downSince ??= Kst.Of(at);

    static void Add(List<string> list, string one)
    {
        if (one.Length > 0 && (list.Count == 0 || list[^1] != one))
            list.Add(one);
    }
}
