using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Danta.Market;
using Spectre.Console;

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

    public static void Print<T>(string title, IEnumerable<T> rows, params Column<T>[] columns)
    {
        var console = Plain();
        var table = new Table { Border = TableBorder.Simple, Title = title.Length == 0 ? null : new TableTitle(title) };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(Markup.Escape(column.Title)) { Alignment = column.Number ? Justify.Right : Justify.Left, NoWrap = true });
        foreach (var row in rows)
            table.AddRow(columns.Select(column => Markup.Escape(column.Text(row))).ToArray());
        console.Write(table);
    }

    /// <summary>Wide enough for any table, and without colours, where the output is a file or a pipe.</summary>
    static IAnsiConsole Plain()
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Console.Profile.Width = 240;
            AnsiConsole.Console.Profile.Capabilities.Ansi = false;
        }
        return AnsiConsole.Console;
    }

    /// <summary><c>-1,234,500원</c>.</summary>
    public static string Money(Won won) => $"{won}원";

    /// <summary>With its sign: <c>+1,234,500원</c>.</summary>
    public static string Signed(Won won) => $"{(won.Amount > 0 ? "+" : "")}{won}원";

    public static string Percent(decimal percent) => $"{percent:+0.00;-0.00;0.00} %";
}
