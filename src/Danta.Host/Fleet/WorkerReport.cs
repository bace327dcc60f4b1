using System.Text.Json;
using Danta.Replay.Sweeps;

namespace Danta.Host.Fleet;

/// <summary>What a worker says of a shard.</summary>
/// <param name="Cells">Its results; null: not yet, or never.</param>
/// <param name="Fault">Why not; null with no cells: it is at work.</param>
sealed record WorkerReport(string Worker, string Sweep, int Number, int Copy, double Seconds, IReadOnlyList<SweepCell>? Cells = null, string? Fault = null)
{
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <returns>Null: it is none.</returns>
    public static WorkerReport? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkerReport>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
