using Danta.Host.Books;
using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Host.Storage;
using Danta.Kis;
using Danta.Market;
using Microsoft.Data.Sqlite;

namespace Danta.Host.Backup;

/// <summary>
/// Puts a book back from a backup. First everything is proven beside the books, then it takes its name at one stroke; a book that was
/// there is put aside and never deleted. The next start knows that what came after the backup is lost, and asks broker and owner.
/// </summary>
/// <param name="older">The day that the owner has named: he knows that the backup ends there. Null: he has not.</param>
sealed class BookRestore(DantaConfig config, DateOnly? older, TimeProvider time)
{
    string Storage => config.Storage.Directory;

    /// <returns>What was put back, and where a book that was there lies now.</returns>
    /// <exception cref="CommandFailed">It was refused, or could not be done; nothing has changed.</exception>
    public async Task<(BackupManifest Manifest, string? Aside)> RunAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await PutBackAsync(file, BackupFile.Unpack(file, Agree, to: null), cancellationToken);
        }
        catch (InvalidDataException damaged)
        {
            throw Refused($"손상되었거나 단타의 백업이 아닙니다: {damaged.Message}. 다른 백업을 쓰십시오");
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException || (Database.IsAway(fault) && !cancellationToken.IsCancellationRequested))
        {
            throw Refused($"읽거나 쓰지 못했습니다({fault.Message.ReplaceLineEndings(" ")}). 파일과 {Path.GetFullPath(Storage)}의 권한, 남은 공간을 살핀 뒤 다시 하십시오");
        }
    }

    void Agree(BackupManifest manifest)
    {
        var mine = BookOwner.Of(config.Kis);
        if (manifest.Owner.AccountName != mine.AccountName)
        {
            throw Refused(
                manifest.Mode != mine.Kind.Mode ? $"{manifest.Owner.Kind.Korean} 장부의 백업인데 설정은 {mine.Kind.Korean}입니다"
                : "다른 계좌의 백업입니다. 그 계좌의 설정으로 되돌리십시오");
        }
        if (manifest.Schema > Schema.Current.Steps.Count)
            throw Refused("더 새로운 판의 단타가 만든 백업입니다. 그 판으로 되돌리십시오");
        var day = Kst.DateOf(manifest.LastRecordAt);
        if (older == day)
            return;
        var knows = $"{Kst.Of(manifest.LastRecordAt):yyyy-MM-dd HH:mm:ss}까지의 장부인데";
        var again = $"그래도 되돌리려면 --older {day:yyyy-MM-dd}를 붙여 다시 말씀하십시오. 그 뒤에 산 것은 누구의 것인지 여쭙고, 손익과 까닭은 빠집니다";
        if (day < BrokerDay)
            throw Refused($"{knows} 증권사의 날은 {BrokerDay:yyyy-MM-dd}입니다. 지난 날의 체결은 증권사의 당일 내역으로 메울 수 없습니다. {again}");
        if (LastIn(BookShelf.DirectoryOf(Storage, manifest.Owner)) > manifest.LastRecordAt)
            throw Refused($"{knows} 지금의 장부가 더 새롭습니다. {again}");
    }

    /// <summary>The day whose orders the broker lists: today, or the last one on which the exchange was open.</summary>
    DateOnly BrokerDay
    {
        get
        {
            var day = Kst.DateOf(time.GetUtcNow());
            while (!TradingCalendar.IsOpen(day))
                day = day.AddDays(-1);
            return day;
        }
    }

    async Task<(BackupManifest Manifest, string? Aside)> PutBackAsync(string file, BackupManifest manifest, CancellationToken cancellationToken)
    {
        var owner = manifest.Owner;
        using var locks = TradingLocks.Take(new SessionPlan(config, owner.Kind.Mode, owner.Kind.DryRun, time));
        var (book, staging) = (BookShelf.DirectoryOf(Storage, owner), Path.Combine(Storage, $".restoring-{owner.Name}"));
        if (Directory.Exists(staging))
            Directory.Delete(staging, recursive: true);
        PrivateFile.MakeDirectory(staging);
        try
        {
            // Once more, for the file may have changed since: each byte that is taken is proven.
            BackupFile.Unpack(file, Agree, staging);
            await BringArchiveAsync(staging, owner, cancellationToken);
            Mark(BookShelf.JournalIn(staging), manifest.LastRecordAt);
            PrivateFile.TightenAll(staging);
            DirectorySync.Run(staging);
            var aside = PutAside(book);
            Directory.Move(staging, book);
            DirectorySync.Run(Storage);
            return (manifest, aside);
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    /// <summary>The backup's archive is a file: it stays one, brought up to this version, or its rows go to the server.</summary>
    async Task BringArchiveAsync(string staging, BookOwner owner, CancellationToken cancellationToken)
    {
        if (!Database.IsIn(staging))
            return;
        var archive = Database.Of(staging, null, owner);
        if (config.Storage.Connection is { } server)
            await ArchiveCopy.CopyAsync(archive, Database.Of(staging, server.Value, owner), cancellationToken);
        else
            await (await archive.OpenAsync(cancellationToken)).DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (config.Storage.Connection is not null)
        {
            foreach (var part in Directory.GetFiles(staging, $"{Database.FileName}*"))
                File.Delete(part);
        }
    }

    /// <summary>Behind the last record: whoever hears the journal knows that there was more.</summary>
    void Mark(JournalDirectory journal, DateTimeOffset last)
    {
        var now = time.GetUtcNow();
        // A packed day is not written on.
        var isWritable = journal.Names is [.., var day] && !DayFiles.IsPacked(day);
        using var writer = new JournalWriter(journal);
        writer.AppendRestored(isWritable ? last : now, now);
        writer.Flush();
    }

    string? PutAside(string book)
    {
        if (!Directory.Exists(book))
            return null;
        var aside = $"{book}.before-{Kst.Of(time.GetUtcNow()):yyyyMMdd-HHmmss-fff}";
        Directory.Move(book, aside);
        return aside;
    }

    static DateTimeOffset? LastIn(string book)
    {
        var journal = BookShelf.JournalIn(book);
        return journal.Names is [.., var last] ? JournalReader.Read(journal, last, static (in JournalRecord _) => { }, past: true).LastAt : null;
    }

    static CommandFailed Refused(string why) => new(ExitCodes.Failed, $"되돌리지 않았습니다. {why}. 장부는 그대로이고 주문은 나가지 않았습니다.");
}
