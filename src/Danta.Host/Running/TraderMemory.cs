using System.Text.Json;
using Danta.Host.Books;
using Danta.Host.Engine;
using Danta.Host.Journal;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>
/// What a restart remembers: the journal, heard again by a fresh trader from the last day that began with everything carried over.
/// What it asks for meanwhile is not done again.
/// </summary>
static class TraderMemory
{
    /// <summary>
    /// What was decided in the last instants may not have been told any more. Whoever tells knows what he has told: more than was
    /// lost does no harm.
    /// </summary>
    static readonly TimeSpan Untold = TimeSpan.FromMinutes(10);

    const int MostNews = 1_000;

    /// <summary>What a day is begun with stands among the first of its file.</summary>
    const int Beginning = 256;

    /// <param name="Records">How many inputs were heard.</param>
    /// <param name="Flaws">Days that could not be heard in full. The broker is leant on for the rest.</param>
    /// <param name="Last">The last stamp; the first moment there is where nothing was written.</param>
    /// <param name="News">What the owner was to be told last, oldest first.</param>
    public readonly record struct Recalled(int Records, IReadOnlyList<DayFlaws> Flaws, DateTimeOffset Last, IReadOnlyList<OwnerNews> News);

    /// <param name="whose">
    /// Lives of another book are passed over: the former layout had them in one journal. Null: all of them are heard.
    /// </param>
    public static Recalled Recall(Trader trader, TraderStep handle, IJournalDisk disk, BookKind? whose = null)
    {
        var (records, flaws, last) = (0, new List<DayFlaws>(), DateTimeOffset.MinValue);
        var asked = new List<Request>();
        var news = new Queue<OwnerNews>();
        var files = disk.Names;
        var first = files.Count - 1;
        while (first > 0 && CarriedInto(disk, files[first], whose) is null)
            first--;
        // Of a first day that another book's life began there is nothing to hear until a life of ours begins.
        var isOurs = first < 0 || whose is null || CarriedBy(disk, files[first]) is not { } kind || kind == whose;
        for (var index = Math.Max(0, first); index < files.Count; index++)
        {
            if (index == first && CarriedInto(disk, files[index], whose) is var (carried, at))
                trader.Resume(carried, at);
            var (unread, hasGap, isDamaged, isRestored) = (0, false, false, false);
            List<PlaceOrder> decided = [], recorded = [];
            var end = JournalReader.Read(disk, files[index], past: true, visit: (in JournalRecord record) =>
            {
                if (whose is not null && BookKind.Begun(record) is { } begun)
                    isOurs = begun == whose;
                if (!isOurs)
                {
                    // Its numbers are not given again: one journal, one number.
                    SkipNumbers(trader, record);
                    last = record.At;
                    decided.Clear();
                    recorded.Clear();
                    return;
                }
                if (!record.TryInput(out var input))
                {
                    if (record.Order() is { } order)
                        recorded.Add(order);
                    // Behind a gap nobody wrote down what was sent; behind a damaged record it stands there, and has the word as ever.
                    hasGap |= record.Kind is RecordKind.Gap;
                    isDamaged |= record.Kind is RecordKind.Damaged;
                    isRestored |= record.Kind is RecordKind.Restored;
                    if (hasGap || isDamaged)
                        SkipNumbers(trader, record);
                    unread += record.IsRequest || record.Kind is RecordKind.Gap or RecordKind.Damaged or RecordKind.Restored ? 0 : 1;
                    return;
                }
                // Another version decided otherwise: what was sent is what was written, and fills will tell of it.
                if (!hasGap && !decided.SequenceEqual(recorded))
                    trader.Correct(decided, recorded);
                records++;
                last = input.At;
                asked.Clear();
                handle(input, asked);
                recorded.Clear();
                decided.Clear();
                foreach (var request in asked)
                {
                    if (request is PlaceOrder order)
                        decided.Add(order);
                    else if (request is Tell told)
                        news.Enqueue(told.News);
                }
                while (news.TryPeek(out var oldest) && (oldest.At < input.At - Untold || news.Count > MostNews))
                    news.Dequeue();
            });
            if (new DayFlaws(files[index], end, unread) { IsRestored = isRestored } is { IsWhole: false } flawed)
                flaws.Add(flawed);
        }
        return new(records, flaws, last, [.. news]);
    }

    /// <summary>What the first input of a day's file began the day with; null where yesterday went on, or another book did.</summary>
    public static (CarriedOver Carried, DateTimeOffset At)? CarriedInto(IJournalDisk disk, string name, BookKind? whose)
    {
        (CarriedOver, DateTimeOffset)? found = null;
        ReadBeginning(disk, name, (in JournalRecord record) =>
        {
            if (BookKind.Carried(record) is { } kind && kind == (whose ?? kind) && Carried(record.Payload) is { } carried)
                found = (carried, record.At);
        });
        return found;
    }

    /// <summary>Whose life began the day; null where none did, or none that can be read.</summary>
    static BookKind? CarriedBy(IJournalDisk disk, string name)
    {
        BookKind? found = null;
        ReadBeginning(disk, name, (in JournalRecord record) => found = BookKind.Carried(record) ?? found);
        return found;
    }

    /// <summary>The first input of a day's file and what was asked for at it.</summary>
    static void ReadBeginning(IJournalDisk disk, string name, JournalReader.Visit visit)
    {
        var inputs = 0;
        JournalReader.Read(disk, name, (in JournalRecord record) =>
        {
            inputs += record.IsRequest ? 0 : 1;
            if (inputs == 1)
                visit(record);
        }, Beginning);
    }

    /// <summary>Behind a gap it cannot have decided all that was decided: the numbers that were given are not given again.</summary>
    static void SkipNumbers(Trader trader, in JournalRecord record)
    {
        if (record.Order() is { } order)
            trader.SkipNumbers(order.Order, 0);
        if (JournalLine.Read(record) is { } decision)
            trader.SkipNumbers(decision.Order, decision.Trade);
    }

    /// <summary>Null: of another version. The day before is heard too then.</summary>
    static CarriedOver? Carried(ReadOnlySpan<byte> payload)
    {
        try
        {
            return JsonSerializer.Deserialize<Request>(payload, EventJson.Options) as CarriedOver;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
