using System.Text;
using static Danta.Kis.Tests.Line.ReplyText;

namespace Danta.Kis.Tests.Line;

/// <summary>RFC 9112: in how many ways a reply may be written that says the same.</summary>
public sealed class ReplyShapeTests
{
    const string Json = """{"rt_cd":"0","msg1":"주문"}""";

    public static TheoryData<string, int, string, bool, byte[]> Shapes => new()
    {
        { "by length", 200, Json, false, WithLength(Json) },
        { "by a length told twice", 200, Json, false, WithLength(Json, $"Content-Length: {Encoding.UTF8.GetByteCount(Json)}\r\n") },
        { "odd cases and spaces", 200, Json, false, Bytes($"HTTP/1.1 200 \r\nCONTENT-LENGTH:\t {Encoding.UTF8.GetByteCount(Json)}  \r\nX:\r\n\r\n{Json}") },
        { "without a reason", 200, Json, false, Bytes($"HTTP/1.1 200\r\ncontent-length:{Encoding.UTF8.GetByteCount(Json)}\r\n\r\n{Json}") },
        { "an empty body", 500, "", false, WithLength("", status: "500 Internal Server Error") },
        { "in one chunk", 200, Json, false, Chunked(Encoding.UTF8.GetByteCount(Json)) },
        { "in chunks of one", 200, Json, false, Chunked(1) },
        { "in chunks of seven, each with an extension", 200, Json, false, Chunked(7, ";name=\"value;\" ; x") },
        { "in chunks, with spaces behind the size", 200, Json, false, Chunked(16, "  ") },
        { "in chunks, with a trailer", 200, Json, false, Chunked(7, trailer: "Expires: never\r\nContent-Length: 3\r\n") },
        { "in chunks and with a length, which does not count", 200, Json, false, Chunked(7, heads: "Content-Length: 3\r\n") },
        { "no chunk at all", 200, "", false, Bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n0\r\n\r\n") },
        { "up to the end", 200, Json, true, Bytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{Json}") },
        { "up to the end, and nothing comes", 502, "", true, Bytes("HTTP/1.0 502 Bad Gateway\r\n\r\n") },
        { "behind interim replies", 200, Json, false, [.. Bytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nContent-Length: 9\r\nLink: </x>\r\n\r\n"), .. WithLength(Json)] },
        { "204, whatever length it tells", 204, "", false, Bytes("HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\n") },
        { "304", 304, "", false, Bytes("HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n") },
        { "not compressed, as it says", 200, Json, false, WithLength(Json, "Content-Encoding: identity\r\n") },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void A_reply_is_the_same_wherever_its_bytes_are_cut(string what, int status, string body, bool ends, byte[] bytes)
    {
        var random = new Random(7);
        for (var cut = 1; cut <= bytes.Length; cut++)
        {
            var pieces = 0;
            Check(Read(bytes, () => pieces++ == 0 ? cut : int.MaxValue, ends));
        }
        Check(Read(bytes, () => 1, ends));
        for (var round = 0; round < 200; round++)
            Check(Read(bytes, () => random.Next(1, 9), ends));
        // And none of them is whole before its last byte.
        Assert.Null(Read(bytes.AsSpan(..^1).ToArray(), () => int.MaxValue, ends: ends && body.Length == 0));

        void Check(HttpReply? read)
        {
            Assert.True(read is not null, what);
            Assert.Equal((status, body), (read.Value.Status, Encoding.UTF8.GetString(read.Value.Body)));
        }
    }

    [Theory]
    [InlineData(20_000)]
    [InlineData(300_000)]
    [InlineData(8 * 1024 * 1024)]
    public void A_long_reply_is_read_by_one_reader_again_and_again(int length)
    {
        var body = new string('x', length);
        var reader = new HttpReplyReader();
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(length, Read(reader, WithLength(body), () => 100_000)!.Value.Body.Length);
            reader.Begin();
            Assert.True(reader.IsEmpty);
        }
    }

    [Fact]
    public void A_reply_tells_whether_another_page_follows()
    {
        Assert.Equal("M", Read(WithLength(Json, "TR_CONT: M \r\n"), () => 5)!.Value.Continuation);
        Assert.Equal("", Read(WithLength(Json, "tr_cont: \r\n"), () => 5)!.Value.Continuation);
        Assert.Equal("", Read(WithLength(Json), () => 5)!.Value.Continuation);
    }

    static byte[] Chunked(int size, string extension = "", string trailer = "", string heads = "")
    {
        var (body, text) = (Encoding.UTF8.GetBytes(Json), new List<byte>(Bytes($"HTTP/1.1 200 OK\r\n{heads}Transfer-Encoding: chunked\r\n\r\n")));
        foreach (var chunk in body.Chunk(size))
            text.AddRange([.. Bytes($"{chunk.Length:X}{extension}\r\n"), .. chunk, .. "\r\n"u8]);
        text.AddRange(Bytes($"0{extension}\r\n{trailer}\r\n"));
        return [.. text];
    }
}
