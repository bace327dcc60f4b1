using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Danta.Replay.Statistics;

/// <summary>
/// How much a Sharpe ratio proves: Bailey and López de Prado (2012, SSRN 1821643; 2014, SSRN 2460551), Roy and Vetterli (2007) for the
/// number of trials that were really different.
/// </summary>
public static class SharpeRatios
{
    const double EulerMascheroni = 0.5772156649015329;

    /// <summary>Fewer trials than this have no formula for their expected best.</summary>
    const int FewestTrials = 5;

    /// <summary>The error of a Sharpe ratio that was measured over so many days.</summary>
    public static double Error(in Moments days) => Math.Sqrt(Variance(days) / (days.Count - 1));

    /// <summary>PSR: how sure it is that the true ratio is above the benchmark.</summary>
    public static double Probabilistic(in Moments days, double benchmark) => Normal.CDF(0, 1, (days.Sharpe - benchmark) / Error(days));

    /// <summary>MinTRL: days that it takes until the ratio is above the benchmark for so sure; null: never, for it is not.</summary>
    public static double? DaysNeeded(in Moments days, double benchmark, double sure) =>
        days.Sharpe > benchmark ? 1 + Variance(days) * Math.Pow(Normal.InvCDF(0, 1, sure) / (days.Sharpe - benchmark), 2) : null;

    /// <summary>E*: the best ratio that so many worthless trials are expected to show, in deviations of their ratios.</summary>
    public static double ExpectedBest(double trials) => trials < FewestTrials
        ? trials <= 1 ? 0 : ExactBest(trials)
        : (1 - EulerMascheroni) * Normal.InvCDF(0, 1, 1 - 1 / trials) + EulerMascheroni * Normal.InvCDF(0, 1, 1 - 1 / (trials * Math.E));

    /// <summary>∫ x·N·φ(x)·Φ(x)^(N−1) dx.</summary>
    public static double ExactBest(double trials) => MathNet.Numerics.Integration.GaussLegendreRule.Integrate(
        x => x * trials * Normal.PDF(0, 1, x) * Math.Pow(Normal.CDF(0, 1, x), trials - 1), -10, 10, 256);

    /// <summary>DSR: how sure the best of so many trials is to be better than luck.</summary>
    /// <param name="days">Of the best one.</param>
    /// <param name="variance">Of all trials' ratios, with N − 1.</param>
    public static double Deflated(in Moments days, double variance, double trials) =>
        Probabilistic(days, Math.Sqrt(variance) * ExpectedBest(trials));

    /// <summary>N_eff: by the entropy of the correlations' eigenvalues, how many of the trials were different ones.</summary>
    public static double EffectiveTrials(Matrix<double> correlations)
    {
        ArgumentNullException.ThrowIfNull(correlations);
        var values = correlations.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Where(value => value > 1e-12).ToArray();
        var sum = values.Sum();
        return Math.Exp(-values.Select(value => value / sum).Sum(share => share * Math.Log(share)));
    }

    /// <summary>Years of data below which the best of so many trials shows such a yearly ratio by luck alone (Notices of the AMS, 2014).</summary>
    public static double YearsByLuck(double trials, double yearly) => Math.Pow(ExpectedBest(trials) / yearly, 2);

    static double Variance(in Moments days) =>
        1 - days.Skewness * days.Sharpe + (days.Kurtosis - 1) / 4 * days.Sharpe * days.Sharpe;
}
