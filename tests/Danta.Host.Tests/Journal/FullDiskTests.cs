using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Journal;

/// <summary>What a disk without room does to the journal: nothing that is not said.</summary>
public sealed class FullDiskTests : IDisposable
{
    static readonly DateTimeOffset Noon = DayBytes.Noon;

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;
    readonly FullDisk _disk;

    public FullDiskTests() => _disk = new(new JournalDirectory(_directory));

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    JournalEnd End => JournalReader.Read(_disk, DayBytes.Name, static (in JournalRecord _) => { });

    static Input Tick(int at) => Input.Of(Noon.AddMilliseconds(at), new BookTick { Code = InstrumentCode.Parse("005930") });

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(1_000)]
    public void What_waited_for_room_is_written_without_a_gap(long room)
    {
        _disk.Room = room;
        using (var journal = new JournalWriter(_disk))
        {
            for (var tick = 0; tick < 1_000; tick++)
            {
                journal.Append(Tick(tick));
                Record.Exception(journal.Flush);
            }
            Assert.Throws<IOException>(journal.Flush);
            _disk.Room = long.MaxValue;
            journal.Flush();
            Assert.Equal(0, journal.TakeLost());
        }
        Assert.Equal((true, 1_000, 0L), (End.IsWhole, End.Records, End.Gap.Records));
    }

    /// <summary>Whoever proves the journal later must not take a day for whole that lacks an hour.</summary>
    [Fact]
    public void What_was_given_up_is_counted_in_its_place_and_told_at_the_next_start()
    {
        var ticks = 0;
        long lost;
        using (var journal = new JournalWriter(_disk))
        {
            _disk.Room = 4_096;
            journal.Append(Input.Second(Noon));
            journal.Flush();
            _disk.Room = 0;
            // Twice as much as is kept.
            while (ticks < 1_600_000)
                journal.Append(Tick(++ticks));
            _disk.Room = long.MaxValue;
            journal.Append(Input.Second(Noon.AddHours(2)));
            journal.Flush();
            lost = journal.TakeLost();
            Assert.Equal(0, journal.TakeLost());
        }
        var end = End;
        var kept = end.Records - 1 - 1 - 1;
        Assert.True(end.IsWhole);
        Assert.True(lost > 0 && kept > 0, $"{lost} lost, {kept} kept");
        Assert.Equal(ticks, lost + kept);
        Assert.Equal(new JournalGap(lost, Noon.AddMilliseconds(1), Noon.AddMilliseconds(lost)), end.Gap);

        var trader = new Trader();
        var recalled = TraderMemory.Recall(trader, trader.Handle, _disk);
        var told = Assert.Single(recalled.Flaws).Text;
        Assert.Contains($"기록 {lost:N0}개가 빠짐", told, StringComparison.Ordinal);
        Assert.Contains("12:00:00부터", told, StringComparison.Ordinal);
    }

    /// <summary>Room for a part of what waits is used: less to write before the next sale, less to lose.</summary>
    [Fact]
    public void What_waits_goes_piece_by_piece_as_room_comes()
    {
        using var journal = new JournalWriter(_disk);
        for (var tick = 0; tick < 100_000; tick++)
            journal.Append(Tick(tick));
        var written = 0;
        for (var megabytes = 1; megabytes <= 5; megabytes++)
        {
            _disk.Room = 2 * 1024 * 1024;
            Assert.Throws<IOException>(journal.Flush);
            Assert.True(End.Records > written, $"{End.Records} after {written}");
            written = End.Records;
        }
        _disk.Room = long.MaxValue;
        journal.Flush();
        Assert.Equal((true, 100_000), (End.IsWhole, End.Records));
    }

    /// <summary>A day that lacks its afternoon must not be proven whole because the morning after says so.</summary>
    [Fact]
    public void What_was_given_up_of_two_days_is_said_in_both()
    {
        using (var journal = new JournalWriter(_disk))
        {
            var ticks = 0;
            while (ticks < 500_000)
                journal.Append(Tick(++ticks));
            while (ticks < 1_600_000)
                journal.Append(Input.Of(Noon.AddDays(1).AddMilliseconds(++ticks), Tick(0).Book));
            _disk.Room = long.MaxValue;
        }
        Assert.Equal(2, _disk.Names.Count);
        Assert.Equal(500_000, End.Gap.Records);
        Assert.True(JournalReader.Read(_disk, _disk.Names[1], static (in JournalRecord _) => { }).Gap.Records > 0);
        var trader = new Trader();
        Assert.Equal(2, TraderMemory.Recall(trader, trader.Handle, _disk).Flaws.Count);
    }

    /// <summary>What was decided and is lost had its numbers: they are its own for ever.</summary>
    [Fact]
    public void Numbers_given_behind_a_gap_are_not_given_again()
    {
        using (var journal = new JournalWriter(_disk))
        {
            var ticks = 0;
            while (ticks < 1_600_000)
                journal.Append(Tick(++ticks));
            _disk.Room = long.MaxValue;
            journal.Append(Noon.AddHours(1), new Note(new Decision(
                Noon.AddHours(1), DecisionKind.Order, InstrumentCode.Parse("005930"), 70, new OrderId(123), "삼성전자 14주 매도 주문", [])));
        }
        var trader = new Trader();
        TraderMemory.Recall(trader, trader.Handle, _disk);
        var requests = new List<Request>();
        trader.Handle(Input.Of(Noon.AddHours(2), new Started(TradingMode.Paper, false, TraderSettings.Default)), requests);
        trader.Handle(Input.Second(Noon.AddDays(1)), requests);
        var carried = Assert.Single(requests.OfType<CarriedOver>());
        Assert.Equal((123, 70), (carried.LastOrder, carried.LastTrade));
    }

    /// <summary>Damage of long ago is kept beside; a full disk, tried every second, must not drive it out with halves of a copy.</summary>
    [Fact]
    public void A_copy_that_found_no_room_is_not_kept_and_drives_nothing_out()
    {
        var whole = DayBytes.Small();
        var damaged = whole.All.ToArray();
        foreach (var start in whole.Starts.Skip(2).SkipLast(1))
            damaged[start + 10] ^= 1;
        File.WriteAllBytes(Path.Combine(_directory, DayBytes.Name), damaged);
        for (var old = 1; old <= 32; old++)
            File.WriteAllText(Path.Combine(_directory, $"2026-10-01.danta.cut-8-{old:00}"), "old");
        using var journal = new JournalWriter(_disk);
        journal.Append(Input.Second(Noon.AddHours(1)));
        for (var attempt = 0; attempt < 40; attempt++)
        {
            _disk.Room = 10;
            Assert.Throws<IOException>(journal.Flush);
        }
        Assert.Equal(32, _disk.Files.Count(CutBytes.IsKept));
        Assert.Equal(damaged, File.ReadAllBytes(Path.Combine(_directory, DayBytes.Name)));

        _disk.Room = long.MaxValue;
        journal.Flush();
        var kept = Assert.Single(_disk.Files, name => name.StartsWith(DayBytes.Name + ".cut", StringComparison.Ordinal));
        Assert.Equal(damaged[whole.Starts[2]..], File.ReadAllBytes(Path.Combine(_directory, kept)));
        Assert.Equal((true, 3), (End.IsWhole, End.Records));
    }
}
