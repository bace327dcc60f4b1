using Danta.Host.Books;
using Danta.Host.Journal;
using Danta.Host.Recording;
using Danta.Host.Running;
using Danta.Trading;

namespace Danta.Host.Replaying;

/// <summary>Where hearing a day has to begin: with it, where its first input carried the day before over, else as many days earlier as it takes.</summary>
/// <param name="Names">Files to be heard, the day itself last.</param>
/// <param name="Carried">What the first of them began with.</param>
sealed record DayStart(IReadOnlyList<string> Names, CarriedOver? Carried)
{
    public static DayStart Of(RecordedDay day)
    {
        var names = day.Disk.Names.TakeWhile(name => name != day.Name).Append(day.Name).ToList();
        var first = names.Count - 1;
        var carried = TraderMemory.CarriedInto(day.Disk, names[first], whose: null);
        while (carried is null && first > 0 && !BeginsAlone(day.Disk, names[first]))
            carried = TraderMemory.CarriedInto(day.Disk, names[--first], whose: null);
        return new([.. names.Skip(first)], carried?.Carried);
    }

    /// <summary>The book's first life begins in it: there is nothing before that went on into it.</summary>
    static bool BeginsAlone(IJournalDisk disk, string name)
    {
        var (isFirst, begins) = (true, false);
        JournalReader.Read(disk, name, (in JournalRecord record) =>
        {
            begins |= isFirst && BookKind.Begun(record) is not null;
            isFirst = false;
        }, most: 1);
        return begins && disk.Names[0] == name;
    }
}
