using Danta.Kis;

namespace Danta.Host.Configuration;

/// <summary>
/// Secrets beside the configuration, for whoever has no service manager to hand them over: <c>danta.env</c> beside <c>danta.json</c>, a
/// line each as the environment has them (<c>DANTA_Kis__AppSecret=…</c>), and as systemd and Docker read such files.
/// </summary>
static class SecretsFile
{
    public const string Ending = ".env";

    const string Prefix = "DANTA_";
    const int Longest = 64 * 1024;

    /// <summary>Where it lies, whether or not there is one.</summary>
    public static string Beside(string configuration) => Path.ChangeExtension(configuration, Ending);

    /// <summary>Names without their prefix, in the file's order. None where there is no such file.</summary>
    /// <exception cref="ConfigException">It cannot be read.</exception>
    public static IEnumerable<(string Name, string Value)> In(string configuration)
    {
        var file = Beside(configuration);
        return File.Exists(file) ? Read(file).Select(Pair).OfType<(string, string)>() : [];
    }

    /// <summary>A line of such a file.</summary>
    /// <param name="key">The configuration's, <c>kis.appSecret</c>.</param>
    public static string LineOf(string key, string value) => $"{NameOf(key)}={value}";

    /// <summary><c>DANTA_Kis__AppSecret</c>.</summary>
    public static string NameOf(string key) =>
        Prefix + string.Join("__", key.Split('.').Select(step => $"{char.ToUpperInvariant(step[0])}{step[1..]}"));

    static string[] Read(string file)
    {
        try
        {
            return WholeFile.ReadText(file, Longest).Split('\n');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException(new ConfigFault("", $"비밀 파일을 읽을 수 없습니다: {file}. 이 프로그램의 사용자가 읽을 수 있는, 64 KB보다 작은 파일이어야 합니다"));
        }
    }

    static (string, string)? Pair(string line)
    {
        var at = line.IndexOf('=', StringComparison.Ordinal);
        var name = at < 0 ? "" : line[..at].Trim();
        return name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? (name[Prefix.Length..], Unquoted(line[(at + 1)..].Trim())) : null;
    }

    static string Unquoted(string value) =>
        value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;
}
