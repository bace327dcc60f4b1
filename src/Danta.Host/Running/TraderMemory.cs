using Danta.Host.Engine;
using Danta.Host.Journal;
using Danta.Trading;

namespace Danta.Host.Running;

/// <summary>What a restart remembers: the journal, heard again by a fresh trader. What it asks for meanwhile is not done again.</summary>
static class TraderMemory
{
    /// <summary>Days that are heard again: a position may outlive its day, and a settings change too.</summary>
    const int Days = 5;

    /// <param name="Records">How many inputs were heard.</param>
    /// <param name="Torn">Files whose end could not be proven, with the bytes that were left out.</param>
    public readonly record struct Recalled(int Records, IReadOnlyList<string> Torn);

    public static Recalled Recall(TraderStep handle, IJournalDisk disk)
    {
        var (records, torn) = (0, new List<string>());
        var ignored = new List<Request>();
        foreach (var file in disk.Names.TakeLast(Days))
        {
            var end = JournalReader.Read(disk, file, (in JournalRecord record) =>
            {
                if (!record.TryInput(out var input))
                    return;
                records++;
                ignored.Clear();
                handle(input, ignored);
            });
            if (!end.IsWhole)
                torn.Add($"{file} ({end.Length - end.End:N0}바이트)");
        }
        return new(records, torn);
    }
}
