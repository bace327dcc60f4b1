using System.Text.Json.Nodes;
using Danta.Host.Storage;
using Danta.Host.Tests.Storage;

namespace Danta.Host.Tests.EndToEnd;

/// <summary>Two programs and a real PostgreSQL that is stopped while they trade.</summary>
public sealed class DatabaseOutageTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_server_that_was_stopped_while_trading_has_every_order_and_trade_in_the_end()
    {
        var connection = await server.NewDatabaseAsync();
        // Read by connections that do not outlive the server.
        var database = Database.Of("", $"{connection};Pooling=false", Stage.Owner(paper: false));
        await using var stage = await Stage.OpenAsync(seed: 11);
        await using var danta = DantaProcess.Start(["run", "--config", stage.Configure(paper: false, config => config["storage"]!["connection"] = connection)]);
        var web = await Stage.DashboardOf(danta);
        await Patience.UntilAsync(async () => (await Rows.ReadAsync(database, "trades")).Count >= 1);

        await server.StopAsync();
        var before = await CountAsync();
        await danta.LineAsync(line => line.Contains("데이터베이스에 적지 못하고 있습니다", StringComparison.Ordinal));
        await Patience.UntilAsync(async () => await CountAsync() >= before + 2);
        await Patience.UntilAsync(async () => await stage.StatusAsync(web, "/health/ready") == 200);
        await server.StartAsync();
        await danta.LineAsync(line => line.Contains("데이터베이스가 돌아왔습니다", StringComparison.Ordinal));

        await RestAsync(stage, web, danta);
        await Patience.UntilAsync(async () => await IsSameAsync(stage, web, database));
        danta.Terminate();
        Assert.Equal(0, await danta.ExitCodeAsync());
        Assert.Single(danta.Lines, line => line.Contains("데이터베이스가 돌아왔습니다", StringComparison.Ordinal) && line.Contains("💾", StringComparison.Ordinal));

        async Task<int> CountAsync() => (await stage.GetAsync(web, "/api/v1/trades")).AsArray().Count;
    }

    [Fact]
    public async Task What_a_killed_program_could_not_save_is_saved_by_the_next()
    {
        var connection = await server.NewDatabaseAsync();
        // Read by connections that do not outlive the server.
        var database = Database.Of("", $"{connection};Pooling=false", Stage.Owner(paper: false));
        await using var stage = await Stage.OpenAsync(seed: 7);
        var file = stage.Configure(paper: false, config => config["storage"]!["connection"] = connection);
        await server.StopAsync();
        await using (var first = DantaProcess.Start(["run", "--config", file]))
        {
            var webOfFirst = await Stage.DashboardOf(first);
            await Patience.UntilAsync(async () => (await stage.GetAsync(webOfFirst, "/api/v1/trades")).AsArray().Count >= 2);
            first.Kill();
        }
        await server.StartAsync();
        await using var second = DantaProcess.Start(["run", "--config", file]);
        var web = await Stage.DashboardOf(second);
        await RestAsync(stage, web, second);
        await Patience.UntilAsync(async () => await IsSameAsync(stage, web, database));
        Assert.True((await Rows.ReadAsync(database, "trades")).Count >= 2);
        second.Terminate();
        Assert.Equal(0, await second.ExitCodeAsync());
    }

    /// <summary>Nothing is bought any more and everything is sold.</summary>
    static async Task RestAsync(Stage stage, Uri web, DantaProcess danta)
    {
        await stage.PostAsync(web, "/api/v1/flatten");
        await Patience.UntilAsync(
            async () => (await stage.GetAsync(web, "/api/v1/positions")).AsArray().Count == 0
                && (await stage.GetAsync(web, "/api/v1/orders")).AsArray().All(order => order!["doneAt"] is not null),
            async () => $"{await stage.GetAsync(web, "/api/v1/positions")}\n{danta.Output}");
    }

    static async Task<bool> IsSameAsync(Stage stage, Uri web, Database database)
    {
        string[] trade = ["id", "code", "quantity", "gross", "commission", "tax", "net", "exitReason"];
        string[] order = ["id", "code", "quantity", "filled", "reason"];
        return await SameAsync("/api/v1/trades", trade, "trades", [0, 4, 6, 9, 10, 11, 12, 15])
            && await SameAsync("/api/v1/orders", order, "orders", [0, 4, 8, 9, 12]);

        async Task<bool> SameAsync(string path, string[] keys, string table, int[] columns)
        {
            var shown = (await stage.GetAsync(web, path)).AsArray().Select(row => string.Join('|', keys.Select(key => Text(row![key])))).Order();
            var saved = (await Rows.ReadAsync(database, table)).Select(row => row.Split('|')).Select(row => string.Join('|', columns.Select(column => row[column]))).Order();
            return shown.SequenceEqual(saved);
        }
    }

    static string Text(JsonNode? value) => value?.ToString() ?? "";
}
