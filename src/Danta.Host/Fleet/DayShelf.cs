using System.Globalization;
using Danta.Host.Journal;
using Danta.Host.Recording;
using Danta.Host.Recording.Export;
using Danta.Host.Replaying;
using Danta.Kis;

namespace Danta.Host.Fleet;

/// <summary>
/// Scrubbed copies of a sweep's days, each with those before it that a replay has to hear first: nothing that says whose they are leaves the house.
/// </summary>
sealed class DayShelf
{
    readonly string _directory;
    readonly Dictionary<DateOnly, IReadOnlyList<DayCopy>> _files = [];
    readonly Dictionary<string, string> _paths = [];

    /// <param name="directory">Of this very sweep; copies that are there already are used.</param>
    public DayShelf(string directory, IReadOnlyList<RecordedDay> days)
    {
        _directory = directory;
        foreach (var day in days)
            _files[day.Date] = [.. DayStart.Of(day).Names.Select(name => CopyOf(new(day.Disk, name), day.Date))];
    }

    /// <summary>To be heard for a day, the day itself last.</summary>
    public IReadOnlyList<DayCopy> FilesOf(DateOnly day) => _files[day];

    /// <returns>Null: there is none of this digest.</returns>
    public string? PathOf(string sha256) => _paths.TryGetValue(sha256, out var path) && File.Exists(path) ? path : null;

    DayCopy CopyOf(RecordedDay day, DateOnly heardFor)
    {
        var (place, name) = (Path.Combine(_directory, heardFor.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), JournalFormat.FileName(day.Date));
        PrivateFile.MakeDirectory(place);
        var disk = new JournalDirectory(place);
        if (!File.Exists(Path.Combine(place, name)) || !IsOf(day, ManifestShelf.Find(disk, name)))
        {
            File.Delete(Path.Combine(place, name));
            ScrubbedCopy.Write(day, place);
        }
        var copy = new DayCopy(name, ManifestMaker.Digest(disk, name).Sha256);
        _paths[copy.Sha256] = Path.Combine(place, name);
        return copy;
    }

    /// <summary>The manifest comes last: a copy that has one, of this very day, is whole.</summary>
    static bool IsOf(RecordedDay day, DayManifest? manifest) => manifest?.Origin == ManifestMaker.Digest(day.Disk, day.Name).Sha256;
}
