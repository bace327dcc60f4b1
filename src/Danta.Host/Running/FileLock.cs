using System.Globalization;

namespace Danta.Host.Running;

/// <summary>
/// One process a file: the operating system holds the lock and lets it go with the process, however that ends. A second file
/// names the holder, for the locked one cannot be read by others.
/// </summary>
sealed class FileLock : IDisposable
{
    /// <summary>EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows: held, and not merely out of reach.</summary>
    static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    readonly FileStream _file;

    FileLock(FileStream file) => _file = file;

    /// <summary>Null with the holder's process id (or "?") where another process has it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not ours to write to.</exception>
    public static FileLock? TryTake(string path, string holderPath, out string holder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        holder = "?";
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            Name(holderPath);
            return new FileLock(file);
        }
        catch (IOException fault) when (HeldByAnother.Contains(fault.HResult))
        {
            holder = HolderOf(holderPath);
            return null;
        }
    }

    /// <summary>A full disk may not take the name; the lock is held all the same.</summary>
    static void Name(string path)
    {
        try
        {
            File.WriteAllText(path, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Whoever is refused hears "?".
        }
    }

    static string HolderOf(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } text ? text : "?";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "?";
        }
    }

    public void Dispose() => _file.Dispose();
}
