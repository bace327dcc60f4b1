using Danta.Host.Books;
using Danta.Host.Storage;
using Danta.Trading;
using Dapper;
using static Danta.Host.Tests.Storage.Rows;

namespace Danta.Host.Tests.Storage;

/// <summary>One PostgreSQL for several books.</summary>
public sealed class BooksApartTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    static readonly BookOwner Dry = Owner with { Kind = new(TradingMode.Real, true) };

    [Fact]
    public async Task What_one_book_saves_no_other_reads_or_changes()
    {
        var connection = await server.NewDatabaseAsync();
        var (one, other) = (Database.Of(_directory, connection, Owner), Database.Of(_directory, connection, Dry));
        await new TradeArchive(one).SaveAsync(Batch([Trade(1, Noon)], [Order(1, Noon)], [Day(Date, 7)]), CancellationToken.None);
        Assert.Empty(await new TradeArchive(other).DaysAsync(Date, Date, CancellationToken.None));
        // The very same numbers and the very same day.
        await new TradeArchive(other).SaveAsync(Batch([Trade(1, Noon, -9)], [Order(1, Noon)], [Day(Date, -9)]), CancellationToken.None);
        Assert.Equal([Day(Date, 7)], await new TradeArchive(one).DaysAsync(Date, Date, CancellationToken.None));
        Assert.Equal([Day(Date, -9)], await new TradeArchive(other).DaysAsync(Date, Date, CancellationToken.None));
        Assert.DoesNotContain("|-9|", Assert.Single(await ReadAsync(one, "trades")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_the_former_layout_are_taken_over_by_the_book_that_took_it_over_and_by_no_other()
    {
        var connection = await server.NewDatabaseAsync();
        var (one, other) = (Database.Of(_directory, connection, Owner), Database.Of("", connection, Dry));
        await new TradeArchive(one).SaveAsync(Batch([Trade(1, Noon), Trade(2, Noon)], [Order(1, Noon)], [Day(Date, 7)]), CancellationToken.None);
        await using (var sql = await one.OpenAsync(CancellationToken.None))
        {
            foreach (var table in (string[])["trades", "orders", "days"])
                await sql.ExecuteAsync($"ALTER TABLE {one.Place}{table} SET SCHEMA public");
            await sql.ExecuteAsync($"DROP TABLE {one.Place}schemaversions");
        }
        Assert.Empty(await new TradeArchive(other).DaysAsync(Date, Date, CancellationToken.None));
        await File.WriteAllBytesAsync(Path.Combine(_directory, FormerBook.RowsMark), []);

        var again = Database.Of(_directory, connection, Owner);
        Assert.Equal([Day(Date, 7)], await new TradeArchive(again).DaysAsync(Date, Date, CancellationToken.None));
        Assert.Equal((2, 1), ((await ReadAsync(again, "trades")).Count, (await ReadAsync(again, "orders")).Count));
        Assert.False(File.Exists(Path.Combine(_directory, FormerBook.RowsMark)));
        // Once: what is changed since is not written over.
        await new TradeArchive(again).SaveAsync(Batch(days: [Day(Date, 8)]), CancellationToken.None);
        Assert.Equal([Day(Date, 8)], await new TradeArchive(Database.Of(_directory, connection, Owner)).DaysAsync(Date, Date, CancellationToken.None));
    }
}
