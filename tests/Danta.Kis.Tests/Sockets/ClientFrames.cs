using System.Buffers.Binary;

namespace Danta.Kis.Tests.Sockets;

/// <summary>A frame of the client as a server reads it, from RFC 6455 (section 5.2) alone.</summary>
sealed record ClientFrame(int Opcode, byte[] Payload, byte[] Mask)
{
    public static async Task<ClientFrame> ReadAsync(Stream wire)
    {
        var head = await TakeAsync(wire, 2);
        Assert.Equal(0x80, head[0] & 0xF0);
        Assert.True((head[1] & 0x80) != 0, "a client masks its frames");
        var length = (head[1] & 0x7F) switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(await TakeAsync(wire, 2)),
            127 => checked((int)BinaryPrimitives.ReadUInt64BigEndian(await TakeAsync(wire, 8))),
            var small => small,
        };
        Assert.True(length >= ((head[1] & 0x7F) switch { 126 => 126, 127 => 65_536, _ => 0 }), "a length is written as short as can be");
        var mask = await TakeAsync(wire, 4);
        var payload = await TakeAsync(wire, length);
        for (var place = 0; place < payload.Length; place++)
            payload[place] ^= mask[place & 3];
        return new(head[0] & 0x0F, payload, mask);
    }

    static async Task<byte[]> TakeAsync(Stream wire, int count)
    {
        using var end = Patience.End();
        var bytes = new byte[count];
        await wire.ReadExactlyAsync(bytes, end.Token);
        return bytes;
    }
}
