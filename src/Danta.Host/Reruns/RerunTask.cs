using System.Text.Json;
using System.Text.Json.Serialization;

namespace Danta.Host.Reruns;

enum RerunKind
{
    /// <summary>The day as it was, to be watched.</summary>
    Film = 0,

    /// <summary>The day by other settings.</summary>
    WhatIf,

    /// <summary>How far the fill model is off on the day's real orders.</summary>
    Model,
}

/// <summary>What a process beside the trader is told to do. It needs no configuration, and so no key: a day's file, and a place for what it makes.</summary>
/// <param name="Day">The day's file.</param>
/// <param name="To">A directory, made by whoever asks.</param>
/// <param name="Changes">Keys of <see cref="Replaying.SettingChanges"/> with their values.</param>
sealed record RerunTask(RerunKind Kind, string Day, string To, IReadOnlyDictionary<string, string>? Changes = null, int? Trade = null)
{
    /// <summary>Of its JSON.</summary>
    public const int MostBytes = 1 << 16;

    static readonly JsonSerializerOptions Options = new() { RespectRequiredConstructorParameters = true, Converters = { new JsonStringEnumConverter() } };

    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="JsonException">It is none.</exception>
    public static RerunTask Read(string json) => JsonSerializer.Deserialize<RerunTask>(json, Options) ?? throw new JsonException("null");
}
