using System.Text;
using static Danta.Kis.Tests.Sockets.ServerFrames;

namespace Danta.Kis.Tests.Sockets;

/// <summary>TCP has no messages: however the bytes are cut on their way, the same has to be heard.</summary>
public sealed class ReaderPiecesTests
{
    static readonly int[] Lengths = [1, 2, 124, 125, 126, 127, 128, 4_095, 65_534, 65_535, 65_536, 65_537, 300_000];

    [Theory]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(300_000)]
    [InlineData(1024 * 1024)]
    public void A_message_is_heard_whole_whatever_its_length(int length)
    {
        var payload = Payload(length);
        foreach (var opcode in (int[])[Text, Binary])
        {
            var bytes = Frame(opcode, payload);
            foreach (var piece in (int[])[1, 2, 3, 1_460, 8 * 1024, int.MaxValue])
                Assert.Equal([new Heard(WebSocketEvent.Message, payload)], Read(bytes, () => piece));
        }
    }

    /// <summary>Two pieces with the cut at each place: in heads, in extended lengths, in payloads, between frames.</summary>
    [Fact]
    public void A_cut_at_any_byte_changes_nothing()
    {
        var (bytes, expected) = Session();
        for (var cut = 1; cut < bytes.Length; cut++)
        {
            var pieces = 0;
            Assert.Equal(expected, Read(bytes, () => pieces++ == 0 ? cut : int.MaxValue));
        }
        Assert.Equal(expected, Read(bytes, () => 1));
    }

    [Fact]
    public void Cuts_at_random_change_nothing_over_hours()
    {
        var random = new Random(20261120);
        var reader = new WebSocketReader();
        for (var round = 0; round < 60; round++)
        {
            var bytes = new List<byte>();
            var expected = new List<Heard>();
            for (var message = 0; message < 20; message++)
                Add(bytes, expected, random, Lengths[random.Next(message == 0 ? Lengths.Length : Lengths.Length - 5)]);
            var most = random.Next(1, 20_000);
            Assert.Equal(expected, Read(reader, bytes.ToArray(), () => random.Next(1, most + 1)));
        }
    }

    [Fact]
    public void Text_may_be_cut_within_a_character()
    {
        var text = Encoding.UTF8.GetBytes("삼성전자 📈 é");
        for (var first = 0; first <= text.Length; first++)
        {
            for (var second = first; second <= text.Length; second++)
            {
                byte[] bytes =
                [
                    .. Frame(Text, text.AsSpan(0, first), last: false), .. Frame(Ping, "?"u8),
                    .. Frame(Continuation, text.AsSpan(first, second - first), last: false), .. Frame(Continuation, text.AsSpan(second)),
                ];
                Assert.Equal([new(WebSocketEvent.Ping, [(byte)'?']), new(WebSocketEvent.Message, text)], Read(bytes, () => 7));
            }
        }
    }

    /// <summary>The feed has nothing that an empty message could say; what matters is that it throws nothing out of step.</summary>
    [Fact]
    public void What_follows_an_empty_message_is_heard()
    {
        byte[] bytes =
        [
            .. Frame(Text, []), .. Frame(Text, [], last: false), .. Frame(Continuation, [], last: false), .. Frame(Continuation, []),
            .. Frame(Text, [], last: false), .. Frame(Continuation, "b"u8), .. Frame(Binary, []), .. Frame(Text, "c"u8), .. Frame(Close, []),
        ];
        Assert.Equal(
            [new(WebSocketEvent.Message, "b"u8.ToArray()), new(WebSocketEvent.Message, "c"u8.ToArray()), new(WebSocketEvent.Close, [])],
            Read(bytes, () => 1));
    }

    static (byte[] Bytes, List<Heard> Expected) Session()
    {
        var (bytes, expected, random) = (new List<byte>(), new List<Heard>(), new Random(5));
        foreach (var length in (int[])[1, 125, 126, 300, 2])
            Add(bytes, expected, random, length);
        return (bytes.ToArray(), expected);
    }

    /// <summary>A message in one frame or in several, with control frames before, within and behind.</summary>
    static void Add(List<byte> bytes, List<Heard> expected, Random random, int length)
    {
        var payload = Payload(length, random.Next());
        var parts = random.Next(4);
        for (var (part, from) = (0, 0); part <= parts; part++)
        {
            var to = part == parts ? length : random.Next(from, length + 1);
            bytes.AddRange(Frame(part > 0 ? Continuation : Text, payload.AsSpan(from, to - from), part == parts));
            from = to;
            if (part == parts)
                expected.Add(new(WebSocketEvent.Message, payload));
            if (random.Next(3) == 0)
                bytes.AddRange(Frame(Pong, "nobody asked"u8));
            if (random.Next(2) != 0)
                continue;
            var ping = Payload(random.Next(126), random.Next());
            bytes.AddRange(Frame(Ping, ping));
            expected.Add(new(WebSocketEvent.Ping, ping));
        }
    }
}
