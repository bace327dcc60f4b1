namespace Danta.Host.Terminal;

/// <summary>A table that is printed once: as wide as it needs; else with its texts wrapped; else the facts of each row one after another.</summary>
static class TableLines
{
    const string Gap = "  ";

    /// <summary>A text is not wrapped to fewer columns.</summary>
    const int Least = 12;

    /// <param name="columns">Numbers are aligned to the right and never wrapped in a table.</param>
    /// <param name="width">In columns, 20 or more; no line is wider.</param>
    public static IEnumerable<string> Of(IReadOnlyList<(string Title, bool Number)> columns, IReadOnlyList<string[]> rows, int width)
    {
        var cells = rows.Select(row => row.Select(Columns.Clean).ToArray()).ToArray();
        return Widths(columns, cells, width) is { } widths ? Table(columns, cells, widths) : Facts(columns, cells, width);
    }

    /// <summary>Null: however its texts are wrapped, it is too wide.</summary>
    static int[]? Widths(IReadOnlyList<(string Title, bool Number)> columns, string[][] cells, int width)
    {
        var widths = columns.Select((column, at) => cells.Select(row => Columns.Of(row[at])).Append(Columns.Of(column.Title)).Max()).ToArray();
        var over = widths.Sum(one => (long)one + Gap.Length) - Gap.Length - width;
        while (over > 0)
        {
            var widest = Enumerable.Range(0, widths.Length).Where(at => !columns[at].Number && widths[at] > Least)
                .OrderByDescending(at => widths[at]).Select(at => (int?)at).FirstOrDefault();
            if (widest is not { } at)
                return null;
            widths[at]--;
            over--;
        }
        return widths;
    }

    static IEnumerable<string> Table(IReadOnlyList<(string Title, bool Number)> columns, string[][] cells, int[] widths)
    {
        foreach (var line in Row(columns, [.. columns.Select(column => column.Title)], widths))
            yield return line;
        yield return new string('-', widths.Sum() + Gap.Length * (widths.Length - 1));
        foreach (var line in cells.SelectMany(row => Row(columns, row, widths)))
            yield return line;
    }

    static IEnumerable<string> Row(IReadOnlyList<(string Title, bool Number)> columns, string[] row, int[] widths)
    {
        var wrapped = row.Zip(widths).Select(cell => Columns.Wrap(cell.First, Math.Max(2, cell.Second)).ToArray()).ToArray();
        for (var line = 0; line < wrapped.Max(cell => cell.Length); line++)
        {
            var cells = wrapped.Select((cell, at) =>
                Columns.Fill(line < cell.Length ? cell[line] : "", widths[at], columns[at].Number));
            yield return string.Join(Gap, cells).TrimEnd();
        }
    }

    /// <summary>A row is its facts, each with its title; what belongs to a row is indented below its first line.</summary>
    static IEnumerable<string> Facts(IReadOnlyList<(string Title, bool Number)> columns, string[][] cells, int width)
    {
        if (cells.Length == 0)
            return Columns.Wrap(string.Join(Gap, columns.Select(column => column.Title)), width);
        return cells.SelectMany(row => Flow(columns.Zip(row).Select(fact => $"{fact.First.Title} {fact.Second}"), width));
    }

    static IEnumerable<string> Flow(IEnumerable<string> facts, int width)
    {
        string? line = null;
        foreach (var fact in facts.SelectMany(fact => Columns.Wrap(fact, width - Gap.Length)))
        {
            if (line is null)
            {
                line = fact;
            }
            else if (Columns.Of(line) + Gap.Length + Columns.Of(fact) <= width)
            {
                line += Gap + fact;
            }
            else
            {
                yield return line;
                line = Gap + fact;
            }
        }
        if (line is not null)
            yield return line;
    }
}
