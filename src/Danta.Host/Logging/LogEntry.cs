using System.Text.Json;
using Danta.Market;
using Serilog.Events;

namespace Danta.Host.Logging;

/// <summary>One line of a log file.</summary>
/// <param name="Order">The order that it is about; null: none.</param>
/// <param name="Trade">The round trip; null: none.</param>
/// <param name="Json">The line itself.</param>
sealed record LogEntry(DateTimeOffset At, LogEventLevel Level, string Where, string Text, int? Order, int? Trade, string Json)
{
    /// <summary>Null: it is none, as the last line after a power cut may be.</summary>
    public static LogEntry? Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var entry = json.RootElement;
            var level = entry.TryGetProperty("@l", out var word) ? Enum.Parse<LogEventLevel>(word.GetString()!) : LogEventLevel.Information;
            return new(
                entry.GetProperty("@t").GetDateTimeOffset(), level, Text("SourceContext"), Text("@m"), Number("Order"), Number("Trade"), line);

            string Text(string name) => entry.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

            int? Number(string name) =>
                entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 ? number : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    /// <summary>For people.</summary>
    public override string ToString()
    {
        var word = Level switch
        {
            LogEventLevel.Fatal => "치명",
            LogEventLevel.Error => "오류",
            LogEventLevel.Warning => "경고",
            _ => "정보",
        };
        var about = (Order is null ? "" : $" 주문 {Order}") + (Trade is null ? "" : $" 거래 {Trade}");
        return $"{Kst.Of(At):yyyy-MM-dd HH:mm:ss.fff} {word}{about}  {Text}  ({Where[(Where.LastIndexOf('.') + 1)..]})";
    }
}
