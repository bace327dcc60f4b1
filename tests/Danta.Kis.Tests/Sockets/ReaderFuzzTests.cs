using static Danta.Kis.Tests.Sockets.ServerFrames;

namespace Danta.Kis.Tests.Sockets;

/// <summary>Whatever comes from the wire ends in messages or in a refusal, never in a fault of ours.</summary>
public sealed class ReaderFuzzTests
{
    /// <summary>A message, a frame's head and what is read at once, doubled by growth.</summary>
    const int MostMemory = 4 * 1024 * 1024;

    [Fact]
    public void Noise_is_refused_or_waited_out()
    {
        var random = new Random(1);
        var bytes = new byte[512];
        for (var round = 0; round < 120_000; round++)
        {
            var some = bytes.AsSpan(0, random.Next(1, bytes.Length));
            random.NextBytes(some);
            // A kind and a length that exist, for else the first byte would end nearly all.
            if (random.Next(2) == 0)
                (some[0], some[^1]) = ((byte)(some[0] & 0x83), 0);
            if (random.Next(2) == 0 && some.Length > 1)
                some[1] &= 0x7F;
            Survives(new(), some.ToArray(), random);
        }
    }

    [Fact]
    public void Damaged_sessions_are_refused_or_heard_otherwise()
    {
        var random = new Random(2);
        for (var round = 0; round < 80_000; round++)
        {
            byte[] bytes =
            [
                .. Frame(Text, Payload(random.Next(200), round)), .. Frame(Text, Payload(random.Next(60)), last: false), .. Frame(Ping, Payload(random.Next(9))),
                .. Frame(Continuation, Payload(random.Next(130))), .. Frame(Binary, Payload(3)), .. Frame(Close, [3, 232]),
            ];
            for (var hit = random.Next(1, 4); hit > 0; hit--)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            if (random.Next(4) == 0)
                bytes = bytes[random.Next(bytes.Length)..];
            Survives(new(), bytes, random);
        }
    }

    /// <summary>Heads that announce much and bring little, over and over in one session.</summary>
    [Fact]
    public void A_reader_grows_to_its_limit_and_no_further()
    {
        var random = new Random(3);
        for (var round = 0; round < 20; round++)
        {
            var reader = new WebSocketReader();
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                for (var frame = 0; frame < 2_000; frame++)
                {
                    var piece = Frame(frame == 0 ? Binary : Continuation, Zeros.AsSpan(0, random.Next(40_000)), last: false);
                    for (var rest = piece.AsSpan(); !rest.IsEmpty;)
                    {
                        var room = reader.Room;
                        Assert.InRange(room.Length, 1, MostMemory / 2);
                        var take = Math.Min(rest.Length, room.Length);
                        rest[..take].CopyTo(room);
                        reader.Received(take);
                        rest = rest[take..];
                        Assert.Equal(WebSocketEvent.None, reader.Next(out _));
                    }
                }
                Assert.Fail("a message without an end");
            }
            catch (WebSocketFault fault)
            {
                Assert.Equal(WebSocketFault.TooLarge, fault.Code);
            }
            // The pieces are the test's own and come to a little more than the limit.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 * MostMemory);
        }
    }

    static readonly byte[] Zeros = new byte[40_000];

    static void Survives(WebSocketReader reader, byte[] bytes, Random random)
    {
        try
        {
            var heard = Read(reader, bytes, () => random.Next(1, 64));
            // No byte is heard twice.
            Assert.InRange(heard.Sum(one => one.Payload.Length) + 2 * heard.Count, 0, bytes.Length);
        }
        catch (WebSocketFault fault)
        {
            Assert.Contains((int)fault.Code, (int[])[1002, 1007, 1009]);
        }
    }
}
