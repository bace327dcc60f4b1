using System.Runtime.InteropServices;
using System.Text;

namespace Danta.Host.Running;

/// <summary>
/// What holds for the whole process, set before anything else: what it writes is its user's alone, and its memory, which has keys in it,
/// is never written to a core file. On Windows the rights of the user's profile do the first, and nobody does the second; what it says is
/// Korean there too.
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
        {
            SpeakKorean();
            return;
        }
        _ = Mask(Nobody);
        var none = new Limit();
        _ = SetLimit(CoreFile, ref none);
    }

    /// <summary>Of what a page that cannot say a word makes a question mark, nobody can read anything.</summary>
    public static bool CanSay(Encoding page, string words) => page.GetString(page.GetBytes(words)) == words;

    /// <summary>
    /// A console of Windows has the code page of its language: a Korean one all letters but no signs, another one none of both. A file or a
    /// pipe keeps the page where it can, for whoever reads it expects it.
    /// </summary>
    static void SpeakKorean()
    {
        if (!CanSay(Console.OutputEncoding, Console.IsOutputRedirected ? "단타" : "단타 ▶🟥"))
            Console.OutputEncoding = Encoding.UTF8;
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
