using Danta.Market;

namespace Danta.Kis.Wire.Frames;

/// <summary>
/// Frames into ticks, whole or not at all, without allocating once its buffers have grown. One instance belongs to one
/// session and one thread: it remembers how wide each channel's records were, so that a frame cut between two fields is not
/// taken for an older layout. What it hands out is valid until the next call.
/// </summary>
public sealed class FrameDecoder
{
    readonly FieldIndex _index = new();
    readonly int[] _widest = new int[Enum.GetValues<KisChannel>().Length];
    TradeTick[] _trades = new TradeTick[8];
    BookTick[] _books = new BookTick[4];

    /// <summary>Fields of a record in the frame that was read last, as far as it could be told.</summary>
    public int Width { get; private set; }

    /// <summary>The last frame's width is none that is documented: it was read by the part that never moved.</summary>
    public bool Drifted { get; private set; }

    /// <summary>A new session may speak an older layout again.</summary>
    public void Forget() => Array.Clear(_widest);

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
            if (!TradeFields.TryRead(frame.Payload, starts[(record * Width)..], expected, out _trades[record]))
                return FrameFault.BadField;
        }
        ticks = _trades.AsSpan(0, frame.Count);
        return Accept(frame.Channel);
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
            if (!BookFields.TryRead(frame.Payload, starts[(record * Width)..], out _books[record]))
                return FrameFault.BadField;
        }
        ticks = _books.AsSpan(0, frame.Count);
        return Accept(frame.Channel);
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
        return Accept(frame.Channel);
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
        return Accept(frame.Channel);
    }

    static FrameFault Foreign(in Frame frame) =>
        frame.Channel == KisChannel.Unknown ? FrameFault.UnknownChannel : FrameFault.WrongChannel;

    FrameFault Open(KisChannel channel, bool encrypted, int count, ReadOnlySpan<byte> payload)
    {
        Width = 0;
        Drifted = false;
        if (encrypted)
            return FrameFault.NoKey;
        if (count == 0)
            return FrameFault.BadCount;
        if (!_index.TryFill(payload))
            return FrameFault.TooLarge;
        if (_index.Count % count != 0)
            return FrameFault.UnevenFields;
        Width = _index.Count / count;
        if (Width < channel.ProvenWidth())
            return FrameFault.TooNarrow;
        if (Width < _widest[(int)channel])
            return FrameFault.Narrowed;
        Drifted = !channel.IsKnownWidth(Width);
        return FrameFault.None;
    }

    /// <summary>
    /// Only a frame that was read to its end teaches the width, and one of a width that nobody knows teaches nothing: it may have been the
    /// only one, and all that come after it as ever would be refused.
    /// </summary>
    FrameFault Accept(KisChannel channel)
    {
        if (!Drifted)
            _widest[(int)channel] = Width;
        return FrameFault.None;
    }
}
