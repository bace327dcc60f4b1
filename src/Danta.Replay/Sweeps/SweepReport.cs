using Danta.Replay.Statistics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;

namespace Danta.Replay.Sweeps;

/// <summary>What a sweep found, and what it is worth.</summary>
/// <param name="Rows">Best first.</param>
/// <param name="Present">The settings of today on the same days.</param>
/// <param name="Trials">How many settings were tried.</param>
/// <param name="EffectiveTrials">How many of them were different ones; with fewer days than trials no more than days less one can be seen.</param>
/// <param name="Deflated">How sure the best is to be better than the luck of so many trials; null: too few days.</param>
/// <param name="DeflatedEffective">By the trials that were different.</param>
/// <param name="DaysNeeded">In all, until the best's ratio is above nothing for 95 %; null: never, by what is seen.</param>
/// <param name="BestDayShare">Of the best's profit, what its best day brought; null: it has none.</param>
public sealed record SweepReport(
    string Id, GridAxes Grid, IReadOnlyList<DateOnly> Days, long Budget, IReadOnlyList<SweepRow> Rows, SweepRow Present, int Trials, double? EffectiveTrials,
    double? Sharpe, double? Probabilistic, double? Deflated, double? DeflatedEffective, double? DaysNeeded, OverfittingResult? Overfitting, RealityResult? Reality,
    WalkForward? WalkForward, double? BestDayShare, double? BestTradeShare)
{
    /// <summary>Below it a deviation says nothing.</summary>
    const int FewestDays = 4;
    const int MostBlocks = 16;
    const int Draws = 10_000;

    /// <summary>1 over the mean length of a block of days.</summary>
    const double BlockEnd = 0.2;

    /// <param name="cells">Every setting, and the present one, on every day.</param>
    /// <param name="budget">Won that may be used at once: days are compared by their share of it.</param>
    public static SweepReport Of(string id, GridAxes grid, IReadOnlyList<DateOnly> days, long budget, IReadOnlyCollection<SweepCell> cells)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(days);
        var byCell = cells.ToDictionary(cell => (cell.Setting, cell.Day));
        var nets = Enumerable.Range(0, grid.Count).Select(setting => days.Sum(day => byCell[(setting, day)].Net)).ToArray();
        var inOrder = Enumerable.Range(0, grid.Count).Select(setting => RowOf(setting, grid.Name(setting), days, byCell, grid, nets)).ToArray();
        var present = RowOf(SweepCell.Present, "present", days, byCell, null, nets);
        var rows = inOrder.OrderByDescending(row => row.Net).ThenBy(row => row.Setting).ToArray();
        var best = rows[0];
        double[] Returns(SweepRow row) => [.. row.Days.Select(net => net / (double)budget)];
        var report = new SweepReport(
            id, grid, days, budget, rows, present, grid.Count, null, null, null, null, null, null, null, null, WalkForward.Of(days, inOrder, present),
            Share(best.Days.Max(), best.Net), Share(days.Max(day => byCell[(best.Setting, day)].BestTrade), best.Net));
        if (days.Count < FewestDays)
            return report;
        var columns = inOrder.Select(Returns).ToArray();
        var moments = Moments.Of(Returns(best));
        var variance = columns.Length > 1 ? columns.Select(column => Moments.Of(column).Sharpe).Variance() : 0;
        var effective = EffectiveOf(columns);
        return report with
        {
            EffectiveTrials = effective,
            Sharpe = moments.Sharpe,
            Probabilistic = moments.Deviation > 0 ? SharpeRatios.Probabilistic(moments, 0) : null,
            Deflated = moments.Deviation > 0 ? SharpeRatios.Deflated(moments, variance, grid.Count) : null,
            DeflatedEffective = moments.Deviation > 0 && effective is { } different ? SharpeRatios.Deflated(moments, variance, different) : null,
            DaysNeeded = moments.Deviation > 0 ? SharpeRatios.DaysNeeded(moments, 0, 0.95) : null,
            Overfitting = BlocksOf(days.Count) is { } blocks && columns.Length > 1
                ? Statistics.Overfitting.Of([.. Enumerable.Range(0, days.Count).Select(day => columns.Select(column => column[day]).ToArray())], blocks, Statistics.Overfitting.Sharpe)
                : null,
            Reality = RealityCheck.Of(
                [.. columns.Select(column => column.Zip(Returns(present), (mine, his) => mine - his).ToArray())], BlockEnd, Draws, Seed(id)),
        };
    }

    static SweepRow RowOf(
        int setting, string name, IReadOnlyList<DateOnly> days, Dictionary<(int, DateOnly), SweepCell> cells, GridAxes? grid, long[] nets)
    {
        var own = days.Select(day => cells[(setting, day)]).ToArray();
        var trades = own.Sum(cell => cell.Trades);
        var faces = grid?.Faces(setting).Select(face => nets[face]).ToArray() ?? [];
        return new(
            setting, name, [.. own.Select(cell => cell.Net)], own.Sum(cell => cell.Net), Drawdown(own), trades, own.Sum(cell => cell.Wins),
            trades == 0 ? 0 : own.Sum(cell => cell.HeldSeconds) / (double)trades, own.Sum(cell => cell.Gross), own.Sum(cell => cell.Costs), own.Sum(cell => cell.Blind),
            own.Sum(cell => cell.Faults), faces.Length == 0 ? own.Sum(cell => cell.Net) : faces.Append(nets[setting]).Select(net => (double)net).Median(),
            faces.Length == 0 ? null : faces.Min(), grid?.IsAtEdge(setting) == true);
    }

    /// <summary>Within a day and over days.</summary>
    static long Drawdown(SweepCell[] days)
    {
        var (sum, highest, worst) = (0L, 0L, 0L);
        foreach (var day in days)
        {
            worst = Math.Max(worst, Math.Max(day.Drawdown, highest - sum - day.Net));
            sum += day.Net;
            highest = Math.Max(highest, sum);
        }
        return worst;
    }

    static double? Share(long part, long whole) => whole > 0 ? part / (double)whole : null;

    /// <summary>Two days a block at the least.</summary>
    static int? BlocksOf(int days) => Math.Min(MostBlocks, days / 2) / 2 * 2 is >= 2 and var blocks ? blocks : null;

    /// <summary>Settings that never traded are all alike, and correlate with nothing.</summary>
    static double? EffectiveOf(double[][] columns)
    {
        var moving = columns.Where(column => column.Length > 1 && column.StandardDeviation() > 0).ToArray();
        if (moving.Length == 0)
            return null;
        var correlations = Matrix<double>.Build.Dense(moving.Length, moving.Length, (one, other) => one == other ? 1 : Correlation.Pearson(moving[one], moving[other]));
        return SharpeRatios.EffectiveTrials(correlations);
    }

    static ulong Seed(string id)
    {
        var seed = 14_695_981_039_346_656_037UL;
        foreach (var letter in id)
            seed = unchecked((seed ^ letter) * 1_099_511_628_211UL);
        return seed;
    }
}
