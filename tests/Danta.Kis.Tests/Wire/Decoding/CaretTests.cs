using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Danta.Kis.Wire.Frames;

namespace Danta.Kis.Tests.Wire.Decoding;

/// <summary>Carets are found where they stand, with wide registers and without.</summary>
public sealed class CaretTests
{
#if MUTATE
    const int Rounds = 500;
#else
    const int Rounds = 20_000;
#endif

    readonly FieldIndex _index = new();

    [Fact]
    public void Both_ways_of_looking_see_the_same()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var bytes = Bytes(new Random(seed), CaretMask.Bytes);
            var expected = 0UL;
            for (var at = 0; at < bytes.Length; at++)
                expected |= bytes[at] == '^' ? 1UL << at : 0;

            Assert.Equal(expected, CaretMask.Portable(ref MemoryMarshal.GetArrayDataReference(bytes)));
            Assert.Equal(expected, CaretMask.Of(ref MemoryMarshal.GetArrayDataReference(bytes)));
            if (Vector256.IsHardwareAccelerated)
                Assert.Equal(expected, CaretMask.Wide(ref MemoryMarshal.GetArrayDataReference(bytes)));
        }
    }

    [Fact]
    public void A_payload_of_any_length_is_indexed()
    {
        for (var length = 0; length < 700; length++)
            Assert.Equal(Expected(Bytes(new Random(length), length)), Indexed(Bytes(new Random(length), length)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("^")]
    [InlineData("^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^")]
    [InlineData("a^")]
    [InlineData("^a")]
    public void Empty_fields_are_fields(string payload) =>
        Assert.Equal(Expected(Encoding.ASCII.GetBytes(payload)), Indexed(Encoding.ASCII.GetBytes(payload)));

    /// <summary>The room for the places grows as it is needed, whatever stands in the last block.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Many_fields_find_room(int step)
    {
        for (var fields = 1; fields < 3_000; fields += step)
        {
            var index = new FieldIndex();
            Assert.True(index.TryFill(Encoding.ASCII.GetBytes(new string('^', fields - 1))));
            Assert.Equal(fields, index.Count);
            Assert.Equal(Enumerable.Range(0, fields + 1), index.Starts.ToArray());
        }
    }

    [Fact]
    public void More_fields_than_any_frame_has_are_refused_and_the_next_payload_is_read()
    {
        Assert.True(_index.TryFill(Encoding.ASCII.GetBytes(new string('^', FieldIndex.Limit - 1))));
        Assert.Equal(FieldIndex.Limit, _index.Count);
        Assert.False(_index.TryFill(Encoding.ASCII.GetBytes(new string('^', FieldIndex.Limit))));
        Assert.False(_index.TryFill(Encoding.ASCII.GetBytes(new string('^', FieldIndex.Limit + 1_000))));

        Assert.Equal([0, 2, 4], Indexed("a^b"u8));
        Assert.Equal(FrameFault.None, Frame.TryParse(Encoding.ASCII.GetBytes($"0|H0STCNT0|001|{new string('^', FieldIndex.Limit)}"), out var frame));
        Assert.Equal(FrameFault.TooLarge, new FrameDecoder().ReadTrades(frame, out _));
    }

    int[] Indexed(ReadOnlySpan<byte> payload)
    {
        Assert.True(_index.TryFill(payload));
        Assert.Equal(_index.Count + 1, _index.Starts.Length);
        return _index.Starts.ToArray();
    }

    static int[] Expected(byte[] payload)
    {
        int[] carets = [.. Enumerable.Range(0, payload.Length).Where(at => payload[at] == '^').Select(at => at + 1)];
        return [0, .. carets, payload.Length + 1];
    }

    /// <summary>Carets, what differs from one by a bit, and anything else.</summary>
    static byte[] Bytes(Random random, int length)
    {
        var many = random.Next(2, 10);
        var bytes = new byte[length];
        foreach (ref var at in bytes.AsSpan())
            at = random.Next(many) switch { 0 => (byte)'^', 1 => (byte)('^' ^ (1 << random.Next(8))), _ => (byte)random.Next(256) };
        return bytes;
    }
}
