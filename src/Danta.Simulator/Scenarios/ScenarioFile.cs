namespace Danta.Simulator.Scenarios;

/// <summary>A scenario file that cannot be used, in words for the one who wrote it.</summary>
public sealed class ScenarioException(string message) : Exception(message);

/// <summary>Scenarios as YAML.</summary>
static class ScenarioFile
{
    public static Scenario Read(string path) => throw new ScenarioException($"시나리오 파일은 아직 읽을 수 없습니다: {path}");
}
