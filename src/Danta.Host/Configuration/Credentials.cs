using Danta.Kis;

namespace Danta.Host.Configuration;

/// <summary>
/// Secrets as a service manager hands them over: a file each in a directory, named by its key (<c>kis.appSecret</c>). systemd puts the
/// name of a whole directory before them (<c>danta_kis.appSecret</c>), containers put nothing. Always text, without the line's end.
/// </summary>
static class Credentials
{
    /// <summary>The environment's word for it, systemd's own.</summary>
    public const string Directory = "CREDENTIALS_DIRECTORY";

    const string Prefix = "danta_";
    const int Longest = 64 * 1024;

    /// <param name="directory">Null: there is none.</param>
    /// <exception cref="ConfigException">One of them cannot be read.</exception>
    public static IEnumerable<(string Key, string Secret)> In(string? directory)
    {
        if (string.IsNullOrEmpty(directory))
            yield break;
        foreach (var file in Files(directory))
        {
            var name = Path.GetFileName(file);
            var key = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
            // What has no section in its name is not ours; what begins with a dot is the container's.
            if (key.IndexOf('.', StringComparison.Ordinal) > 0)
                yield return (key, Read(file, key));
        }
    }

    static string[] Files(string directory)
    {
        try
        {
            var files = System.IO.Directory.GetFiles(directory);
            Array.Sort(files, StringComparer.Ordinal);
            return files;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException(new ConfigFault("", $"{Directory}의 폴더를 읽을 수 없습니다: {directory}"));
        }
    }

    static string Read(string file, string key)
    {
        try
        {
            return WholeFile.ReadText(file, Longest).TrimEnd('\r', '\n');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Told below.
        }
        throw new ConfigException(new ConfigFault(key, $"비밀 파일을 읽을 수 없습니다: {file}. 이 프로그램의 사용자가 읽을 수 있는, 64 KB보다 작은 파일이어야 합니다"));
    }
}
