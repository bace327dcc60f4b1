using Danta.Host.Storage;
using Dapper;
using DbUp.Engine;
using static Danta.Host.Tests.Storage.Rows;

namespace Danta.Host.Tests.Storage;

/// <summary>A database of an earlier program, and one of a later.</summary>
public abstract class SchemaTests : IAsyncLifetime
{
    /// <summary>What the program after this one might add.</summary>
    static readonly Schema Later = new([.. Schema.Current.Steps, new SqlScript("9999-later", "ALTER TABLE $place$days ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")]);

    Func<Schema?, Database> _open = null!;

    public async ValueTask InitializeAsync() => _open = await CreateAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Clear();
        return ValueTask.CompletedTask;
    }

    private protected virtual void Clear()
    {
    }

    private protected abstract Task<Func<Schema?, Database>> CreateAsync();

    async Task ExecuteAsync(Database database, string statement)
    {
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync(statement);
    }

    async Task<List<string>> StepsAsync()
    {
        var database = _open(Later);
        await using var connection = await database.OpenAsync(CancellationToken.None);
        return [.. await connection.QueryAsync<string>($"SELECT scriptname FROM {database.Place}schemaversions ORDER BY scriptname")];
    }

    Task SaveAsync(Database database) => new TradeArchive(database).SaveAsync(Batch([Trade(1, Noon)], [Order(7, Noon)], [Day(Date, 7)]), CancellationToken.None);

    /// <summary>The program before steps were numbered left the same tables and no word about them.</summary>
    [Fact]
    public async Task A_database_from_before_the_steps_keeps_its_rows_and_is_numbered()
    {
        var former = _open(null);
        await SaveAsync(former);
        await ExecuteAsync(former, $"DROP TABLE {former.Place}schemaversions");
        await ExecuteAsync(former, $"ALTER TABLE {former.Place}trades DROP COLUMN rule");

        var now = _open(null);
        Assert.Equal([Day(Date, 7)], await new TradeArchive(now).DaysAsync(Date, Date, CancellationToken.None));
        Assert.Equal((1, 1), ((await ReadAsync(now, "trades")).Count, (await ReadAsync(now, "orders")).Count));
        Assert.Equal(["0001-archive", "0002-rule", "9999-later"], await StepsAsync());
    }

    [Fact]
    public async Task An_upgrade_takes_the_steps_that_are_missing_once_and_keeps_the_rows()
    {
        await SaveAsync(_open(null));
        // Several programs at once, as a restart beside a question would.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await SaveAsync(_open(Later)))));
        Assert.Equal(["0001-archive", "0002-rule", "9999-later"], await StepsAsync());
        Assert.Equal("2026-11-20|7|10|1|2|4|3|1|calm", Assert.Single(await ReadAsync(_open(Later), "days")));
    }

    [Fact]
    public async Task A_step_that_fails_changes_nothing()
    {
        await SaveAsync(_open(null));
        var broken = new Schema([.. Schema.Current.Steps, new SqlScript("9998-half", "ALTER TABLE $place$days ADD COLUMN mood TEXT; ALTER TABLE $place$nowhere ADD COLUMN mood TEXT;")]);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => SaveAsync(_open(broken)));
        Assert.Equal("2026-11-20|7|10|1|2|4|3|1", Assert.Single(await ReadAsync(_open(null), "days")));
    }

    [Fact]
    public async Task A_database_that_a_later_program_has_changed_is_refused_and_left_as_it_is()
    {
        await SaveAsync(_open(Later));
        var refused = await Assert.ThrowsAsync<NewerSchemaException>(() => new TradeArchive(_open(null)).SaveAsync(Batch(days: [Day(Date, -1)]), CancellationToken.None));
        Assert.Contains("9999-later", refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NewerSchemaException>(() => _open(null).ProveAsync(CancellationToken.None));
        Assert.Equal("2026-11-20|7|10|1|2|4|3|1|calm", Assert.Single(await ReadAsync(_open(Later), "days")));
    }

    [Fact]
    public async Task All_rows_go_from_one_kind_to_the_other_and_back()
    {
        await SaveAsync(_open(null));
        var directory = Directory.CreateTempSubdirectory("danta").FullName;
        try
        {
            var file = Database.Of(directory, null, Owner);
            await ArchiveCopy.CopyAsync(_open(null), file, CancellationToken.None);
            var emptied = _open(null);
            foreach (var table in Database.Tables)
            {
                Assert.Equal(await ReadAsync(emptied, table), await ReadAsync(file, table));
                await ExecuteAsync(emptied, $"DELETE FROM {emptied.Place}{table}");
            }
            // What is there already, newer than the copy, stays.
            await new TradeArchive(emptied).SaveAsync(Batch(days: [Day(Date, 99)]), CancellationToken.None);
            await ArchiveCopy.CopyAsync(file, emptied, CancellationToken.None);
            Assert.Equal(await ReadAsync(file, "orders"), await ReadAsync(emptied, "orders"));
            Assert.Equal([Day(Date, 99)], await new TradeArchive(emptied).DaysAsync(Date, Date, CancellationToken.None));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
        }
    }
}

public sealed class SqliteSchemaTests : SchemaTests
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    private protected override Task<Func<Schema?, Database>> CreateAsync() => Task.FromResult((Schema? schema) => Database.Of(_directory, null, Owner, schema));

    private protected override void Clear()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }
}

public sealed class PostgresSchemaTests(PostgresServer server) : SchemaTests, IClassFixture<PostgresServer>
{
    private protected override async Task<Func<Schema?, Database>> CreateAsync()
    {
        var connection = await server.NewDatabaseAsync();
        return schema => Database.Of("", connection, Owner, schema);
    }
}
