using BenchmarkDotNet.Attributes;
using Danta.Host.Journal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Benchmarks;

/// <summary>What the journal costs on the way of a tick and of an order.</summary>
[MemoryDiagnoser]
public class JournalBenchmarks
{
    static readonly DateTimeOffset Noon = Kst.At(new DateOnly(2026, 11, 20), new TimeOnly(12, 0));

    static readonly PlaceOrder Order = new(
        new OrderId(1), InstrumentCode.Parse("005930"), Side.Sell, OrderType.Market, Quantity.Of(10), null, Urgency.Exit);

    readonly string _directory = Directory.CreateTempSubdirectory("danta-bench").FullName;
    readonly Input _tick = Input.Of(Noon, new TradeTick { Code = InstrumentCode.Parse("005930") });
    JournalWriter? _journal;

    [GlobalSetup]
    public void Setup() => _journal = new JournalWriter(new JournalDirectory(_directory));

    [GlobalCleanup]
    public void Cleanup()
    {
        _journal!.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Benchmark]
    public void AppendTick() => _journal!.Append(_tick);

    /// <summary>The intent of an order, handed to the operating system before the order leaves.</summary>
    [Benchmark]
    public void AppendIntent()
    {
        _journal!.Append(Noon, Order);
        _journal.Flush();
    }
}
