using System.Text;
using Danta.Kis.Wire.Frames;

namespace Danta.Kis.Tests.Wire.Decoding;

/// <summary>The decoder reads what <see cref="PlainReader"/> reads: the same records, the same widths, the same faults.</summary>
public sealed class DecoderTests
{
#if MUTATE
    const int Rounds = 500;
#else
    const int Rounds = 6_000;
#endif

    readonly FrameDecoder _decoder = new();
    readonly Dictionary<FrameFault, int> _seen = [];

    [Fact]
    public void Trades_by_chance_are_read_as_by_plain_means()
    {
        for (var seed = 0; seed < Rounds; seed++)
            Compare(new RandomFrames(seed).Trades());
        AssertSeen(FrameFault.None, FrameFault.BadField, FrameFault.UnevenFields, FrameFault.TooNarrow, FrameFault.NoKey, FrameFault.BadCount);
    }

    [Fact]
    public void Books_by_chance_are_read_as_by_plain_means()
    {
        for (var seed = 0; seed < Rounds; seed++)
            Compare(new RandomFrames(seed).Books());
        AssertSeen(FrameFault.None, FrameFault.BadField, FrameFault.UnevenFields, FrameFault.TooNarrow, FrameFault.NoKey, FrameFault.BadCount);
    }

    [Fact]
    public void Damaged_frames_are_read_as_by_plain_means()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var frames = new RandomFrames(seed);
            Compare(frames.Damaged(seed % 2 == 0 ? frames.Trades() : frames.Books()));
        }
        AssertSeen(
            FrameFault.None, FrameFault.BadField, FrameFault.UnevenFields, FrameFault.TooNarrow, FrameFault.NotAFrame, FrameFault.Cut,
            FrameFault.UnknownChannel);
    }

    /// <summary>Whatever bytes lie around a frame in the buffer into which it was received are none of its business.</summary>
    [Theory]
    [InlineData("frame.H0STCNT0.1rec.txt")]
    [InlineData("frame.H0STCNT0.2rec.txt")]
    [InlineData("frame.H0STASP0.txt")]
    public void A_frame_that_is_cut_off_anywhere_is_read_as_by_plain_means(string sample)
    {
        var whole = Samples.Frame(sample);
        for (var length = 0; length <= whole.Length; length++)
        {
            Compare(whole.AsSpan(0, length));
            byte[] surrounded = [.. "12345678^^^^"u8, .. whole.AsSpan(0, length), .. "^12345678^12345678^12345678^12345678^^^^12345678^12345678"u8];
            Compare(surrounded.AsSpan(12, length));
        }
    }

    /// <summary>Each byte that is read, set to each value that a byte has: no digit is taken for another.</summary>
    [Theory]
    [InlineData("0|H0STCNT0|001|005930^093730^71900^5^-100^-0.14^72015.47^72100^72400^71700^71900^71800^1^4217366^303713612490^1^2^3^91.37^1^2^1^1^1^1^1^1^1^1^1^1^1^1^1^1^N^8412^11206^1^1^1^1^1^0^^72100^2")]
    [InlineData("0|H0STASP0|001|005930^093730^0^71900^72000^72100^72200^72300^72400^72500^72600^72700^72800^71800^71700^71600^71500^71400^71300^71200^71100^71000^70900^8412^15230^12077^9841^13366^17054^21190^11873^16420^10988^11206^19433^24518^31007^22764^18852^17690^20145^40218^16391^136451^222224^0^0^0^0^61240^-72000^5^-100.00^4301120^0^8^0^0^0^1^1^1^2")]
    public void Each_byte_of_a_record_may_be_anything(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        for (var at = 0; at < bytes.Length; at++)
        {
            var good = bytes[at];
            for (var value = 0; value < 256; value += at < 100 ? 1 : 7)
            {
                bytes[at] = (byte)value;
                Compare(bytes);
            }
            bytes[at] = good;
        }
    }

    /// <summary>Every field of the second record takes every length of digits: it is read where it stands.</summary>
    [Theory]
    [InlineData(KisChannel.TradeUnified)]
    [InlineData(KisChannel.ExpectedTradeKrx)]
    [InlineData(KisChannel.BookUnified)]
    public void Each_field_takes_each_number_of_digits(KisChannel channel)
    {
        var width = channel.CurrentWidth();
        for (var field = 0; field < width; field++)
        {
            for (var length = 0; length <= 20; length++)
            {
                var fields = Enumerable.Range(0, 2 * width).Select(at => (at % width) switch { 0 => "005930", 1 => "093107", 35 => "", 43 or 2 => "0", _ => "7" }).ToArray();
                fields[width + field] = "12345678901234567890"[..length];
                Compare(Encoding.ASCII.GetBytes($"0|{channel.TrId()}|002|{string.Join('^', fields)}"));
                fields[width + field] = "00000000000000000007"[(20 - length)..];
                Compare(Encoding.ASCII.GetBytes($"0|{channel.TrId()}|002|{string.Join('^', fields)}"));
            }
        }
    }

    [Fact]
    public void A_thousand_records_are_read_as_by_plain_means()
    {
        var record = Encoding.UTF8.GetString(Samples.Frame("frame.H0STCNT0.1rec.txt"))["0|H0STCNT0|001|".Length..];
        foreach (var count in new[] { 8, 9, 10, 11, 999, 1_000, 2_788 })
        {
            var records = Enumerable.Range(1, count).Select(number => record.Replace("^71900^5", $"^{number}^5", StringComparison.Ordinal));
            Compare(Encoding.ASCII.GetBytes($"0|H0STCNT0|{count:000}|{string.Join('^', records)}"));
        }
        AssertSeen(FrameFault.None);
        Assert.Equal(7, _seen[FrameFault.None]);
    }

    void Compare(ReadOnlySpan<byte> message)
    {
        var fault = Frame.TryParse(message, out var frame);
        var (trades, books) = (PlainReader.Trades(message), PlainReader.Books(message));
        if (fault != FrameFault.None)
        {
            _seen[fault] = _seen.GetValueOrDefault(fault) + 1;
            Assert.Equal((trades.Fault, books.Fault), (fault, fault));
            return;
        }
        Compare(message, trades, _decoder.ReadTrades(frame, out var tradeTicks), tradeTicks);
        Compare(message, books, _decoder.ReadBooks(frame, out var bookTicks), bookTicks);
    }

    void Compare<T>(ReadOnlySpan<byte> message, Reading<T> plain, FrameFault fault, ReadOnlySpan<T> ticks)
        where T : struct, IEquatable<T>
    {
        if (fault != FrameFault.WrongChannel)
            _seen[fault] = _seen.GetValueOrDefault(fault) + 1;
        var same = plain.Fault == fault && (plain.Width, plain.Fields, plain.Drifted) == (_decoder.Width, _decoder.Fields, _decoder.Drifted);
        if (same && ticks.SequenceEqual(plain.Records.ToArray()))
            return;
        Assert.Fail(
            $"{Encoding.Latin1.GetString(message)}\nplain: {plain.Fault} {plain.Width} {plain.Fields} {string.Join("; ", plain.Records)}\n" +
            $"decoder: {fault} {_decoder.Width} {_decoder.Fields} {string.Join("; ", ticks.ToArray())}");
    }

    /// <summary>What is never drawn is not compared.</summary>
    void AssertSeen(params FrameFault[] faults) => Assert.All(faults, fault => Assert.True(_seen.ContainsKey(fault), $"{fault} was never seen"));
}
