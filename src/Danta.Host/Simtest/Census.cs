using System.Collections;
using System.Reflection;

namespace Danta.Host.Simtest;

/// <summary>
/// How many there are in each collection that can be reached from an object of the program's, by the field that holds it. What the
/// simulation is made of is not counted.
/// </summary>
static class Census
{
    const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    static readonly string[] Outside = ["Danta.Host.Simtest", "Danta.Simulator"];

    public static Dictionary<string, long> Of(params IEnumerable<object> roots)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>(roots);
        while (open.TryPop(out var here))
        {
            if (!IsOurs(here.GetType()) || !seen.Add(here))
                continue;
            for (var type = here.GetType(); type is not null && IsOurs(type); type = type.BaseType)
            {
                foreach (var field in type.GetFields(Fields))
                {
                    if (field.FieldType.IsPointer || field.FieldType.IsByRefLike || field.GetValue(here) is not { } value)
                        continue;
                    if (Count(value) is { } count)
                    {
                        var name = $"{type.Name.Split('`')[0]}.{NameOf(field)}";
                        counts[name] = counts.GetValueOrDefault(name) + count;
                    }
                    Follow(value, open, seen);
                }
            }
        }
        return counts;
    }

    /// <summary>Null: it is no collection.</summary>
    static long? Count(object value) => value switch
    {
        // A buffer keeps the size that it has once needed; what is in it is nobody's collection.
        string or byte[] or char[] => null,
        Array array => array.LongLength,
        ICollection collection => collection.Count,
        _ when value.GetType() is { Namespace: "System.Collections.Generic" or "System.Collections.Concurrent" } type && type.GetProperty("Count") is { } count =>
            (int)count.GetValue(value)!,
        _ => null,
    };

    static void Follow(object value, Stack<object> open, HashSet<object> seen)
    {
        if (value is not IEnumerable several || value is string || IsOurs(value.GetType()))
        {
            open.Push(value);
            return;
        }
        if (value is Array { LongLength: > 0 } array && array.GetType().GetElementType()!.IsPrimitive || !seen.Add(value))
            return;
        foreach (var item in several)
        {
            if (item is null)
                continue;
            var type = item.GetType();
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            {
                if (type.GetProperty("Value")!.GetValue(item) is { } inner)
                    Follow(inner, open, seen);
            }
            else
            {
                Follow(item, open, seen);
            }
        }
    }

    static bool IsOurs(Type type) =>
        type.Namespace is { } space && space.StartsWith("Danta.", StringComparison.Ordinal) && !type.IsEnum
        && !typeof(Delegate).IsAssignableFrom(type) && !Array.Exists(Outside, outside => space.StartsWith(outside, StringComparison.Ordinal));

    static string NameOf(FieldInfo field) => field.Name is ['<', .. var rest] && rest.IndexOf('>', StringComparison.Ordinal) is > 0 and var end ? rest[..end] : field.Name;
}
