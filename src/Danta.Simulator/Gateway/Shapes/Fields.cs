using System.Collections.Frozen;

namespace Danta.Simulator.Gateway.Shapes;

/// <summary>
/// The broker's names for the figures of one kind of thing. The names mean the same in every call, so a shape is no more than a
/// list of them.
/// </summary>
sealed class Fields<T>(params (string Name, Func<T, string> Of)[] known)
{
    readonly FrozenDictionary<string, Func<T, string>> _known =
        known.ToFrozenDictionary(field => field.Name, field => field.Of, StringComparer.Ordinal);

    /// <summary>A shape of these names, apart by blanks; a name that is not known is a mistake in the table, found when it is built.</summary>
    public Func<T, Row> Shape(string names)
    {
        var fields = names.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => (name, _known.TryGetValue(name, out var of) ? of : throw new ArgumentException($"nobody knows '{name}'", nameof(names))))
            .ToArray();
        return subject =>
        {
            var row = new Row();
            foreach (var (name, of) in fields)
                row.Add((name, of(subject)));
            return row;
        };
    }
}
