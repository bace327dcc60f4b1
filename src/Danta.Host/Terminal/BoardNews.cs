namespace Danta.Host.Terminal;

/// <summary>The newest news, the last of them at the bottom.</summary>
static class BoardNews
{
    const string Indent = "  ";

    public static IEnumerable<BoardLine> Lines(IReadOnlyList<string> news, Uri page, int width, int room)
    {
        // A title without anything below it says nothing.
        var titled = room >= 2;
        if (titled)
            yield return BoardLine.Title($"소식{BoardLine.Gap}화면 {page}", width);
        foreach (var line in Newest(news.Count > 0 ? news : ["아직 소식이 없습니다"], width, room - (titled ? 1 : 0)))
            yield return new(new Piece(line));
    }

    /// <summary>As many as fit whole; of the very newest, as much as fits.</summary>
    public static IEnumerable<string> Newest(IReadOnlyList<string> news, int width, int room)
    {
        var lines = new LinkedList<string>();
        foreach (var one in news.Reverse())
        {
            var wrapped = Columns.Wrap(Columns.Clean(one), width - Indent.Length).ToList();
            if (lines.Count > 0 && lines.Count + wrapped.Count > room)
                break;
            for (var at = wrapped.Count - 1; at >= 0; at--)
                lines.AddFirst(at == 0 ? wrapped[at] : Indent + wrapped[at]);
        }
        return lines.Take(Math.Max(0, room));
    }
}
