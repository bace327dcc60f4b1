namespace Danta.Simulator.Crowd;

/// <summary>What the crowd is about, by the session.</summary>
enum CrowdMood
{
    Asleep = 0,
    Trading,

    /// <summary>The after-market: few, and no surges.</summary>
    Sparse,
}
