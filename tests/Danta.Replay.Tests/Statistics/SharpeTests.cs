using Danta.Replay.Statistics;
using MathNet.Numerics.LinearAlgebra;

namespace Danta.Replay.Tests.Statistics;

/// <summary>Held to what the papers print, and to what was computed from their formulas in two ways.</summary>
public sealed class SharpeTests
{
    static Moments Days(double sharpe, int count, double skewness = 0, double kurtosis = 3) => new(count, sharpe, 1, skewness, kurtosis);

    [Theory]
    [InlineData(.458, 24, 0, 3, .9816749, 1e-6)]
    [InlineData(.458, 24, -2.448, 10.164, .913, 5e-4)]
    [InlineData(1.585 / 3.4641016151377544, 24, -2.448, 10.164, .9132343068848602, 1e-9)]
    public void The_probabilistic_ratio_is_the_published_one(double sharpe, int count, double skewness, double kurtosis, double expected, double within) =>
        Assert.Equal(expected, SharpeRatios.Probabilistic(Days(sharpe, count, skewness, kurtosis), 0), within);

    [Fact]
    public void So_is_its_error() => Assert.Equal(.1028, SharpeRatios.Error(Days(.7079, 134, -.2250, 2.9570)), 5e-5);

    [Theory]
    [InlineData(.7079, -.2250, 2.9570, 8.5826, 5e-5)]
    [InlineData(.8183, -1.4455, 7.0497, 1.1593 * 12, 6e-4)]
    public void The_months_needed_are_the_published_ones(double sharpe, double skewness, double kurtosis, double expected, double within) =>
        Assert.Equal(expected, SharpeRatios.DaysNeeded(Days(sharpe, 100, skewness, kurtosis), 0, .95)!.Value, within);

    [Theory]
    [InlineData(.1, 273)]
    [InlineData(.15, 123)]
    [InlineData(.2, 70)]
    [InlineData(.3, 33)]
    [InlineData(.5, 14)]
    public void Days_that_a_scalper_needs(double sharpe, int expected) =>
        Assert.Equal(expected, (int)Math.Ceiling(SharpeRatios.DaysNeeded(Days(sharpe, 100), 0, .95)!.Value));

    [Fact]
    public void Years_needed_against_a_benchmark() =>
        Assert.Equal(2.731187801728, SharpeRatios.DaysNeeded(Days(2 / Math.Sqrt(250), 100), 1 / Math.Sqrt(250), .95)!.Value / 250, 1e-6);

    [Fact]
    public void What_is_not_better_is_never_proven_better() => Assert.Null(SharpeRatios.DaysNeeded(Days(.1, 100), .1, .95));

    [Theory]
    [InlineData(10, 1.574598)]
    [InlineData(45, 2.235640)]
    [InlineData(100, 2.5306028932016846)]
    [InlineData(1000, 3.255122)]
    public void The_expected_best_of_worthless_trials(double trials, double expected) => Assert.Equal(expected, SharpeRatios.ExpectedBest(trials), 1e-6);

    [Theory]
    [InlineData(100, 2.50759)]
    [InlineData(1000, 3.24144)]
    public void And_exactly(double trials, double expected) => Assert.Equal(expected, SharpeRatios.ExactBest(trials), 5e-6);

    [Fact]
    public void One_trial_has_no_luck_to_be_taken_off() => Assert.Equal(0, SharpeRatios.ExpectedBest(1));

    /// <summary>With the library's kurtosis in place of the raw one it would be .901779.</summary>
    [Theory]
    [InlineData(100, -3, 10, .9003968344493904)]
    [InlineData(46, -3, 10, .950502)]
    [InlineData(88, 0, 3, .950491)]
    public void The_deflated_ratio_is_the_paper_s(double trials, double skewness, double kurtosis, double expected) => Assert.Equal(
        expected, SharpeRatios.Deflated(Days(2.5 / Math.Sqrt(250), 1250, skewness, kurtosis), .5 / 250, trials), 1e-6);

    [Fact]
    public void Effective_trials_are_counted_by_how_different_they_are()
    {
        double Of(params double[] rows) => SharpeRatios.EffectiveTrials(
            Matrix<double>.Build.Dense((int)Math.Sqrt(rows.Length), (int)Math.Sqrt(rows.Length), rows));
        Assert.Equal(3, Of(1, 0, 0, 0, 1, 0, 0, 0, 1), 1e-9);
        Assert.Equal(1.990008, Of(1, .1, .1, 1), 1e-6);
        Assert.Equal(1.219591, Of(1, .9, .9, 1), 1e-6);
        Assert.Equal(1.84, Of(1, .1, .7, .1, 1, .8, .7, .8, 1), .01);
        // All alike are one.
        Assert.Equal(1, Of(1, 1, 1, 1), 1e-6);
    }

    [Fact]
    public void Years_of_luck() => Assert.Equal(4.998087, SharpeRatios.YearsByLuck(45, 1), 1e-6);

    /// <summary>Two heads of a coin: skewness 0, and the raw kurtosis of two points is 1.</summary>
    [Fact]
    public void The_kurtosis_is_the_raw_one()
    {
        var moments = Moments.Of([1, -1, 1, -1]);
        Assert.Equal((0, 1), (moments.Skewness, moments.Kurtosis));
    }
}
