using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Danta.Host.Tests.EndToEnd;
using Danta.Host.Tests.Layout;

namespace Danta.Host.Tests.Service;

/// <summary>The files that put Danta into systemd and into a container.</summary>
[SupportedOSPlatform("linux")]
public sealed partial class UnitTests
{
    const double MostExposure = 2.0;

    static readonly string Deploy = Path.Combine(SourceTree.Root, "deploy");

    public static TheoryData<string> Units => ["danta.service", "danta-guard.service", "danta-backup.service"];

    static string Read(params string[] path) => File.ReadAllText(Path.Combine([Deploy, .. path]));

    /// <summary>With the program where it lies here: systemd looks whether it is there.</summary>
    [Theory]
    [MemberData(nameof(Units))]
    public async Task Systemd_finds_nothing_wrong_with_a_unit(string unit)
    {
        var directory = Directory.CreateTempSubdirectory("danta").FullName;
        try
        {
            var file = Path.Combine(directory, unit);
            await File.WriteAllTextAsync(file, Read("systemd", unit).Replace("/opt/danta/danta", Path.Combine(AppContext.BaseDirectory, "danta"), StringComparison.Ordinal));
            var (code, told) = await RunAsync("systemd-analyze", "verify", "--man=no", file);
            Assert.True(code == 0, told);
            // Steps of waiting came with version 254; whoever is older says that he passes over them.
            var wrong = told.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains(unit, StringComparison.Ordinal) && !Younger().IsMatch(line));
            Assert.Empty(wrong);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Units))]
    public async Task A_unit_is_exposed_no_more_than_two_of_ten(string unit)
    {
        var (_, told) = await RunAsync("systemd-analyze", "security", "--offline=yes", "--no-pager", Path.Combine(Deploy, "systemd", unit));
        var level = Exposure().Match(told);
        Assert.True(level.Success, told);
        Assert.True(double.Parse(level.Groups["level"].Value, CultureInfo.InvariantCulture) <= MostExposure, told);
    }

    [Fact]
    public void The_trader_is_watched_is_given_its_secrets_by_the_manager_and_begins_again()
    {
        var unit = Read("systemd", "danta.service").Split('\n');
        string[] wanted =
        [
            "Type=notify", "WatchdogSec=15", "LoadCredential=danta:/etc/danta/credentials", "Restart=on-failure", "RestartPreventExitStatus=2 3", "StartLimitIntervalSec=0",
        ];
        foreach (var line in wanted)
            Assert.Contains(line, unit);
        Assert.DoesNotContain(unit, line => line.Contains("appSecret=", StringComparison.OrdinalIgnoreCase));
        // The guard sells where the trader cannot: it neither needs it nor ends with it.
        Assert.DoesNotContain(Read("systemd", "danta-guard.service").Split('\n'), line => Binding().IsMatch(line));
    }

    /// <summary>What stands in the file, asked of a trader that runs, and of nobody.</summary>
    [Fact]
    public async Task The_containers_health_check_is_true_of_a_living_trader_and_of_no_other()
    {
        var check = HealthCheck().Match(Read("docker", "Dockerfile")).Groups["words"].Value;
        var words = System.Text.Json.JsonSerializer.Deserialize<string[]>(check)!;
        await using var stage = await Stage.OpenAsync();
        await using var danta = DantaProcess.Start(["run", "--config", stage.Configure(paper: false)]);
        var web = await Stage.DashboardOf(danta);
        var here = words.Select(word => word.Replace("5080", $"{web.Port}", StringComparison.Ordinal)).ToArray();
        await Patience.UntilAsync(async () => (await RunAsync(here)).Code == 0);
        danta.Kill();
        await danta.ExitCodeAsync();
        Assert.NotEqual(0, (await RunAsync(here)).Code);
    }

    [Fact]
    public void The_container_is_not_root_keeps_its_data_in_a_volume_and_lives_in_Korean_time()
    {
        var lines = Read("docker", "Dockerfile").Split('\n');
        Assert.Equal("USER $APP_UID", lines.Last(line => line.StartsWith("USER", StringComparison.Ordinal)));
        Assert.Contains("VOLUME /data", lines);
        Assert.Contains(lines, line => line.Contains("TZ=Asia/Seoul", StringComparison.Ordinal));
        // What is built must not need what is kept out of it.
        var kept = Read("docker", "Dockerfile.dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        Assert.All(kept, path => Assert.True(Path.Exists(Path.Combine(SourceTree.Root, path)), path));
        foreach (var needed in (string[])["src", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "global.json"])
            Assert.Contains(needed, kept);

        var compose = new YamlDotNet.Serialization.DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(
            new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(new StringReader(Read("docker", "compose.yaml")))));
        var services = (Dictionary<object, object>)compose["services"];
        foreach (var service in services.Values.Cast<Dictionary<object, object>>())
        {
            Assert.Equal("true", service["read_only"]);
            Assert.Contains("danta:/data", (List<object>)service["volumes"]);
        }
        Assert.Equal(["127.0.0.1:5080:5080"], (List<object>)((Dictionary<object, object>)services["trader"])["ports"]);
        Assert.Equal("guard", ((List<object>)((Dictionary<object, object>)services["guard"])["command"])[0]);
    }

    static async Task<(int Code, string Told)> RunAsync(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        using var patience = Patience.End();
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, output + await errors);
    }

    [GeneratedRegex("Unknown key.*'(RestartSteps|RestartMaxDelaySec)'", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Younger();

    [GeneratedRegex(@"Overall exposure level for \S+: (?<level>[0-9.]+)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Exposure();

    [GeneratedRegex("^(BindsTo|Requires|PartOf)=", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Binding();

    [GeneratedRegex(@"HEALTHCHECK[^\[]*CMD (?<words>\[.*\])", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex HealthCheck();
}
