using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Danta.Kis;

/// <summary>Frames of a client, as RFC 6455 (section 5) has them: whole, and masked by bytes that nobody can foretell.</summary>
static class WebSocketWriter
{
    const int Mask = 4;
    const int LongestHead = 10 + Mask;

    /// <summary>How many bytes the largest frame with so long a payload may take.</summary>
    public static int Size(int payload) => LongestHead + payload;

    /// <returns>The bytes written.</returns>
    public static int Write(Span<byte> to, WebSocketOpcode opcode, ReadOnlySpan<byte> payload)
    {
        to[0] = (byte)(0x80 | (byte)opcode);
        var head = 2;
        if (payload.Length < 126)
        {
            to[1] = (byte)(0x80 | payload.Length);
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            to[1] = 0x80 | 126;
            BinaryPrimitives.WriteUInt16BigEndian(to[2..], (ushort)payload.Length);
            head = 4;
        }
        else
        {
            to[1] = 0x80 | 127;
            BinaryPrimitives.WriteUInt64BigEndian(to[2..], (ulong)payload.Length);
            head = 10;
        }
        var mask = to.Slice(head, Mask);
        RandomNumberGenerator.Fill(mask);
        var body = to.Slice(head + Mask, payload.Length);
        for (var place = 0; place < payload.Length; place++)
            body[place] = (byte)(payload[place] ^ mask[place % Mask]);
        return head + Mask + payload.Length;
    }
}
