using static Danta.Kis.Tests.Sockets.ServerFrames;

namespace Danta.Kis.Tests.Sockets;

/// <summary>A collection in the middle of a falling price costs more than the whole decision: a frame leaves no garbage.</summary>
public sealed class ReaderAllocationTests
{
    [Fact]
    public void A_hundred_thousand_frames_allocate_nothing()
    {
        var reader = new WebSocketReader();
        byte[] bytes =
        [
            .. Frame(Text, Payload(300)), .. Frame(Ping, Payload(10)), .. Frame(Text, Payload(70), last: false), .. Frame(Pong, []),
            .. Frame(Continuation, Payload(5_000)),
        ];
        var heard = 0;
        Hear();
        Assert.Equal(0, Allocated.Least(Hear));
        Assert.True(heard >= 2 * 2 * 20_000);

        void Hear()
        {
            for (var round = 0; round < 20_000; round++)
            {
                for (var from = 0; from < bytes.Length;)
                {
                    var room = reader.Room;
                    var take = Math.Min(Math.Min(bytes.Length - from, room.Length), 1_460);
                    bytes.AsSpan(from, take).CopyTo(room);
                    reader.Received(take);
                    from += take;
                    while (reader.Next(out _) is var happened and not WebSocketEvent.None)
                        heard += happened == WebSocketEvent.Message ? 1 : 0;
                }
            }
        }
    }

    [Fact]
    public void An_answer_to_a_ping_allocates_nothing()
    {
        var (frame, payload) = (new byte[WebSocketWriter.Size(125)], Payload(125));
        Write();
        Assert.Equal(0, Allocated.Least(Write));

        void Write()
        {
            for (var round = 0; round < 1_000; round++)
                WebSocketWriter.Write(frame, WebSocketOpcode.Pong, payload);
        }
    }
}
