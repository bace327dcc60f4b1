using Danta.Host.Journal;
using Danta.Host.Recording;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Journal;

public sealed class PackingTests : IDisposable
{
    const int Days = 12;

    static readonly DateOnly First = new(2026, 11, 1);

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    JournalDirectory Disk => new(_directory);

    /// <summary>Days with their own inputs each.</summary>
    void WriteDays(int days = Days)
    {
        using var journal = new JournalWriter(Disk);
        for (var day = 0; day < days; day++)
        {
            var at = Kst.At(First.AddDays(day), new TimeOnly(12, 0));
            for (var second = 0; second < 50 + day; second++)
                journal.Append(Input.Second(at.AddSeconds(second)));
            journal.Append(Input.Of(at.AddMinutes(5), new OrderRefused(new OrderId(day), "APBK0952", "주문가능금액을 초과")));
        }
    }

    /// <summary>Everything that any reader sees, day by day.</summary>
    static List<string> Seen(JournalDirectory disk)
    {
        var seen = new List<string>();
        foreach (var name in disk.Names)
        {
            var records = 0;
            var end = JournalReader.Read(disk, name, (in JournalRecord record) =>
                seen.Add($"{name[..10]} {records++} {record.Offset} {record.Kind} {record.At:O} {Convert.ToHexString(record.Payload)}"));
            seen.Add($"{name[..10]} {end.Fault} {end.Length} {end.Records}");
        }
        return seen;
    }

    static Task Pass(IJournalDisk disk, int? keptDays = null, DateOnly? today = null) =>
        new DayKeeper(disk, keptDays, new Still(today ?? First.AddDays(Days - 1)), NullLogger<DayKeeper>.Instance).PassAsync(() => Task.CompletedTask);

    [Fact]
    public async Task Old_days_are_packed_and_read_as_before_and_young_ones_are_not_touched()
    {
        WriteDays();
        var before = Seen(Disk);
        await Pass(Disk);
        Assert.Equal(before, Seen(Disk));
        Assert.Equal(Days, Disk.Names.Count);
        Assert.All(Disk.Names.SkipLast(DayKeeper.Young), name => Assert.True(DayFiles.IsPacked(name)));
        Assert.All(Disk.Names.TakeLast(DayKeeper.Young), name => Assert.False(DayFiles.IsPacked(name)));
        // Each but the last, which may still be written to, has what it was written beside it, packed or not.
        Assert.Equal(Disk.Names.Concat(Disk.Names.SkipLast(1).Select(DayFiles.ManifestOf)).Order(StringComparer.Ordinal), Disk.Files);
        Assert.All(Disk.Names.SkipLast(1), name => Assert.Equal(ManifestMaker.Digest(Disk, name), (ManifestShelf.Find(Disk, name)!.Sha256, ManifestShelf.Find(Disk, name)!.Bytes)));
    }

    [Fact]
    public async Task Dying_at_any_moment_of_packing_loses_nothing_and_the_next_pass_ends_it()
    {
        for (var diesAt = 1; ; diesAt++)
        {
            foreach (var old in Disk.Files)
                Disk.Delete(old);
            WriteDays(DayKeeper.Young + 2);
            var before = Seen(Disk);
            var disk = new CrashingDisk(Disk, diesAt);
            var died = await Record.ExceptionAsync(() => Pass(disk));
            Assert.Equal(before, Seen(Disk));
            await Pass(Disk);
            Assert.Equal(before, Seen(Disk));
            Assert.Equal(2, Disk.Files.Count(DayFiles.IsPacked));
            Assert.Equal(2 * (DayKeeper.Young + 2) - 1, Disk.Files.Count);
            if (died is null)
            {
                Assert.True(diesAt > 10 && disk.NamesSynced == 5, $"{disk.Acts} acts, {disk.NamesSynced} syncs of names");
                return;
            }
            Assert.IsType<CrashException>(died);
        }
    }

    [Fact]
    public async Task Where_both_are_there_the_plain_one_counts_and_nothing_of_the_other_is_thrown_away()
    {
        WriteDays();
        var before = Seen(Disk);
        var packed = Path.Combine(_directory, DayFiles.PackedOf(JournalFormat.FileName(First)));
        await File.WriteAllBytesAsync(packed, [1, 2, 3]);
        Assert.Equal(before, Seen(Disk));
        await Pass(Disk);
        Assert.Equal(before, Seen(Disk));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(packed + ".odd"));
    }

    /// <summary>A gzip that is cut off at a record looks like a day that ended there; its own sums say otherwise.</summary>
    [Fact]
    public async Task A_packed_day_that_is_cut_off_or_changed_anywhere_is_found_or_reads_as_before()
    {
        WriteDays(DayKeeper.Young + 1);
        var before = Seen(Disk);
        await Pass(Disk);
        var file = Path.Combine(_directory, DayFiles.PackedOf(JournalFormat.FileName(First)));
        var whole = await File.ReadAllBytesAsync(file);
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(file, whole[..length]);
            Assert.Equal(JournalFault.Packing, Fault());
        }
        var found = 0;
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x10;
            await File.WriteAllBytesAsync(file, changed);
            if (Fault() != JournalFault.None)
                found++;
            else
                Assert.Equal(before, Seen(Disk));
        }
        // All but some of the ten bytes of the header, which say nothing of the day.
        Assert.InRange(found, whole.Length - 10, whole.Length);

        JournalFault Fault() => JournalReader.Read(Disk, Path.GetFileName(file), static (in JournalRecord _) => { }).Fault;
    }

    [Fact]
    public async Task Days_beyond_the_retention_go_with_what_was_put_aside_of_them_and_young_ones_stay_whatever_it_says()
    {
        WriteDays(20);
        await File.WriteAllBytesAsync(Path.Combine(_directory, $"{JournalFormat.FileName(First)}.cut-100-1"), [1]);
        await Pass(Disk, null, First.AddDays(19));
        Assert.Equal(21 + 19, Disk.Files.Count);
        await Pass(Disk, 15, First.AddDays(19));
        Assert.Equal(16 + 15, Disk.Files.Count);
        Assert.StartsWith("2026-11-05", Disk.Names[0], StringComparison.Ordinal);
        await Pass(Disk, 1, First.AddDays(19));
        Assert.Equal(2 * DayKeeper.Young - 1, Disk.Files.Count);
        // A clock that is set wrong by years deletes nothing.
        WriteDays(20);
        await Pass(Disk, 400, First.AddYears(30));
        Assert.Equal(20 + 19, Disk.Files.Count);
    }

    [Fact]
    public async Task A_day_that_is_damaged_is_packed_as_it_is()
    {
        WriteDays();
        var file = Path.Combine(_directory, JournalFormat.FileName(First));
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[200] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var before = Seen(Disk);
        Assert.Contains(before, line => line.Contains("Checksum", StringComparison.Ordinal));
        await Pass(Disk);
        Assert.Equal(before, Seen(Disk));
    }

    sealed class Still(DateOnly today) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Kst.At(today, new TimeOnly(18, 0)).ToUniversalTime();
    }
}
