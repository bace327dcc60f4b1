namespace Danta.Simulator.Crowd;

/// <summary>
/// A wave of orders one way: it builds, runs, and part of it is given back. Scalpers live on these.
/// </summary>
/// <param name="Direction">1 up, -1 down.</param>
/// <param name="Speed">Percent of the price a second that the flow could move while it runs.</param>
/// <param name="RunSteps">Market steps that it runs.</param>
/// <param name="FadeSteps">Market steps of profit taking after it.</param>
readonly record struct Surge(int Direction, double Speed, int RunSteps, int FadeSteps);

/// <summary>What the crowd is about, by the session.</summary>
enum CrowdMood
{
    Asleep = 0,
    Trading,

    /// <summary>The after-market: few, and no surges.</summary>
    Sparse,
}

/// <summary>How lively the crowd is.</summary>
/// <param name="SurgesPerStockAndHour">How often a stock is swept by a surge, on average.</param>
/// <param name="OrdersPerSecond">Calm orders that reach an ordinary stock in a second.</param>
sealed record CrowdTemper(double SurgesPerStockAndHour = 14, double OrdersPerSecond = 0.9);
