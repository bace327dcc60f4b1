using System.Runtime.InteropServices;

namespace Danta.Host.Running;

/// <summary>The first Ctrl+C or SIGTERM asks to end in order; a second one ends at once.</summary>
sealed class Shutdown : IDisposable
{
    readonly CancellationTokenSource _asked = new();
    readonly PosixSignalRegistration[] _signals;

    public Shutdown() => _signals =
        [PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask)];

    public CancellationToken Asked => _asked.Token;

    void Ask(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (_asked.IsCancellationRequested)
            Environment.Exit(ExitCodes.Interrupted);
        _asked.Cancel();
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _asked.Dispose();
    }
}
