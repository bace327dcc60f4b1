using System.Runtime.InteropServices;
using System.Text;

namespace Danta.Host.Journal;

/// <summary>
/// Syncs a directory, which .NET does not offer: on Unix a file's name is its directory's content, and a file that was synced
/// under a name that was not is gone after a power cut. Windows keeps names in its own log.
/// </summary>
static class DirectorySync
{
    const int ReadOnly = 0;

    /// <summary>EINVAL, on Linux and macOS: a file system that knows no such thing. Nothing better can be asked of it.</summary>
    const int NotForDirectories = 22;

    /// <exception cref="IOException">The disk did not take it.</exception>
    public static void Run(string directory)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(Encoding.UTF8.GetBytes(directory + '\0'), ReadOnly);
        if (handle < 0)
            throw Fault(directory);
        try
        {
            if (Sync(handle) < 0 && Marshal.GetLastPInvokeError() != NotForDirectories)
                throw Fault(directory);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    static IOException Fault(string directory) => new($"{directory}: {Marshal.GetLastPInvokeErrorMessage()}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Close(int handle);
}
