using Danta.Replay.Sweeps;

namespace Danta.Replay.Tests.Sweeps;

public sealed class ReportTests
{
    static readonly GridAxes Grid = new([new("profit", ["1", "2", "3"]), new("places", ["1", "2"])]);

    static SweepReport Report(int days, Func<int, int, long> net)
    {
        var dates = Enumerable.Range(0, days).Select(day => new DateOnly(2026, 10, 1).AddDays(day)).ToArray();
        var cells = Enumerable.Range(SweepCell.Present, Grid.Count + 1).SelectMany(setting => dates.Select((date, day) =>
            new SweepCell(setting, date, net(setting, day), net(setting, day) + 100, 100, 4, 2, 40, 500, 300, 0, 0, 0, ""))).ToArray();
        return SweepReport.Of("seed", Grid, dates, 1_000_000, cells);
    }

    [Fact]
    public void A_setting_knows_its_place_and_neighbours()
    {
        Assert.Equal(6, Grid.Count);
        Assert.Equal([1, 1], Grid.PlaceOf(3));
        Assert.Equal([1, 2, 5], Grid.Faces(3).Order());
        Assert.Equal([1, 2], Grid.Faces(0).Order());
        Assert.Equal("profit 2, places 2", Grid.Name(3));
        // An axis of two values has no middle: its ends are no edges.
        Assert.Equal([true, true, false, false, true, true], Enumerable.Range(0, 6).Select(Grid.IsAtEdge));
    }

    [Fact]
    public void A_lonely_peak_has_a_low_plateau()
    {
        var report = Report(6, (setting, _) => setting == 2 ? 10_000 : 100);
        Assert.Equal((2, 100.0, 600L), (report.Rows[0].Setting, report.Rows[0].Plateau / 6, report.Rows[0].WorstFace));
        Assert.Equal(60_000, report.Rows[0].Net);
        Assert.Equal(1 / 6.0, report.BestDayShare!.Value, 1e-9);
    }

    [Fact]
    public void Where_nothing_beats_the_settings_of_today_nothing_is_to_be_changed() =>
        Assert.Contains("바꿀 까닭이 없습니다", Verdict.Of(Report(10, (setting, day) => setting == SweepCell.Present ? 5_000 : 100 * day), korean: true), StringComparison.Ordinal);

    [Fact]
    public void Three_days_prove_nothing()
    {
        var report = Report(3, (setting, day) => setting * 1_000 + day);
        Assert.Null(report.Deflated);
        Assert.Contains("record more", Verdict.Of(report, korean: false), StringComparison.Ordinal);
        Assert.Contains("우연인지 가릴 수 없습니다", Verdict.Of(report, korean: true), StringComparison.Ordinal);
    }

    /// <summary>Noise alone: whoever came out first did so by luck, and is said to.</summary>
    [Fact]
    public void The_best_of_noise_is_not_recommended()
    {
        var random = new Random(4);
        var noise = Enumerable.Range(0, 7).Select(_ => Enumerable.Range(0, 24).Select(_ => random.Next(-10_000, 10_001)).ToArray()).ToArray();
        var report = Report(24, (setting, day) => noise[setting + 1][day]);
        Assert.DoesNotContain("작은 금액으로", Verdict.Of(report, korean: true), StringComparison.Ordinal);
        Assert.True(report.EffectiveTrials is > 3 and <= 6);
        Assert.True(report.DeflatedEffective >= report.Deflated);
    }

    [Fact]
    public void What_is_better_every_day_is()
    {
        var random = new Random(4);
        var noise = Enumerable.Range(0, 24).Select(_ => random.Next(-1_000, 1_001)).ToArray();
        var report = Report(24, (setting, day) => setting == 4 ? 20_000 + noise[day] : noise[(day * 7 + setting + 1) % 24]);
        Assert.Equal(4, report.Rows[0].Setting);
        Assert.Equal(0, report.Overfitting!.Probability);
        Assert.True(report.Reality!.Consistent < 0.01);
        Assert.Contains("작은 금액으로", Verdict.Of(report, korean: true), StringComparison.Ordinal);
        // Chosen by the days before alone it is found as well.
        Assert.All(report.WalkForward!.Chosen, chosen => Assert.Equal(4, chosen));
        Assert.Equal(0, report.WalkForward.Changes);
    }
}
