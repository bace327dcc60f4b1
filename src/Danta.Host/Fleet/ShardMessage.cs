using System.Text.Json;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Host.Sweeping;
using Danta.Replay.Execution;

namespace Danta.Host.Fleet;

/// <summary>A day's file: its bytes are asked for by their digest.</summary>
sealed record DayCopy(string Name, string Sha256);

/// <summary>A shard as it goes to a worker, with all that it needs.</summary>
/// <param name="Program">Which version has to do it: another one decides otherwise.</param>
/// <param name="Model">Of the fills.</param>
/// <param name="Copy">1; 2: the same once more, to be compared.</param>
/// <param name="Days">Where days are had.</param>
/// <param name="Files">Those to be heard, the shard's day last.</param>
/// <param name="Seconds"><inheritdoc cref="Shard" path="/param[@name='Seconds']"/></param>
sealed record ShardMessage(
    string Program, string Model, string Sweep, int Number, int Copy, Uri Days, IReadOnlyList<DayCopy> Files, IReadOnlyList<NumberedSettings> Settings, double Seconds)
{
    public bool IsOurs => Program == ProgramVersion.Full && Model == FillModel.Version;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, EventJson.Options);

    /// <exception cref="JsonException">It is none.</exception>
    public static ShardMessage Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<ShardMessage>(json, EventJson.Options) is { Files.Count: > 0, Settings.Count: > 0 } message
        ? message : throw new JsonException("no shard");
}
