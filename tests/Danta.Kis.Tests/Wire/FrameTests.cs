using System.Text;
using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Kis.Tests.Wire;

public sealed class FrameTests
{
    readonly FrameDecoder _decoder = new();

    [Fact]
    public void A_trade_is_read_from_its_frame()
    {
        Assert.Equal(FrameFault.None, Read(Samples.Frame("frame.H0STCNT0.1rec.txt"), out var ticks));

        Assert.Equal(
            [
                new TradeTick(
                    InstrumentCode.Parse("005930"), 93730, Price.FromWon(71_900), Price.FromWon(72_100), Price.FromWon(72_400),
                    Price.FromWon(71_700), Price.FromWon(71_900), Price.FromWon(71_800), Quantity.Of(8_412), Quantity.Of(11_206),
                    Quantity.Of(1), Quantity.Of(4_217_366), new Won(303_713_612_490), 9137, Side.Buy, Halted: false,
                    InAuction: false, Price.FromWon(72_100)),
            ],
            ticks);
        Assert.False(_decoder.Drifted);
        Assert.Equal(47, _decoder.Width);
    }

    [Fact]
    public void Every_record_of_a_frame_is_delivered()
    {
        Assert.Equal(FrameFault.None, Read(Samples.Frame("frame.H0STCNT0.2rec.txt"), out var ticks));

        Assert.Equal([71_900, 71_800], ticks.Select(tick => tick.Last.Won));
        Assert.Equal([Side.Buy, Side.Sell], ticks.Select(tick => tick.Aggressor));
        Assert.Equal([1L, 25L], ticks.Select(tick => tick.Size.Shares));
    }

    [Theory]
    [InlineData("frame.H0STCNT0.pre-2026-09-14.46fields.txt", 46, 71_900)]
    [InlineData("frame.H0STCNT0.aftermarket.txt", 47, 72_000)]
    [InlineData("frame.H0NXCNT0.premarket.txt", 47, 72_100)]
    [InlineData("frame.H0UNCNT0.txt", 47, 71_900)]
    public void Each_channel_and_layout_of_trades_is_known(string sample, int width, int last)
    {
        Assert.Equal(FrameFault.None, Read(Samples.Frame(sample), out var ticks));

        Assert.Equal(last, Assert.Single(ticks).Last.Won);
        Assert.Equal(width, _decoder.Width);
        Assert.False(_decoder.Drifted);
    }

    [Theory]
    [InlineData("frame.H0STASP0.txt", 63)]
    [InlineData("frame.H0NXASP0.txt", 62)]
    [InlineData("frame.H0UNASP0.txt", 66)]
    public void A_book_has_ten_levels_and_no_expected_price_in_session(string sample, int width)
    {
        Assert.Equal(FrameFault.None, ReadBooks(Samples.Frame(sample), out var ticks));

        var book = Assert.Single(ticks);
        Assert.Equal(width, _decoder.Width);
        Assert.Equal((71_900, 8_412L), (book.Asks[0].Price.Won, book.Asks[0].Size.Shares));
        Assert.Equal((72_800, 10_988L), (book.Asks[9].Price.Won, book.Asks[9].Size.Shares));
        Assert.Equal((71_800, 11_206L), (book.Bids[0].Price.Won, book.Bids[0].Size.Shares));
        Assert.Equal((70_900, 16_391L), (book.Bids[9].Price.Won, book.Bids[9].Size.Shares));
        Assert.Equal((136_451L, 222_224L), (book.TotalAsk.Shares, book.TotalBid.Shares));
        Assert.Equal(BookPhase.Continuous, book.Phase);
        Assert.False(book.ExpectedPrice.IsQuoted);
        Assert.Equal(4_301_120, book.DayVolume.Shares);
    }

    [Fact]
    public void An_auction_shows_where_it_would_trade()
    {
        Assert.Equal(FrameFault.None, ReadBooks(Samples.Frame("frame.H0STASP0.opening-auction.txt"), out var ticks));

        Assert.Equal(BookPhase.OpeningAuction, ticks[0].Phase);
        Assert.Equal((72_100, 61_240L), (ticks[0].ExpectedPrice.Won, ticks[0].ExpectedSize.Shares));
    }

    [Fact]
    public void States_of_the_market_and_of_a_stock_are_read()
    {
        Assert.Equal(FrameFault.None, ReadStates("frame.H0STMKO0.open.txt", out var open));
        Assert.Equal(("112", "55", false, null, "1"), (open.Operation, open.Status, open.ViActive, open.HaltReason, open.Exchange));

        Assert.Equal(FrameFault.None, ReadStates("frame.H0STMKO0.vi-on.txt", out var vi));
        Assert.Equal(("900001", true, ""), (vi.Code.ToString(), vi.ViActive, vi.Operation));

        Assert.Equal(FrameFault.None, ReadStates("frame.H0UNMKO0.as-captured-shape.txt", out var unified));
        Assert.Equal(("005930", "112", ""), (unified.Code.ToString(), unified.Operation, unified.Exchange));
    }

