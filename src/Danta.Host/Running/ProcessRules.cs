using System.Runtime.InteropServices;

namespace Danta.Host.Running;

/// <summary>
/// What holds for the whole process, set before anything else: what it writes is its user's alone, and its memory, which has keys in it,
/// is never written to a core file. On Windows the rights of the user's profile do the first, and nobody does the second.
/// </summary>
static class ProcessRules
{
    /// <summary>077: nothing for group and others.</summary>
    const uint Nobody = 0x3F;

    /// <summary>RLIMIT_CORE, on Linux and on macOS.</summary>
    const int CoreFile = 4;

    public static void Set()
    {
        if (OperatingSystem.IsWindows())
            return;
        _ = Mask(Nobody);
        var none = new Limit();
        _ = SetLimit(CoreFile, ref none);
    }

    [StructLayout(LayoutKind.Sequential)]
    struct Limit
    {
        public nuint Now;
        public nuint Most;
    }

    [DllImport("libc", EntryPoint = "umask"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern uint Mask(uint mask);

    [DllImport("libc", EntryPoint = "setrlimit"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int SetLimit(int resource, ref Limit limit);
}
