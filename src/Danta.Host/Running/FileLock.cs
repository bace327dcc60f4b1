using System.Globalization;
using System.Text;
using Danta.Kis;

namespace Danta.Host.Running;

/// <summary>Who holds a lock.</summary>
/// <param name="Process">Its id; "?" where it is not known.</param>
/// <param name="IsGuard">It is <c>danta guard</c>.</param>
readonly record struct LockHolder(string Process, bool IsGuard);

/// <summary>
/// One process a file: the operating system holds the lock and lets it go with the process, however that ends. A second file
/// names the holder, for the locked one cannot be read by others. Neither can be had by another user, nor leads anywhere else.
/// </summary>
sealed class FileLock : IDisposable
{
    /// <summary>A process id and a word.</summary>
    const int LongestName = 32;

    const string Guard = " guard";

    readonly FileStream _file;

    FileLock(FileStream file) => _file = file;

    /// <summary>Null with its holder where another process has it.</summary>
    /// <param name="isGuard">Whoever is refused hears that the guard has it.</param>
    /// <exception cref="IOException">The file cannot be written, or is a link.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not ours to write to.</exception>
    public static FileLock? TryTake(string path, string holderPath, bool isGuard, out LockHolder holder)
    {
        PrivateFile.MakeDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        holder = new("?", false);
        try
        {
            var file = PrivateFile.OpenAlone(path, FileAccess.Write, create: true);
            Name(holderPath, isGuard);
            return new FileLock(file);
        }
        catch (IOException fault) when (PrivateFile.IsHeld(fault))
        {
            holder = HolderOf(holderPath);
            return null;
        }
    }

    /// <summary>A full disk may not take the name; the lock is held all the same.</summary>
    static void Name(string path, bool isGuard)
    {
        try
        {
            PrivateFile.Replace(path, Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + (isGuard ? Guard : "")));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Whoever is refused hears "?".
        }
    }

    static LockHolder HolderOf(string path)
    {
        try
        {
            using var file = PrivateFile.OpenAlone(path, FileAccess.Read, create: false);
            Span<byte> name = stackalloc byte[LongestName];
            var text = Encoding.ASCII.GetString(name[..file.Read(name)]).Trim();
            var isGuard = text.EndsWith(Guard, StringComparison.Ordinal);
            return text.Length > 0 ? new(isGuard ? text[..^Guard.Length] : text, isGuard) : new("?", false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new("?", false);
        }
    }

    public void Dispose() => _file.Dispose();
}
