using System.Globalization;
using System.Text;
using Danta.Kis;

namespace Danta.Host.Running;

/// <summary>
/// One process a file: the operating system holds the lock and lets it go with the process, however that ends. A second file
/// names the holder, for the locked one cannot be read by others. Neither can be had by another user, nor leads anywhere else.
/// </summary>
sealed class FileLock : IDisposable
{
    /// <summary>A process id, and nothing more.</summary>
    const int LongestName = 32;

    readonly FileStream _file;

    FileLock(FileStream file) => _file = file;

    /// <summary>Null with the holder's process id (or "?") where another process has it.</summary>
    /// <exception cref="IOException">The file cannot be written, or is a link.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not ours to write to.</exception>
    public static FileLock? TryTake(string path, string holderPath, out string holder)
    {
        PrivateFile.MakeDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        holder = "?";
        try
        {
            var file = PrivateFile.OpenAlone(path, FileAccess.Write, create: true);
            Name(holderPath);
            return new FileLock(file);
        }
        catch (IOException fault) when (PrivateFile.IsHeld(fault))
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
            PrivateFile.Replace(path, Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
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
            using var file = PrivateFile.OpenAlone(path, FileAccess.Read, create: false);
            Span<byte> name = stackalloc byte[LongestName];
            return Encoding.ASCII.GetString(name[..file.Read(name)]).Trim() is { Length: > 0 } text ? text : "?";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "?";
        }
    }

    public void Dispose() => _file.Dispose();
}
