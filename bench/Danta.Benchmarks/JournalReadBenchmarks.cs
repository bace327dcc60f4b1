using BenchmarkDotNet.Attributes;
using Danta.Host.Journal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Benchmarks;

/// <summary>Proving a day of the journal, per record, plain and packed; and packing it.</summary>
public class JournalReadBenchmarks
{
    const int Records = 500_000;

    static readonly DateOnly Date = new(2026, 11, 20);

    readonly string _directory = Directory.CreateTempSubdirectory("danta-bench").FullName;

    JournalDirectory Disk => new(_directory);

    string Plain { get; } = JournalFormat.FileName(Date);

    /// <summary>Prices that wander: what a gzip gets to pack of a market.</summary>
    [GlobalSetup]
    public async Task Setup()
    {
        var copy = Path.Combine(_directory, "copy");
        using (var journal = new JournalWriter(Disk))
        {
            var at = Kst.At(Date, new TimeOnly(9, 0));
            var (state, price) = (1u, 71_900);
            for (var record = 0; record < Records; record++)
            {
                state = unchecked(state * 1_664_525u + 1_013_904_223u);
                price += ((int)(state >> 30) - 1) * 100 % 200;
                journal.Append(Input.Of(at.AddMilliseconds(record * 40L), new TradeTick
                {
                    Code = InstrumentCode.Parse($"{5_930 + (state >> 16) % 40:D6}"),
                    Last = Price.FromWon(Math.Clamp(price, 50_000, 90_000)),
                    Size = Quantity.Of(1 + (state >> 20) % 500),
                    DayVolume = Quantity.Of(record * 90L),
                }));
            }
        }
        File.Copy(Path.Combine(_directory, Plain), copy);
        await DayPacker.PackAsync(Disk, Plain, static () => Task.CompletedTask);
        File.Move(copy, Path.Combine(_directory, Plain));
        Console.WriteLine($"plain {new FileInfo(Path.Combine(_directory, Plain)).Length:N0}, packed {new FileInfo(Path.Combine(_directory, DayFiles.PackedOf(Plain))).Length:N0} bytes");
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_directory, recursive: true);

    [Benchmark(Baseline = true, OperationsPerInvoke = Records)]
    public int ProvePlain() => JournalReader.Read(Disk, Plain, static (in JournalRecord _) => { }).Records;

    [Benchmark(OperationsPerInvoke = Records)]
    public int ProvePacked() => JournalReader.Read(Disk, DayFiles.PackedOf(Plain), static (in JournalRecord _) => { }).Records;
}
