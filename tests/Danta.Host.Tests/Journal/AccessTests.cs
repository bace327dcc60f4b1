using Danta.Desk;
using Danta.Host.Commands;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;

namespace Danta.Host.Tests.Journal;

/// <summary>A journal that cannot be read now is a doubt: a start waits for it, and does not begin without it.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task A_lock_that_goes_away_is_waited_for()
    {
        var disk = new LockedDisk { Refusals = 3 };
        await Prove(disk);
        Assert.Equal(0, disk.Refusals);
    }

    [Fact]
    public async Task One_that_stays_keeps_the_program_from_starting_and_says_why()
    {
        var refused = await Assert.ThrowsAsync<CommandFailed>(() => Prove(new LockedDisk { Refusals = int.MaxValue }));
        Assert.Equal(ExitCodes.Failed, refused.ExitCode);
        Assert.Contains("시작하지 않습니다", refused.Message, StringComparison.Ordinal);
        Assert.Contains("잡혀 있음", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Whoever put it there, the day's own file is gone: an empty book would be begun in its place.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Something_else_in_the_place_of_the_journal_is_no_empty_one(bool all)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("danta-test-").FullName, "journal");
        if (all)
            await File.WriteAllTextAsync(path, "");
        else
            Directory.CreateDirectory(Path.Combine(path, JournalFormat.FileName(new DateOnly(2026, 11, 20))));
        Assert.Contains("기록의 자리", (await Assert.ThrowsAsync<CommandFailed>(() => Prove(new JournalDirectory(path)))).Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    static async Task Prove(IJournalDisk disk)
    {
        var time = new ManualTime(Kst.At(new(2026, 11, 20), new(9, 0)));
        var proof = JournalAccess.ProveAsync(disk, time, CancellationToken.None);
        while (!proof.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await proof;
    }

    sealed class LockedDisk : IJournalDisk
    {
        public int Refusals { get; set; }

        public IReadOnlyList<string> Names => [JournalFormat.FileName(new DateOnly(2026, 11, 20))];

        public IReadOnlyList<string> Files => Names;

        public Stream OpenRead(string name) => (Refusals > 0 ? Refusals-- : 0) > 0 ? throw new IOException("잡혀 있음") : new MemoryStream();

        public Stream OpenWrite(string name) => throw new NotSupportedException();

        public void Delete(string name) => throw new NotSupportedException();

        public void Rename(string name, string newName) => throw new NotSupportedException();

        public void SyncNames() => throw new NotSupportedException();
    }
}
