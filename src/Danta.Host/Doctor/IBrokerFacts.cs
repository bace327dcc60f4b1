using Danta.Market;

namespace Danta.Host.Doctor;

/// <summary>
/// What the broker says. The doctor asks for it with a client of its own; a trader that examines itself tells what it knows already, and
/// asks nothing.
/// </summary>
interface IBrokerFacts
{
    /// <summary>A trader's own: what is asked of the network besides is its own affair.</summary>
    bool IsTrader { get; }

    Task<TokenFacts> TokenAsync(bool marketData, CancellationToken stop);

    /// <summary>How many searches are saved under the HTS id (null: not known), and why they cannot be listed, in Korean.</summary>
    Task<(int? Count, string? Problem)> SavedAsync(CancellationToken stop);

    /// <summary>One for each configured condition that is not on the server, in Korean.</summary>
    Task<IReadOnlyList<string>> ConditionProblemsAsync(CancellationToken stop);

    /// <summary>The account's balance, which needs the account's rights.</summary>
    Task<MoneyFacts> DepositAsync(CancellationToken stop);

    /// <summary>What can be bought without receivables.</summary>
    Task<MoneyFacts> BuyingPowerAsync(CancellationToken stop);

    /// <summary>Null: the broker does not say.</summary>
    Task<bool?> IsOpenTodayAsync(CancellationToken stop);

    Task<FeedFacts> FeedAsync(CancellationToken stop);

    /// <summary>Of today's master files; null with the reason where there are none at all.</summary>
    Task<(DateOnly? Date, bool Stale, string Problem)> MastersAsync(CancellationToken stop);

    /// <summary>The broker counted calls of these keys that are not ours.</summary>
    bool HearsOthers { get; }
}

/// <param name="Problem">Null: there is one.</param>
/// <param name="Code">The broker's; empty: it said none.</param>
/// <param name="Refused">The keys themselves were refused.</param>
/// <param name="EndsAt">Null: not known.</param>
sealed record TokenFacts(string? Problem, string Code, bool Refused, DateTimeOffset? EndsAt);

/// <param name="Amount">Null: see the problem.</param>
/// <param name="Problem">In the broker's words.</param>
sealed record MoneyFacts(Won? Amount, string Problem);

/// <param name="Approved">There is an approval key.</param>
/// <param name="Up">The notices are registered and can be read.</param>
/// <param name="Reason">Why it is not up.</param>
/// <param name="InUse">Another session holds the app key.</param>
/// <param name="Keyless">The notices were acknowledged without the keys to read them.</param>
/// <param name="Code">Of the server's last refusal; empty: there was none.</param>
sealed record FeedFacts(bool Approved, bool Connected, bool Up, string Reason, bool InUse, bool Keyless, string Code);
