namespace Danta.Dashboard.Reruns;

/// <summary>GET /api/v1/reruns/{id}/whatif: what would have been, beside what was, and how far to trust it.</summary>
/// <param name="Exact">The settings are the day's own: nothing is simulated, and the figures are the day's.</param>
/// <param name="Coarse">Of minute candles and not of what was heard: only good for a rough idea.</param>
/// <param name="Cut">What could not be read of the day.</param>
/// <param name="PartedAt">From here on it is another history; null: it never was.</param>
/// <param name="Blind">Orders in stocks that nobody listened to: never filled.</param>
/// <param name="MeasuredTrips">0: the time that orders take is assumed.</param>
/// <param name="About">The round trip that was asked about; null: the whole day was.</param>
/// <param name="Instead">What would have become of it; null: it would not have been bought, or bought at another time.</param>
public sealed record WhatIfResource(
    DateOnly Date, bool Exact, bool Coarse, string? Cut, long Recorded, int RecordedTrades, IReadOnlyList<ChangeResource> Changed, long Lower, long Middle,
    long Upper, DateTimeOffset? PartedAt, int Trades, int Wins, long Drawdown, int StillHeld, IReadOnlyList<BlindResource> Blind,
    IReadOnlyList<SensitivityResource> Sensitivity, ModelErrorResource Model, int MeasuredTrips, IReadOnlyList<SimulatedOrderResource> Orders,
    TripResource? About, TripResource? Instead);

public sealed record ChangeResource(string Key, string Before, string After);

public sealed record BlindResource(string Code, int Orders);

/// <summary>The middle history with other round trips.</summary>
public sealed record SensitivityResource(string Name, long Net);

/// <param name="Real">Sent in truth too: its fills are the real ones.</param>
/// <param name="Why">Why it was filled as it was, in Korean, fill by fill.</param>
/// <param name="WhyEnglish">The same in English.</param>
public sealed record SimulatedOrderResource(
    DateTimeOffset At, string Code, Market.Side Side, Trading.OrderType Type, long Quantity, long Filled, long Amount, bool Real, double TripMs,
    IReadOnlyList<string> Why, IReadOnlyList<string> WhyEnglish);

/// <summary>A closed round trip in short.</summary>
public sealed record TripResource(
    int Id, string Code, string Name, long Quantity, decimal BuyPrice, decimal SellPrice, long Net, decimal NetPercent, DateTimeOffset OpenedAt,
    DateTimeOffset ClosedAt, string ExitReason)
{
    public static TripResource From(Trading.RoundTrip trip)
    {
        ArgumentNullException.ThrowIfNull(trip);
        return new(
            trip.Id, $"{trip.Code}", trip.Name, trip.Quantity.Shares, trip.BuyPrice, trip.SellPrice, trip.Net.Amount, trip.NetPercent,
            Market.Kst.Of(trip.OpenedAt), Market.Kst.Of(trip.ClosedAt), trip.ExitReason);
    }
}
