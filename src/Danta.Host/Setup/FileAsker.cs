using Danta.Host.Commands;
using Danta.Host.Configuration;
using Danta.Host.Running;
using Danta.Kis;
using Danta.Market;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Danta.Host.Setup;

/// <summary>
/// Answers from a file (YAML or JSON), for scripts. What it does not say has its default; a secret that it does not say comes from the
/// environment, under the name that the program itself reads it by.
/// </summary>
sealed class FileAsker : Asker
{
    const int Longest = 64 * 1024;

    readonly Dictionary<string, string> _answers = new(StringComparer.OrdinalIgnoreCase);
    readonly Func<string, string?> _environment;

    /// <exception cref="CommandFailed">It cannot be read, or others may read it.</exception>
    public FileAsker(string file, Func<string, string?> environment)
    {
        _environment = environment;
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None)
                throw new CommandFailed(ExitCodes.WrongConfiguration, $"다른 사용자가 {Josa.Object(file)} 읽을 수 있습니다. chmod 600 {file}");
            var yaml = new YamlStream();
            yaml.Load(new StringReader(WholeFile.ReadText(file, Longest)));
            if (yaml.Documents.Count > 0)
                Take("", yaml.Documents[0].RootNode);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailed(ExitCodes.WrongConfiguration, $"답이 든 파일을 읽을 수 없습니다: {fault.Message}");
        }
        catch (YamlException fault)
        {
            throw new CommandFailed(ExitCodes.WrongConfiguration, $"{file}의 {fault.Start.Line}번째 줄을 읽을 수 없습니다. YAML이나 JSON이어야 합니다");
        }
    }

    public override bool CanAnswerAgain => false;

    protected override Task<string?> ReadAsync(Question question, CancellationToken stop) => Task.FromResult(
        _answers.TryGetValue(question.Key, out var answer) ? answer
        : question.IsSecret || question.Key.EndsWith("appKey", StringComparison.Ordinal) ? _environment(SecretsFile.NameOf(SettingOf(question.Key)))
        : null);

    /// <summary>The bot's token is the telegram section's already; keys of the broker's are of kis.</summary>
    static string SettingOf(string key) => key.StartsWith("telegram.", StringComparison.Ordinal) ? key : $"kis.{key}";

    void Take(string path, YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode section:
                foreach (var (key, value) in section.Children)
                    Take(path.Length == 0 ? $"{key}" : $"{path}.{key}", value);
                break;
            case YamlSequenceNode list:
                _answers[path] = string.Join('\n', list.Children.Select(item => $"{item}"));
                break;
            case YamlScalarNode { Value: { } value } when value is not ("null" or "~"):
                _answers[path] = value;
                break;
            case YamlScalarNode:
                _answers[path] = "none";
                break;
        }
    }
}
