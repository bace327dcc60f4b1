namespace Danta.Host.Reruns;

/// <summary>The one place in which a day is worked through beside the trader: whoever finds it taken waits, or comes again.</summary>
/// <param name="run">In another process; what is wrong, in Korean, or null.</param>
sealed class RerunLine(Func<RerunTask, CancellationToken, Task<string?>> run) : IDisposable
{
    /// <summary>What a measure of the model is left in.</summary>
    public const string Model = "model.json";

    readonly SemaphoreSlim _place = new(1, 1);

    public bool TryTake() => _place.Wait(0);

    public Task TakeAsync(CancellationToken stop) => _place.WaitAsync(stop);

    /// <summary>Of who has the place.</summary>
    public Task<string?> RunAsync(RerunTask task, CancellationToken stop) => run(task, stop);

    public void Leave() => _place.Release();

    public void Dispose() => _place.Dispose();
}
