using static Danta.Kis.Tests.Line.ReplyText;

namespace Danta.Kis.Tests.Line;

/// <summary>
/// RFC 9112, section 9.3: whether the connection carries another request. An order that is given to one that is about to close is an order in doubt.
/// </summary>
public sealed class ReplyPersistenceTests
{
    [Theory]
    [InlineData("HTTP/1.1", "", false)]
    [InlineData("HTTP/1.1", "Connection: keep-alive\r\n", false)]
    [InlineData("HTTP/1.1", "Connection: Keep-Alive\r\nKeep-Alive: timeout=60\r\n", false)]
    [InlineData("HTTP/1.1", "Connection: close\r\n", true)]
    [InlineData("HTTP/1.1", "CONNECTION:CLOSE\r\n", true)]
    [InlineData("HTTP/1.1", "Connection: close, TE\r\n", true)]
    [InlineData("HTTP/1.1", "Connection: keep-alive , close\r\n", true)]
    [InlineData("HTTP/1.1", "Connection: close\r\nConnection: keep-alive\r\n", true)]
    [InlineData("HTTP/1.1", "Connection: X-Foo\r\nConnection: close\r\n", true)]
    [InlineData("HTTP/1.1", "Connection: closed\r\n", false)]
    [InlineData("HTTP/1.0", "", true)]
    [InlineData("HTTP/1.0", "Connection: close\r\n", true)]
    [InlineData("HTTP/1.0", "Connection: keep-alive\r\n", false)]
    public void The_head_tells_whether_the_connection_goes_on(string version, string heads, bool closes)
    {
        var bytes = Bytes($"{version} 200 OK\r\n{heads}Content-Length: 2\r\n\r\n{{}}");
        Assert.Equal(closes, Read(bytes, () => int.MaxValue)!.Value.Closes);
    }

    /// <summary>Section 6.3: nobody knows which of the two its sender meant, so what follows is not to be trusted.</summary>
    [Fact]
    public void A_reply_with_a_length_and_with_chunks_is_the_last_one()
    {
        var bytes = Bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
        Assert.True(Read(bytes, () => int.MaxValue)!.Value.Closes);
    }

    [Fact]
    public void What_lies_behind_a_reply_is_seen()
    {
        var reader = new HttpReplyReader();
        Assert.NotNull(Read(reader, [.. WithLength("{}"), .. WithLength("{}")], () => int.MaxValue));
        reader.Begin();
        Assert.False(reader.IsEmpty);
    }
}
