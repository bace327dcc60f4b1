using Danta.Desk;
using Danta.Host.Backup;
using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Host.Storage;
using Danta.Market;
using Danta.Trading;
using Microsoft.Data.Sqlite;

namespace Danta.Host.Tests.Backup;

/// <summary>A dry run's book of two days with an archive and an outbox, and what backs it up. Dry, for a lock on an account outlives its test.</summary>
sealed class SmallBook : IDisposable
{
    /// <summary>A Friday, in the afternoon.</summary>
    public static readonly DateTimeOffset Noon = Kst.At(new(2026, 11, 27), new(14, 0));

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public SmallBook()
    {
        using (var journal = new JournalWriter(BookShelf.JournalIn(Home)))
        {
            Live(journal, Noon.AddDays(-1));
            Live(journal, Noon.AddSeconds(-10));
        }
        new TradeArchive(Database.Of(Home, null, Owner)).SaveAsync(Storage.Rows.Batch([Storage.Rows.Trade(1, Noon)], [], []), CancellationToken.None).GetAwaiter().GetResult();
        using var outbox = new SqliteConnection($"Data Source={Path.Combine(Home, "telegram.db")};Pooling=False");
        outbox.Open();
        Dapper.SqlMapper.Execute(outbox, "PRAGMA journal_mode = WAL; CREATE TABLE outbox (html TEXT); INSERT INTO outbox VALUES ('체결')");
        File.WriteAllText(Path.Combine(Home, "danta.boot"), "this machine");
    }

    public ManualTime Time { get; } = new(Noon);

    public string Data => Path.Combine(_directory, "data");

    public string Backups => Path.Combine(_directory, "backups");

    public static BookOwner Owner => BookOwner.Of(Config("").Kis, TradingMode.Real, dryRun: true);

    public string Home => BookShelf.DirectoryOf(Data, Owner);

    public static DantaConfig Config(string storage, string account = "12345678-01", bool paper = false, string? server = null) => new(
        new(paper, "KEY-KEY-KEY", new("SECRET-SECRET"), account, "me", null, null, null, null, null, new("J", "J")), new(new(""), [], [], [], null, "ko"),
        DemoConfig.Trading, new(new("http://127.0.0.1:0"), null, [], false), new(storage, server is null ? null : new(server), null), GuardSection.Usual);

    static void Live(JournalWriter journal, DateTimeOffset at)
    {
        journal.Append(Input.Of(at, new Started(TradingMode.Real, true, TraderSettings.Default)));
        for (var second = 1; second <= 10; second++)
            journal.Append(Input.Second(at.AddSeconds(second)));
        journal.Flush();
    }

    public async Task<string> BackUpAsync() => (await new BookBackup(new(Data, null, null), Owner, Time).TakeAsync(Backups, CancellationToken.None)).File;

    public Task<(BackupManifest Manifest, string? Aside)> RestoreAsync(string file, DantaConfig config, DateOnly? older = null) =>
        new BookRestore(config, older, Time).RunAsync(file, CancellationToken.None);

    /// <summary>By name, what is in it.</summary>
    public static Dictionary<string, byte[]> Files(string directory) => !Directory.Exists(directory) ? [] : Directory.GetFiles(directory, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(directory, file), File.ReadAllBytes, StringComparer.Ordinal);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }
}
