using System.Globalization;

namespace Danta.Host.Running;

/// <summary>
/// One process a directory: the operating system holds the lock and lets it go with the process, however that ends. The file
/// names the holder, for the second one to say.
/// </summary>
sealed class DirectoryLock : IDisposable
{
    const string Name = "danta.lock";

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
            file.SetLength(0);
            using (var writer = new StreamWriter(file, leaveOpen: true))
                writer.Write(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            file.Flush();
            return new DirectoryLock(file);
        }
        catch (IOException)
        {
            holder = HolderOf(path);
            return null;
        }
    }

    static string HolderOf(string path)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd().Trim() is { Length: > 0 } text ? text : "?";
        }
        catch (IOException)
        {
            return "?";
        }
    }

    public void Dispose() => _file.Dispose();
}
