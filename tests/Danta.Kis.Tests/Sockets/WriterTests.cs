using static Danta.Kis.Tests.Sockets.ServerFrames;

namespace Danta.Kis.Tests.Sockets;

public sealed class WriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(300_000)]
    public async Task What_is_written_is_read_back_by_whoever_knows_the_protocol(int length)
    {
        var payload = Payload(length);
        foreach (var opcode in (WebSocketOpcode[])[WebSocketOpcode.Text, WebSocketOpcode.Pong, WebSocketOpcode.Close])
        {
            var bytes = new byte[WebSocketWriter.Size(length)];
            var written = WebSocketWriter.Write(bytes, opcode, payload);
            var wire = new MemoryStream(bytes, 0, written);

            var frame = await ClientFrame.ReadAsync(wire);

            Assert.Equal((int)opcode, frame.Opcode);
            Assert.Equal(payload, frame.Payload);
            Assert.Equal(wire.Length, wire.Position);
        }
    }

    /// <summary>Section 10.3: a mask that can be foretold is none.</summary>
    [Fact]
    public async Task No_two_masks_are_the_same()
    {
        var masks = new HashSet<uint>();
        var bytes = new byte[WebSocketWriter.Size(1)];
        for (var frame = 0; frame < 1_000; frame++)
        {
            var written = WebSocketWriter.Write(bytes, WebSocketOpcode.Text, "x"u8);
            masks.Add(BitConverter.ToUInt32((await ClientFrame.ReadAsync(new MemoryStream(bytes, 0, written))).Mask));
        }
        Assert.InRange(masks.Count, 999, 1_000);
    }
}
