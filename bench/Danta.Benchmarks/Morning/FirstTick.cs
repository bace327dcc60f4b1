using Danta.Host.Journal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Benchmarks.Morning;

/// <summary>When a trader heard the first tick of a stock that a search had found, by its own journal: on the wall clock of this machine.</summary>
static class FirstTick
{
    public static DateTimeOffset Of(string data)
    {
        var disk = new JournalDirectory(Path.Combine(data, "journal"));
        var hits = new HashSet<InstrumentCode>();
        DateTimeOffset? first = null;
        foreach (var day in disk.Names)
        {
            JournalReader.Read(disk, day, (in JournalRecord record) =>
            {
                if (first is not null || !record.TryInput(out var input))
                    return;
                if (input.Event is ConditionAnswered answer)
                    hits.UnionWith(answer.Hits.Select(hit => hit.Code));
                else if (input.Kind == InputKind.Trade && hits.Contains(input.Trade.Code))
                    first = input.At;
            });
        }
        return first ?? throw new InvalidOperationException("no tick of a hit is in the journal");
    }
}
