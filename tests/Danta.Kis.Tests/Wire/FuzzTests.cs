using System.Text;
using Danta.Kis.Wire;
using Danta.Kis.Wire.Control;
using Danta.Kis.Wire.Frames;
using Danta.Kis.Wire.Rest;
using Danta.Market;

namespace Danta.Kis.Tests.Wire;

/// <summary>
/// Captured frames and bodies, changed by chance: nothing escapes, and whatever is still accepted is a value that could be.
/// Each run is the same: the seeds are counted.
/// </summary>
public sealed class FuzzTests
{
#if MUTATE
    const int Rounds = 500;
#else
    const int Rounds = 20_000;
#endif

    static readonly string[] Spices =
    [
        "^", "|", "\0", "-", "999999999999999999999", "^^^^", "{", "\"", "\\u", "\\ud800", "٣", "1e400", "0|", "[", "0x1F", " ", "NaN",
    ];

    [Fact]
    public void Changed_frames_never_throw_and_never_give_an_impossible_value()
    {
        var frames = Samples.Names("ws").Where(name => name.Contains("frame", StringComparison.Ordinal)).Select(Samples.Frame).ToArray();
        using var cipher = NoticeCipher.TryCreate("simkeyabcdefghijklmnopqrstuvwxyz", "0123456789abcdef");
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var bytes = Change(frames[random.Next(frames.Length)], random);
            var decoder = new FrameDecoder();
            if (Frame.TryParse(bytes, out var frame) != FrameFault.None)
                continue;
            if (decoder.ReadTrades(frame, out var trades) == FrameFault.None)
            {
                foreach (ref readonly var tick in trades)
                    Check(tick.Code, tick.TimeOfDay, tick.Last);
            }
            if (decoder.ReadBooks(frame, out var books) == FrameFault.None)
            {
                foreach (ref readonly var tick in books)
                    Check(tick.Code, tick.TimeOfDay, default);
            }
            if (decoder.ReadNotices(frame, cipher, out var notices) == FrameFault.None)
                Assert.All(notices, notice => Check(notice.Code, notice.TimeOfDay, notice.Price));
            decoder.ReadMarketStates(frame, out _);
        }
    }

    [Fact]
    public void Arbitrary_bytes_are_no_frame_and_no_body()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (Frame.TryParse(bytes, out var frame) == FrameFault.None)
                new FrameDecoder().ReadTrades(frame, out _);
            ControlMessages.Read(bytes);
            KisBody.Read<InquireBalanceReply>(bytes);
        }
    }

    [Fact]
    public void Changed_bodies_never_throw()
    {
        var bodies = Samples.Names("rest").Where(name => !name.Contains("request", StringComparison.Ordinal))
            .Select(name => Samples.Bytes($"rest/{name}")).Concat(Samples.Names("errors").Select(name => Samples.Bytes($"errors/{name}"))).ToArray();
        for (var seed = 0; seed < Rounds / 4; seed++)
        {
            var random = new Random(seed);
            var bytes = Change(bodies[random.Next(bodies.Length)], random);
            Touch(KisBody.Read<InquireBalanceReply>(bytes).Reply);
            Touch(KisBody.Read<InquireDailyCcldReply>(bytes).Reply);
            Touch(KisBody.Read<InquirePriceReply>(bytes).Reply);
            Touch(KisBody.Read<PsearchResultReply>(bytes).Reply);
            Touch(KisBody.Read<TokenPReply>(bytes).Reply);
            Touch(KisBody.Read<HashkeyReply>(bytes).Reply);
            ControlMessages.Read(bytes);
        }
    }

    [Fact]
    public void Any_text_is_a_value_or_refused()
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            var text = Encoding.UTF8.GetString(Change("00000071900.0000"u8, random));
            if (KisText.TryPrice(text, out var price))
                Assert.InRange(price.Won, 0, Price.MaxWon);
            if (KisText.TryQuantity(text, out var quantity))
                Assert.True(quantity.Shares >= 0);
            KisText.TryDecimal(text, out _);
            KisText.TryWon(text, out _);
            KisText.TryDate(text, out _);
            KisText.TryTime(text, out _);
            KisText.TryCode(text, out _);
        }
    }

    static void Touch(KisReply? reply) => Assert.False(reply is { Succeeded: true, RtCd: not "0" });

    static void Check(InstrumentCode code, int time, Price price)
    {
        Assert.Matches("^[0-9A-Z]{6,8}$", code.ToString());
        Assert.InRange(time, 0, 235_959);
        Assert.InRange(price.Won, 0, Price.MaxWon);
    }

    static byte[] Change(ReadOnlySpan<byte> bytes, Random random)
    {
        var changed = bytes.ToArray().ToList();
        for (var times = random.Next(1, 5); times > 0 && changed.Count > 0; times--)
        {
            var at = random.Next(changed.Count);
            switch (random.Next(5))
            {
                case 0:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 1:
                    changed.RemoveAt(at);
                    break;
                case 2:
                    changed.InsertRange(at, Encoding.UTF8.GetBytes(Spices[random.Next(Spices.Length)]));
                    break;
                case 3:
                    changed.RemoveRange(at, random.Next(changed.Count - at));
                    break;
                default:
                    changed.InsertRange(at, changed.GetRange(at, random.Next(changed.Count - at)));
                    break;
            }
        }
        return [.. changed];
    }
}
