namespace Danta.Dashboard.Live;

/// <summary>A list as it was last shown; tells what has changed since. Rows are compared as the trader froze them, by value.</summary>
sealed class ListMemory<TView, TResource>(Func<TView, string> keyOf, Func<TView, TResource> shape)
{
    Dictionary<string, TView> _shown = new(StringComparer.Ordinal);
    IReadOnlyList<TView> _list = [];

    /// <summary>Null: nothing has changed.</summary>
    public LiveList<TResource>? Next(IReadOnlyList<TView> list)
    {
        var (set, now) = (new List<TResource>(), new Dictionary<string, TView>(list.Count, StringComparer.Ordinal));
        foreach (var view in list)
        {
            var key = keyOf(view);
            now[key] = view;
            if (!_shown.TryGetValue(key, out var known) || !EqualityComparer<TView>.Default.Equals(known, view))
                set.Add(shape(view));
        }
        List<string> gone = [.. _shown.Keys.Where(key => !now.ContainsKey(key))];
        (_shown, _list) = (now, list);
        return set.Count == 0 && gone.Count == 0 ? null : new(set, gone);
    }

    public LiveList<TResource> Whole() => new([.. _list.Select(shape)], []);
}
