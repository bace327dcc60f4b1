using Danta.Replay.Statistics;

namespace Danta.Replay.Tests.Statistics;

public sealed class RealityTests
{
    static readonly double[] First = [.3, -.1, .2, .4], Second = [-.2, .5, .1, 0], Worse = [-.9, -.7, -.8, -.6];

    [Fact]
    public void Of_all_resamples_twenty_are_as_good() => Assert.Equal(20 / 256.0, RealityCheck.Exact([First, Second]).Reality, 1e-12);

    /// <summary>A setting that is hopeless costs White's check nothing here, and Hansen's bounds part.</summary>
    [Fact]
    public void With_a_hopeless_one_beside_them()
    {
        var found = RealityCheck.Exact([First, Second, Worse]);
        Assert.Equal((.078125, .0390625, .0390625, .0546875), (found.Reality, found.Lower, found.Consistent, found.Upper));
        Assert.Equal(.187083, found.Deviations[0], 1e-6);
        Assert.Equal(.254951, found.Deviations[1], 1e-6);
        Assert.Equal(.111803, found.Deviations[2], 1e-6);
    }

    [Fact]
    public void Drawn_it_comes_near_and_the_same_seed_draws_the_same()
    {
        var found = RealityCheck.Of([First, Second, Worse], 1, 20_000, 7);
        Assert.InRange(found.Reality, .07, .087);
        Assert.Equal(found.Consistent, RealityCheck.Of([First, Second, Worse], 1, 20_000, 7).Consistent);
    }
}
