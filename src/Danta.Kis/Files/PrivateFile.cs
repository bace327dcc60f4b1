using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

#pragma warning disable RS0030 // The gate itself.

namespace Danta.Kis;

/// <summary>
/// Files that are one user's alone: made with mode 0600, tightened where they were wider, and never reached through a link that
/// somebody put in their place. On Windows a profile's own rights do this. Nothing else in the program opens a file for writing: see
/// BannedSymbols.Src.txt.
/// </summary>
public static class PrivateFile
{
    const int Loop = 40, LoopOfMac = 62;
    const int Exclusive = 2, AtOnce = 4;
    const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    const UnixFileMode Owners = OwnersFile | UnixFileMode.UserExecute;

    /// <summary>EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows: held, and not merely out of reach.</summary>
    static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Another process has it open by <see cref="OpenAlone"/>.</summary>
    public static bool IsHeld(Exception fault) => fault is IOException && HeldByAnother.Contains(fault.HResult);

    /// <summary>Unbuffered, and as long as it is open nobody else's who opens it like this. The system lets go of it with the process.</summary>
    /// <param name="create">It is made where it is missing, with mode 0600.</param>
    /// <exception cref="IOException">Another process has it (<see cref="IsHeld"/>), a link stands there, or the disk refuses it.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not ours to open, or others may read it and that is not ours to change.</exception>
    public static FileStream OpenAlone(string path, FileAccess access, bool create)
    {
        if (OperatingSystem.IsWindows())
            return new(path, create ? FileMode.OpenOrCreate : FileMode.Open, access, FileShare.None, bufferSize: 0);
        if (create && !Path.Exists(path))
            Make(path);
        var handle = Open(path, access);
        try
        {
            // The system opens directories too, for reading.
            if (File.GetAttributes(handle).HasFlag(FileAttributes.Directory))
                throw new UnauthorizedAccessException($"{path}: 디렉터리가 그 자리에 있습니다");
            if (Lock(handle, Exclusive | AtOnce) < 0 && HeldByAnother.Contains(Marshal.GetLastPInvokeError()))
                throw new IOException($"{path}: 다른 프로세스가 쓰고 있습니다", Marshal.GetLastPInvokeError());
            if ((File.GetUnixFileMode(handle) & ~OwnersFile) != UnixFileMode.None)
                File.SetUnixFileMode(handle, OwnersFile);
            return new FileStream(handle, access, bufferSize: 0);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>For a file that several may have open at once, as <paramref name="share"/> says; it grows, and nobody has all of it in memory.</summary>
    /// <exception cref="IOException">A link stands there, or the disk refuses it.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not ours to open.</exception>
    public static FileStream OpenShared(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize)
    {
        if (new FileInfo(path).LinkTarget is not null)
            throw new IOException($"{path}: 링크가 그 자리에 있어 열지 않습니다");
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = bufferSize };
        if (!OperatingSystem.IsWindows() && access != FileAccess.Read)
            options.UnixCreateMode = OwnersFile;
        return new(path, options);
    }

    /// <summary>Whatever bore this name gives way, a link too; what it led to stays as it was.</summary>
    /// <inheritdoc cref="OpenAlone"/>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        File.Delete(path);
        using var file = New(path);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Made with mode 0700, and tightened to it where it is ours. One that is for everybody (a sticky one) stays as it is.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not ours to make.</exception>
    public static void MakeDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        Directory.CreateDirectory(path, Owners);
        Tighten(path);
    }

    /// <summary>Takes what is there from everybody but its owner. A link is left alone, and so is what is not ours.</summary>
    public static void Tighten(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            if (File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
                return;
            var mode = File.GetUnixFileMode(path);
            if ((mode & ~Owners) != UnixFileMode.None && !mode.HasFlag(UnixFileMode.StickyBit))
                File.SetUnixFileMode(path, mode & Owners);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A read-only disk, another's, or gone meanwhile: whoever writes there is told by that.
        }
    }

    /// <summary>Everything in a directory of ours, however deep.</summary>
    /// <inheritdoc cref="Tighten"/>
    public static void TightenAll(string directory)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(directory))
            return;
        Tighten(directory);
        var own = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var there in Directory.EnumerateFileSystemEntries(directory, "*", own))
            Tighten(there);
    }

    static void Make(string path)
    {
        try
        {
            New(path).Dispose();
        }
        catch (IOException) when (new FileInfo(path) is { Exists: true } or { LinkTarget: not null })
        {
            // Another process was first, or a link leads nowhere: opening it tells.
        }
    }

    /// <summary>Of a name that is free: the system follows no link then.</summary>
    static FileStream New(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnersFile;
        return new(path, options);
    }

    /// <exception cref="IOException"/>
    /// <exception cref="UnauthorizedAccessException"/>
    static SafeFileHandle Open(string path, FileAccess access)
    {
        var flags = access switch { FileAccess.Read => 0, FileAccess.Write => 1, _ => 2 } | NoFollow | CloseOnExec;
        var handle = Open(Encoding.UTF8.GetBytes(path + '\0'), flags);
        if (handle >= 0)
            return new(handle, ownsHandle: true);
        var error = Marshal.GetLastPInvokeError();
        throw error switch
        {
            Loop or LoopOfMac => new IOException($"{path}: 링크가 그 자리에 있어 열지 않습니다", error),
            1 or 13 => new UnauthorizedAccessException($"{path}: {Marshal.GetPInvokeErrorMessage(error)}"),
            _ => new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(error)}", error),
        };
    }

    static int NoFollow => !OperatingSystem.IsLinux() ? 0x100
        : RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 or Architecture.Armv6 or Architecture.Ppc64le ? 0x8000
        : 0x20000;

    static int CloseOnExec => OperatingSystem.IsLinux() ? 0x80000 : OperatingSystem.IsMacOS() ? 0x1000000 : 0x100000;

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "flock", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Lock(SafeFileHandle file, int operation);
}
