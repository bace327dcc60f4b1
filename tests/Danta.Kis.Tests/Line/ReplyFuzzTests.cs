using static Danta.Kis.Tests.Line.ReplyText;

namespace Danta.Kis.Tests.Line;

/// <summary>A fault of ours in the reader would be an order of which nobody ever hears.</summary>
public sealed class ReplyFuzzTests
{
    static readonly byte[][] Honest =
    [
        WithLength("""{"rt_cd":"0"}""", "Connection: keep-alive\r\ntr_cont: M\r\n"),
        Bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\n{\"a\":\r\n3\r\n12}\r\n0\r\nX: y\r\n\r\n"),
        Bytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 500 No\r\n\r\n{}"),
    ];

    static readonly string[] Words =
    [
        "HTTP/1.1 200 OK", "\r\n", "\r\n\r\n", "Content-Length: 2", "Content-Length: 99999999", "Transfer-Encoding: chunked", ":", " ", "0\r\n\r\n", "FF\r\n",
        "{}", "HTTP/1.1 100 Continue\r\n\r\n", "Connection: close", "\n", "\0", "7FFFFFFF\r\n", ";", "\u00ff",
    ];

    [Fact]
    public void Damage_ends_in_a_reply_a_wait_or_a_refusal()
    {
        var random = new Random(11);
        for (var round = 0; round < 60_000; round++)
        {
            var bytes = Honest[random.Next(Honest.Length)].ToArray();
            for (var hit = random.Next(1, 5); hit > 0; hit--)
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : bytes[random.Next(bytes.Length)]);
            Survives(bytes, random);
        }
    }

    [Fact]
    public void Words_of_the_protocol_in_any_order_end_in_a_reply_a_wait_or_a_refusal()
    {
        var random = new Random(12);
        for (var round = 0; round < 60_000; round++)
            Survives(Bytes(string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => Words[random.Next(Words.Length)]))), random);
    }

    static void Survives(byte[] bytes, Random random)
    {
        try
        {
            var read = Read(bytes, () => random.Next(1, 40));
            Assert.InRange(read?.Body.Length ?? 0, 0, bytes.Length);
        }
        catch (HttpFault)
        {
            // As it should be.
        }
    }
}
