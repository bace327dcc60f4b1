using static Danta.Kis.Tests.Sockets.ServerFrames;

namespace Danta.Kis.Tests.Sockets;

/// <summary>Every breach of RFC 6455 ends the session with the code that section 7.4.1 has for it, for what follows means nothing.</summary>
public sealed class ReaderBreachTests
{
    public static TheoryData<string, int, byte[]> Breaches()
    {
        var found = new TheoryData<string, int, byte[]>();
        foreach (var reserved in (int[])[1, 2, 4, 7])
            found.Add($"reserved bits {reserved}", 1002, Frame(Text, "x"u8, reserved: reserved));
        foreach (var opcode in (int[])[3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
            found.Add($"opcode {opcode}", 1002, Frame(opcode, "x"u8));
        foreach (var opcode in (int[])[Text, Binary, Close, Ping, Pong])
            found.Add($"a masked frame of kind {opcode}", 1002, [(byte)(0x80 | opcode), 0x81, 1, 2, 3, 4, 5]);
        foreach (var opcode in (int[])[Close, Ping, Pong])
        {
            found.Add($"control frame {opcode} in pieces", 1002, Frame(opcode, [], last: false));
            found.Add($"control frame {opcode} of 126 bytes", 1002, Frame(opcode, Payload(126)));
            found.Add($"control frame {opcode} of 70,000 bytes", 1002, Announcing(opcode, 70_000));
        }
        found.Add("a continuation of nothing", 1002, Frame(Continuation, "x"u8));
        found.Add("a continuation of nothing that goes on", 1002, Frame(Continuation, "x"u8, last: false));
        found.Add("a continuation of what is over", 1002, [.. Frame(Text, "x"u8, last: false), .. Frame(Continuation, "x"u8), .. Frame(Continuation, "x"u8)]);
        foreach (var (first, second) in ((int, int)[])[(Text, Text), (Text, Binary), (Binary, Text), (Binary, Binary)])
        {
            found.Add($"a message ({second}) within another ({first})", 1002, [.. Frame(first, "x"u8, last: false), .. Frame(second, "x"u8)]);
            found.Add($"a message ({second}) within an empty one ({first})", 1002, [.. Frame(first, [], last: false), .. Frame(second, "x"u8)]);
        }
        found.Add("a megabyte and a byte", 1009, Announcing(Text, 1024 * 1024 + 1));
        found.Add("four gigabytes and a byte", 1009, Announcing(Text, (1UL << 32) + 1));
        found.Add("a megabyte in pieces", 1009, [.. Frame(Binary, Payload(100), last: false), .. Announcing(Continuation, 1024 * 1024 - 99)]);
        foreach (var bad in (byte[][])[[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0xE2, 0x82]])
            found.Add($"no text: {Convert.ToHexString(bad)}", 1007, Frame(Text, bad));
        found.Add("a character that never ends, in pieces", 1007, [.. Frame(Text, [0xE2], last: false), .. Frame(Continuation, [0x82])]);
        return found;
    }

    [Theory, MemberData(nameof(Breaches))]
    public void A_breach_is_refused_with_its_code(string what, int code, byte[] bytes)
    {
        foreach (var piece in (int[])[1, int.MaxValue])
        {
            var fault = Assert.Throws<WebSocketFault>(() => Read(bytes, () => piece));
            Assert.True(code == fault.Code, $"{what}: {fault.Code}");
        }
    }

    /// <summary>The most significant bit must be 0; which of the two codes says so is all one.</summary>
    [Theory]
    [InlineData(1UL << 63)]
    [InlineData(ulong.MaxValue)]
    [InlineData(ulong.MaxValue - 9)]
    public void A_length_that_no_number_holds_is_refused_by_its_head_alone(ulong length)
    {
        foreach (var opcode in (int[])[Text, Binary])
            Assert.Contains((int)Assert.Throws<WebSocketFault>(() => Read(Announcing(opcode, length), () => 1)).Code, (int[])[1002, 1009]);
        Assert.Equal(1002, Assert.Throws<WebSocketFault>(() => Read(Announcing(Ping, length), () => 1)).Code);
    }

    /// <summary>Section 5.5.1: a body of a close begins with a code of two bytes.</summary>
    [Fact]
    public void A_close_of_half_a_code_is_refused() =>
        Assert.Equal(1002, Assert.Throws<WebSocketFault>(() => Read(Frame(Close, [3]), () => 1)).Code);

    [Fact]
    public void Bytes_that_are_no_text_are_none_of_a_binary_message()
    {
        byte[] bytes = [0xFF, 0xC0];
        Assert.Equal([new Heard(WebSocketEvent.Message, bytes)], Read(Frame(Binary, bytes), () => 1));
        byte[] parts = [.. Frame(Binary, bytes, last: false), .. Frame(Continuation, bytes)];
        Assert.Equal([new Heard(WebSocketEvent.Message, [.. bytes, .. bytes])], Read(parts, () => 1));
    }

    [Fact]
    public void What_came_whole_before_a_breach_has_been_heard()
    {
        var reader = new WebSocketReader();
        byte[] bytes = [.. Frame(Text, "a fill"u8), .. Frame(3, "x"u8)];
        bytes.CopyTo(reader.Room);
        reader.Received(bytes.Length);
        Assert.Equal(WebSocketEvent.Message, reader.Next(out var payload));
        Assert.True(payload.SequenceEqual("a fill"u8));
        Assert.Throws<WebSocketFault>(() => reader.Next(out _));
    }
}
