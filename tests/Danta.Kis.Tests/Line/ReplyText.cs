using System.Text;

namespace Danta.Kis.Tests.Line;

/// <summary>Replies as they come from a wire.</summary>
static class ReplyText
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] WithLength(string body, string heads = "", string status = "200 OK") =>
        Bytes($"HTTP/1.1 {status}\r\n{heads}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public static HttpReply? Read(ReadOnlySpan<byte> bytes, Func<int> piece, bool ends = false) => Read(new(), bytes, piece, ends);

    /// <returns>Null: it is not whole.</returns>
    public static HttpReply? Read(HttpReplyReader reader, ReadOnlySpan<byte> bytes, Func<int> piece, bool ends = false)
    {
        reader.Begin();
        HttpReply reply;
        while (!bytes.IsEmpty)
        {
            var room = reader.Room.Span;
            Assert.False(room.IsEmpty, "a reader without room would take the end of its own buffer for the end of the connection");
            var take = Math.Min(Math.Min(piece(), bytes.Length), room.Length);
            bytes[..take].CopyTo(room);
            reader.Received(take);
            bytes = bytes[take..];
            if (!reader.TryRead(out reply))
                continue;
            Assert.True(bytes.IsEmpty || !ends, "it was whole before its end");
            return reply;
        }
        return ends && reader.TryEnd(out reply) ? reply : null;
    }
}
