using Danta.Host.Engine;
using Danta.Host.Journal;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>What a restart remembers: the journal, heard again by a fresh trader. What it asks for meanwhile is not done again.</summary>
static class TraderMemory
{
    /// <summary>Days that are heard again: a position may outlive its day, and a settings change too.</summary>
    const int Days = 5;

    /// <summary>
    /// What was decided in the last instants may not have been told any more. Whoever tells knows what he has told: more than was
    /// lost does no harm.
    /// </summary>
    static readonly TimeSpan Untold = TimeSpan.FromMinutes(10);

    const int MostNews = 1_000;

    /// <param name="Records">How many inputs were heard.</param>
    /// <param name="Torn">Files whose end could not be proven, with the bytes that were left out.</param>
    /// <param name="Last">The last stamp; the first moment there is where nothing was written.</param>
    /// <param name="News">What the owner was to be told last, oldest first.</param>
    public readonly record struct Recalled(int Records, IReadOnlyList<string> Torn, DateTimeOffset Last, IReadOnlyList<OwnerNews> News);

    public static Recalled Recall(TraderStep handle, IJournalDisk disk)
    {
        var (records, torn, last) = (0, new List<string>(), DateTimeOffset.MinValue);
        var asked = new List<Request>();
        var news = new Queue<OwnerNews>();
        foreach (var file in disk.Names.TakeLast(Days))
        {
            var end = JournalReader.Read(disk, file, (in JournalRecord record) =>
            {
                if (!record.TryInput(out var input))
                    return;
                records++;
                last = input.At;
                asked.Clear();
                handle(input, asked);
                foreach (var told in asked.OfType<Tell>())
                    news.Enqueue(told.News);
                while (news.TryPeek(out var oldest) && (oldest.At < input.At - Untold || news.Count > MostNews))
                    news.Dequeue();
            });
            if (!end.IsWhole)
                torn.Add($"{file} ({end.Length - end.End:N0}바이트)");
        }
        return new(records, torn, last, [.. news]);
    }
}
