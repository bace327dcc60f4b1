using System.Text.Json.Nodes;
using Danta.Host.Books;
using Danta.Host.Configuration;
using Danta.Host.Storage;
using Danta.Host.Tests.Storage;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>What a shell may ask of days that are over: from the archive alone, without the broker.</summary>
public sealed class PeriodTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    string ConfigFile => Path.Combine(_directory, "danta.json");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>Two round trips on the 20th and one three days later, each 1,234 won.</summary>
    async Task KeepAsync()
    {
        await File.WriteAllTextAsync(ConfigFile, $$"""
            { "kis": { "environment": "real", "appKey": "K", "appSecret": "S", "account": "50012345-01", "htsId": "H" },
              "storage": { "directory": "{{_directory}}" } }
            """);
        var config = ConfigLoader.Load(ConfigFile, new Dictionary<string, string>(StringComparer.Ordinal));
        var owner = BookOwner.Of(config.Kis);
        await new TradeArchive(Database.Of(BookShelf.DirectoryOf(_directory, owner), null, owner)).SaveAsync(
            Rows.Batch([Rows.Trade(1, Rows.Noon), Rows.Trade(2, Rows.Noon.AddMinutes(9), -734), Rows.Trade(1, Rows.Noon.AddDays(3))]), CancellationToken.None);
    }

    Task<(int Code, string Output)> AskAsync(params string[] words) => DantaProcess.RunAsync([words[0], "--config", ConfigFile, .. words[1..]]);

    [Fact]
    public async Task Trades_of_a_period_are_listed_as_table_json_and_csv()
    {
        await KeepAsync();
        var (code, table) = await AskAsync("trades", "--from", "2026-11-20", "--to", "2026-11-20");
        Assert.True(code == 0, table);
        Assert.Contains("2건 1승 1패", table, StringComparison.Ordinal);
        Assert.Contains("-734원", table, StringComparison.Ordinal);
        var json = JsonNode.Parse((await AskAsync("trades", "--from", "2026-11-20", "--to", "2026-11-30", "--json")).Output)!.AsArray();
        Assert.Equal([1_234L, -734, 1_234], json.Select(trade => (long)trade!["net"]!));
        Assert.Equal("2026-11-20T12:00:00+09:00", (string?)json[0]!["openedAt"]);
        var csv = (await AskAsync("trades", "--from", "2026-11-23", "--to", "2026-11-23", "--csv")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, csv.Length);
    }

    [Fact]
    public async Task Performance_of_a_period_has_the_whole_and_every_cut()
    {
        await KeepAsync();
        var json = JsonNode.Parse((await AskAsync("performance", "--from", "2026-11-01", "--to", "2026-11-30", "--json")).Output)!;
        Assert.Equal((3, 1_734L, 734L), ((int)json["all"]!["trades"]!, (long)json["all"]!["net"]!, (long)json["all"]!["maxDrawdown"]!));
        Assert.Equal(["2026-11-20", "2026-11-23"], json["byDay"]!.AsArray().Select(day => (string?)day!["key"]));
        Assert.All((string[])["byCondition", "byRule", "byExit", "byHour", "byStock"], cut => Assert.Equal(1_734, json[cut]!.AsArray().Sum(group => (long)group!["net"]!)));
        Assert.Contains("strength", (await AskAsync("performance", "--from", "2026-11-01", "--to", "2026-11-30")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_without_trades_says_so_and_one_that_makes_no_sense_is_refused()
    {
        await KeepAsync();
        Assert.Contains("끝난 거래가 없습니다", (await AskAsync("performance", "--from", "2026-10-01", "--to", "2026-10-02")).Output, StringComparison.Ordinal);
        Assert.Equal("[]", (await AskAsync("trades", "--from", "2026-10-01", "--to", "2026-10-02", "--json")).Output.Trim());
        Assert.Equal(2, (await AskAsync("trades", "--from", "yesterday")).Code);
        Assert.Equal(2, (await AskAsync("trades", "--from", "2026-11-20", "--to", "2026-11-01")).Code);
    }
}
