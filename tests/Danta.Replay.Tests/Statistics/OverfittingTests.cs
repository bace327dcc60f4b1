using Danta.Replay.Statistics;

namespace Danta.Replay.Tests.Statistics;

public sealed class OverfittingTests
{
    static readonly double[][] Days =
    [
        [1, -5, -3, -5], [3, 6, 4, -1], [-3, 5, -1, 1], [2, 1, -2, -2], [-3, 5, -1, 1], [-4, -4, -1, -2], [6, -5, 1, -5], [-3, 6, 2, 3],
    ];

    [Fact]
    public void By_the_mean()
    {
        var found = Overfitting.Of(Days, 4, days => days.Average());
        Assert.Equal([4, 4, 1, 2, 4, 4], found.Ranks);
        Near([1.386294, 1.386294, -1.386294, -.405465, 1.386294, 1.386294], found.Logits);
        Assert.Equal(1 / 3.0, found.Probability, 1e-12);
    }

    [Fact]
    public void By_mean_over_deviation()
    {
        var found = Overfitting.Of(Days, 4, Overfitting.Sharpe);
        Assert.Equal([1, 1, 0, 1, 1, 2], found.Best);
        Assert.Equal([3, 4, 2, 2, 4, 2], found.Ranks);
        Assert.Equal((.5, 1 / 3.0), (found.Probability, found.Losses));
        Assert.Equal(-1.4508071334, found.Slope, 1e-9);
        Assert.Equal(.3922109878, found.Intercept, 1e-9);
    }

    [Fact]
    public void Who_is_best_in_every_block_is_not_overfitted()
    {
        var days = Enumerable.Range(0, 8).Select(day => Enumerable.Range(0, 5).Select(column => (double)column + day % 3).ToArray()).ToArray();
        var found = Overfitting.Of(days, 4, row => row.Average());
        Assert.All(found.Logits, logit => Assert.Equal(Math.Log(5), logit, 1e-12));
        Assert.Equal(0, found.Probability);
    }

    /// <summary>All columns have the same mean over all days: what one half has more, the other has less.</summary>
    [Fact]
    public void Who_is_best_by_luck_alone_is()
    {
        var random = new Random(5);
        var days = Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, 10).Select(_ => random.NextDouble()).ToArray()).ToArray();
        for (var column = 0; column < 10; column++)
        {
            var mean = days.Average(row => row[column]);
            foreach (var row in days)
                row[column] -= mean;
        }
        var found = Overfitting.Of(days, 10, row => row.Average());
        Assert.Equal(252, found.Logits.Count);
        Assert.All(found.Logits, logit => Assert.Equal(-2.302585, logit, 1e-6));
        Assert.Equal(1, found.Probability);
        Assert.Equal(-1, found.Slope, 1e-9);
    }

    static void Near(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var index = 0; index < expected.Count; index++)
            Assert.Equal(expected[index], actual[index], 1e-6);
    }
}
