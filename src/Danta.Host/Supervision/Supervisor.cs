using Danta.Host.Commands;
using Danta.Market;
using Danta.Trading;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Supervision;

/// <summary>
/// Keeps the program's loops going. None of them ends before the program does, and none takes trading with it: one that fails is logged,
/// shown, and begun again, more and more slowly; the owner is told once where it keeps failing, and once when it is well again.
/// </summary>
sealed partial class Supervisor(Action<OwnerNews> tell, TimeProvider time, ILogger<Supervisor> logger)
{
    /// <summary>One failure mends itself within a second: it is worth a line of the log, and no message.</summary>
    public const int WorthTelling = 3;

    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>A loop that has run for so long is well again.</summary>
    public static readonly TimeSpan Well = TimeSpan.FromMinutes(5);

    readonly Lock _lock = new();
    readonly List<KeptLoop> _loops = [];

    /// <summary>Every loop, in the order of their beginning; those that have done their work are none any more.</summary>
    public IReadOnlyList<LoopStatus> Loops
    {
        get
        {
            lock (_lock)
                return [.. _loops.Select(loop => loop.Status)];
        }
    }

    /// <summary>Null while no loop keeps failing; else which do, in Korean.</summary>
    public string? Problem
    {
        get
        {
            lock (_lock)
            {
                var failing = _loops.Where(loop => loop.IsTold).Select(loop => $"{loop.Status.Name}({loop.Status.LastFailure})").ToArray();
                return failing.Length == 0 ? null : $"거듭 실패해 다시 시작하고 있습니다: {string.Join(", ", failing)}";
            }
        }
    }

    /// <summary>Runs it until <paramref name="stop"/> fires, whatever becomes of it meanwhile.</summary>
    /// <exception cref="CommandFailed">It says itself that the program cannot do its work.</exception>
    public Task KeepAsync(string name, Func<CancellationToken, Task> run, CancellationToken stop) => RunAsync(name, run, mayEnd: false, stop);

    /// <summary>Runs it until it has once come to its end without a failure, or <paramref name="stop"/> fires.</summary>
    /// <inheritdoc cref="KeepAsync"/>
    public Task CompleteAsync(string name, Func<CancellationToken, Task> run, CancellationToken stop) => RunAsync(name, run, mayEnd: true, stop);

    /// <summary>Shows it and begins it once. How it ends is its caller's matter: the trader's own loop is not begun again in the middle of a step.</summary>
    public async Task WatchAsync(string name, Func<CancellationToken, Task> run, CancellationToken stop)
    {
        var loop = Enter(name);
        try
        {
            await run(stop);
        }
        catch (Exception fault) when (!IsStop(fault, stop))
        {
            loop.Failed(fault, time.GetUtcNow());
            Died(logger, name, fault);
            throw;
        }
        finally
        {
            loop.Ended();
        }
    }

    async Task RunAsync(string name, Func<CancellationToken, Task> run, bool mayEnd, CancellationToken stop)
    {
        var loop = Enter(name);
        try
        {
            while (!await LiveAsync(loop, run, mayEnd, stop) && !stop.IsCancellationRequested)
            {
                await Task.Delay(loop.Wait, time, stop);
                loop.BeganAgain();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // How they end.
        }
        finally
        {
            loop.Ended();
            if (mayEnd)
                Leave(loop);
        }
    }

    /// <summary>One life of it. False: it failed.</summary>
    async Task<bool> LiveAsync(KeptLoop loop, Func<CancellationToken, Task> run, bool mayEnd, CancellationToken stop)
    {
        try
        {
            var life = run(stop);
            if (loop.Failures > 0)
                await ProveAsync(loop, life, stop);
            await life;
            if (mayEnd || stop.IsCancellationRequested)
                return true;
            Fail(loop, null);
        }
        catch (Exception fault) when (fault is not CommandFailed && !IsStop(fault, stop))
        {
            Fail(loop, fault);
        }
        return false;
    }

    /// <summary>A life that lasts wipes out the failures before it.</summary>
    async Task ProveAsync(KeptLoop loop, Task life, CancellationToken stop)
    {
        await life.WaitAsync(Well, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (life.IsCompleted || stop.IsCancellationRequested)
            return;
        if (loop.IsTold)
            tell(new ProgramNews(time.GetUtcNow(), $"{Josa.Subject($"'{loop.Status.Name}'")} 다시 제대로 돌아갑니다."));
        loop.IsWell();
    }

    void Fail(KeptLoop loop, Exception? fault)
    {
        loop.Failed(fault, time.GetUtcNow());
        Failed(logger, loop.Status.Name, loop.Wait.TotalSeconds, fault);
        if (loop.Failures != WorthTelling)
            return;
        loop.IsTold = true;
        tell(new ProgramNews(
            time.GetUtcNow(),
            $"{Josa.Subject($"'{loop.Status.Name}'")} 거듭 실패합니다({loop.Status.LastFailure}). {LoopWords.MeaningOf(loop.Status.Name)} "
                + "스스로 다시 시작하며, 다시 되면 알립니다. 오래 이어지면 보유 종목을 살핀 뒤 단타를 다시 시작하십시오."));
    }

    KeptLoop Enter(string name)
    {
        lock (_lock)
        {
            // One that is begun anew by whoever began it goes on under its name.
            if (_loops.Find(known => known.Status.Name == name) is not { } loop)
                _loops.Add(loop = new KeptLoop(name));
            else
                loop.BeganAgain();
            return loop;
        }
    }

    void Leave(KeptLoop loop)
    {
        lock (_lock)
            _loops.Remove(loop);
    }

    static bool IsStop(Exception fault, CancellationToken stop) => fault is OperationCanceledException && stop.IsCancellationRequested;

    [LoggerMessage(1401, LogLevel.Error, "멈췄습니다: '{Loop}'. {Seconds:0}초 뒤에 다시 시작합니다. 매매는 이어집니다.")]
    static partial void Failed(ILogger logger, string loop, double seconds, Exception? fault);

    [LoggerMessage(1402, LogLevel.Critical, "내부 오류로 끝났습니다: '{Loop}'.")]
    static partial void Died(ILogger logger, string loop, Exception fault);
}
