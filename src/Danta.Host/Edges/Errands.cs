using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Danta.Host.Edges;

/// <summary>
/// The calls under way. None is ever discarded: each is known until it has ended, and one that ends by a fault of ours says so
/// loudly.
/// </summary>
/// <param name="begin">Begins an errand away from its caller; the program gives the thread pool.</param>
sealed partial class Errands(Action<Action> begin, ILogger<Errands> logger)
{
    readonly ConcurrentDictionary<Task, byte> _underWay = new();

    public int Count => _underWay.Count;

    /// <summary>Starts one. Never blocks.</summary>
    public void Run(Func<Task> errand)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[ended.Task] = 0;
        begin(() => _ = RunAsync(errand, ended));
    }

    /// <summary>Starts one right here: as far as it can go without waiting it is done when this returns.</summary>
    public void RunHere(Func<Task> errand)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay[ended.Task] = 0;
        _ = RunAsync(errand, ended);
    }

    async Task RunAsync(Func<Task> errand, TaskCompletionSource ended)
    {
        try
        {
            await errand();
        }
        catch (Exception fault)
        {
            Faulted(logger, fault);
        }
        _underWay.TryRemove(ended.Task, out _);
        ended.SetResult();
    }

    /// <summary>Waits for what is under way, as long as the token allows.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(_underWay.Keys).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // What is not done in time stays in doubt for the next start.
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "내부 오류로 작업 하나가 끝나지 못했습니다. 주문이었다면 '확인 중'으로 남아 당일 주문으로 밝혀집니다.")]
    static partial void Faulted(ILogger logger, Exception fault);
}
