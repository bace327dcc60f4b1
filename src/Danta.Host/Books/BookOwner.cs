using System.Security.Cryptography;
using System.Text;
using Danta.Host.Configuration;
using Danta.Trading;

namespace Danta.Host.Books;

/// <summary>
/// Whose book it is: an environment, an account and whether it is a dry run. Journal, archive and outbox belong to a book and are
/// read for no other; tokens belong to app keys and master files to the day, so that books share them.
/// </summary>
/// <param name="Account">A digest: a directory's name must not give the account away.</param>
sealed record BookOwner(BookKind Kind, string Account)
{
    /// <summary>The book's directory, as it is called.</summary>
    public string Name => Kind.DryRun ? $"{AccountName}-dry" : AccountName;

    /// <summary>Without the dry run: one account is traded by one process at a time, in earnest or not.</summary>
    public string AccountName => $"{Kind.Word}-{Account}";

    public static BookOwner Of(KisSection kis, TradingMode mode, bool dryRun) => Of(kis.Account, mode, dryRun);

    /// <param name="account">CANO-ACNT_PRDT_CD.</param>
    public static BookOwner Of(string account, TradingMode mode, bool dryRun) => new(new(mode, dryRun), DigestOf(account));

    /// <summary>The book that <c>danta run</c> keeps with this configuration.</summary>
    public static BookOwner Of(KisSection kis) => Of(kis, kis.IsPaper ? TradingMode.Paper : TradingMode.Real, dryRun: false);

    static string DigestOf(string account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"danta book {account}")).AsSpan(0, 5));
}
