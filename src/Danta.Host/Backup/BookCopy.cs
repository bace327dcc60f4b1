using Danta.Host.Books;
using Danta.Host.Journal;
using Danta.Host.Storage;
using Danta.Kis;
using Microsoft.Data.Sqlite;

namespace Danta.Host.Backup;

/// <summary>
/// A book's files as of one moment, put into a directory while the trader goes on. The archive is copied before the journal: so it never
/// knows more than the journal, which is the truth and catches it up at the next start.
/// </summary>
sealed class BookCopy(string book, BookOwner owner, string? server, string to)
{
    public const string Outbox = "telegram.db";

    /// <summary>A day that is packed at this very moment is gone under the one name and there under the other.</summary>
    const int MostPasses = 5;

    JournalDirectory Copied => BookShelf.JournalIn(to);

    /// <returns>When the last record was written, and what could not be read.</returns>
    /// <exception cref="IOException">The book cannot be read, or the copy not be written.</exception>
    public async Task<(DateTimeOffset Last, IReadOnlyList<string> Flaws)> TakeAsync(CancellationToken cancellationToken)
    {
        PrivateFile.MakeDirectory(Path.Combine(to, FormerBook.Journal));
        if (server is not null || Database.IsIn(book))
            await ArchiveCopy.CopyAsync(Database.Of(book, server, owner), Database.Of(to, null, owner), cancellationToken);
        CopyOutbox();
        SettleFiles();
        await CopyJournalAsync(cancellationToken);
        return Prove();
    }

    void CopyOutbox()
    {
        var file = Path.Combine(book, Outbox);
        if (!File.Exists(file))
            return;
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(to, Outbox), Pooling = false }.ToString());
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    /// <summary>Without the files beside it a database is one file.</summary>
    void SettleFiles()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(to, "*.db"))
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE;";
            command.ExecuteNonQuery();
        }
    }

    async Task CopyJournalAsync(CancellationToken cancellationToken)
    {
        var disk = BookShelf.JournalIn(book);
        for (var pass = 1; ; pass++)
        {
            try
            {
                foreach (var name in Wanted(disk).Except(Copied.Files, StringComparer.Ordinal))
                    await CopyAsync(disk, name, cancellationToken);
                break;
            }
            catch (FileNotFoundException) when (pass < MostPasses)
            {
                // Packed or given up meanwhile: what is there now is looked at again.
            }
        }
        // Both of a day that was packed meanwhile.
        foreach (var twice in Copied.Files.Except(Wanted(Copied), StringComparer.Ordinal).ToList())
            Copied.Delete(twice);
        CutTornEnd();
        Copied.SyncNames();
    }

    static IEnumerable<string> Wanted(JournalDirectory disk)
    {
        var (days, files) = (disk.Names, disk.Files);
        return files.Where(name => !DayFiles.IsUnfinished(name) && (days.Contains(name, StringComparer.Ordinal) || !DayFiles.TryDay(name, out _)));
    }

    async Task CopyAsync(JournalDirectory disk, string name, CancellationToken cancellationToken)
    {
        await using var from = disk.OpenRead(name);
        await using var file = Copied.OpenWrite(name);
        file.SetLength(0);
        await from.CopyToAsync(file, cancellationToken);
    }

    /// <summary>The record that is being written while it is copied: it is in the next backup.</summary>
    void CutTornEnd()
    {
        if (Copied.Names is not [.., var last] || DayFiles.IsPacked(last))
            return;
        using var file = Copied.OpenWrite(last);
        if (JournalReader.EndOf(file) is { IsTorn: true } end)
            file.SetLength(end.End);
    }

    (DateTimeOffset Last, IReadOnlyList<string> Flaws) Prove()
    {
        var (last, flaws) = (DateTimeOffset.MinValue, new List<string>());
        foreach (var name in Copied.Names)
        {
            var end = JournalReader.Read(Copied, name, static (in JournalRecord _) => { }, past: true);
            last = end.LastAt ?? last;
            if (end is not { IsWhole: true, Damaged: 0 })
                flaws.Add($"{name}: {(end.IsWhole ? $"손상된 기록 {end.Damaged:N0}개" : FaultTexts.Of(end))}");
        }
        return (last, flaws);
    }
}
