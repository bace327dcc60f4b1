using Danta.Host.Journal;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Running;

/// <summary>What a session does for its journal beside writing it: mends what the last run left torn, tells it, keeps old days.</summary>
sealed partial class JournalCare : IDisposable
{
    readonly IJournalDisk _disk;
    readonly int? _days;
    readonly ILoggerFactory _loggers;
    readonly BootMark _mark;
    readonly IReadOnlyList<DayFlaws> _flaws;
    readonly bool _wentDown;

    /// <param name="book">The book's directory.</param>
    /// <param name="days">Older days are deleted; null: none ever is.</param>
    public JournalCare(IJournalDisk disk, string book, int? days, in TraderMemory.Recalled recalled, ILoggerFactory loggers)
    {
        (_disk, _days, _loggers, _flaws) = (disk, days, loggers, recalled.Flaws);
        _mark = BootMark.Set(book, BootMark.Boot, out _wentDown);
        // A day that is written on is cut by whoever does; one that is over and was left torn would be found torn for ever.
        foreach (var flawed in _flaws.Where(flawed => flawed.End.IsTorn))
            Mend(flawed.Name);
    }

    public DayKeeper Keeper(TimeProvider time) => new(_disk, _days, time, _loggers.CreateLogger<DayKeeper>());

    public void Tell(Action<OwnerNews> tell, TimeProvider time)
    {
        var logger = _loggers.CreateLogger<JournalCare>();
        if (_flaws.Count > 0)
        {
            var flaws = string.Join("\n", _flaws.Select(flawed => flawed.Text));
            Flawed(logger, flaws);
            tell(new StorageNews(
                time.GetUtcNow(), $"지난 기록에 읽지 못한 곳이 있습니다:\n{flaws}\n증권사와 대조해 이어 갑니다. 자리는 danta journal --verify가 말합니다."));
        }
        if (!_wentDown)
            return;
        WentDown(logger);
        tell(new StorageNews(time.GetUtcNow(), "지난 실행 중에 컴퓨터가 꺼졌습니다. 기록의 마지막 순간(1초 남짓)이 빠졌을 수 있어 증권사와 대조해 이어 갑니다."));
    }

    void Mend(string name)
    {
        try
        {
            JournalWriter.Mend(_disk, name);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It stays torn and is told; the next start tries again.
        }
    }

    public void Dispose() => _mark.Dispose();

    [LoggerMessage(1201, LogLevel.Warning, "지난 기록에 읽지 못한 곳이 있습니다: {Flaws}. 증권사와 대조해 이어 갑니다.")]
    static partial void Flawed(ILogger logger, string flaws);

    [LoggerMessage(1202, LogLevel.Warning, "지난 실행 중에 컴퓨터가 꺼졌습니다. 기록의 마지막 순간이 빠졌을 수 있어 증권사와 대조해 이어 갑니다.")]
    static partial void WentDown(ILogger logger);
}
