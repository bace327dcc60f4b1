using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Danta.Simulator.Scenarios;

/// <summary>A scenario that cannot be used, in words for the one who wrote it.</summary>
public sealed class ScenarioException(string message) : Exception(message);

/// <summary>Scenarios as YAML files.</summary>
static class ScenarioFile
{
    const int MostLetters = 1 << 20;

    /// <exception cref="ScenarioException">It is not there, not YAML, or says what cannot be.</exception>
    public static Scenario Read(string path)
    {
        string text;
        try
        {
#pragma warning disable RS0030 // Whoever names it may read it, and no more of it is read than a scenario has.
            using var reader = new StreamReader(path);
#pragma warning restore RS0030
            var letters = new char[MostLetters + 1];
            var length = reader.ReadBlock(letters);
            if (length > MostLetters)
                throw new ScenarioException($"시나리오 파일이 너무 큽니다: {path}");
            text = new(letters, 0, length);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException($"시나리오 파일을 읽을 수 없습니다: {path} ({fault.Message})");
        }
        return Parse(text);
    }

    /// <inheritdoc cref="Read"/>
    public static Scenario Parse(string text)
    {
        try
        {
            var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
            return ScenarioBuilder.Build(reader.Deserialize<ScenarioYaml?>(text) ?? new());
        }
        catch (YamlException fault)
        {
            throw new ScenarioException($"시나리오 {fault.Start.Line}행 {fault.Start.Column}열: {fault.InnerException?.Message ?? fault.Message}");
        }
    }
}
