using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Danta.Host.Backup;
using Danta.Host.Books;
using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Host.Storage;
using Danta.Trading;
using Microsoft.Data.Sqlite;

namespace Danta.Host.Tests.Backup;

/// <summary>What is put back is what was taken, and what is refused changes nothing.</summary>
public sealed class RestoreTests : IDisposable
{
    readonly SmallBook _book = new();

    public void Dispose() => _book.Dispose();

    string Elsewhere => Path.Combine(_book.Data, "..", "elsewhere");

    string RestoredIn(string storage) => BookShelf.DirectoryOf(storage, SmallBook.Owner);

    async Task<string> RefusedAsync(string file, DantaConfig config, DateOnly? older = null)
    {
        var failed = await Assert.ThrowsAsync<CommandFailed>(() => _book.RestoreAsync(file, config, older));
        Assert.Equal(1, failed.ExitCode);
        Assert.Empty(Directory.Exists(config.Storage.Directory) && config.Storage.Directory != _book.Data ? Directory.GetDirectories(config.Storage.Directory, "*real*") : []);
        return failed.Message;
    }

    [Fact]
    public async Task A_book_comes_back_elsewhere_with_journal_archive_and_outbox_and_knows_that_it_does()
    {
        var file = await _book.BackUpAsync();
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Single(Directory.GetFileSystemEntries(_book.Backups));
        var (manifest, aside) = await _book.RestoreAsync(file, SmallBook.Config(Elsewhere));
        Assert.Null(aside);
        Assert.Equal(SmallBook.Noon, manifest.LastRecordAt);
        Assert.Equal(
            ["danta.db", "journal/2026-11-26.danta", "journal/2026-11-27.danta", "telegram.db"], manifest.Parts.Select(part => part.Name).Order(StringComparer.Ordinal));

        var (before, after) = (BookShelf.JournalIn(_book.Home), BookShelf.JournalIn(RestoredIn(Elsewhere)));
        Assert.Equal(await Bytes(before, before.Names[0]), await Bytes(after, after.Names[0]));
        var last = await Bytes(after, after.Names[^1]);
        Assert.Equal(await Bytes(before, before.Names[^1]), last[..(int)new FileInfo(Path.Combine(_book.Home, "journal", before.Names[^1])).Length]);
        // The next start hears everything and knows that there was more.
        var recalled = TraderMemory.Recall(new Trader(), new Trader().Handle, after);
        var flawed = Assert.Single(recalled.Flaws);
        Assert.True(flawed.HasLostRecords);
        Assert.Contains("백업에서 되돌린", flawed.Text, StringComparison.Ordinal);
        Assert.Equal(22, recalled.Records);
        Assert.Single(await Storage.Rows.ReadAsync(Database.Of(RestoredIn(Elsewhere), null, SmallBook.Owner), "trades"));
        await using var outbox = new SqliteConnection($"Data Source={Path.Combine(RestoredIn(Elsewhere), "telegram.db")};Mode=ReadOnly;Pooling=False");
        Assert.Equal("체결", Dapper.SqlMapper.ExecuteScalar<string>(outbox, "SELECT html FROM outbox"));
        Assert.False(File.Exists(Path.Combine(RestoredIn(Elsewhere), "danta.boot")));
        Assert.DoesNotContain(Directory.GetDirectories(Elsewhere), path => path.Contains("restoring", StringComparison.Ordinal));
    }

    static async Task<byte[]> Bytes(JournalDirectory disk, string name)
    {
        await using var file = disk.OpenRead(name);
        using var all = new MemoryStream();
        await file.CopyToAsync(all);
        return all.ToArray();
    }

