using System.Text.Json;
using Danta.Dashboard.Reruns;
using Danta.Desk;
using Danta.Host.Journal;
using Danta.Host.Reruns;
using Danta.Market;
using Danta.Replay.WhatIfs;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Reruns;

/// <summary>A book with days in it, and in the place of another process one that does what a test has it do.</summary>
sealed class RerunStage : IDisposable
{
    public static readonly DateOnly Friday = new(2026, 11, 20);

    public static readonly DateOnly Monday = new(2026, 11, 23);

    readonly DirectoryInfo _book = Directory.CreateTempSubdirectory("danta-reruns-");

    public RerunStage(params DateOnly[] days)
    {
        var journal = Directory.CreateDirectory(Path.Combine(Book, "journal")).FullName;
        foreach (var day in days)
            File.WriteAllBytes(Path.Combine(journal, JournalFormat.FileName(day)), JournalFormat.Magic.ToArray());
        Journal = new(journal);
        Line = new(RunAsync);
        Errors = new(Book);
        Desk = new(Journal, Book, Path.Combine(Book, "sweeps"), Line, Errors);
        Evening = new(Journal, Book, Line, Errors, () => Shown, Time, NullLogger<EveningMeasure>.Instance);
    }

    public string Book => _book.FullName;

    public JournalDirectory Journal { get; }

    public RerunLine Line { get; }

    public ModelErrors Errors { get; }

    public RerunDesk Desk { get; }

    public EveningMeasure Evening { get; }

    public ManualTime Time { get; } = new(Kst.At(Monday, new TimeOnly(15, 0)));

    public TraderSnapshot Shown { get; set; } = TraderSnapshot.Empty with { Time = Kst.At(Monday, new TimeOnly(15, 0)), MarketOpen = false };

    public List<RerunTask> Tasks { get; } = [];

    /// <summary>What the other process says; null: all went well.</summary>
    public Func<RerunTask, Task<string?>> Answer { get; set; } = static _ => Task.FromResult<string?>(null);

    async Task<string?> RunAsync(RerunTask task, CancellationToken stop)
    {
        Tasks.Add(task);
        // It goes over a pipe.
        var told = RerunTask.Read(task.Write());
        Assert.Equal((task.Kind, task.Day, task.To, task.Trade), (told.Kind, told.Day, told.To, told.Trade));
        if (await Answer(task).WaitAsync(stop) is { } problem)
            return problem;
        var name = task.Kind switch { RerunKind.Film => RerunFiles.Film, RerunKind.WhatIf => RerunFiles.WhatIf, _ => RerunLine.Model };
        await File.WriteAllBytesAsync(
            Path.Combine(task.To, name), JsonSerializer.SerializeToUtf8Bytes(new Calibration(7, 6, 6, 5, 0.5, 2, new Won(-300))), CancellationToken.None);
        return null;
    }

    public void Dispose()
    {
        Line.Dispose();
        _book.Delete(recursive: true);
    }
}
