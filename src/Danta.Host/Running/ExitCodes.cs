namespace Danta.Host.Running;

/// <summary>What the shell gets to know. Part of the public face.</summary>
static class ExitCodes
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongConfiguration = 2;
    public const int CredentialsRefused = 3;
    public const int Interrupted = 130;
}
