using Danta.Desk;
using Danta.Host.Commands;
using Danta.Host.Supervision;
using Danta.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Danta.Host.Tests.Supervision;

/// <summary>Loops that fail, on a clock that the test moves: when they are begun again, what is shown and what is told.</summary>
public sealed class SupervisorTests : IDisposable
{
    static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(9));

    readonly ManualTime _time = new(Start);
    readonly CancellationTokenSource _stop = new();
    readonly List<string> _told = [];
    readonly List<double> _began = [];
    readonly Supervisor _supervisor;

    public SupervisorTests() => _supervisor = new(
        news => _told.Add(((ProgramNews)news).Text), _time, NullLogger<Supervisor>.Instance);

    public void Dispose() => _stop.Dispose();

    /// <summary>Remembers when each of its lives began.</summary>
    Func<CancellationToken, Task> Loop(Func<int, CancellationToken, Task> live) => stop =>
    {
        _began.Add((_time.GetUtcNow() - Start).TotalSeconds);
        return live(_began.Count, stop);
    };

    Task Forever(CancellationToken stop) => Task.Delay(Timeout.InfiniteTimeSpan, _time, stop);

    void Pass(int seconds)
    {
        for (var second = 0; second < seconds; second++)
            _time.Advance(TimeSpan.FromSeconds(1));
    }

    LoopStatus Status => Assert.Single(_supervisor.Loops);

    [Fact]
    public async Task A_loop_that_always_fails_is_begun_again_more_and_more_slowly_and_told_once() => await AloneAsync(async () =>
    {
        var kept = _supervisor.KeepAsync("screen", Loop((_, _) => throw new InvalidOperationException("a key may stand here")), _stop.Token);
        Pass(250);
        Assert.Equal([0, 1, 3, 7, 15, 31, 63, 123, 183, 243], _began);
        var told = Assert.Single(_told);
        foreach (var word in (string[])["screen", "InvalidOperationException", "매매에는 영향이 없고", "다시 시작"])
            Assert.Contains(word, told, StringComparison.Ordinal);
        Assert.DoesNotContain("a key may stand here", told, StringComparison.Ordinal);
        Assert.Equal(new("screen", false, 9, "InvalidOperationException", Start.AddSeconds(243)), Status);
        Assert.Contains("screen", _supervisor.Problem, StringComparison.Ordinal);
        await _stop.CancelAsync();
        await kept;
    });

    [Fact]
    public async Task One_failure_is_shown_and_wakes_nobody() => await AloneAsync(async () =>
    {
        var kept = _supervisor.KeepAsync("archive", Loop((life, stop) => life == 1 ? throw new IOException() : Forever(stop)), _stop.Token);
        Assert.Equal((false, 0), (Status.Running, Status.Restarts));
        Pass(1);
        Assert.Equal((true, 1, "IOException"), (Status.Running, Status.Restarts, Status.LastFailure));
        Assert.Empty(_told);
        Assert.Null(_supervisor.Problem);
        await _stop.CancelAsync();
        await kept;
        Assert.False(Status.Running);
    });

    /// <summary>Failing now and again is not failing always: five good minutes begin anew, and shorter ones don't.</summary>
    [Fact]
    public async Task A_loop_that_is_well_again_is_told_once_and_its_next_failure_is_the_first() => await AloneAsync(async () =>
    {
        var end = new TaskCompletionSource();
        var kept = _supervisor.KeepAsync(
            "conditions", Loop((life, stop) => life is 4 or 5 ? end.Task : life > 5 ? Forever(stop) : throw new IOException()), _stop.Token);
        Pass(7);
        Assert.Equal([0, 1, 3, 7], _began);
        Assert.Single(_told);
        Pass(299);
        Assert.Single(_told);
        Assert.NotNull(_supervisor.Problem);
        Pass(1);
        Assert.Equal(2, _told.Count);
        Assert.Contains("다시 제대로", _told[1], StringComparison.Ordinal);
        Assert.Null(_supervisor.Problem);
        end.SetException(new IOException());
        Pass(1);
        // The fifth life fails at once, for its end has come already; it is the second failure in a row.
        Assert.Equal([0, 1, 3, 7, 308], _began);
        Pass(2);
        Assert.Equal([0, 1, 3, 7, 308, 310], _began);
        Assert.Equal(2, _told.Count);
        await _stop.CancelAsync();
        await kept;
    });

    [Fact]
    public async Task A_loop_that_ends_by_itself_or_is_cancelled_by_nobody_we_know_has_failed_too() => await AloneAsync(async () =>
    {
        var kept = _supervisor.KeepAsync(
            "holidays", Loop((life, stop) => life == 1 ? Task.CompletedTask : life == 2 ? throw new OperationCanceledException() : Forever(stop)), _stop.Token);
        Assert.Equal("ended", Status.LastFailure);
        Pass(3);
        Assert.Equal([0, 1, 3], _began);
        Assert.Equal("OperationCanceledException", Status.LastFailure);
        await _stop.CancelAsync();
        await kept;
    });

    [Fact]
    public async Task What_has_to_be_done_once_is_tried_until_it_is_done() => await AloneAsync(async () =>
    {
        var done = _supervisor.CompleteAsync("start", Loop((life, _) => life < 3 ? throw new IOException() : Task.CompletedTask), _stop.Token);
        Pass(1);
        Assert.Equal((1, "IOException"), (Status.Restarts, Status.LastFailure));
        Pass(2);
        await done;
        Assert.Equal([0, 1, 3], _began);
        Assert.Empty(_supervisor.Loops);
    });

    [Fact]
    public async Task A_command_that_cannot_do_its_work_is_the_programs_end_and_no_loops_failure()
    {
        var refused = await Assert.ThrowsAsync<CommandFailed>(
            () => _supervisor.CompleteAsync("start", _ => throw new CommandFailed(3, "앱키"), _stop.Token));
        Assert.Equal(3, refused.ExitCode);
        Assert.Empty(_told);
        Assert.Empty(_supervisor.Loops);
    }

    [Fact]
    public async Task Nothing_is_begun_again_that_fails_while_everything_stops() => await AloneAsync(async () =>
    {
        var kept = _supervisor.KeepAsync("screen", Loop(async (_, stop) =>
        {
            await Forever(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw new IOException("the terminal is gone");
        }), _stop.Token);
        await _stop.CancelAsync();
        await kept;
        Pass(100);
        Assert.Single(_began);
        Assert.Empty(_told);
    });

    [Fact]
    public async Task The_traders_own_loop_is_shown_and_its_end_is_its_callers()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _supervisor.WatchAsync("trader", _ => throw new InvalidOperationException(), _stop.Token));
        Assert.NotNull(fault);
        Assert.Equal(new("trader", false, 0, "InvalidOperationException", Start), Status);
    }

    /// <summary>Without a context of the test's own, what a timer wakes goes on within the clock's step: nothing has to be waited for.</summary>
    static Task AloneAsync(Func<Task> test) => Task.Run(test);
}
