using System.Globalization;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>The wall clock of another process, which can be set while that runs (libfaketime). Its elapsed time stays true.</summary>
sealed class FakeClock : IDisposable
{
    readonly string _file = Path.GetTempFileName();
    readonly string _library;

    FakeClock(string library)
    {
        _library = library;
        Set(0);
    }

    public (string Name, string Value)[] Environment =>
    [
        ("LD_PRELOAD", _library), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_TIMESTAMP_FILE", _file), ("FAKETIME_NO_CACHE", "1"),
    ];

    public static FakeClock Open()
    {
        var library = Directory.Exists("/usr/lib")
            ? Directory.EnumerateDirectories("/usr/lib").Select(place => Path.Combine(place, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
            : null;
        Assert.True(library is not null, "this test needs libfaketime: apt-get install libfaketime");
        return new(library!);
    }

    /// <summary>So many seconds from the true time. In one move: half a file would be read as no change at all.</summary>
    public void Set(int seconds)
    {
        File.WriteAllText(_file + ".new", seconds.ToString("+0;-0", CultureInfo.InvariantCulture));
        File.Move(_file + ".new", _file, overwrite: true);
    }

    public void Dispose() => File.Delete(_file);
}
