using Danta.Host.Running;

namespace Danta.Host.Guarding;

/// <summary>How the process fares that may be there.</summary>
enum RunState
{
    Stopped = 0,

    /// <summary>It is there, and makes no step.</summary>
    Hangs,

    Runs,
}

/// <summary>What <c>danta status</c> found. Nothing is asked but who is there.</summary>
/// <param name="Trader">Its last word; null: none.</param>
/// <param name="Guard">Null: there is none.</param>
sealed record StatusReport(RunState State, TraderBeat? Trader, GuardBeat? Guard)
{
    /// <summary>It speaks once a second.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public int ExitCode => State switch
    {
        RunState.Stopped => ExitCodes.Failed,
        RunState.Hangs => ExitCodes.Hangs,
        _ => Trader!.Checks.All(check => check.Holds) ? ExitCodes.Done : ExitCodes.NotReady,
    };

    /// <summary>Runs is what says one thing and then another: the first may be a last word.</summary>
    public static async Task<StatusReport> AskAsync(string path, TimeProvider time, CancellationToken stop)
    {
        await using var line = await new BeaconListener(path, time).TryConnectAsync(stop);
        if (line is null)
            return new(RunState.Stopped, null, null);
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        TraderBeat? last = null;
        try
        {
            await foreach (var said in BeaconListener.LinesAsync(line, either.Token))
            {
                if (BeaconJson.Read<TraderBeat>(said) is not { } beat)
                    continue;
                if (last is not null && beat.Steps != last.Steps)
                    return new(RunState.Runs, beat, null);
                last = beat;
            }
            // It ended while it was listened to.
            return new(RunState.Stopped, null, null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(RunState.Hangs, last, null);
        }
    }

    public static async Task<GuardBeat?> AskGuardAsync(string path, TimeProvider time, CancellationToken stop)
    {
        await using var line = await new BeaconListener(path, time).TryConnectAsync(stop);
        if (line is null)
            return null;
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            await foreach (var said in BeaconListener.LinesAsync(line, either.Token))
            {
                if (BeaconJson.Read<GuardBeat>(said) is { } beat)
                    return beat;
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // One that hangs itself guards nobody.
        }
        return null;
    }
}
