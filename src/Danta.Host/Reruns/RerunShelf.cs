using Danta.Kis;

namespace Danta.Host.Reruns;

/// <summary>What reruns have made, a directory each; only the newest stay.</summary>
sealed class RerunShelf(string directory)
{
    /// <summary>A film of a busy day has some twenty megabytes.</summary>
    const int Most = 8;

    /// <summary>Hex digits.</summary>
    const int IdLength = 16;

    public bool Has(string id, string name) => IsId(id) && File.Exists(Path.Combine(directory, id, name));

    /// <summary>A new and empty place; what has been longest there gives way.</summary>
    /// <exception cref="IOException">The disk refuses it.</exception>
    /// <exception cref="UnauthorizedAccessException">The place is not ours.</exception>
    public string Make(string id)
    {
        PrivateFile.MakeDirectory(directory);
        var own = Path.Combine(directory, id);
        foreach (var old in new DirectoryInfo(directory).GetDirectories().OrderByDescending(one => one.LastWriteTimeUtc).Skip(Most - 1).Where(one => one.Name != id))
            old.Delete(recursive: true);
        if (Directory.Exists(own))
            Directory.Delete(own, recursive: true);
        PrivateFile.MakeDirectory(own);
        return own;
    }

    /// <summary>Null: there is none.</summary>
    public Stream? Open(string id, string name) => IsId(id) && name == Path.GetFileName(name) ? Opened(Path.Combine(directory, id, name)) : null;

    internal static Stream? Opened(string path)
    {
        try
        {
            return PrivateFile.OpenShared(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 14);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Nothing else is looked for in any directory.</summary>
    internal static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);
}
