using Danta.Kis.Wire.Frames;

namespace Danta.Kis;

/// <summary>Data frames to the sink, on the receiving thread. Nothing is allocated for ticks.</summary>
sealed class FeedReader(IMarketSink sink, string account)
{
    readonly FrameDecoder _decoder = new();
    readonly HashSet<(KisChannel, int)> _drifts = [];
    volatile NoticeCipher? _cipher;

    /// <summary>The keys of the notices, from their acknowledgement.</summary>
    public void Use(NoticeCipher cipher) => _cipher = cipher;

    public void Read(ReadOnlySpan<byte> message, long receivedAt)
    {
        var fault = Frame.TryParse(message, out var frame);
        if (fault == FrameFault.None)
            fault = Deliver(frame, receivedAt);
        if (fault != FrameFault.None)
        {
            Tell(new(StreamFaultKind.Frame, frame.Channel.TrId(), fault.ToString(), $"{message.Length} bytes"));
            return;
        }
        if (_decoder.Drifted && _drifts.Add((frame.Channel, _decoder.Width)))
            Tell(new(StreamFaultKind.Drift, frame.Channel.TrId(), "", $"{_decoder.Width} fields, {frame.Channel.CurrentWidth()} are known"));
    }

    FrameFault Deliver(in Frame frame, long receivedAt)
    {
        switch (frame.Channel.Kind())
        {
            case ChannelKind.Trade:
                var fault = _decoder.ReadTrades(frame, out var trades);
                foreach (ref readonly var tick in trades)
                    sink.OnTrade(tick, receivedAt);
                return fault;
            case ChannelKind.Book:
                fault = _decoder.ReadBooks(frame, out var books);
                foreach (ref readonly var tick in books)
                    sink.OnBook(tick, receivedAt);
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

    void Tell(StreamFault fault) => sink.OnFault(fault);
}
