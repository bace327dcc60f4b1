using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using System.Security;
using System.ServiceProcess;
using Danta.Host.Commands;
using Danta.Host.Configuration;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace Danta.Host.Service;

/// <summary>A command as a Windows service: begun and ended by the service manager, which begins it again where it ends with a fault.</summary>
[SupportedOSPlatform("windows")]
sealed class WindowsService : ServiceBase
{
    /// <summary>An end in order takes ten seconds at the most.</summary>
    static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(15);

    readonly Func<CancellationToken, Task<int>> _run;
    readonly CancellationTokenSource _asked = new();
    Task _running = Task.CompletedTask;

    WindowsService(Func<CancellationToken, Task<int>> run)
    {
        _run = run;
        ServiceName = "danta";
        CanShutdown = true;
    }

    [SupportedOSPlatformGuard("windows")]
    public static bool IsAsked => OperatingSystem.IsWindows() && WindowsServiceHelpers.IsWindowsService();

    /// <summary>Until the service has ended. On the main thread, as Windows wants it.</summary>
    /// <param name="config">
    /// A service is begun in Windows' own directory: paths in the configuration are meant from where that lies. It is read once the manager
    /// knows the service, for what is wrong with it he hears from no other.
    /// </param>
    public static int Run(string config, Func<DantaConfig, CancellationToken, Task<int>> run)
    {
        var file = Path.GetFullPath(config);
        using var service = new WindowsService(asked =>
        {
            Directory.SetCurrentDirectory(Path.GetDirectoryName(file)!);
            return run(CommonOptions.Load(file), asked);
        });
        Run(service);
        return service.ExitCode;
    }

    protected override void OnStart(string[] args) => _running = Task.Run(RunAsync, CancellationToken.None);

    protected override void OnStop()
    {
        RequestAdditionalTime(LongestStop);
        _asked.Cancel();
        _running.Wait(LongestStop, CancellationToken.None);
    }

    protected override void OnShutdown() => OnStop();

    async Task RunAsync()
    {
        try
        {
            ExitCode = ServiceEnd.ForManager(await _run(_asked.Token));
        }
        catch (Exception fault)
        {
            var (words, code) = ServiceEnd.Of(fault);
            Tell(words);
            ExitCode = ServiceEnd.ForManager(code);
        }
        // Nobody asked: with its code, so that the manager begins it again.
        if (!_asked.IsCancellationRequested)
            _ = Task.Run(Stop, CancellationToken.None);
    }

    /// <summary>An account that may only run cannot make itself known to the event log: without the installation's help nobody hears.</summary>
    void Tell(string words)
    {
        try
        {
            EventLog.WriteEntry(words, EventLogEntryType.Error);
        }
        catch (Exception fault) when (fault is Win32Exception or InvalidOperationException or ArgumentException or SecurityException or UnauthorizedAccessException)
        {
            // The service ends all the same.
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _asked.Dispose();
        base.Dispose(disposing);
    }
}
