using System.Globalization;
using Danta.Host.Commands;
using Danta.Host.Journal;
using Danta.Host.Running;

namespace Danta.Host.Recording;

/// <summary>A day and where its recording lies.</summary>
sealed record RecordedDay(IJournalDisk Disk, string Name)
{
    public DateOnly Date => DayFiles.TryOwner(Name, out var day) ? day : default;

    /// <summary>The one that lies beside it, else made now.</summary>
    public DayManifest Manifest => ManifestShelf.Find(Disk, Name) ?? ManifestMaker.Make(Disk, Name);
}

/// <summary>Which days a command is about: dates of a journal, or files wherever they lie.</summary>
static class RecordedDays
{
    /// <param name="asked">Dates (2026-11-20) or paths; none: all days of the journal.</param>
    /// <param name="journal">Asked only where a date, or nothing, was given.</param>
    /// <returns>Oldest first, each once.</returns>
    /// <exception cref="CommandFailed">One of them is not there, or is none.</exception>
    public static IReadOnlyList<RecordedDay> Find(IReadOnlyList<string> asked, Func<IJournalDisk> journal)
    {
        var book = new Lazy<IJournalDisk>(journal);
        var days = asked.Count == 0
            ? book.Value.Names.Select(name => new RecordedDay(book.Value, name))
            : asked.Select(one => File.Exists(one) ? OfFile(one) : OfDate(one, book));
        return [.. days.OrderBy(day => day.Date).DistinctBy(day => day.Date)];
    }

    /// <summary>Dates among them of which a journal has nothing; what is neither a date nor a file is left to <see cref="Find"/>.</summary>
    /// <param name="journal">Null: there is none at all.</param>
    public static IReadOnlyList<DateOnly> Missing(IReadOnlyList<string> asked, IJournalDisk? journal)
    {
        var known = (journal?.Names ?? []).Select(name => DayFiles.TryDay(name, out var day) ? day : default).ToHashSet();
        return
        [
            .. asked.Where(one => !File.Exists(one))
                .Select(one => DateOnly.TryParseExact(one, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : default)
                .Where(date => date != default && !known.Contains(date)).Distinct().Order(),
        ];
    }

    static RecordedDay OfFile(string path)
    {
        var (directory, name) = (Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
        return DayFiles.TryDay(name, out _)
            ? new(new JournalDirectory(directory), name)
            : throw new CommandFailed(ExitCodes.WrongConfiguration, $"{path}: 하루의 기록 파일이 아닙니다. 이름은 2026-11-20.danta나 2026-11-20.danta.gz여야 합니다.");
    }

    static RecordedDay OfDate(string text, Lazy<IJournalDisk> book)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw new CommandFailed(ExitCodes.WrongConfiguration, $"{text}: 날짜(2026-11-20)도, 있는 파일도 아닙니다.");
        return book.Value.Names.FirstOrDefault(name => DayFiles.TryDay(name, out var day) && day == date) is { } found
            ? new(book.Value, found)
            : throw new CommandFailed(ExitCodes.Failed, $"{text}의 기록이 없습니다. 있는 날은 danta recording info로 보십시오.");
    }
}
