using System.Collections;
using System.CommandLine;
using Danta.Host.Configuration;

namespace Danta.Host.Commands;

/// <summary>Options that several commands share.</summary>
static class CommonOptions
{
    public static Option<string> Config() => new("--config", "-c")
    {
        Description = "설정 파일 (JSON). 환경 변수 DANTA_…가 그 위에 얹힙니다",
        HelpName = "FILE",
        Required = true,
    };

    public static Option<bool> Json() => new("--json") { Description = "표 대신 JSON으로 출력" };

    public static Option<int> Seed() => new("--seed")
    {
        Description = "같은 번호는 같은 장을 엽니다",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    /// <exception cref="ConfigException">The configuration cannot be used.</exception>
    public static DantaConfig Load(this ParseResult parsed, Option<string> config) =>
        Load(parsed.GetRequiredValue(config));

    /// <inheritdoc cref="Load(ParseResult, Option{string})"/>
    public static DantaConfig Load(string file) => ConfigLoader.Load(file, (IDictionary)Environment.GetEnvironmentVariables());
}
