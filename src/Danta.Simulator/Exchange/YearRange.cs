using Danta.Simulator.Listings;

namespace Danta.Simulator.Exchange;

/// <summary>Where the year's prices on KRX reached before today.</summary>
readonly record struct YearRange(int High, int Low)
{
    public static YearRange Of(PastDays past) => new(past.High, past.Low);
}
