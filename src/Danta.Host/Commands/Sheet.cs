using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Danta.Host.Terminal;
using Danta.Market;

namespace Danta.Host.Commands;

/// <summary>A column of a printed table.</summary>
/// <param name="Number">Aligned to the right.</param>
sealed record Column<T>(string Title, Func<T, string> Text, bool Number = false);

/// <summary>Prints lists as aligned tables, or the same as JSON.</summary>
static class Sheet
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void PrintJson<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>As lines of the terminal's width where it is one.</summary>
    public static void Say(string sentence)
    {
        foreach (var line in Columns.Wrap(Columns.Clean(sentence), TerminalWindow.PrintWidth))
            Console.Out.WriteLine(line);
    }

    public static void Print<T>(string title, IEnumerable<T> rows, params Column<T>[] columns)
    {
        if (title.Length > 0)
            Say(title);
        var table = TableLines.Of(
            [.. columns.Select(column => (column.Title, column.Number))],
            [.. rows.Select(row => columns.Select(column => column.Text(row)).ToArray())], TerminalWindow.PrintWidth);
        foreach (var line in table)
            Console.Out.WriteLine(line);
    }

    /// <summary><c>-1,234,500원</c>.</summary>
    public static string Money(Won won) => $"{won}원";

    /// <summary>With its sign: <c>+1,234,500원</c>.</summary>
    public static string Signed(Won won) => $"{(won.Amount > 0 ? "+" : "")}{won}원";

    public static string Percent(decimal percent) => $"{percent:+0.00;-0.00;0.00} %";
}
