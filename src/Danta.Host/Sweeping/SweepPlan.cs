using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Danta.Host.Journal;
using Danta.Host.Recording;
using Danta.Host.Running;
using Danta.Replay.Execution;
using Danta.Replay.Sweeps;
using Danta.Trading;

namespace Danta.Host.Sweeping;

/// <summary>All that a sweep is: with anything of it changed it is another one, and no result is taken from the one to the other.</summary>
/// <param name="Settings">By their number in the grid.</param>
/// <param name="Present">By which the owner trades now.</param>
sealed record SweepPlan(string Id, GridAxes Grid, IReadOnlyList<TraderSettings> Settings, TraderSettings Present, IReadOnlyList<RecordedDay> Days)
{
    public static SweepPlan Of(GridAxes grid, IReadOnlyList<TraderSettings> settings, TraderSettings present, IReadOnlyList<RecordedDay> days)
    {
        var told = new StringBuilder($"{ProgramVersion.Full} model {FillModel.Version}\n");
        foreach (var one in settings.Prepend(present))
            told.Append(JsonSerializer.Serialize(one, EventJson.Options)).Append('\n');
        foreach (var day in days)
            told.Append(ManifestMaker.Digest(day.Disk, day.Name).Sha256).Append('\n');
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.ToString())).AsSpan(0, 8)), grid, settings, present, days);
    }

    /// <summary>All settings that are run on each day.</summary>
    public IEnumerable<int> Numbers => Enumerable.Range(SweepCell.Present, Settings.Count + 1);

    public NumberedSettings Of(int number) => new(number, number == SweepCell.Present ? Present : Settings[number]);

    /// <summary>Won that may be used at once by the settings of today.</summary>
    public long Budget => Present.BudgetPerTrade.Amount * Math.Max(1, Present.MaxPositions);

    public int Cells => (Settings.Count + 1) * Days.Count;
}
