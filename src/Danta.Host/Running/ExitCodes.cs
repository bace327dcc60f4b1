namespace Danta.Host.Running;

/// <summary>What the shell gets to know. Part of the public face.</summary>
static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongConfiguration = 2;
    public const int CredentialsRefused = 3;

    /// <summary>Of <c>danta status</c>: it runs, and something that trading needs is not there.</summary>
    public const int NotReady = 4;

    /// <summary>Of <c>danta status</c>: its process is there and makes no step.</summary>
    public const int Hangs = 5;
    public const int Interrupted = 130;
}