    [Fact]
    public void A_wider_record_is_read_by_its_proven_part_and_named_drift()
    {
        var wider = Text("frame.H0STCNT0.2rec.txt").Replace("^72100^2^005930", "^72100^2^new^005930", StringComparison.Ordinal) + "^new";

        Assert.Equal(FrameFault.None, Read(Encoding.UTF8.GetBytes(wider), out var ticks));

        Assert.Equal(48, _decoder.Width);
        Assert.True(_decoder.Drifted);
        Assert.Equal([71_900, 71_800], ticks.Select(tick => tick.Last.Won));
    }

    /// <summary>Fields are cut off a good record, or new ones come behind it.</summary>
    [Theory]
    [InlineData("frame.H0STCNT0.1rec.txt", 47, 48, 47, 46, 47, 45, 60, 46)]
    [InlineData("frame.H0STCNT0.2rec.txt", 47, 48, 47, 46, 47, 45, 60, 46)]
    [InlineData("frame.H0STASP0.txt", 63, 64, 63, 62, 59, 63, 55, 70, 61)]
    [InlineData("frame.H0UNASP0.txt", 66, 65, 66, 62, 59, 80, 66)]
    public void Each_frame_is_read_by_its_own_width_whatever_came_before_it(string sample, params int[] widths)
    {
        foreach (var width in widths)
        {
            var bytes = OfWidth(sample, width, out var records);
            Frame.TryParse(bytes, out var frame);
            if (frame.Channel.Kind() == ChannelKind.Book)
            {
                Assert.Equal(FrameFault.None, ReadBooks(bytes, out var books));
                Assert.Equal((records, 71_900), (books.Length, books[0].Asks[0].Price.Won));
                Assert.True(books[0].DayVolume.Shares > 4_000_000);
            }
            else
            {
                Assert.Equal(FrameFault.None, Read(bytes, out var trades));
                Assert.Equal([71_900, 71_800], trades.Select(tick => tick.Last.Won).Concat([71_800]).Take(2));
                Assert.Equal(records, trades.Length);
                Assert.Equal(width > 45, trades[0].StaticViReference.IsQuoted);
            }
            Assert.Equal(width, _decoder.Width);
            Assert.Equal(!frame.Channel.IsKnownWidth(width), _decoder.Drifted);
        }
    }

    [Theory]
    [InlineData("frame.H0STCNT0.1rec.txt", 44)]
    [InlineData("frame.H0STASP0.txt", 54)]
    public void A_record_without_all_that_is_needed_is_refused_and_the_next_one_is_read(string sample, int width)
    {
        Assert.Equal(FrameFault.TooNarrow, ReadAny(OfWidth(sample, width, out _)));
        Assert.Equal(FrameFault.None, ReadAny(Samples.Frame(sample)));
    }

