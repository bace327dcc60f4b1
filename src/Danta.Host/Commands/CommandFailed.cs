namespace Danta.Host.Commands;

/// <summary>A command cannot do its work: one sentence for the person, one code for the shell.</summary>
class CommandFailed(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
