using System.Buffers.Binary;

namespace Danta.Kis.Tests.Sockets;

/// <summary>What a reader made of some bytes.</summary>
sealed record Heard(WebSocketEvent Kind, byte[] Payload)
{
    public bool Equals(Heard? other) => other is not null && other.Kind == Kind && other.Payload.AsSpan().SequenceEqual(Payload);

    public override int GetHashCode() => HashCode.Combine(Kind, Payload.Length);
}

/// <summary>Frames as a server sends them, written from RFC 6455 (section 5.2) alone: honest ones, and whatever a test wants.</summary>
static class ServerFrames
{
    public const int Continuation = 0;
    public const int Text = 1;
    public const int Binary = 2;
    public const int Close = 8;
    public const int Ping = 9;
    public const int Pong = 10;

    public static byte[] Frame(int opcode, ReadOnlySpan<byte> payload, bool last = true, int reserved = 0) =>
        [(byte)((last ? 0x80 : 0) | reserved << 4 | opcode), .. Length(payload.Length), .. payload];

    /// <summary>The head alone of a frame that announces so much.</summary>
    public static byte[] Announcing(int opcode, ulong length)
    {
        var head = new byte[10];
        (head[0], head[1]) = ((byte)(0x80 | opcode), 127);
        BinaryPrimitives.WriteUInt64BigEndian(head.AsSpan(2), length);
        return head;
    }

    /// <summary>Printable, so that it is text wherever it is cut.</summary>
    public static byte[] Payload(int length, int seed = 1)
    {
        var random = new Random(seed);
        var bytes = new byte[length];
        foreach (ref var one in bytes.AsSpan())
            one = (byte)random.Next(' ', '~');
        return bytes;
    }

    public static List<Heard> Read(ReadOnlySpan<byte> bytes, Func<int> piece) => Read(new WebSocketReader(), bytes, piece);

    public static List<Heard> Read(WebSocketReader reader, ReadOnlySpan<byte> bytes, Func<int> piece)
    {
        var heard = new List<Heard>();
        while (!bytes.IsEmpty)
        {
            var room = reader.Room;
            Assert.False(room.IsEmpty, "a reader without room would take the end of its own buffer for the end of the connection");
            var take = Math.Min(Math.Min(piece(), bytes.Length), room.Length);
            bytes[..take].CopyTo(room);
            reader.Received(take);
            bytes = bytes[take..];
            while (reader.Next(out var payload) is var kind and not WebSocketEvent.None)
                heard.Add(new(kind, payload.ToArray()));
        }
        return heard;
    }

    static byte[] Length(int length) => unchecked(length switch
    {
        < 126 => [(byte)length],
        <= ushort.MaxValue => [126, (byte)(length >> 8), (byte)length],
        _ => [127, 0, 0, 0, 0, (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length],
    });
}
