using Danta.Host.Journal;
using Danta.Trading;

namespace Danta.Host.Tests.Journal;

/// <summary>Whatever happens to a day's bytes: found, named at the right record, and nothing good behind it destroyed.</summary>
public sealed class DamageTests : IDisposable
{
    static readonly DayBytes Day = DayBytes.Small();

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    JournalDirectory Disk => new(_directory);

    string File => Path.Combine(_directory, DayBytes.Name);

    JournalEnd Read(byte[] bytes)
    {
        System.IO.File.WriteAllBytes(File, bytes);
        return JournalReader.Read(Disk, DayBytes.Name, static (in JournalRecord _) => { });
    }

    int RecordAt(int offset) => Day.Starts.FindLastIndex(start => start <= offset);

    void WriteOn()
    {
        using var journal = new JournalWriter(Disk);
        journal.Append(Input.Second(DayBytes.Noon.AddHours(1)));
    }

    string[] Cut => [.. Disk.Files.Where(CutBytes.IsKept)];

    [Fact]
    public void Every_prefix_is_whole_at_a_record_and_torn_anywhere_else()
    {
        for (var length = 0; length <= Day.All.Length; length++)
        {
            var end = Read(Day.All[..length]);
            var isBoundary = length == 0 || Day.Starts.Contains(length);
            Assert.Equal((isBoundary ? JournalFault.None : JournalFault.CutOff, length), (end.Fault, (int)end.Length));
            Assert.Equal(length < Day.Starts[0] ? 0 : RecordAt(length), end.Records);
            if (length >= Day.Starts[0])
                Assert.Equal(Day.Starts[end.Records], end.End);
        }
    }

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void Every_changed_byte_is_found_and_named_at_its_record(byte change)
    {
        for (var at = 0; at < Day.All.Length; at++)
        {
            var bytes = Day.All.ToArray();
            bytes[at] ^= change;
            var end = Read(bytes);
            var record = Math.Max(0, RecordAt(at));
            Assert.False(end.IsWhole, $"byte {at}");
            Assert.Equal((record, at < Day.Starts[0] ? 0 : Day.Starts[record]), (end.Records, (int)end.End));
        }
    }

    [Fact]
    public void Records_that_are_swapped_taken_out_or_doubled_are_found_where_the_order_breaks()
    {
        var count = Day.Starts.Count - 1;
        for (var one = 0; one < count; one++)
        {
            for (var other = one + 1; other < count; other++)
            {
                var swapped = Enumerable.Range(0, count).ToArray();
                (swapped[one], swapped[other]) = (other, one);
                Assert.Equal((JournalFault.Checksum, one), (Read(Day.With(swapped)).Fault, Read(Day.With(swapped)).Records));
            }
            // Without its last records a file is one that ended earlier; nothing in it can tell.
            if (one < count - 1)
                Assert.Equal((false, one), (Read(Day.With([.. Enumerable.Range(0, count).Where(record => record != one)])) is var less && less.IsWhole, less.Records));
            var doubled = Read(Day.With([.. Enumerable.Range(0, one + 1), .. Enumerable.Range(one, count - one)]));
            Assert.Equal((false, one + 1), (doubled.IsWhole, doubled.Records));
        }
    }

    /// <summary>A power cut can leave a file as long as it should be, without its bytes.</summary>
    [Fact]
    public void A_tail_of_zeros_is_found_wherever_it_begins_and_cut_without_being_kept()
    {
        foreach (var start in Day.Starts.Prepend(0))
        {
            foreach (var zeros in (int[])[17, 4096, 100_000])
            {
                var end = Read([.. Day.All[..start], .. new byte[zeros]]);
                Assert.Equal((JournalFault.Unwritten, start), (end.Fault, (int)end.End));
            }
            WriteOn();
            Assert.True(JournalReader.Read(Disk, DayBytes.Name, static (in JournalRecord _) => { }).IsWhole);
            Assert.Empty(Cut);
        }
        for (var within = Day.Starts[2] + 1; within < Day.Starts[3]; within++)
        {
            // The record's own last bytes may be zeros.
            byte[] bytes = [.. Day.All[..within], .. new byte[5000]];
            var isUnharmed = bytes.AsSpan(0, Day.Starts[3]).SequenceEqual(Day.All.AsSpan(0, Day.Starts[3]));
            Assert.Equal((false, isUnharmed ? 3 : 2), (Read(bytes) is var end && end.IsWhole, end.Records));
        }
    }

