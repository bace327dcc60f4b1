using Danta.Kis.Wire.Frames;
using Danta.Market;

namespace Danta.Kis;

/// <summary>
/// Data frames of one session to the sink, on the receiving thread. Nothing is allocated for ticks, nor for a fault that was told before.
/// </summary>
sealed class FeedReader(IMarketSink sink, string account, TellOnce told, DataWatch watch)
{
    /// <summary>One notice may be damaged; where this many in a row cannot be read, the keys are not those that they were made with.</summary>
    const int MostUnread = 3;

    readonly FrameDecoder _decoder = new();
    volatile NoticeCipher? _cipher;
    int _unread;

    /// <summary>Notices have come in a row that this session cannot read: fills are being missed.</summary>
    public bool IsDeafToNotices => Volatile.Read(ref _unread) >= MostUnread;

    /// <summary>The keys of the notices are known.</summary>
    public bool HasKeys => _cipher is not null;

    /// <summary>The keys of the notices, from their acknowledgement.</summary>
    public void Use(NoticeCipher cipher) => _cipher = cipher;

    public void Read(ReadOnlySpan<byte> message, long receivedAt)
    {
        var fault = Frame.TryParse(message, out var frame);
        if (fault == FrameFault.None)
            fault = Deliver(frame, receivedAt);
        if (frame.Channel.Kind() == ChannelKind.Notice)
            Volatile.Write(ref _unread, fault == FrameFault.None ? 0 : _unread + 1);
        if (fault != FrameFault.None)
            Refuse(fault, frame, message.Length);
        else if (_decoder.Drifted && told.IsNew(new(StreamFaultKind.Drift, frame.Channel, "", _decoder.Width)))
            sink.OnFault(new(StreamFaultKind.Drift, frame.Channel.TrId(), "", $"{_decoder.Width} fields, {frame.Channel.CurrentWidth()} are known"));
    }

    void Refuse(FrameFault fault, in Frame frame, int bytes)
    {
        var isCounted = fault is FrameFault.UnevenFields or FrameFault.TooNarrow or FrameFault.BadField;
        var shape = !isCounted ? 0 : _decoder.Width > 0 ? _decoder.Width : _decoder.Fields;
        if (!told.IsNew(new(StreamFaultKind.Frame, frame.Channel, Names[(int)fault], shape)))
            return;
        var text = isCounted ? $"{_decoder.Fields} fields in {frame.Count} records" : $"{bytes} bytes";
        var channel = frame.Channel == KisChannel.Unknown ? CleanText.Of(frame.TrId, most: 16) : frame.Channel.TrId();
        sink.OnFault(new(StreamFaultKind.Frame, channel, Names[(int)fault], text));
    }

    static readonly string[] Names = Enum.GetNames<FrameFault>();

    FrameFault Deliver(in Frame frame, long receivedAt)
    {
        switch (frame.Channel.Kind())
        {
            case ChannelKind.Trade:
                var fault = _decoder.ReadTrades(frame, out var trades);
                foreach (ref readonly var tick in trades)
                {
                    watch.Hear(tick.Code, ChannelKind.Trade, receivedAt);
                    sink.OnTrade(tick, receivedAt);
                }
                return fault;
            case ChannelKind.Book:
                fault = _decoder.ReadBooks(frame, out var books);
                foreach (ref readonly var tick in books)
                {
                    watch.Hear(tick.Code, ChannelKind.Book, receivedAt);
                    sink.OnBook(tick, receivedAt);
                }
                return fault;
            case ChannelKind.Notice:
                fault = _decoder.ReadNotices(frame, _cipher, out var notices);
                foreach (var notice in notices)
                {
                    // All accounts under the HTS id are heard here.
                    if (notice.AccountNumber == account)
                        sink.OnNotice(notice, receivedAt);
                }
                return fault;
            case ChannelKind.ExpectedTrade:
                fault = _decoder.ReadTrades(frame, out var expected);
                foreach (ref readonly var tick in expected)
                    sink.OnExpected(tick, receivedAt);
                return fault;
            case ChannelKind.MarketState:
                fault = _decoder.ReadMarketStates(frame, out var states);
                foreach (var state in states)
                    sink.OnMarketState(state, receivedAt);
                return fault;
            default:
                return FrameFault.UnknownChannel;
        }
    }
}
