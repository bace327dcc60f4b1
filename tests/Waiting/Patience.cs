namespace Danta.Waiting;

/// <summary>
/// How a test waits for what other processes and threads do: for the event itself, never for a while. The limit only ends a test
/// that hangs; it is no measure of anything, and what comes late on a busy machine is as right as what comes at once.
/// </summary>
static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    /// <param name="told">What is seen where it does not come to pass.</param>
    public static async Task UntilAsync(Func<Task<bool>> holds, Func<Task<string>>? told = null)
    {
        using var end = End();
        while (!await holds())
        {
            if (end.IsCancellationRequested)
                Assert.Fail($"it did not come to pass in {Limit}\n{(told is null ? "" : await told())}");
            await Task.Delay(BetweenLooks, TimeProvider.System);
        }
    }

    public static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    /// <summary>For waits that take a token: cancelled when the limit has passed.</summary>
    public static CancellationTokenSource End() => new(Limit, TimeProvider.System);
}
