using Danta.Simulator.Exchange;

namespace Danta.Simulator.Crowd;

/// <summary>
/// A wave of orders one way: it builds, runs, and then either the price has found a new place or what was gained is lost again. Scalpers
/// live on these.
/// </summary>
/// <param name="Direction">1 up, -1 down.</param>
/// <param name="Speed">Percent of the price a second that the flow could move while it runs.</param>
/// <param name="RunSteps">Market steps that it runs.</param>
/// <param name="FadeSteps">Market steps in which the crowd thinks again.</param>
/// <param name="Back">What is given back of the way, then; below zero it goes on.</param>
readonly record struct Surge(int Direction, double Speed, int RunSteps, int FadeSteps, double Back)
{
    /// <summary>Percent.</summary>
    const double FarthestSurge = 6.5;

    /// <summary>Eight seconds to half a minute, up as often as down; and as many fail as go on.</summary>
    public static Surge Draw(Dice dice, double strength)
    {
        var speed = strength * dice.Between(0.13, 0.42);
        var longest = (int)Math.Min(310, FarthestSurge / speed * 1000 / MarketClock.StepMilliseconds);
        var back = dice.Chance(0.5) ? dice.Between(0.4, 1.1) : dice.Between(-0.8, 0);
        return new(dice.Sign(), speed, 80 + dice.Below(longest - 79), 150 + dice.Below(600), back);
    }
}
