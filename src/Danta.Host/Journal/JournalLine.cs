using System.Text.Json;
using Danta.Trading;

namespace Danta.Host.Journal;

/// <summary>A decision as one line for people.</summary>
static class JournalLine
{
    /// <summary>Null for anything but a decision.</summary>
    public static string? Decision(in JournalRecord record) => Read(record) is { } decision ? Text(decision) : null;

    /// <inheritdoc cref="Decision"/>
    public static Decision? Read(in JournalRecord record)
    {
        if (record.Kind != RecordKind.Request || !record.Payload.StartsWith("{\"$\":\"Note\""u8))
            return null;
        try
        {
            return (JsonSerializer.Deserialize<Request>(record.Payload, EventJson.Options) as Note)?.Decision;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Text(Decision decision)
    {
        var code = decision.Code.IsNone ? "" : $"{decision.Code} ";
        var reasons = string.Join(", ", decision.Reasons.Select(reason => $"{reason.Name} {reason.Value}"));
        return $"{code}{decision.Sentence}{(reasons.Length > 0 ? $" ({reasons})" : "")}";
    }
}
