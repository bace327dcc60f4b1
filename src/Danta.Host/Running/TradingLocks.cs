using System.Security.Cryptography;
using System.Text;
using Danta.Host.Books;
using Danta.Host.Commands;
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
        if (TryTake(plan, out var held) is { } locks)
            return locks;
        var storage = Path.GetFullPath(plan.Config.Storage.Directory);
        throw new CommandFailed(ExitCodes.Failed, held switch
        {
            { By.IsGuard: true } =>
                $"지킴이(danta guard, 프로세스 {held.By.Process})가 죽은 매매의 보유 종목을 팔고 있습니다. 주문이 겹치지 않도록 시작하지 않습니다. 다 팔고 잔고로 확인하면 지킴이는 끝나니 그 뒤에 다시 시작하십시오.",
            { IsAccount: true } =>
                $"이미 다른 단타(프로세스 {held.By.Process})가 다른 폴더에서 같은 계좌를 매매하고 있습니다. 같은 돈을 두 번 쓰지 않도록 시작하지 않습니다.",
            _ => $"이미 다른 단타(프로세스 {held.By.Process})가 {storage}에서 매매하고 있습니다. 주문이 겹치지 않도록 시작하지 않습니다.",
        });
    }

    /// <summary>Null where another process has one of them.</summary>
    /// <exception cref="CommandFailed">The place cannot be written to.</exception>
    public static TradingLocks? TryTake(SessionPlan plan, out (LockHolder By, bool IsAccount) held)
    {
        var (storage, kis, name) = (plan.Config.Storage.Directory, plan.Config.Kis, plan.Owner.AccountName);
        held.IsAccount = false;
        if (TryTake(storage, name, plan.SellsOnly, out held.By) is not { } books)
            return null;
        if (plan.DryRun || plan.Mode == TradingMode.Demo)
            return new(books, null);
        try
        {
            held.IsAccount = true;
            var options = BrokerOptions.Of(kis, storage);
            var digest = NameOf(KisAddresses.Rest(options.Environment, options.Keys), kis.Account);
            if (TryTake(LockPlace.Of(storage), digest, plan.SellsOnly, out held.By) is { } account)
                return new(books, account);
            books.Dispose();
            return null;
        }
        catch
        {
            books.Dispose();
            throw;
        }
    }

    /// <summary>One guard stands by an account's books.</summary>
    /// <exception cref="CommandFailed">Another one does, or the place cannot be written to.</exception>
    public static FileLock TakeGuard(SessionPlan plan) =>
        TryTake(plan.Config.Storage.Directory, $"{plan.Owner.AccountName}.guard", isGuard: true, out var holder)
        ?? throw new CommandFailed(ExitCodes.Failed, $"이 계좌에는 이미 지킴이(프로세스 {holder.Process})가 있습니다. 하나면 됩니다.");

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
        using (TryTake(storage, "danta", plan.SellsOnly, out var holder) ?? throw new CommandFailed(
            ExitCodes.Failed, $"이미 다른 단타(프로세스 {holder.Process})가 {Path.GetFullPath(storage)}의 예전 판 기록을 쓰고 있습니다. 그것이 끝난 뒤에 다시 시작하십시오."))
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

    /// <summary>A digest: neither a file's name nor a message may give the account away.</summary>
    static string NameOf(Uri rest, string account) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{rest.GetLeftPart(UriPartial.Authority)} {account}")).AsSpan(0, 16));

    static FileLock? TryTake(string place, string name, bool isGuard, out LockHolder holder)
    {
        try
        {
            return FileLock.TryTake(Path.Combine(place, $"{name}.lock"), Path.Combine(place, $"{name}.pid"), isGuard, out holder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(
                ExitCodes.Failed,
                $"{Path.GetFullPath(place)}에 쓸 수 없습니다({fault.Message}). 기록 없이는 무엇을 샀는지 잃어버릴 수 있어 매매를 시작하지 않았습니다. "
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
