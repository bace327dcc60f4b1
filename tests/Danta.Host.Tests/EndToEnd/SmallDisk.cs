using System.Diagnostics;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>
/// A disk of a few megabytes that can be filled. Mounting one takes root; otherwise <c>DANTA_SMALL_DISK</c> names a directory on a
/// small one that is mounted already.
/// </summary>
sealed class SmallDisk : IAsyncDisposable
{
    const int Megabytes = 16;
    const string Variable = "DANTA_SMALL_DISK";

    readonly bool _mounted;

    SmallDisk(string path, bool mounted) => (Path, _mounted) = (path, mounted);

    public string Path { get; }

    string Filler => System.IO.Path.Combine(Path, "filler");

    public static SmallDisk Open()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return new(Directory.CreateDirectory(System.IO.Path.Combine(given, $"danta{Environment.ProcessId}")).FullName, mounted: false);
        var path = Directory.CreateTempSubdirectory("danta-disk").FullName;
        Assert.True(
            Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", path),
            $"this test needs a small disk: run it as root on Linux (it mounts a tmpfs of {Megabytes} MB), or mount one and name a directory on it in {Variable}");
        return new(path, mounted: true);
    }

    /// <summary>To the last byte.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        foreach (var size in (int[])[1 << 20, 1 << 12, 1])
        {
            try
            {
                for (var written = 0; written < 1 << 12; written++)
                    file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // This is what was wanted.
            }
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    /// <summary>The kernel does this only while nobody has a file open for writing.</summary>
    public void MakeReadOnly()
    {
        Assert.True(_mounted, $"a read-only disk takes a mount of its own: run this test as root, without {Variable}");
        Assert.True(Run("mount", "-o", "remount,ro", Path));
    }

    static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (_mounted)
            Run("umount", "-l", Path);
        Directory.Delete(Path, recursive: true);
        return ValueTask.CompletedTask;
    }
}