    [Fact]
    public void What_is_cut_off_to_write_on_is_kept_beside_and_is_no_day()
    {
        var bytes = Day.All.ToArray();
        // Nothing behind it that proves itself.
        foreach (var start in Day.Starts.Skip(1).SkipLast(1))
            bytes[start + 9] ^= 1;
        Read(bytes);
        WriteOn();
        Assert.Equal([DayBytes.Name], Disk.Names);
        Assert.Equal(bytes[Day.Starts[1]..], System.IO.File.ReadAllBytes(Path.Combine(_directory, Assert.Single(Cut))));
        var mended = JournalReader.Read(Disk, DayBytes.Name, static (in JournalRecord _) => { });
        Assert.Equal((true, 2), (mended.IsWhole, mended.Records));
    }

    /// <summary>The day goes on behind it, for whoever remembers and for whoever writes on; a proof names the place all the same.</summary>
    [Fact]
    public void One_flipped_bit_costs_its_own_record_and_no_other()
    {
        for (var record = 0; record < Day.Starts.Count - 2; record++)
        {
            for (var at = Day.Starts[record]; at < Day.Starts[record + 1]; at++)
            {
                var bytes = Day.All.ToArray();
                bytes[at] ^= 4;
                Assert.Equal((false, record), (Read(bytes) is var strict && strict.IsWhole, strict.Records));
                var kinds = new List<RecordKind>();
                var end = JournalReader.Read(Disk, DayBytes.Name, (in JournalRecord read) => kinds.Add(read.Kind), past: true);
                Assert.Equal((true, 1, Day.Starts.Count - 2, bytes.Length), (end.IsWhole, end.Damaged, end.Records, (int)end.End));
                Assert.Equal(RecordKind.Damaged, kinds[record]);
            }
        }
        WriteOn();
        Assert.Empty(Cut);
        var written = JournalReader.Read(Disk, DayBytes.Name, static (in JournalRecord _) => { }, past: true);
        Assert.Equal((true, 1, Day.Starts.Count - 1), (written.IsWhole, written.Damaged, written.Records));
    }

    /// <summary>A sector is more than a record: of neighbours that are damaged the one behind them is lost too, and the rest is not.</summary>
    [Fact]
    public void Damaged_neighbours_cost_themselves_and_the_one_behind_them()
    {
        for (var record = 0; record + 4 < Day.Starts.Count; record++)
        {
            var bytes = Day.All.ToArray();
            (bytes[Day.Starts[record] + 9], bytes[Day.Starts[record + 1] + 9]) = ((byte)(bytes[Day.Starts[record] + 9] ^ 4), (byte)(bytes[Day.Starts[record + 1] + 9] ^ 4));
            Read(bytes);
            var end = JournalReader.Read(Disk, DayBytes.Name, static (in JournalRecord _) => { }, past: true);
            Assert.Equal((true, bytes.Length), (end.IsWhole, (int)end.End));
            Assert.InRange(end.Records, Day.Starts.Count - 1 - 3, Day.Starts.Count - 1 - 2);
        }
    }

    /// <summary>The first bytes say only that it is a journal; its records prove that too.</summary>
    [Fact]
    public void One_flipped_bit_in_what_a_journal_begins_with_costs_no_record()
    {
        for (var at = 0; at < Day.Starts[0]; at++)
        {
            var bytes = Day.All.ToArray();
            bytes[at] ^= 4;
            Assert.Equal(JournalFault.Foreign, Read(bytes).Fault);
            var end = JournalReader.Read(Disk, DayBytes.Name, static (in JournalRecord _) => { }, past: true);
            Assert.Equal((true, 1, Day.Starts.Count - 1), (end.IsWhole, end.Damaged, end.Records));
        }
    }

    [Fact]
    public void A_file_of_something_else_is_no_journal_however_it_is_read()
    {
        Read([.. Enumerable.Range(1, 4_000).Select(value => (byte)(value % 251))]);
        var end = JournalReader.Read(Disk, DayBytes.Name, static (in JournalRecord _) => { }, past: true);
        Assert.Equal((JournalFault.Foreign, 0), (end.Fault, end.Records));
    }

    [Fact]
    public void Cut_bytes_do_not_pile_up()
    {
        for (var turn = 0; turn < 40; turn++)
        {
            Read([.. Day.All, 1, 2, 3, (byte)turn]);
            WriteOn();
        }
        Assert.InRange(Cut.Length, 1, 32);
    }

    [Fact]
    public void A_day_that_is_over_is_mended_where_it_is_torn_and_left_alone_where_it_is_damaged()
    {
        Read([.. Day.All, 9, 9, 9]);
        Assert.True(JournalWriter.Mend(Disk, DayBytes.Name));
        Assert.Equal(Day.All, System.IO.File.ReadAllBytes(File));
        var bytes = Day.All.ToArray();
        bytes[Day.Starts[1] + 5] ^= 1;
        Read(bytes);
        Assert.False(JournalWriter.Mend(Disk, DayBytes.Name));
        Assert.Equal(bytes, System.IO.File.ReadAllBytes(File));
    }
}
