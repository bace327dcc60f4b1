namespace Danta.Kis;

/// <summary>What makes two calls the same: asked at one time, they have one answer.</summary>
/// <param name="Reply">The type of the answer.</param>
/// <param name="What">Path and query, or a body.</param>
/// <param name="TrId">Empty where the call has none.</param>
/// <param name="Next">It asks for a page that follows another.</param>
readonly record struct TwinKey(Type Reply, string What, string TrId, bool Next)
{
    /// <summary>What is asked names the account.</summary>
    public override string ToString() => $"{Reply.Name} {TrId}";
}

/// <summary>
/// Calls that are asked for again while they still wait for a token or a slot: one goes, in the more urgent of the lanes, and
/// all who asked get its answer. One that has left is not joined: its answer would be older than the second asking.
/// </summary>
/// <param name="oneThread">Whoever is answered goes on at once, on the thread that brought the answer.</param>
sealed class Twins(RequestBudget budget, bool oneThread)
{
    readonly Lock _lock = new();
    readonly Dictionary<TwinKey, Twin> _waiting = [];

    RequestBudget Budget => budget;

    /// <param name="ask">
    /// Makes the call. It takes its slot by <see cref="Twin.TakeAsync"/>; its token fires when nobody waits for the answer any more.
    /// </param>
    /// <exception cref="OperationCanceledException">This caller gave up.</exception>
    public Task<T> AskAsync<T>(TwinKey key, Lane lane, Func<Twin, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        // Each has a task of its own: of several that wait for one task, all but the first go on by way of the thread pool.
        var caller = new TaskCompletionSource<T>(
            oneThread ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        Twin<T> call;
        bool joined;
        lock (_lock)
        {
            joined = _waiting.TryGetValue(key, out var known);
            call = joined ? (Twin<T>)known! : new(this, key, lane, new());
            call.Callers.Add(caller);
            if (!joined)
                _waiting.Add(key, call);
        }
        if (joined)
            budget.Raise(call.Place, lane);
        else
            _ = RunAsync(call, ask);
        return caller.Task.IsCompleted || !cancellationToken.CanBeCanceled ? caller.Task : WaitAsync(call, caller, cancellationToken);
    }

    async Task<T> WaitAsync<T>(Twin<T> call, TaskCompletionSource<T> caller, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                Leave(call, caller);
                caller.TrySetCanceled(token);
            },
            null).ConfigureAwait(false);
        return await caller.Task.ConfigureAwait(false);
    }

    void Leave<T>(Twin<T> call, TaskCompletionSource<T> caller)
    {
        lock (_lock)
        {
            if (!call.Callers.Remove(caller) || call.Callers.Count > 0)
                return;
            Part(call);
        }
        call.Abandon();
    }

    /// <summary>Never throws: whatever comes of the call is told to those who asked.</summary>
    async Task RunAsync<T>(Twin<T> call, Func<Twin, CancellationToken, Task<T>> ask)
    {
        try
        {
            var answer = await ask(call, call.Abandoned).ConfigureAwait(false);
            foreach (var caller in Over(call))
                caller.TrySetResult(answer);
        }
        catch (OperationCanceledException)
        {
            foreach (var caller in Over(call))
                caller.TrySetCanceled(call.Abandoned);
        }
        catch (Exception fault)
        {
            foreach (var caller in Over(call))
                caller.TrySetException(fault);
        }
    }

    TaskCompletionSource<T>[] Over<T>(Twin<T> call)
    {
        lock (_lock)
        {
            Part(call);
            TaskCompletionSource<T>[] callers = [.. call.Callers];
            call.Callers.Clear();
            return callers;
        }
    }

    /// <summary>Nobody joins it any more.</summary>
    void Part(Twin call)
    {
        if (_waiting.TryGetValue(call.Key, out var known) && known == call)
            _waiting.Remove(call.Key);
    }

    /// <summary>One call, however many wait for it.</summary>
    public abstract class Twin(Twins twins, TwinKey key, Lane lane)
    {
        public TwinKey Key => key;

        public CallPlace Place { get; } = new(lane);

        /// <summary>Waits for a slot; with it the call counts as one that has left. False: too many wait.</summary>
        public async ValueTask<bool> TakeAsync(CancellationToken cancellationToken)
        {
            var taken = await twins.Budget.TakeAsync(Place, cancellationToken).ConfigureAwait(false);
            lock (twins._lock)
                twins.Part(this);
            return taken;
        }
    }

    /// <param name="end">Never disposed: without a timer it holds nothing, and it may fire when the call is over.</param>
    sealed class Twin<T>(Twins twins, TwinKey key, Lane lane, CancellationTokenSource end) : Twin(twins, key, lane)
    {
        public List<TaskCompletionSource<T>> Callers { get; } = [];

        public CancellationToken Abandoned => end.Token;

        public void Abandon() => end.Cancel();
    }
}
