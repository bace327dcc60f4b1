using Danta.Market;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// Frames into ticks, whole or not at all, without allocating once its buffers have grown. Each frame is read by its own width:
/// layouts widen and narrow without notice, and what one frame was like says nothing about the next. For one thread; what it
/// hands out is valid until the next call.
/// </summary>
public sealed class FrameDecoder
{
    readonly FieldIndex _index = new();
    readonly BookFields _bookFields = new();
    TradeTick[] _trades = new TradeTick[8];
    BookTick[] _books = new BookTick[4];

    /// <summary>Fields of a record in the frame that was read last; 0 where they don't divide by its records.</summary>
    public int Width { get; private set; }

    /// <summary>All fields of that frame; 0 where it was refused before they were counted.</summary>
    public int Fields { get; private set; }

    /// <summary>The last frame's width is none that is documented: it was read by the part that never moved.</summary>
    public bool Drifted { get; private set; }

    /// <summary>H0STCNT0, H0NXCNT0, H0UNCNT0, and H0STANC0 whose trades are expected ones.</summary>
    public FrameFault ReadTrades(in Frame frame, out ReadOnlySpan<TradeTick> ticks)
    {
        ticks = default;
        if (frame.Channel.Kind() is not (ChannelKind.Trade or ChannelKind.ExpectedTrade))
            return Foreign(frame);
        var fault = Open(frame.Channel, frame.Encrypted, frame.Count, frame.Payload);
        if (fault != FrameFault.None)
            return fault;
        if (_trades.Length < frame.Count)
            _trades = new TradeTick[frame.Count];
        var expected = frame.Channel == KisChannel.ExpectedTradeKrx;
        var starts = _index.Starts;
        for (var record = 0; record < frame.Count; record++)
        {
            if (!TradeFields.TryRead(frame.Payload, starts[(record * Width)..], Width, expected, out _trades[record]))
                return FrameFault.BadField;
        }
        ticks = _trades.AsSpan(0, frame.Count);
        return FrameFault.None;
    }

    /// <summary>H0STASP0, H0NXASP0, H0UNASP0.</summary>
    public FrameFault ReadBooks(in Frame frame, out ReadOnlySpan<BookTick> ticks)
    {
        ticks = default;
        if (frame.Channel.Kind() != ChannelKind.Book)
            return Foreign(frame);
        var fault = Open(frame.Channel, frame.Encrypted, frame.Count, frame.Payload);
        if (fault != FrameFault.None)
            return fault;
        if (_books.Length < frame.Count)
            _books = new BookTick[frame.Count];
        var starts = _index.Starts;
        for (var record = 0; record < frame.Count; record++)
        {
            if (!_bookFields.TryRead(frame.Payload, starts[(record * Width)..], ref _books[record]))
                return FrameFault.BadField;
        }
        ticks = _books.AsSpan(0, frame.Count);
        return FrameFault.None;
    }

    /// <summary>H0STCNI0 and H0STCNI9. Notices are few: each is an object of its own.</summary>
    /// <param name="cipher">From the acknowledgement of the registration; null where none came yet.</param>
    public FrameFault ReadNotices(in Frame frame, NoticeCipher? cipher, out OrderNotice[] notices)
    {
        notices = [];
        if (frame.Channel.Kind() != ChannelKind.Notice)
            return Foreign(frame);
        var plain = frame.Payload;
        if (frame.Encrypted)
        {
            (Width, Fields, Drifted) = (0, 0, false);
            if (cipher is null)
                return FrameFault.NoKey;
            if (!cipher.TryDecrypt(frame.Payload, out plain))
                return FrameFault.BadCipher;
        }
        var fault = Open(frame.Channel, encrypted: false, frame.Count, plain);
        if (fault != FrameFault.None)
            return fault;
        var read = new OrderNotice[frame.Count];
        for (var record = 0; record < frame.Count; record++)
        {
            if (OrderNotice.TryRead(plain, _index.Starts[(record * Width)..], Width) is not { } notice)
                return FrameFault.BadField;
            read[record] = notice;
        }
        notices = read;
        return FrameFault.None;
    }

    /// <summary>H0STMKO0, H0NXMKO0, H0UNMKO0.</summary>
    public FrameFault ReadMarketStates(in Frame frame, out MarketStateTick[] states)
    {
        states = [];
        if (frame.Channel.Kind() != ChannelKind.MarketState)
            return Foreign(frame);
        var fault = Open(frame.Channel, frame.Encrypted, frame.Count, frame.Payload);
        if (fault != FrameFault.None)
            return fault;
        var read = new MarketStateTick[frame.Count];
        for (var record = 0; record < frame.Count; record++)
        {
            if (MarketStateTick.TryRead(frame.Payload, _index.Starts[(record * Width)..], Width) is not { } state)
                return FrameFault.BadField;
            read[record] = state;
        }
        states = read;
        return FrameFault.None;
    }

    FrameFault Foreign(in Frame frame)
    {
        (Width, Fields, Drifted) = (0, 0, false);
        return frame.Channel == KisChannel.Unknown ? FrameFault.UnknownChannel : FrameFault.WrongChannel;
    }

    FrameFault Open(KisChannel channel, bool encrypted, int count, ReadOnlySpan<byte> payload)
    {
        (Width, Fields, Drifted) = (0, 0, false);
        if (encrypted)
            return FrameFault.NoKey;
        if (count == 0)
            return FrameFault.BadCount;
        if (!_index.TryFill(payload))
            return FrameFault.TooLarge;
        Fields = _index.Count;
        if (_index.Count % count != 0)
            return FrameFault.UnevenFields;
        Width = _index.Count / count;
        if (Width < channel.LeastWidth())
            return FrameFault.TooNarrow;
        Drifted = !channel.IsKnownWidth(Width);
        return FrameFault.None;
    }
}
