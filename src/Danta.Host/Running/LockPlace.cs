using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Danta.Kis;

namespace Danta.Host.Running;

/// <summary>
/// Where every process of this user looks for the lock on an account, and nobody else can put anything: the user's local application
/// data, his runtime directory, a directory of his own beside the temporary files. Where there is none of them, the storage directory:
/// there the lock holds for those who share it.
/// </summary>
static class LockPlace
{
    const int Here = -100, NotThroughLinks = 0x100;
    const uint OwnerAndType = 0x1 | 0x8;
    const int DirectoryType = 0x4000, TypeMask = 0xF000;

    public static string Of(string storage) => Candidates().FirstOrDefault(CanWrite) ?? Path.Combine(storage, "locks");

    static IEnumerable<string> Candidates()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (Path.IsPathFullyQualified(home))
            yield return Path.Combine(home, "danta", "locks");
        if (Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime && Path.IsPathFullyQualified(runtime))
            yield return Path.Combine(runtime, "danta", "locks");
        if (OperatingSystem.IsLinux() && OwnAmongTemporary() is { } own)
            yield return own;
    }

    /// <summary>Anybody could have made a directory of that name before us: null where it is not ours, or leads elsewhere.</summary>
    static string? OwnAmongTemporary()
    {
        try
        {
            var user = UserId();
            var own = Path.Combine(Path.GetTempPath(), $"danta-{user}");
            PrivateFile.MakeDirectory(own);
            var told = new byte[256];
            var mode = Tell(Here, Encoding.UTF8.GetBytes(own + '\0'), NotThroughLinks, OwnerAndType, told) < 0
                ? 0
                : BinaryPrimitives.ReadUInt16LittleEndian(told.AsSpan(28));
            return (mode & TypeMask) == DirectoryType && BitConverter.ToUInt32(told, 20) == user ? own : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Also on a full disk, where an empty file can still be made more often than not.</summary>
    static bool CanWrite(string place)
    {
        try
        {
            PrivateFile.MakeDirectory(place);
            var probe = Path.Combine(place, $"probe.{Environment.ProcessId}");
            PrivateFile.Replace(probe, []);
            File.Delete(probe);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "geteuid"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern uint UserId();

    /// <summary>statx: the one whose answer is laid out alike on every Linux. Owner at 20, mode at 28.</summary>
    [DllImport("libc", EntryPoint = "statx"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Tell(int directory, byte[] path, int flags, uint mask, [Out] byte[] told);
}
