using Danta.Host.Recording;
using Danta.Market;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Journal;

/// <summary>
/// Writes the manifests of days that are over, packs them and deletes those that are too old, in the background and in small pieces. The day that is being
/// written and the days that a restart hears again are never touched.
/// </summary>
/// <param name="keptDays">Older ones are deleted; null: none ever is.</param>
sealed partial class DayKeeper(IJournalDisk disk, int? keptDays, TimeProvider time, ILogger<DayKeeper> logger)
{
    /// <summary>More days than a restart hears again.</summary>
    public const int Young = 7;

    /// <summary>A start has better things to do.</summary>
    static readonly TimeSpan First = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Rhythm = TimeSpan.FromHours(1);
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(30);

    bool _hasFailed;

    public async Task RunAsync(CancellationToken stop)
    {
        await Task.Delay(First, time, stop);
        using var timer = new PeriodicTimer(Rhythm, time);
        do
            await Task.Run(() => PassAsync(() => Task.Delay(Breath, time, stop)), stop);
        while (await timer.WaitForNextTickAsync(stop));
    }

    /// <summary>Once over all days.</summary>
    public async Task PassAsync(Func<Task> breathe)
    {
        try
        {
            foreach (var left in disk.Files.Where(DayFiles.IsUnfinished))
                disk.Delete(left);
            DeleteOld();
            ManifestShelf.Complete(disk);
            foreach (var plain in disk.Names.SkipLast(Young).Where(name => !DayFiles.IsPacked(name)))
                await PackAsync(plain, breathe);
            _hasFailed = false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (!_hasFailed)
                Failed(logger, fault.Message);
            _hasFailed = true;
        }
    }

    async Task PackAsync(string plain, Func<Task> breathe)
    {
        try
        {
            await DayPacker.PackAsync(disk, plain, breathe);
        }
        catch (IOException)
        {
            // A disk that is full needs the room more than the next try does.
            var part = DayFiles.UnfinishedOf(DayFiles.PackedOf(plain));
            if (disk.Files.Contains(part, StringComparer.Ordinal))
                disk.Delete(part);
            throw;
        }
    }

    /// <summary>By the newest day that was written as well as by the clock: one that is set wrong deletes nothing.</summary>
    void DeleteOld()
    {
        if (keptDays is not { } kept || disk.Names is not { Count: > Young } names || !DayFiles.TryDay(names[^1], out var newest)
            || !DayFiles.TryDay(names[^Young], out var young))
            return;
        var today = Kst.DateOf(time.GetUtcNow());
        var first = (today < newest ? today : newest).AddDays(-kept);
        if (first > young)
            first = young;
        var old = disk.Files.Where(name => DayFiles.TryOwner(name, out var day) && day < first).ToArray();
        foreach (var name in old)
            disk.Delete(name);
        if (old.Length > 0)
            disk.SyncNames();
    }

    [LoggerMessage(1301, LogLevel.Warning, "지난 날의 기록을 압축하거나 지우지 못했습니다: {Reason}. 매매에는 영향이 없고, 한 시간 뒤에 다시 합니다.")]
    static partial void Failed(ILogger logger, string reason);
}
