using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Danta.Kis;

/// <summary>The opening of a WebSocket, as RFC 6455 (section 4) has it. A redirect is a refusal: the approval key goes nowhere else.</summary>
sealed class WebSocketHandshake(Uri address)
{
    const int MostHead = 16 * 1024;

    /// <summary>Section 1.3.</summary>
    const string Proof = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>Asks, and hears the answer. What the server sent right behind it goes to the reader.</summary>
    /// <exception cref="WebSocketException">The server answers, and not as one that speaks the protocol.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public void Perform(System.IO.Stream stream, WebSocketReader reader)
    {
        stream.Write(Encoding.ASCII.GetBytes(
            $"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
            $"Sec-WebSocket-Key: {_key}\r\nSec-WebSocket-Version: 13\r\n\r\n"));
        var buffer = new byte[MostHead];
        var filled = 0;
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (filled == buffer.Length)
                throw new WebSocketException(WebSocketError.HeaderError, "the answer to the handshake has no end");
            var got = stream.Read(buffer.AsSpan(filled));
            if (got == 0)
                throw new IOException("the server hung up in the handshake");
            filled += got;
        }
        Check(Encoding.Latin1.GetString(buffer, 0, end));
        var behind = buffer.AsSpan((end + 4)..filled);
        behind.CopyTo(reader.Room);
        reader.Received(behind.Length);
    }

    void Check(string head)
    {
        var lines = head.Split("\r\n");
        var status = lines[0].Split(' ', 3);
        if (status is not [var version, var code, ..] || !version.StartsWith("HTTP/1.", StringComparison.Ordinal))
            throw NoWebSocket("the server does not speak HTTP");
        if (code != "101")
            throw NoWebSocket($"the server answers the handshake with {(code.Length == 3 ? code : "no status")}");
        if (!Has(lines, "Upgrade", "websocket") || !Has(lines, "Connection", "Upgrade") || ValueOf(lines, "Sec-WebSocket-Accept") != Expected())
            throw NoWebSocket("the server does not prove that it speaks WebSocket");
        if (ValueOf(lines, "Sec-WebSocket-Extensions") is not null || ValueOf(lines, "Sec-WebSocket-Protocol") is not null)
            throw NoWebSocket("the server wants what nobody offered");
    }

    static WebSocketException NoWebSocket(string reason) => new(WebSocketError.NotAWebSocket, reason);

    static bool Has(string[] lines, string name, string word) =>
        ValuesOf(lines, name).SelectMany(value => value.Split(',')).Any(one => one.Trim().Equals(word, StringComparison.OrdinalIgnoreCase));

    static string? ValueOf(string[] lines, string name) => ValuesOf(lines, name).FirstOrDefault();

    /// <summary>A list may stand in several lines.</summary>
    static IEnumerable<string> ValuesOf(string[] lines, string name) => lines.Skip(1)
        .Where(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim());

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6455 names SHA-1; nothing is kept secret by it.")]
    string Expected() => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(_key + Proof)));
}
