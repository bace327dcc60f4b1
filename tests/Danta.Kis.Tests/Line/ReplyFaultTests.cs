using static Danta.Kis.Tests.Line.ReplyText;

namespace Danta.Kis.Tests.Line;

/// <summary>Where it is not certain what a reply is or where it ends, it is none: the order stays in doubt and the connection ends.</summary>
public sealed class ReplyFaultTests
{
    const string Ok = "HTTP/1.1 200 OK\r\n";
    const string InChunks = $"{Ok}Transfer-Encoding: chunked\r\n\r\n";

    public static TheoryData<string, string> Faults => new()
    {
        { "two lengths", $"{Ok}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}" },
        { "a list of lengths", $"{Ok}Content-Length: 2, 3\r\n\r\n{{}}" },
        { "a negative length", $"{Ok}Content-Length: -2\r\n\r\n{{}}" },
        { "a length with a sign", $"{Ok}Content-Length: +2\r\n\r\n{{}}" },
        { "a length in hex", $"{Ok}Content-Length: 0x2\r\n\r\n{{}}" },
        { "no length", $"{Ok}Content-Length: \r\n\r\n{{}}" },
        { "a length beyond all numbers", $"{Ok}Content-Length: 99999999999999999999\r\n\r\n{{}}" },
        { "a length of 8 MB and a byte", $"{Ok}Content-Length: 8388609\r\n\r\n" },
        { "a space before the colon", $"{Ok}Content-Length : 2\r\n\r\n{{}}" },
        { "a folded line", $"{Ok}X: y\r\n Content-Length: 2\r\n\r\n{{}}" },
        { "a line without a colon", $"{Ok}Content-Length 2\r\n\r\n{{}}" },
        { "a line without a name", $"{Ok}: 2\r\n\r\n{{}}" },
        { "another wrapping", $"{Ok}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" },
        { "gzip", $"{Ok}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{{}}" },
        { "another protocol", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n" },
        { "HTTP/2", "HTTP/2 200\r\ncontent-length: 0\r\n\r\n" },
        { "no HTTP", "<html>\r\n\r\n" },
        { "an empty head", "\r\n\r\n" },
        { "a status of two digits", "HTTP/1.1 20 OK\r\n\r\n" },
        { "a status of four digits", "HTTP/1.1 2000 OK\r\n\r\n" },
        { "a status with a sign", "HTTP/1.1 +20 OK\r\n\r\n" },
        { "status 000", "HTTP/1.1 000 OK\r\n\r\n" },
        { "a chunk that does not end where it says", $"{InChunks}2\r\n{{}}}}\r\n0\r\n\r\n" },
        { "a chunk that ends before", $"{InChunks}5\r\n{{}}\r\n0\r\n\r\nx\r\n" },
        { "a chunk of no size", $"{InChunks}\r\n{{}}\r\n0\r\n\r\n" },
        { "a chunk of a size that is no number", $"{InChunks}zz\r\n" },
        { "a chunk of a size with a sign", $"{InChunks}-2\r\n{{}}\r\n0\r\n\r\n" },
        { "a chunk of a size with an x", $"{InChunks}0x2\r\n{{}}\r\n0\r\n\r\n" },
        { "a chunk of nine digits", $"{InChunks}000000002\r\n{{}}\r\n0\r\n\r\n" },
        { "a chunk of 4 GB", $"{InChunks}FFFFFFFF\r\n" },
        { "chunks of more than 8 MB together", $"{InChunks}2\r\n{{}}\r\n7FFFFF\r\n" },
        { "an extension without an end", $"{InChunks}2;{new string('x', 2_000)}" },
        { "a head without an end", $"{Ok}X: {new string('x', 70_000)}" },
        { "a head of many lines without an end", Ok + string.Concat(Enumerable.Repeat("X: y\r\n", 12_000)) },
        { "a trailer without an end", $"{InChunks}0\r\n" + string.Concat(Enumerable.Repeat("Expires: never\r\n", 6_000)) },
    };

    [Theory, MemberData(nameof(Faults))]
    public void It_is_refused_however_it_is_cut(string what, string text)
    {
        foreach (var piece in (int[])[1, 3, int.MaxValue])
            Assert.True(Record.Exception(() => Read(Bytes(text), () => piece)) is HttpFault, $"{what} in pieces of {piece}");
    }

    [Fact]
    public void A_body_up_to_the_end_that_does_not_end_is_refused_at_8_MB()
    {
        var reader = new HttpReplyReader();
        Assert.Null(Read(reader, Bytes($"{Ok}\r\n"), () => int.MaxValue));
        var piece = new byte[100_000];
        Assert.Throws<HttpFault>(() =>
        {
            for (var sent = 0L; sent < 64 * 1024 * 1024;)
            {
                var room = reader.Room.Span;
                var take = Math.Min(room.Length, piece.Length);
                reader.Received(take);
                sent += take;
                Assert.False(reader.TryRead(out _));
            }
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 O")]
    [InlineData($"{Ok}Content-Length: 3\r\n\r\n{{}}")]
    [InlineData($"{InChunks}2\r\n{{}}\r\n")]
    [InlineData($"{InChunks}2\r\n{{}}\r\n0\r\n")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    public void A_reply_that_is_cut_off_is_none(string text) => Assert.Null(Read(Bytes(text), () => int.MaxValue, ends: true));
}