    /// <summary>What a frame has lost at its end is not read for something else: where it is accepted, nothing of it has changed.</summary>
    [Theory]
    [InlineData("frame.H0STCNT0.1rec.txt")]
    [InlineData("frame.H0STCNT0.2rec.txt")]
    [InlineData("frame.H0STASP0.txt")]
    [InlineData("frame.H0NXASP0.txt")]
    [InlineData("frame.H0UNASP0.txt")]
    public void A_beginning_of_a_good_frame_is_a_fault_or_gives_the_same(string sample)
    {
        var whole = Samples.Frame(sample);
        var isBook = sample.Contains("ASP0", StringComparison.Ordinal);
        ReadBooks(isBook ? whole : Samples.Frame("frame.H0STASP0.txt"), out var books);
        Read(isBook ? Samples.Frame("frame.H0STCNT0.1rec.txt") : whole, out var trades);
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole.AsSpan(0, length);
            if (ReadAny(cut) != FrameFault.None)
                continue;
            if (isBook)
            {
                ReadBooks(cut, out var heard);
                Assert.Equal(books, heard);
                continue;
            }
            Read(cut, out var ticks);
            Assert.Equal(trades.Length, ticks.Length);
            Assert.Equal(trades[0] with { StaticViReference = ticks[0].StaticViReference }, ticks[0]);
            Assert.Contains(ticks[^1].StaticViReference.Won, new[] { 0, trades[0].StaticViReference.Won });
        }
    }

    [Theory]
    [InlineData("71900^5^-100", "71900x^5^-100")]
    [InlineData("71900^5^-100", "^5^-100")]
    [InlineData("71900^5^-100", "0^5^-100")]
    [InlineData("71900^5^-100", "-71900^5^-100")]
    [InlineData("71900^5^-100", "719000000000^5^-100")]
    [InlineData("005930^0937", "5930^0937")]
    [InlineData("005930^0937", "00593 ^0937")]
    [InlineData("^093730^", "^243730^")]
    [InlineData("^093730^", "^93730^")]
    [InlineData("^4217366^", "^99999999999999999999^")]
    [InlineData("^91.37^", "^91.3a^")]
    [InlineData("^N^8412", "^X^8412")]
    public void A_broken_field_is_a_fault_and_no_value(string good, string bad)
    {
        var frame = Text("frame.H0STCNT0.1rec.txt");
        Assert.Contains(good, frame, StringComparison.Ordinal);

        Assert.Equal(FrameFault.BadField, Read(Encoding.UTF8.GetBytes(frame.Replace(good, bad, StringComparison.Ordinal)), out var ticks));
        Assert.Empty(ticks);
    }

    [Theory]
    [InlineData("", FrameFault.NotAFrame)]
    [InlineData("{\"header\":{}}", FrameFault.NotAFrame)]
    [InlineData("2|H0STCNT0|001|a", FrameFault.NotAFrame)]
    [InlineData("0", FrameFault.NotAFrame)]
    [InlineData("0|H0STCNT0", FrameFault.Cut)]
    [InlineData("0|H0STCNT0|001", FrameFault.Cut)]
    [InlineData("0|H0STCNT0|001|", FrameFault.Cut)]
    [InlineData("0|H0STCNT0|000|a", FrameFault.BadCount)]
    [InlineData("0|H0STCNT0|-01|a", FrameFault.BadCount)]
    [InlineData("0|H0STCNT0|1|a", FrameFault.BadCount)]
    [InlineData("0|H0STCNT0|999999|a", FrameFault.BadCount)]
    [InlineData("0|H0XXXXX0|001|a", FrameFault.UnknownChannel)]
    [InlineData("0||001|a", FrameFault.UnknownChannel)]
    [InlineData("0|H0STASP0|001|a", FrameFault.WrongChannel)]
    [InlineData("1|H0STCNT0|001|a", FrameFault.NoKey)]
    [InlineData("0|H0STCNT0|002|a^b^c", FrameFault.UnevenFields)]
    [InlineData("0|H0STCNT0|001|a^b^c", FrameFault.TooNarrow)]
    public void An_envelope_that_is_none_has_a_name(string text, FrameFault expected) =>
        Assert.Equal(expected, Read(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void A_bar_in_the_payload_belongs_to_it()
    {
        Assert.Equal(FrameFault.None, Frame.TryParse("0|H0STMKO0|001|005930^Y^a|b^^^^^58^N^N^1"u8, out var frame));

        Assert.Equal(FrameFault.None, _decoder.ReadMarketStates(frame, out var states));
        Assert.Equal("a|b", states[0].HaltReason);
    }

    [Fact]
    public void Reading_allocates_nothing()
    {
        byte[][] frames =
        [
            Samples.Frame("frame.H0STCNT0.1rec.txt"), Samples.Frame("frame.H0STCNT0.2rec.txt"), Samples.Frame("frame.H0STASP0.txt"),
        ];
        foreach (var frame in frames)
            ReadAny(frame);

        Assert.Equal(0, Allocated.Least(() =>
        {
            for (var round = 0; round < 1_000; round++)
            {
                foreach (var bytes in frames)
                {
                    Frame.TryParse(bytes, out var frame);
                    if (frame.Channel == KisChannel.BookKrx)
                        _decoder.ReadBooks(frame, out _);
                    else
                        _decoder.ReadTrades(frame, out _);
                }
            }
        }));
    }

    /// <summary>The sample with so many fields in each of its records.</summary>
    static byte[] OfWidth(string sample, int width, out int records)
    {
        Assert.Equal(FrameFault.None, Frame.TryParse(Samples.Frame(sample), out var frame));
        records = frame.Count;
        var fields = Encoding.UTF8.GetString(frame.Payload).Split('^');
        var known = fields.Length / records;
        var payload = Enumerable.Range(0, records)
            .Select(record => fields.Skip(record * known).Take(Math.Min(width, known)).Concat(Enumerable.Repeat("new", Math.Max(0, width - known))))
            .SelectMany(record => record);
        return Encoding.UTF8.GetBytes($"0|{frame.Channel.TrId()}|{records:000}|{string.Join('^', payload)}");
    }

    static string Text(string sample) => Encoding.UTF8.GetString(Samples.Frame(sample));

    FrameFault ReadStates(string sample, out MarketStateTick state)
    {
        Frame.TryParse(Samples.Frame(sample), out var frame);
        var fault = _decoder.ReadMarketStates(frame, out var states);
        state = Assert.Single(states);
        return fault;
    }

    FrameFault ReadAny(ReadOnlySpan<byte> bytes)
    {
        var fault = Frame.TryParse(bytes, out var frame);
        if (fault != FrameFault.None)
            return fault;
        return frame.Channel.Kind() == ChannelKind.Book ? _decoder.ReadBooks(frame, out _) : _decoder.ReadTrades(frame, out _);
    }

    FrameFault Read(ReadOnlySpan<byte> bytes, out TradeTick[] ticks)
    {
        ticks = [];
        var fault = Frame.TryParse(bytes, out var frame);
        if (fault != FrameFault.None)
            return fault;
        fault = _decoder.ReadTrades(frame, out var read);
        ticks = read.ToArray();
        return fault;
    }

    FrameFault ReadBooks(ReadOnlySpan<byte> bytes, out BookTick[] ticks)
    {
        Assert.Equal(FrameFault.None, Frame.TryParse(bytes, out var frame));
        var fault = _decoder.ReadBooks(frame, out var read);
        ticks = read.ToArray();
        return fault;
    }
}
