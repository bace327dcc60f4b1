using Danta.Host.Recording;
using Danta.Host.Sweeping;

namespace Danta.Host.Fleet;

/// <summary>
/// Cuts a sweep into shards. Long ones keep a worker from decoding a day over and over; short ones lose little when a worker is lost, and stay
/// far below the half hour after which the queue's server takes a shard for forgotten.
/// </summary>
static class ShardCuts
{
    const double WantedSeconds = 60;
    const int MostSettings = 100;

    /// <param name="secondsAnInput">As measured here.</param>
    public static IReadOnlyList<Shard> Of(SweepPlan plan, double secondsAnInput)
    {
        var shards = new List<Shard>();
        foreach (var day in plan.Days)
        {
            var seconds = Math.Max(1, InputsOf(day)) * secondsAnInput;
            foreach (var block in plan.Numbers.Chunk((int)Math.Clamp(WantedSeconds / seconds, 1, MostSettings)))
                shards.Add(new(shards.Count, day.Date, block, seconds * block.Length));
        }
        return shards;
    }

    static int InputsOf(RecordedDay day) => day.Manifest.Counts.Inputs;
}
