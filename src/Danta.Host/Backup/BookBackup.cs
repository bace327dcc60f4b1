using Danta.Host.Books;
using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Host.Storage;
using Danta.Kis;
using Danta.Market;

namespace Danta.Host.Backup;

/// <summary>Takes a backup of a book, also while the trader writes it, and proves what it has written before it says so.</summary>
sealed class BookBackup(StorageSection storage, BookOwner owner, TimeProvider time)
{
    /// <returns>The file, and what is in it.</returns>
    /// <exception cref="CommandFailed">There is no book, or it cannot be read or written now.</exception>
    public async Task<(string File, BackupManifest Manifest)> TakeAsync(string directory, CancellationToken cancellationToken)
    {
        if (BookShelf.Find(storage.Directory, owner) is not { } book || BookShelf.JournalIn(book).Names.Count == 0)
            throw new CommandFailed(ExitCodes.Failed, $"{storage.Directory}에 이 설정의 장부가 없어 백업하지 않았습니다. 설정의 storage.directory와 account를 확인하십시오.");
        try
        {
            return await TakeAsync(book, directory, cancellationToken);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or InvalidDataException || (Database.IsAway(fault) && !cancellationToken.IsCancellationRequested))
        {
            throw new CommandFailed(
                ExitCodes.Failed,
                $"백업하지 못했습니다({fault.Message.ReplaceLineEndings(" ")}). 장부와 매매에는 영향이 없고, 만들다 만 것은 지웠습니다: {Path.GetFullPath(directory)}의 권한과 남은 공간"
                    + $"{(storage.Connection is null ? "" : ", 데이터베이스 서버")}를 살핀 뒤 다시 하십시오.");
        }
    }

    async Task<(string File, BackupManifest Manifest)> TakeAsync(string book, string directory, CancellationToken cancellationToken)
    {
        // One that is there may be others' to read, as its owner wants it.
        if (!Directory.Exists(directory))
            PrivateFile.MakeDirectory(directory);
        var now = Kst.Of(time.GetUtcNow());
        var path = Path.Combine(Path.GetFullPath(directory), $"danta-{owner.Name}-{now:yyyyMMdd-HHmmss-fff}.zip");
        var (copy, part) = ($"{path}.copy", $"{path}.part");
        try
        {
            PrivateFile.MakeDirectory(copy);
            var (last, flaws) = await new BookCopy(book, owner, storage.Connection?.Value, copy).TakeAsync(cancellationToken);
            BackupFile.Write(part, copy, parts => new(
                BackupManifest.FormatNow, ProgramVersion.Full, now, Schema.Current.Steps.Count, owner.Kind.Mode, owner.Kind.DryRun, owner.Account, last, flaws, parts));
            var manifest = BackupFile.Unpack(part, static _ => { }, to: null);
            File.Move(part, path);
            DirectorySync.Run(Path.GetDirectoryName(path)!);
            return (path, manifest);
        }
        finally
        {
            File.Delete(part);
            Directory.Delete(copy, recursive: true);
        }
    }
}
