using System.Text.Json;
using Danta.Host.Journal;
using Danta.Kis;
using Danta.Market;
using Danta.Replay.WhatIfs;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Reruns;

/// <summary>
/// Each evening the fill model is held against what the day's real orders became: a model that nobody measures is an opinion. What an evening
/// has missed (the program was not there) the next ones make up for, a few days back.
/// </summary>
/// <param name="book">The book's directory.</param>
sealed partial class EveningMeasure(
    IJournalDisk journal, string book, RerunLine line, ModelErrors errors, Func<TraderSnapshot> latest, TimeProvider time, ILogger<EveningMeasure> logger)
{
    /// <summary>After the closing auction and its notices, and before the report.</summary>
    public static readonly TimeOnly After = new(15, 33);

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    const int Back = 5;

    const int MostBytes = 1 << 12;

    readonly HashSet<DateOnly> _failed = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            if (Next() is { } name)
                await MeasureAsync(name, stop);
            await Task.Delay(Pause, time, stop);
        }
    }

    /// <summary>The newest day that is over and not measured; null: all are, or the market is open: then nothing is done beside the trader.</summary>
    public string? Next()
    {
        var (now, trader) = (time.GetUtcNow(), latest());
        if (trader.MarketOpen || trader.Time == default || trader.DryRun)
            return null;
        var today = Kst.DateOf(now);
        return journal.Names.Reverse().Take(Back).FirstOrDefault(name => DayFiles.TryDay(name, out var day)
            && (day < today || day == today && Kst.TimeOf(now) >= After) && errors.Of(day) is null && !_failed.Contains(day));
    }

    async Task MeasureAsync(string name, CancellationToken stop)
    {
        DayFiles.TryDay(name, out var day);
        await line.TakeAsync(stop);
        try
        {
            var place = Path.Combine(book, "reruns");
            PrivateFile.MakeDirectory(place);
            if (await line.RunAsync(new(RerunKind.Model, Path.Combine(book, Books.FormerBook.Journal, name), place), stop) is { } problem)
                Fail(day, problem);
            else if (JsonSerializer.Deserialize<Calibration>(WholeFile.Read(Path.Combine(place, RerunLine.Model), MostBytes)) is { } found)
                errors.Add(day, found);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            Fail(day, fault.Message);
        }
        finally
        {
            line.Leave();
        }
    }

    void Fail(DateOnly day, string problem)
    {
        _failed.Add(day);
        Failed(logger, day, problem);
    }

    [LoggerMessage(1311, LogLevel.Warning, "{Day}의 주문으로 체결 모델을 재지 못했습니다: {Problem} 매매에는 영향이 없습니다.")]
    static partial void Failed(ILogger logger, DateOnly day, string problem);
}
