using Danta.Kis.Wire;

namespace Danta.Kis;

/// <summary>
/// The rows of a list that could be read, and the names of those that could not: a fund among the shares, a fraction of a share, a
/// subscription right with a code of its own. One strange row must not make all the others unreadable.
/// </summary>
/// <param name="SetAside">What the broker calls them, and the field that could not be read; never what stood in it.</param>
/// <param name="MayHide">One of them has the code of a stock: it may be about an order or a holding of ours.</param>
sealed record ReadRows<T>(IReadOnlyList<T> Items, IReadOnlyList<string> SetAside, bool MayHide)
{
    public static ReadRows<T> Of<TRow>(IEnumerable<TRow> rows, Func<TRow, string?> code, Func<TRow, Fields, T> read)
    {
        List<T> items = [];
        List<string> setAside = [];
        var mayHide = false;
        foreach (var row in rows)
        {
            var fields = new Fields();
            var item = read(row, fields);
            if (fields.Fault is not { } fault)
            {
                items.Add(item);
                continue;
            }
            setAside.Add($"{KisText.Plain(code(row))} ({fault})");
            mayHide |= KisText.TryCode(code(row), out var known) && !known.IsNone;
        }
        return new(items, setAside, mayHide);
    }
}
