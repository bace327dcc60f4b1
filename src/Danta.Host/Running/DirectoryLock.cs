using System.Globalization;

namespace Danta.Host.Running;

/// <summary>
/// One process a directory: the operating system holds the lock and lets it go with the process, however that ends. A second
/// file names the holder, for the locked one cannot be read by others.
/// </summary>
sealed class DirectoryLock : IDisposable
{
    const string Name = "danta.lock";
    const string HolderName = "danta.pid";

    readonly FileStream _file;

    DirectoryLock(FileStream file) => _file = file;

    /// <summary>Null with the holder's process id (or "?") where another process has it.</summary>
    public static DirectoryLock? TryTake(string directory, out string holder)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, Name);
        holder = "?";
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            File.WriteAllText(Path.Combine(directory, HolderName), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new DirectoryLock(file);
        }
        catch (IOException)
        {
            holder = HolderOf(Path.Combine(directory, HolderName));
            return null;
        }
    }

    static string HolderOf(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } text ? text : "?";
        }
        catch (IOException)
        {
            return "?";
        }
    }

    public void Dispose() => _file.Dispose();
}
