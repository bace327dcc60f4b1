using Danta.Kis.Wire;

namespace Danta.Kis;

/// <summary>
/// The rows of a list that could be read, and the names of those that could not: a fund among the shares, a fraction of a share, a
/// subscription right with a code of its own. One strange row must not make all the others unreadable.
/// </summary>
/// <param name="SetAside">What the broker calls them, and the field that could not be read; never what stood in it.</param>
/// <param name="MayHide">One of them has the code of a stock: it may be about an order or a holding of ours.</param>
/// <param name="Odd">Those that count, and have a field beside the matter that could not be read.</param>
sealed record ReadRows<T>(IReadOnlyList<T> Items, IReadOnlyList<string> SetAside, bool MayHide, IReadOnlyList<string> Odd)
{
    /// <param name="isOurs">Whether a row with the code of a stock may be about something of ours; null: any may.</param>
    public static ReadRows<T> Of<TRow>(
        IEnumerable<TRow> rows, Func<TRow, string?> code, Func<TRow, Fields, T> read, Func<TRow, bool>? isOurs = null)
    {
        List<T> items = [];
        List<string> setAside = [];
        List<string> odd = [];
        var mayHide = false;
        foreach (var row in rows)
        {
            var fields = new Fields();
            var item = read(row, fields);
            if (fields.Fault is not { } fault)
            {
                items.Add(item);
                if (fields.Odd is { } field)
                    odd.Add($"{KisText.Plain(code(row))} ({field})");
                continue;
            }
            setAside.Add($"{KisText.Plain(code(row))} ({fault})");
            mayHide |= KisText.TryCode(code(row), out var known) && !known.IsNone && isOurs?.Invoke(row) != false;
        }
        return new(items, setAside, mayHide, odd);
    }
}
