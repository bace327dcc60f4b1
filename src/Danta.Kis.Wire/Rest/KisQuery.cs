using System.Text;

namespace Danta.Kis.Wire.Rest;

/// <summary>The question of a GET. Every declared key is sent, also when empty: a missing one is refused with OPSQ2001.</summary>
public interface IKisQuery
{
    IReadOnlyList<KeyValuePair<string, string>> Pairs { get; }
}

/// <summary>A question that a server can read back; <c>value</c> answers null for a key that was not sent.</summary>
public interface IKisQuery<T> : IKisQuery
    where T : IKisQuery<T>
{
    static abstract T From(Func<string, string?> value);
}

public static class KisQueryText
{
    /// <summary><c>KEY=value&amp;KEY=value</c>, escaped.</summary>
    public static string ToQueryString(this IKisQuery query)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in query.Pairs)
        {
            if (text.Length > 0)
                text.Append('&');
            text.Append(key).Append('=').Append(Uri.EscapeDataString(value));
        }
        return text.ToString();
    }
}
