using System.Runtime.InteropServices;

namespace Danta.Host.Running;

/// <summary>
/// The first Ctrl+C, SIGTERM, SIGQUIT or SIGHUP (the console is closed) asks to end in order; a second one ends at once. Only of a closed
/// console a second word is none: shells and the system both send it, and often another signal with it.
/// </summary>
sealed class Shutdown : IDisposable
{
    /// <summary>Windows ends the process as soon as its word about the console has been heard.</summary>
    static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(10);

    static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP];

    readonly CancellationTokenSource _asked = new();
    readonly ManualResetEventSlim _ended = new();
    readonly PosixSignalRegistration[] _signals;
    int _words;

    public Shutdown() => _signals = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, Ask))];

    public CancellationToken Asked => _asked.Token;

    void Ask(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (signal.Signal == PosixSignal.SIGHUP)
        {
            // Nobody reads any more, and the system refuses what is written.
            Console.SetOut(TextWriter.Null);
            Console.SetError(TextWriter.Null);
        }
        else if (Interlocked.Increment(ref _words) > 1)
        {
            Environment.Exit(ExitCodes.Interrupted);
        }
        _asked.Cancel();
        if (OperatingSystem.IsWindows() && signal.Signal != PosixSignal.SIGINT)
            _ended.Wait(LongestEnd, CancellationToken.None);
    }

    public void Dispose()
    {
        _ended.Set();
        foreach (var signal in _signals)
            signal.Dispose();
        _asked.Dispose();
    }
}
