using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Running;

namespace Danta.Host.Service;

/// <summary>How a Windows service ends that nobody asked to: what the event log is told, and what the service manager.</summary>
static class ServiceEnd
{
    public static (string Words, int Code) Of(Exception fault) => fault switch
    {
        ConfigException wrong => (string.Join('\n', ["설정이 잘못되었습니다:", .. wrong.Faults.Select(key => $"  {key}")]), ExitCodes.WrongConfiguration),
        CommandFailed failed => (failed.Message, failed.ExitCode),
        _ => (FaultText.Of(fault), ExitCodes.Failed),
    };

    /// <summary>
    /// He begins again whatever ended with another code than zero. A wrong configuration and refused keys only their owner can mend, as
    /// systemd is told by RestartPreventExitStatus.
    /// </summary>
    public static int ForManager(int code) => code is ExitCodes.WrongConfiguration or ExitCodes.CredentialsRefused ? ExitCodes.Done : code;
}
