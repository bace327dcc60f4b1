using Danta.Desk;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Trading;

namespace Danta.Host.Tests.Journal;

public sealed class DiskSyncTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>A synced file under a name that was not is gone after a power cut.</summary>
    [Fact]
    public async Task The_name_of_a_new_day_is_synced_once_and_not_by_the_one_who_writes()
    {
        var disk = new CrashingDisk(new JournalDirectory(_directory), int.MaxValue);
        using var journal = new JournalWriter(disk);
        journal.Append(Input.Second(DayBytes.Noon));
        journal.Flush();
        Assert.Equal(0, disk.NamesSynced);
        using var stop = new CancellationTokenSource();
        var time = new ManualTime(DayBytes.Noon);
        var syncing = journal.SyncEverySecondAsync(time, stop.Token);
        await SyncedAsync(1);
        for (var second = 0; second < 3; second++)
            journal.Sync();
        Assert.Equal(1, disk.NamesSynced);
        journal.Append(Input.Second(DayBytes.Noon.AddHours(12)));
        journal.Flush();
        await SyncedAsync(2);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => syncing);
        Assert.Equal(2, disk.NamesSynced);

        Task SyncedAsync(int names) => Patience.UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return disk.NamesSynced == names;
        });
    }

    /// <summary>A disk that cannot keep what it was given is one that cannot be written, until it can: nothing is bought meanwhile.</summary>
    [Fact]
    public void A_disk_that_fails_to_sync_is_told_at_each_flush_until_it_syncs_again()
    {
        var disk = new NoSync(new JournalDirectory(_directory)) { IsGone = true };
        using var journal = new JournalWriter(disk);
        journal.Append(Input.Second(DayBytes.Noon));
        journal.Flush();
        for (var second = 0; second < 3; second++)
        {
            journal.Sync();
            journal.Append(Input.Second(DayBytes.Noon));
            Assert.Throws<IOException>(journal.Flush);
            Assert.Throws<IOException>(journal.Flush);
        }
        disk.IsGone = false;
        journal.Sync();
        journal.Flush();
        Assert.Equal(4, JournalReader.Read(disk, DayBytes.Name, static (in JournalRecord _) => { }).Records);
    }

    [Fact]
    public void A_machine_that_went_down_is_told_from_a_process_that_was_killed_and_from_an_end_in_order()
    {
        BootMark.Set(_directory, "a", out var first);
        BootMark.Set(_directory, "a", out var killed);
        using (BootMark.Set(_directory, "b", out var down))
            Assert.Equal((false, false, true), (first, killed, down));
        BootMark.Set(_directory, "c", out var inOrder);
        BootMark.Set(_directory, null, out var unknown);
        Assert.Equal((false, false), (inOrder, unknown));
    }

    /// <summary>Syncing names fails as long as it is gone.</summary>
    sealed class NoSync(IJournalDisk inner) : DiskAround(inner)
    {
        public bool IsGone { get; set; }

        public override void SyncNames()
        {
            if (IsGone)
                throw new IOException("the disk is gone");
            base.SyncNames();
        }
    }
}
