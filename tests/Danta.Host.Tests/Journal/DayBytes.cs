using Danta.Host.Journal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Journal;

/// <summary>A small day of a journal as bytes, with the places of its records.</summary>
sealed class DayBytes
{
    public static readonly DateOnly Date = new(2026, 11, 20);
    public static readonly DateTimeOffset Noon = Kst.At(Date, new TimeOnly(12, 0));
    public static readonly string Name = JournalFormat.FileName(Date);

    DayBytes(byte[] all, List<int> starts) => (All, Starts) = (all, starts);

    public byte[] All { get; }

    /// <summary>Of each record, and at last the end.</summary>
    public List<int> Starts { get; }

    public static DayBytes Of(params Input[] inputs)
    {
        var directory = Directory.CreateTempSubdirectory("danta").FullName;
        try
        {
            var disk = new JournalDirectory(directory);
            using (var journal = new JournalWriter(disk))
            {
                foreach (var input in inputs)
                    journal.Append(input);
            }
            var starts = new List<int>();
            var end = JournalReader.Read(disk, Name, (in JournalRecord record) => starts.Add((int)record.Offset));
            Assert.True(end.IsWhole);
            return new(File.ReadAllBytes(Path.Combine(directory, Name)), [.. starts, (int)end.End]);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Every kind of record, none like its neighbour.</summary>
    public static DayBytes Small() => Of(
        Input.Of(Noon, new Started(TradingMode.Paper, false, TraderSettings.Default)), Input.Second(Noon.AddSeconds(1)),
        Input.Of(Noon.AddSeconds(2), new TradeTick { Code = InstrumentCode.Parse("005930"), Last = Price.FromWon(71_900) }),
        Input.Second(Noon.AddSeconds(3)), Input.Of(Noon.AddSeconds(4), new OrderRefused(new OrderId(7), "APBK0952", "주문가능금액을 초과")),
        Input.Second(Noon.AddSeconds(5)));

    /// <summary>Another order of the same records.</summary>
    public byte[] With(params int[] records) =>
        [.. All[..Starts[0]], .. records.SelectMany(record => All[Starts[record]..Starts[record + 1]])];
}
