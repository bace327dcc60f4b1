using System.Buffers.Binary;
using Danta.Host.Journal;

namespace Danta.Host.Simtest;

/// <summary>A disk that keeps a record wrong: one bit of it is flipped when the next process reads it.</summary>
sealed class Damage(World world)
{
    /// <summary>What matters is young: what a round trip hangs on is among the last.</summary>
    const int Youngest = 600;

    /// <summary>Something has been damaged: the journal played again is not what was lived through.</summary>
    public bool Done { get; private set; }

    public void Strike(double amount)
    {
        if (world.Alive is null)
            return;
        world.Kill("기록 손상");
        world.Watch.RecordLost();
        var chance = new Chance(world.Plan.Seed, 370, (long)(amount * 1e9));
        if (world.Disk.Names is not [.., var name])
            return;
        world.Disk.Spoil(name, bytes => Flip(bytes, chance));
    }

    /// <summary>The last record is left alone: damaged it would be one that was never finished.</summary>
    void Flip(Span<byte> day, Chance chance)
    {
        var records = RecordsOf(day);
        var from = Math.Max(0, records.Count - Youngest);
        if (records.Count - from < 3)
            return;
        // Ticks are most of them, and the least.
        var at = from + chance.Below(records.Count - 1 - from);
        for (var tries = 0; tries < 8 && (RecordKind)day[records[at].At + 8] is not (RecordKind.Event or RecordKind.Request or RecordKind.Intent); tries++)
            at = from + chance.Below(records.Count - 1 - from);
        var (start, length) = records[at];
        world.Trace($"기록 손상: {(RecordKind)day[start + 8]} {System.Text.Encoding.UTF8.GetString(day.Slice(start + JournalFormat.HeadSize, Math.Min(90, length - JournalFormat.HeadSize)))}");
        day[start + chance.Below(length)] ^= (byte)(1 << chance.Below(8));
        Done = true;
    }

    static List<(int At, int Length)> RecordsOf(ReadOnlySpan<byte> day)
    {
        var records = new List<(int, int)>();
        for (var at = JournalFormat.Magic.Length; at + JournalFormat.HeadSize <= day.Length;)
        {
            var payload = BinaryPrimitives.ReadInt32LittleEndian(day[at..]);
            if (payload < 0 || payload > day.Length - at - JournalFormat.HeadSize)
                break;
            records.Add((at, JournalFormat.HeadSize + payload));
            at += JournalFormat.HeadSize + payload;
        }
        return records;
    }
}
