using System.Text.Json.Nodes;
using Danta.Host.Storage;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>The disk is lost in the middle of a day: what is put back from a backup that was taken under load, and the exchange.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_taken_under_load_is_put_back_elsewhere_and_the_books_are_the_exchanges()
    {
        await using var stage = await Stage.OpenAsync(seed: 11);
        string Configure(string storage) => stage.Configure(paper: false, config =>
        {
            config["storage"]!["directory"] = storage;
            var trading = config["trading"]!;
            trading["onStop"] = "hold";
            // What was bought after the backup is ours too: the owner says so beforehand.
            trading["foreignPositions"] = "adopt";
            // Some come and go all the time.
            trading["exit"] = new JsonObject { ["takeProfitPercent"] = 0.3, ["stopLossPercent"] = 0.3, ["maxHoldingSeconds"] = 20, ["flattenAt"] = null };
        });
        var (lost, elsewhere) = (Path.Combine(stage.Data, "lost"), Path.Combine(stage.Data, "elsewhere"));
        var (file, backups) = (Configure(lost), Path.Combine(stage.Data, "backups"));
        string backup;
        await using (var danta = DantaProcess.Start(["run", "--config", file]))
        {
            var web = await Stage.DashboardOf(danta);
            await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count >= 2);
            backup = await BackUpAsync();
            var trades = (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count;
            await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count > trades);
            // The last one is what there is when the disk goes; the trader never noticed any of them.
            backup = await BackUpAsync();
            Assert.Equal("running", (await stage.GetAsync(web, "/api/v1/status"))["state"]!.GetValue<string>());
            danta.Kill();
            await danta.ExitCodeAsync();
        }
        // There is one token a minute: its file is brought along, as an owner's other machine has one of its own.
        Directory.CreateDirectory(elsewhere);
        File.Copy(Path.Combine(lost, "kis-tokens.json"), Path.Combine(elsewhere, "kis-tokens.json"));
        Directory.Delete(lost, recursive: true);

        file = Configure(elsewhere);
        var (code, told) = await DantaProcess.RunAsync(["restore", backup, "--config", file]);
        Assert.True(code == 0, told);
        Assert.Equal(0, (await DantaProcess.RunAsync(["journal", "--data", elsewhere, "--verify"])).Code);
        await using (var again = DantaProcess.Start(["run", "--config", file]))
        {
            var web = await Stage.DashboardOf(again);
            await Patience.UntilAsync(async () => await stage.StatusAsync(web, "/health/ready") == 200, () => Task.FromResult(again.Output));
            await stage.PostAsync(web, "/api/v1/pause");
            await stage.SettledAsync(web);
            await Patience.UntilAsync(
                async () => Shares(await stage.GetAsync(web, "/api/v1/positions"), "code") == Shares((await stage.AccountAsync(paper: false))["holdings"]!, "code"),
                async () => $"{await stage.GetAsync(web, "/api/v1/positions")}\n{await stage.AccountAsync(paper: false)}\n{again.Output}");
            // And it goes on managing them: everything is sold in the end, by rule.
            await Patience.UntilAsync(async () => (await stage.AccountAsync(paper: false))["holdings"]!.AsArray().Count == 0);
            await Patience.UntilAsync(async () => (await stage.GetAsync(web, "/api/v1/positions")).AsArray().Count == 0);
            again.Terminate();
            Assert.Equal(0, await again.ExitCodeAsync());
        }

        async Task<string> BackUpAsync()
        {
            var (taken, output) = await DantaProcess.RunAsync(["backup", backups, "--config", file]);
            Assert.True(taken == 0, output);
            Assert.DoesNotContain("50012345", output, StringComparison.Ordinal);
            return output.Split('\n')[0];
        }
    }

    static string Shares(JsonNode rows, string code) => string.Join(
        ", ", rows.AsArray().Select(row => $"{row![code]}:{row["quantity"]}").Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_book_of_a_later_program_is_not_traded_and_says_what_that_means()
    {
        await using var stage = await Stage.OpenAsync();
        var file = stage.Configure(paper: false);
        await using (var connection = await Database.Of(stage.Book(paper: false), null, Stage.Owner(paper: false)).OpenAsync(CancellationToken.None))
            await Dapper.SqlMapper.ExecuteAsync(connection, "INSERT INTO schemaversions (scriptname, applied) VALUES ('9999-later', '2027-01-01')");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var (code, output) = await DantaProcess.RunAsync(["run", "--config", file]);
        Assert.True(code == 1, output);
        Assert.Contains("더 새로운 판", output, StringComparison.Ordinal);
        Assert.Contains("손절이 없습니다", output, StringComparison.Ordinal);
    }
}
