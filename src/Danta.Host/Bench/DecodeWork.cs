using Danta.Kis.Wire.Frames;

namespace Danta.Host.Bench;

/// <summary>A record from bytes to a tick, against the least that any parser must do: noting where its delimiters stand.</summary>
sealed class DecodeWork
{
    readonly FrameDecoder _decoder = new();
    readonly int[] _starts = new int[64];

    public long ScanTrade() => Index(Frames.Trade);

    public long DecodeTrade()
    {
        Frame.TryParse(Frames.Trade, out var frame);
        _decoder.ReadTrades(frame, out var ticks);
        return ticks[0].Last.Won;
    }

    public long ScanBook() => Index(Frames.Book);

    public long DecodeBook()
    {
        Frame.TryParse(Frames.Book, out var frame);
        _decoder.ReadBooks(frame, out var ticks);
        return ticks[0].Asks[0].Price.Won;
    }

    int Index(ReadOnlySpan<byte> frame)
    {
        var count = 0;
        for (var at = 0; at < frame.Length; at++)
        {
            if (frame[at] == (byte)'^')
                _starts[count++] = at;
        }
        return _starts[count - 1];
    }
}
