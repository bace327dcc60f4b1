using System.Text.Json;
using Danta.Host.Journal;
using Danta.Trading;

namespace Danta.Host.Books;

/// <summary>In which environment a book is kept, and whether what stands in it was ever ordered.</summary>
readonly record struct BookKind(TradingMode Mode, bool DryRun)
{
    /// <summary>As directories bear it: <c>real</c>, <c>paper-dry</c>.</summary>
    public string Name => DryRun ? $"{Word}-dry" : Word;

    /// <summary>As the owner reads it.</summary>
    public string Korean => (Mode switch
    {
        TradingMode.Real => "실전",
        TradingMode.Paper => "모의",
        _ => "데모",
    }) + (DryRun ? " 연습(dry run)" : "");

    public string Word => Mode.ToString().ToLowerInvariant();

    /// <summary>
    /// Whose life begins at this record; null: none does. Of a version whose settings this one cannot read, it is known all the same.
    /// </summary>
    public static BookKind? Begun(in JournalRecord record) =>
        record.Kind == RecordKind.Event && record.Payload.StartsWith("{\"$\":\"Started\""u8) ? Read(record.Payload) : null;

    /// <summary>Whose day was begun with this record; null: it begins none.</summary>
    public static BookKind? Carried(in JournalRecord record) =>
        record.Kind == RecordKind.Request && record.Payload.StartsWith("{\"$\":\"CarriedOver\""u8) ? Read(record.Payload) : null;

    static BookKind? Read(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new Utf8JsonReader(payload);
            using var json = JsonDocument.ParseValue(ref reader);
            return json.RootElement.TryGetProperty(nameof(Started.Mode), out var mode)
                && Enum.TryParse<TradingMode>(mode.GetString(), out var known)
                && json.RootElement.TryGetProperty(nameof(Started.DryRun), out var dryRun)
                    ? new(known, dryRun.GetBoolean())
                    : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
