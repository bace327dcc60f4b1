using System.Text.RegularExpressions;
using Danta.Desk;
using Danta.Trading;

namespace Danta.Dashboard.Tests;

/// <summary>Grafana's dashboard and the alert rules ask for nothing that the program does not tell.</summary>
public sealed partial class OpsTests
{
    [GeneratedRegex("""\b(?:danta|process|dotnet)_[a-z_]+""", RegexOptions.NonBacktracking)]
    private static partial Regex Metric();

    [GeneratedRegex("""danta_[a-z_]+\{(?<label>state|lane|hop)\\?="(?<value>[A-Za-z]+)\\?"\}""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Labelled();

    static string Read(string name, [System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "ops", name));

    [Theory]
    [InlineData("grafana.json")]
    [InlineData("alerts.yml")]
    public async Task Every_metric_and_label_that_is_asked_for_is_told(string file)
    {
        await using var running = await Running.Start();
        running.Desk.Edges = Examples.Edges with
        {
            Loops = [new("trader", true, 0, "", null)],
            Paths = [.. PathHistogram.Hops.Select(hop => new PathHistogram(hop))],
        };
        var told = await running.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        var text = Read(file);
        foreach (var name in Metric().Matches(text).Select(match => match.Value).Distinct())
            Assert.True(told.Contains($"\n{name}{{", StringComparison.Ordinal) || told.Contains($"\n{name} ", StringComparison.Ordinal) || told.StartsWith(name, StringComparison.Ordinal), name);
        foreach (Match label in Labelled().Matches(text))
            Assert.Contains($"{label.Groups["label"].Value}=\"{label.Groups["value"].Value}\"", told, StringComparison.Ordinal);
        if (file == "grafana.json")
            Assert.NotNull(System.Text.Json.Nodes.JsonNode.Parse(text)!["panels"]);
    }
}
