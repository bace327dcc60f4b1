using Danta.Trading;

namespace Danta.Host.Storage;

/// <summary>A round trip's name: its number begins anew with a new directory.</summary>
readonly record struct TripKey(int Id, DateTimeOffset OpenedAt);

/// <summary>What is saved at once.</summary>
/// <param name="Reopened">Round trips that were closed and are not any more: a late fill brought shares back.</param>
sealed record ArchiveBatch(
    IReadOnlyList<RoundTrip> Trades, IReadOnlyList<OrderView> Orders, IReadOnlyList<DayResult> Days, IReadOnlyList<TripKey> Reopened)
{
    public bool IsEmpty => Trades.Count + Orders.Count + Days.Count + Reopened.Count == 0;
}
