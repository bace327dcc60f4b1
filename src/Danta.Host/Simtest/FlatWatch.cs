using System.Diagnostics;
using Danta.Host.Journal;
using Danta.Market;

namespace Danta.Host.Simtest;

/// <summary>
/// Each night, while everything sleeps: how many there are in each of the program's collections, how many files lie on its disk, and what
/// a day has written. Memory, handles and threads are the whole process's, so that they are looked at where one world is there alone.
/// </summary>
sealed class FlatWatch(World world) : IDisposable
{
    static readonly TimeOnly Night = new(6, 0);

    static int _living;

    readonly bool _isAlone = Interlocked.Increment(ref _living) == 1;
    readonly Flatness _flatness = new();
    bool _isOver;

    public IReadOnlyList<IReadOnlyDictionary<string, long>> Nights => _flatness.Nights;

    public void Begin(int days)
    {
        for (var day = 1; day <= days; day++)
            world.Agenda.In(Kst.At(world.Wall.Date.AddDays(day), Night) - world.Wall.Now, Look);
    }

    void Look()
    {
        if (world.Alive is not { Engine: { } engine } machine)
            return;
        var night = Census.Of(engine, (object?)machine.Household?.Archive ?? engine);
        night["파일"] = BesideDays(world.Disk.Files).Count;
        night["압축하지 않은 날"] = world.Disk.Names.Count(name => !DayFiles.IsPacked(name));
        if (TradingCalendar.IsOpen(world.Wall.Date.AddDays(-1)))
            night["하루 기록 KB"] = world.Disk.Sizes.FirstOrDefault(file => file.Name == JournalFormat.FileName(world.Wall.Date.AddDays(-1))).Bytes / 1024;
        if (_isAlone && Volatile.Read(ref _living) == 1)
            Measure(night);
        if (_flatness.Add(night) is { } grown)
            world.Watch.Complain($"it grows: {grown}");
    }

    /// <summary>
    /// Files that are no day and no day's manifest. Those two are kept for as long as the owner wants: one more of each a day is what is
    /// expected. A manifest whose day is gone has been left behind.
    /// </summary>
    public static IReadOnlyList<string> BesideDays(IReadOnlyCollection<string> files)
    {
        var ofDays = DayFiles.In(files).SelectMany(static name => (string[])[name, DayFiles.ManifestOf(name)]).ToHashSet(StringComparer.Ordinal);
        return [.. files.Where(name => !ofDays.Contains(name))];
    }

    /// <summary>Without what lies on the disk, which is of memory here.</summary>
    void Measure(Dictionary<string, long> night)
    {
        using var process = Process.GetCurrentProcess();
        night["메모리 MB"] = (GC.GetTotalMemory(forceFullCollection: true) - world.Disk.Taken - MemoryDisk.SpareBytes) / (1 << 20);
        night["핸들"] = process.HandleCount;
        night["스레드"] = process.Threads.Count;
    }

    public void Dispose()
    {
        if (!_isOver)
            Interlocked.Decrement(ref _living);
        _isOver = true;
    }
}
