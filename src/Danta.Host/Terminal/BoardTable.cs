namespace Danta.Host.Terminal;

/// <summary>A column of the board.</summary>
/// <param name="Rank">1 is the most important; where the width does not suffice, the last ranks go.</param>
/// <param name="Least">Columns that a text may be cut to; 0: it is shown whole or not at all.</param>
sealed record BoardColumn<T>(string Title, int Rank, Func<T, Piece> Cell, bool Number = false, int Least = 0);

/// <summary>Rows of the board under a title, as many as there is room for, and a count of the rest.</summary>
static class BoardTable
{
    /// <param name="unit">What is counted: 종목, 건.</param>
    public static IEnumerable<BoardLine> Lines<T>(IReadOnlyList<T> rows, string unit, BoardColumn<T>[] columns, int width, int room)
    {
        if (rows.Count == 0 || room <= 0)
            yield break;
        // The title has a line, and the count of the rest.
        var shown = rows.Count < room ? rows.Count : Math.Max(0, room - 2);
        var cells = rows.Take(shown).Select(row => columns.Select(column => column.Cell(row)).ToArray()).ToArray();
        var widths = Widths(columns, cells, width);
        var title = columns.Zip(widths).Where(column => column.Second > 0)
            .Select(column => Columns.Fill(column.First.Title, column.Second, column.First.Number));
        yield return BoardLine.Title(string.Join(BoardLine.Gap, title), width);
        foreach (var row in cells)
            yield return Row(columns, row, widths);
        if (shown < rows.Count && room > 1)
            yield return new(new Piece($"외 {rows.Count - shown}{unit}", Tone.Caution));
    }

    static BoardLine Row<T>(BoardColumn<T>[] columns, Piece[] cells, int[] widths)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < cells.Length; at++)
        {
            if (widths[at] == 0)
                continue;
            if (pieces.Count > 0)
                pieces.Add(new(BoardLine.Gap));
            pieces.Add(cells[at].Fill(widths[at], columns[at].Number));
        }
        return new(pieces);
    }

    /// <summary>In columns; 0: left out.</summary>
    static int[] Widths<T>(BoardColumn<T>[] columns, Piece[][] cells, int width)
    {
        var wanted = columns.Select((column, at) => Wanted(column.Title, cells.Select(row => row[at]))).ToArray();
        var ranks = Enumerable.Range(0, columns.Length).Where(at => wanted[at] > 0).OrderBy(at => columns[at].Rank).ToArray();
        var widths = new int[columns.Length];
        var left = width + BoardLine.Gap.Length;
        foreach (var at in ranks)
        {
            var least = columns[at].Least > 0 ? Math.Min(wanted[at], columns[at].Least) : wanted[at];
            if (least + BoardLine.Gap.Length > left)
                break;
            widths[at] = least;
            left -= least + BoardLine.Gap.Length;
        }
        // What is over makes room for texts that were cut, the most important first.
        foreach (var at in ranks.Where(at => widths[at] > 0))
        {
            var more = Math.Min(left, wanted[at] - widths[at]);
            widths[at] += more;
            left -= more;
        }
        return widths;
    }

    /// <summary>A column that has nothing to say wants none.</summary>
    static int Wanted(string title, IEnumerable<Piece> cells)
    {
        var widest = cells.Select(cell => cell.Width).DefaultIfEmpty(1).Max();
        return widest == 0 ? 0 : Math.Max(widest, Columns.Of(title));
    }
}
