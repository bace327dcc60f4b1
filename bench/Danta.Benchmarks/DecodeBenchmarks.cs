using BenchmarkDotNet.Attributes;
using Danta.Kis.Wire.Frames;

namespace Danta.Benchmarks;

/// <summary>A record from bytes to a tick, against the least that any parser must do: finding its delimiters.</summary>
[MemoryDiagnoser]
public class DecodeBenchmarks
{
    readonly FrameDecoder _decoder = new();
    readonly int[] _starts = new int[64];

    [Benchmark(Baseline = true)]
    public int ScanTrade() => Index(Frames.Trade);

    [Benchmark]
    public int DecodeTrade()
    {
        Frame.TryParse(Frames.Trade, out var frame);
        _decoder.ReadTrades(frame, out var ticks);
        return ticks[0].Last.Won;
    }

    [Benchmark]
    public int ScanBook() => Index(Frames.Book);

    [Benchmark]
    public int DecodeBook()
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
