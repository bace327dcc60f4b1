using System.Text;
using Danta.Desk;
using Danta.Host.Commands;
using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Journal;

/// <summary>What a start cannot read of the journal: it goes on, and says so.</summary>
public sealed class UnreadTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;
    readonly List<string> _told = [];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    JournalDirectory Disk => new(_directory);

    static TraderMemory.Recalled Recall(IJournalDisk disk)
    {
        var trader = new Trader();
        return TraderMemory.Recall(trader, trader.Handle, disk);
    }

    void Care(in TraderMemory.Recalled recalled)
    {
        using var care = new JournalCare(Disk, _directory, null, recalled, NullLoggerFactory.Instance);
        care.Tell(news => _told.Add(((StorageNews)news).Text), new ManualTime(DayBytes.Noon));
    }

    void WriteDay(int days, params Input[] inputs)
    {
        using var journal = new JournalWriter(Disk);
        foreach (var input in inputs)
            journal.Append(input.NotBefore(input.At.AddDays(days)));
    }

    /// <summary>A day that a later version wrote on: proven byte by byte, and still not understood.</summary>
    [Fact]
    public void Records_of_another_version_are_passed_over_counted_and_told()
    {
        WriteDay(0, Input.Second(DayBytes.Noon));
        var path = Path.Combine(_directory, DayBytes.Name);
        var payload = Encoding.UTF8.GetBytes("{\"$\":\"OfTomorrow\"}");
        var stamp = DayBytes.Noon.AddSeconds(1).UtcTicks;
        var sum = JournalReader.Read(Disk, DayBytes.Name, static (in JournalRecord _) => { }).Sum;
        var head = new byte[JournalFormat.HeadSize];
        JournalFormat.WriteHead(head, payload.Length, JournalFormat.Chain(sum, RecordKind.Event, stamp, payload), RecordKind.Event, stamp);
        File.AppendAllBytes(path, [.. head, .. payload]);
        WriteDay(0, Input.Second(DayBytes.Noon.AddSeconds(2)));

        var recalled = Recall(Disk);
        Assert.Equal(2, recalled.Records);
        Care(recalled);
        Assert.Contains("읽지 못하는 기록 1개", Assert.Single(_told), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_that_the_system_refuses_to_read_stops_no_start()
    {
        WriteDay(0, Input.Second(DayBytes.Noon), Input.Second(DayBytes.Noon.AddSeconds(1)));
        var recalled = Recall(new Refusing(Disk));
        Assert.Equal(0, recalled.Records);
        Care(recalled);
        Assert.Contains("input/output error", Assert.Single(_told), StringComparison.Ordinal);
        Assert.Contains("증권사와 대조", _told[0], StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Failed, JournalProof.Run([("", new Refusing(Disk))], json: false));
        Assert.Equal(ExitCodes.Done, JournalProof.Run([("", Disk)], json: false));
    }

    /// <summary>Nobody writes on it any more: left torn, it would be told at every proof for ever.</summary>
    [Fact]
    public void The_last_day_is_mended_though_the_next_start_is_on_another()
    {
        WriteDay(0, Input.Second(DayBytes.Noon), Input.Second(DayBytes.Noon.AddSeconds(1)));
        using (var file = File.OpenWrite(Path.Combine(_directory, DayBytes.Name)))
            file.SetLength(file.Length - 3);
        Care(Recall(Disk));
        Assert.Contains("도중에 끊김", Assert.Single(_told), StringComparison.Ordinal);
        WriteDay(1, Input.Second(DayBytes.Noon));
        Assert.Equal(ExitCodes.Done, JournalProof.Run([("", Disk)], json: false));
        Assert.Empty(Recall(Disk).Flaws);
    }

    /// <summary>Opens, and refuses to read on.</summary>
    sealed class Refusing(IJournalDisk inner) : DiskAround(inner)
    {
        public override Stream OpenRead(string name) => new Bad();

        sealed class Bad : MemoryStream
        {
            public override int Read(Span<byte> buffer) => throw new IOException("input/output error");

            public override int Read(byte[] buffer, int offset, int count) => throw new IOException("input/output error");
        }
    }
}
