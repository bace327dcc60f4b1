using Danta.Dashboard.Reruns;
using Danta.Host.Reruns;
using static Danta.Host.Tests.Reruns.RerunStage;

namespace Danta.Host.Tests.Reruns;

/// <summary>What a page may ask for of days that are over, and how little of it the trader's own process does.</summary>
public sealed class RerunDeskTests
{
    static readonly Dictionary<string, string> Changes = new(StringComparer.Ordinal) { ["exit.takeProfitPercent"] = "1.2" };

    static async Task<RerunResource> DoneAsync(RerunStage stage, RerunWish wish)
    {
        using var end = new CancellationTokenSource();
        var work = stage.Desk.RunAsync(end.Token);
        var begun = stage.Desk.Begin(wish);
        Assert.True(begun.Taken is not null, begun.Words);
        await Patience.UntilAsync(() => stage.Desk.Find(begun.Taken!.Id)!.State != RerunState.Running);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        return stage.Desk.Find(begun.Taken!.Id)!;
    }

    [Fact]
    public async Task A_wish_is_done_by_another_process_and_the_same_wish_once()
    {
        using var stage = new RerunStage(Friday, Monday);
        var film = await DoneAsync(stage, new(Friday, null, null));
        Assert.Equal((RerunState.Done, false, Friday), (film.State, film.WhatIf, film.Date));
        using (var opened = stage.Desk.Open(film.Id, RerunFiles.Film))
            Assert.NotNull(opened);
        Assert.Null(stage.Desk.Open(film.Id, RerunFiles.WhatIf));
        var whatIf = await DoneAsync(stage, new(Friday, Changes, 3));
        Assert.NotEqual(film.Id, whatIf.Id);
        Assert.Equal([RerunKind.Film, RerunKind.WhatIf], stage.Tasks.Select(task => task.Kind));
        Assert.Equal(RerunState.Done, stage.Desk.Begin(new(Friday, null, null)).Taken!.State);
        Assert.Equal(2, stage.Tasks.Count);
        // A day that grows is another one each time.
        await File.AppendAllTextAsync(Path.Combine(stage.Book, "journal", "2026-11-23.danta"), "more", TestContext.Current.CancellationToken);
        Assert.NotEqual((await DoneAsync(stage, new(Monday, null, null))).Id, film.Id);
    }

    [Fact]
    public async Task One_at_a_time_and_the_others_are_told()
    {
        using var stage = new RerunStage(Friday, Monday);
        var gate = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Answer = _ => gate.Task;
        using var end = new CancellationTokenSource();
        var work = stage.Desk.RunAsync(end.Token);
        var first = stage.Desk.Begin(new(Friday, null, null)).Taken!;
        Assert.Equal(first, stage.Desk.Begin(new(Friday, null, null)).Taken);
        var second = stage.Desk.Begin(new(Monday, null, null));
        Assert.Equal(RerunFault.Busy, second.Fault);
        Assert.Contains("2026-11-20", second.Words, StringComparison.Ordinal);
        Assert.False(stage.Line.TryTake());
        gate.SetResult("메모리가 모자랍니다");
        await Patience.UntilAsync(() => stage.Desk.Find(first.Id)!.State == RerunState.Failed);
        Assert.Equal("메모리가 모자랍니다", stage.Desk.Find(first.Id)!.Message);
        // And the next may begin: the place was left.
        stage.Answer = static _ => Task.FromResult<string?>(null);
        Assert.NotNull(stage.Desk.Begin(new(Monday, null, null)).Taken);
        await Patience.UntilAsync(() => stage.Tasks.Count == 2);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public void What_cannot_be_is_said_and_nothing_begins()
    {
        using var stage = new RerunStage(Friday);
        Assert.Equal(RerunFault.NoDay, stage.Desk.Begin(new(Monday, null, null)).Fault);
        var wrong = stage.Desk.Begin(new(Friday, new Dictionary<string, string>(StringComparer.Ordinal) { ["kis.appKey"] = "x" }, null));
        Assert.Equal(RerunFault.Wrong, wrong.Fault);
        Assert.Contains("exit.takeProfitPercent", wrong.Words, StringComparison.Ordinal);
        Assert.Empty(stage.Tasks);
    }

    [Theory]
    [InlineData("../journal", "2026-11-20.danta")]
    [InlineData("..", "model-errors.json")]
    [InlineData("0123456789abcdef", "../../model-errors.json")]
    [InlineData("0123456789ABCDEF", "film.json")]
    public void Nothing_else_of_the_book_is_handed_out(string id, string name)
    {
        using var stage = new RerunStage(Friday);
        stage.Errors.Add(Friday, Replay.WhatIfs.Calibration.None);
        Assert.Null(stage.Desk.Open(id, name));
        Assert.Null(stage.Desk.OpenSweep(id));
    }

    [Fact]
    public void Days_are_told_newest_first_with_the_evenings_measure()
    {
        using var stage = new RerunStage(Friday, Monday);
        stage.Errors.Add(Friday, new(4, 4, 4, 3, 1, 2, new(500)));
        var days = stage.Desk.Days();
        Assert.Equal([Monday, Friday], days.Select(day => day.Date));
        Assert.Equal([false, true], days.Select(day => day.Over));
        Assert.Equal([null, 3], days.Select(day => day.Model?.Near));
    }

    [Fact]
    public async Task Only_the_newest_films_stay()
    {
        using var stage = new RerunStage(Friday);
        for (var round = 0; round < 12; round++)
        {
            await DoneAsync(stage, new(Friday, new Dictionary<string, string>(StringComparer.Ordinal) { ["maxPositions"] = $"{round + 1}" }, null));
        }
        Assert.InRange(Directory.GetDirectories(Path.Combine(stage.Book, "reruns")).Length, 1, 8);
    }

    [Fact]
    public void Reports_of_sweeps_lie_there_to_be_opened()
    {
        using var stage = new RerunStage(Friday);
        var place = Directory.CreateDirectory(Path.Combine(stage.Book, "sweeps", "0123456789abcdef")).FullName;
        Assert.Empty(stage.Desk.Sweeps());
        File.WriteAllText(Path.Combine(place, "report.html"), "<p>시험</p>");
        Assert.Equal("0123456789abcdef", Assert.Single(stage.Desk.Sweeps()).Id);
        using var report = new StreamReader(stage.Desk.OpenSweep("0123456789abcdef")!);
        Assert.Equal("<p>시험</p>", report.ReadToEnd());
    }
}
