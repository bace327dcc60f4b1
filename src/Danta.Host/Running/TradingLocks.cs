using System.Security.Cryptography;
using System.Text;
using Danta.Host.Books;
using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Edges;
using Danta.Kis;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>
/// What a trader must have alone: its account's books in the storage directory, dry run or not, and the account at its broker's
/// address, whichever directory the other one has. Readers take neither. A dry run sends no order and the demo's account is its own:
/// they take the books alone. Two accounts may be traded beside each other from one directory.
/// </summary>
sealed class TradingLocks : IDisposable
{
    readonly FileLock _books;
    readonly FileLock? _account;

    TradingLocks(FileLock books, FileLock? account) => (_books, _account) = (books, account);

    /// <exception cref="CommandFailed">Another process has one of them, or the place cannot be written to.</exception>
    public static TradingLocks Take(SessionPlan plan)
    {
        var storage = plan.Config.Storage.Directory;
        var books = Take(
            Path.Combine(storage, $"{plan.Owner.AccountName}.lock"), Path.Combine(storage, $"{plan.Owner.AccountName}.pid"),
            holder => $"이미 다른 단타(프로세스 {holder})가 {Path.GetFullPath(storage)}에서 매매하고 있습니다. 주문이 겹치지 않도록 시작하지 않습니다.");
        try
        {
            return new(books, plan.DryRun || plan.Mode == TradingMode.Demo ? null : TakeAccount(plan.Config.Kis, storage));
        }
        catch
        {
            books.Dispose();
            throw;
        }
    }

    /// <summary>
    /// What the former layout had in the storage directory takes its place among the books, while neither another process does so
    /// nor one of the former version trades from it: that one holds the directory's own lock.
    /// </summary>
    /// <returns>What was done, for the owner; null: nothing was to be done.</returns>
    /// <exception cref="CommandFailed">It could not be done now.</exception>
    public static string? MoveFormerBook(SessionPlan plan)
    {
        var storage = plan.Config.Storage.Directory;
        if (!FormerBook.Concerns(storage, plan.Owner))
            return null;
        var (path, holderPath) = (Path.Combine(storage, "danta.lock"), Path.Combine(storage, "danta.pid"));
        string? said;
        using (Take(path, holderPath, holder =>
            $"이미 다른 단타(프로세스 {holder})가 {Path.GetFullPath(storage)}의 예전 판 기록을 쓰고 있습니다. 그것이 끝난 뒤에 다시 시작하십시오."))
        {
            try
            {
                said = FormerBook.MoveOver(storage, plan.Owner, plan.Config.Storage.Connection is not null);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new CommandFailed(
                    ExitCodes.Failed,
                    $"예전 판의 기록을 장부의 폴더로 옮기지 못해 시작하지 않았습니다({fault.Message}). 잃은 것은 없고 주문은 나가지 않았습니다: "
                    + $"{Path.GetFullPath(storage)}의 권한과 남은 공간을 살핀 뒤 다시 시작하면 이어서 옮깁니다. 그동안 이미 가진 종목은 단타가 팔아 주지 않습니다.");
            }
        }
        Forget(path);
        Forget(holderPath);
        return said;
    }

    /// <summary>Nobody needs the former lock any more.</summary>
    static void Forget(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It is in nobody's way.
        }
    }

    static FileLock TakeAccount(KisSection kis, string storage)
    {
        var (place, options) = (LockPlace.Of(storage), BrokerOptions.Of(kis, storage));
        var name = NameOf(KisAddresses.Rest(options.Environment, options.Keys), kis.Account);
        return Take(
            Path.Combine(place, $"{name}.lock"), Path.Combine(place, $"{name}.pid"),
            holder => $"이미 다른 단타(프로세스 {holder})가 다른 폴더에서 같은 계좌를 매매하고 있습니다. 같은 돈을 두 번 쓰지 않도록 시작하지 않습니다.");
    }

    /// <summary>A digest: neither a file's name nor a message may give the account away.</summary>
    static string NameOf(Uri rest, string account) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{rest.GetLeftPart(UriPartial.Authority)} {account}")).AsSpan(0, 16));

    static FileLock Take(string path, string holderPath, Func<string, string> held)
    {
        try
        {
            return FileLock.TryTake(path, holderPath, out var holder) ?? throw new CommandFailed(ExitCodes.Failed, held(holder));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(
                ExitCodes.Failed,
                $"{Path.GetFullPath(Path.GetDirectoryName(path)!)}에 쓸 수 없습니다({fault.Message}). 기록 없이는 무엇을 샀는지 잃어버릴 수 있어 매매를 시작하지 않았습니다. "
                + "주문은 나가지 않았고, 이미 가진 종목은 그대로이며 단타가 팔아 주지 않습니다: 필요하면 증권사 앱에서 파십시오. "
                + "폴더의 권한, 남은 공간, 읽기 전용으로 붙은 디스크인지 살핀 뒤 다시 시작하십시오.");
        }
    }

    public void Dispose()
    {
        _account?.Dispose();
        _books.Dispose();
    }
}