    /// <summary>One bit at many places: either it is refused, or it was of no meaning and everything is as it was.</summary>
    [Fact]
    public async Task A_damaged_backup_is_refused_wherever_the_damage_is()
    {
        var whole = await File.ReadAllBytesAsync(await _book.BackUpAsync());
        var file = Path.Combine(_book.Backups, "damaged.zip");
        var reference = Path.Combine(_book.Backups, "reference");
        await File.WriteAllBytesAsync(file, whole);
        BackupFile.Unpack(file, static _ => { }, reference);
        var refused = 0;
        for (var at = 0; at < whole.Length; at += Math.Max(1, whole.Length / 300))
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= (byte)(1 << at % 8);
            await File.WriteAllBytesAsync(file, damaged);
            var to = Path.Combine(_book.Backups, "unpacked");
            try
            {
                BackupFile.Unpack(file, static _ => { }, to);
                Assert.Equal(SmallBook.Files(reference), SmallBook.Files(to));
            }
            catch (InvalidDataException)
            {
                refused++;
            }
            if (Directory.Exists(to))
                Directory.Delete(to, recursive: true);
        }
        Assert.True(refused > 200, $"{refused} refused");
        for (var length = 0; length < whole.Length; length += whole.Length / 20)
        {
            await File.WriteAllBytesAsync(file, whole[..length]);
            Assert.Contains("손상되었거나", await RefusedAsync(file, SmallBook.Config(Elsewhere)), StringComparison.Ordinal);
        }
    }

    /// <summary>Somebody who can write the hashes anew can still not write outside of the book.</summary>
    [Fact]
    public async Task Nothing_is_written_outside_of_the_book()
    {
        var file = await _book.BackUpAsync();
        foreach (var name in (string[])["../escaped", "journal/../../escaped", "/tmp/escaped", "journal/2026-11-27.danta/x", "kis-tokens.json", "journal/escaped"])
        {
            var forged = Path.Combine(_book.Backups, "forged.zip");
            File.Delete(forged);
            var manifest = BackupFile.Unpack(file, static _ => { }, null);
            var content = Encoding.UTF8.GetBytes("x");
            var told = (manifest with { Parts = [new(name, 1, Convert.ToHexStringLower(SHA256.HashData(content)))] }).Write();
            using (var zip = ZipFile.Open(forged, ZipArchiveMode.Create))
            {
                Add(zip, name, content);
                Add(zip, BackupManifest.Name, told);
                Add(zip, BackupManifest.HashName, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(told))));
            }
            Assert.Contains("장부의 것이 아닌", await RefusedAsync(forged, SmallBook.Config(Elsewhere)), StringComparison.Ordinal);
        }

        static void Add(ZipArchive zip, string name, byte[] content)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(content);
        }
    }

    [Fact]
    public async Task Another_account_s_and_another_environment_s_backup_is_refused()
    {
        var file = await _book.BackUpAsync();
        var told = await RefusedAsync(file, SmallBook.Config(Elsewhere, account: "87654321-01"));
        Assert.Contains("다른 계좌", told, StringComparison.Ordinal);
        Assert.Contains("모의", await RefusedAsync(file, SmallBook.Config(Elsewhere, paper: true)), StringComparison.Ordinal);
        // Saying that it is old does not make it ours.
        await RefusedAsync(file, SmallBook.Config(Elsewhere, account: "87654321-01"), new(2026, 11, 27));
    }

    [Fact]
    public async Task A_backup_older_than_the_brokers_day_has_to_be_asked_for_twice()
    {
        var file = await _book.BackUpAsync();
        // On Sunday the broker's day is still Friday.
        _book.Time.Advance(TimeSpan.FromDays(2));
        await _book.RestoreAsync(file, SmallBook.Config(Path.Combine(Elsewhere, "sunday")));
        _book.Time.Advance(TimeSpan.FromDays(1));
        var config = SmallBook.Config(Path.Combine(Elsewhere, "monday"));
        var told = await RefusedAsync(file, config);
        Assert.Contains("2026-11-30", told, StringComparison.Ordinal);
        Assert.Contains("--older 2026-11-27", told, StringComparison.Ordinal);
        await RefusedAsync(file, config, new(2026, 11, 26));
        await _book.RestoreAsync(file, config, new(2026, 11, 27));
        Assert.True(Directory.Exists(RestoredIn(config.Storage.Directory)));
    }

    [Fact]
    public async Task A_book_that_is_there_is_put_aside_and_one_that_knows_more_has_to_be_given_up_twice()
    {
        var file = await _book.BackUpAsync();
        var config = SmallBook.Config(_book.Data);
        var (_, aside) = await _book.RestoreAsync(file, config);
        Assert.True(File.Exists(Path.Combine(aside!, "danta.boot")));
        using (var journal = new JournalWriter(BookShelf.JournalIn(_book.Home)))
            journal.Append(Input.Second(SmallBook.Noon.AddMinutes(1)));
        Assert.Contains("더 새롭습니다", await RefusedAsync(file, config), StringComparison.Ordinal);
        _book.Time.Advance(TimeSpan.FromMinutes(2));
        await _book.RestoreAsync(file, config, new(2026, 11, 27));
        Assert.Equal(2, Directory.GetDirectories(_book.Data, "*.before-*").Length);
    }

    [Fact]
    public async Task Nothing_is_put_back_under_a_trader_that_runs()
    {
        var file = await _book.BackUpAsync();
        var config = SmallBook.Config(_book.Data);
        using var trader = TradingLocks.Take(new SessionPlan(config, TradingMode.Real, DryRun: true, _book.Time));
        var failed = await Assert.ThrowsAsync<CommandFailed>(() => _book.RestoreAsync(file, config));
        Assert.Contains($"{Environment.ProcessId}", failed.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_book.Home, "danta.boot")));
    }

    [Fact]
    public async Task A_later_programs_backup_is_refused()
    {
        var file = await _book.BackUpAsync();
        var manifest = BackupFile.Unpack(file, static _ => { }, null);
        var copy = Path.Combine(_book.Backups, "copy");
        BackupFile.Unpack(file, static _ => { }, copy);
        foreach (var later in (BackupManifest[])[manifest with { Schema = Schema.Current.Steps.Count + 1 }, manifest with { Format = BackupManifest.FormatNow + 1 }])
        {
            var forged = Path.Combine(_book.Backups, $"later-{later.Format}.zip");
            BackupFile.Write(forged, copy, parts => later with { Parts = parts });
            Assert.Contains("더 새로운 판", await RefusedAsync(forged, SmallBook.Config(Elsewhere)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_record_that_is_being_written_is_left_for_the_next_backup()
    {
        var day = Path.Combine(_book.Home, "journal", "2026-11-27.danta");
        await using (var file = new FileStream(day, FileMode.Append))
            file.Write([12, 0, 0, 0, 1, 2, 3]);
        var (manifest, _) = await _book.RestoreAsync(await _book.BackUpAsync(), SmallBook.Config(Elsewhere));
        Assert.Empty(manifest.Flaws);
        var journal = BookShelf.JournalIn(RestoredIn(Elsewhere));
        Assert.All(journal.Names, name => Assert.True(JournalReader.Read(journal, name, static (in JournalRecord _) => { }).IsWhole));
    }
}
