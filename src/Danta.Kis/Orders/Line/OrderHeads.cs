using System.Buffers.Text;
using System.Text;

namespace Danta.Kis;

/// <summary>
/// The heads of requests, put into bytes once for each TR and token: what is left to write for an order is its length and its body.
/// </summary>
sealed class OrderHeads(Uri address, KisKeys keys)
{
    /// <summary>Purchase, sale, and cancel or amendment; questions have no head of their own here.</summary>
    const int Most = 8;

    readonly Entry?[] _entries = new Entry?[Most];

    sealed record Entry(string Path, string TrId, Secret Token, byte[] Bytes);

    /// <summary>Writes a request whole.</summary>
    /// <param name="hashkey">Null: it goes without.</param>
    /// <returns>Its bytes; 0: it cannot be written, for want of room or for a character that no header may have.</returns>
    public int Write(Span<byte> to, string path, string trId, in Secret token, string? hashkey, ReadOnlySpan<byte> body)
    {
        var head = HeadOf(path, trId, token);
        if (head is null || hashkey is not null && !KisHttp.IsHeaderText(hashkey) || to.Length < head.Length + body.Length + (hashkey?.Length ?? 0) + 64)
            return 0;
        head.CopyTo(to);
        var at = head.Length;
        Utf8Formatter.TryFormat(body.Length, to[at..], out var digits);
        at += digits;
        if (hashkey is not null)
        {
            at += Put(to[at..], "\r\nhashkey: "u8);
            at += Encoding.ASCII.GetBytes(hashkey, to[at..]);
        }
        at += Put(to[at..], "\r\n\r\n"u8);
        at += Put(to[at..], body);
        return at;
    }

    /// <summary>A question, put together for this once.</summary>
    /// <inheritdoc cref="Write"/>
    public int WriteQuestion(Span<byte> to, string pathAndQuery, string trId, string continuation, in Secret token)
    {
        var text = Render("GET", pathAndQuery, trId, continuation, token) + "0\r\n\r\n";
        return text.Length <= to.Length && KisHttp.IsHeaderText(token.Reveal()) ? Encoding.ASCII.GetBytes(text, to) : 0;
    }

    static int Put(Span<byte> to, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to);
        return bytes.Length;
    }

    byte[]? HeadOf(string path, string trId, in Secret token)
    {
        for (var place = 0; place < Most; place++)
        {
            if (Volatile.Read(ref _entries[place]) is not { } entry)
                return Add(place, path, trId, token);
            if (entry.TrId == trId && entry.Path == path)
                return entry.Token == token ? entry.Bytes : Add(place, path, trId, token);
        }
        return null;
    }

    /// <summary>Two who come at once make the same; one of them stays.</summary>
    byte[]? Add(int place, string path, string trId, in Secret token)
    {
        foreach (var value in (ReadOnlySpan<string>)[token.Reveal(), keys.AppKey.Reveal(), keys.AppSecret.Reveal(), trId])
        {
            if (!KisHttp.IsHeaderText(value))
                return null;
        }
        var bytes = Encoding.ASCII.GetBytes(Render("POST", path, trId, "", token));
        Volatile.Write(ref _entries[place], new(path, trId, token, bytes));
        return bytes;
    }

    string Render(string method, string path, string trId, string continuation, in Secret token) =>
        $"{method} {new Uri(KisAddresses.AsFolder(address), path.TrimStart('/')).PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n" +
        $"authorization: Bearer {token.Reveal()}\r\nappkey: {keys.AppKey.Reveal()}\r\nappsecret: {keys.AppSecret.Reveal()}\r\n" +
        $"tr_id: {trId}\r\ntr_cont: {continuation}\r\ncusttype: P\r\nUser-Agent: {KisHttp.UserAgent}\r\n" +
        "Content-Type: application/json; charset=utf-8\r\nContent-Length: ";
}
