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
        night["파일"] = world.Disk.Files.Count;
        night["압축하지 않은 날"] = world.Disk.Names.Count(name => !DayFiles.IsPacked(name));
        if (TradingCalendar.IsOpen(world.Wall.Date.AddDays(-1)))
            night["하루 기록 KB"] = world.Disk.Sizes.FirstOrDefault(file => file.Name == JournalFormat.FileName(world.Wall.Date.AddDays(-1))).Bytes / 1024;
        if (_isAlone && Volatile.Read(ref _living) == 1)
            Measure(night);
        // Files are kept for as long as the owner wants; a day more each day is what is expected.
        night["파일"] -= world.Disk.Names.Count;
        if (_flatness.Add(night) is { } grown)
            world.Watch.Complain($"it grows: {grown}");
    }

    /// <summary>Without what lies on the disk, which is of memory here.</summary>
    void Measure(Dictionary<string, long> night)
    {
        using var process = Process.GetCurrentProcess();
        night["메모리 MB"] = (GC.GetTotalMemory(forceFullCollection: true) - world.Disk.Sizes.Sum(file => file.Bytes)) / (1 << 20);
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
