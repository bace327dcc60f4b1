using System.Runtime.Versioning;
using System.ServiceProcess;
using Danta.Host.Commands;
using Danta.Host.Running;
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
    /// <param name="config">A service is begun in Windows' own directory: paths in the configuration are meant from where that lies.</param>
    public static int Run(string config, Func<CancellationToken, Task<int>> run)
    {
        Directory.SetCurrentDirectory(Path.GetDirectoryName(Path.GetFullPath(config))!);
        using var service = new WindowsService(run);
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
            ExitCode = await _run(_asked.Token);
        }
        catch (Exception fault)
        {
            var failed = fault as CommandFailed;
            EventLog.WriteEntry(failed?.Message ?? FaultText.Of(fault), System.Diagnostics.EventLogEntryType.Error);
            ExitCode = failed?.ExitCode ?? ExitCodes.Failed;
        }
        // Nobody asked: with its code, so that the manager begins it again.
        if (!_asked.IsCancellationRequested)
            _ = Task.Run(Stop, CancellationToken.None);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _asked.Dispose();
        base.Dispose(disposing);
    }
}
