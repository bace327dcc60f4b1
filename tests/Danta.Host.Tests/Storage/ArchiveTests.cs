using Danta.Host.Storage;
using Danta.Trading;
using static Danta.Host.Tests.Storage.Rows;

namespace Danta.Host.Tests.Storage;

/// <summary>What the archive promises, whatever keeps it.</summary>
public abstract class ArchiveTests : IAsyncLifetime
{
    Func<Database> _open = null!;

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

    /// <summary>A new and empty one; each call of what is returned is another program on it.</summary>
    private protected abstract Task<Func<Database>> CreateAsync();

    Task SaveAsync(ArchiveBatch batch, Database? database = null) => new TradeArchive(database ?? _open()).SaveAsync(batch, CancellationToken.None);

    Task<List<string>> Read(string table) => ReadAsync(_open(), table);

    [Fact]
    public async Task Orders_trades_and_days_come_back_as_they_were_saved()
    {
        await SaveAsync(Batch([Trade(1, Noon, 5_000_000_000)], [Order(7, Noon), Order(8, Noon, OrderState.Filled, 10)], [Day(Date, -9_000_000_000)]));
        Assert.Equal(
            ["1|2026-11-20T12:00:00.000+09:00|2026-11-20T12:03:00.000+09:00|2026-11-20|000660|SK하이닉스 '우' \"B\"|3000000000|200000.5|201000|5000000300|100|200|5000000000|0.42|거래량 급증|익절 +1.5 %|strength"],
            await Read("trades"));
        Assert.Equal(
            [
                "7|2026-11-20T12:00:00.000+09:00|2026-11-20|0000000007|005930|삼성전자|Buy|Market|10|0|0|Working|급등주 진입|",
                "8|2026-11-20T12:00:00.000+09:00|2026-11-20|0000000008|005930|삼성전자|Buy|Market|10|10|71900.25|Filled|급등주 진입|2026-11-20T12:00:01.000+09:00",
            ],
            await Read("orders"));
        Assert.Equal(["2026-11-20|-9000000000|-8999999997|1|2|4|3|1"], await Read("days"));
    }

    /// <summary>What a period is asked for, to the won, the share and the millisecond.</summary>
    [Fact]
    public async Task Orders_and_trades_of_a_period_are_read_as_they_were_saved()
    {
        var late = Noon.AddDays(1).AddHours(11).AddMinutes(56).AddMilliseconds(7);
        RoundTrip[] trades = [Trade(1, Noon), Trade(1, Noon.AddDays(1), -7), Trade(2, late, 5_000_000_000)];
        OrderView[] orders = [Order(7, Noon), Order(8, Noon.AddDays(1), OrderState.Filled, 10), Order(9, Noon.AddDays(3))];
        await SaveAsync(Batch(trades, orders));
        var archive = new TradeArchive(_open());
        Assert.Equal(trades, await archive.TradesAsync(Date, Date.AddDays(1), CancellationToken.None));
        Assert.Equal(trades[..1], await archive.TradesAsync(Date, Date, CancellationToken.None));
        Assert.Equal(trades[1..], await archive.TradesAsync(Date.AddDays(1), Date.AddDays(9), CancellationToken.None));
        Assert.Equal(orders[..2], await archive.OrdersAsync(Date, Date.AddDays(2), CancellationToken.None));
        Assert.Empty(await archive.TradesAsync(Date.AddDays(-9), Date.AddDays(-1), CancellationToken.None));
    }

    [Fact]
    public async Task Saving_the_same_twice_changes_nothing()
    {
        var batch = Batch([Trade(1, Noon)], [Order(7, Noon)], [Day(Date)]);
        await SaveAsync(batch);
        string[] before = [.. await Read("trades"), .. await Read("orders"), .. await Read("days")];
        await SaveAsync(batch);
        string[] after = [.. await Read("trades"), .. await Read("orders"), .. await Read("days")];
        Assert.Equal(before, after);
        Assert.Equal(3, before.Length);
    }

    [Fact]
    public async Task A_trade_that_a_late_fill_reopened_is_out_until_it_is_closed_again_with_its_last_figures()
    {
        await SaveAsync(Batch([Trade(1, Noon), Trade(2, Noon)]));
        await SaveAsync(Batch(reopened: [new(1, Noon)]));
        Assert.StartsWith("2|", Assert.Single(await Read("trades")), StringComparison.Ordinal);
        await SaveAsync(Batch([Trade(1, Noon, net: -77)]));
        var trades = await Read("trades");
        Assert.Equal(2, trades.Count);
        Assert.Contains("|-77|", trades[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_keeps_its_last_state_and_a_number_of_another_life_is_another_order()
    {
        await SaveAsync(Batch(orders: [Order(7, Noon)]));
        await SaveAsync(Batch(orders: [Order(7, Noon, OrderState.Filled, 10), Order(7, Noon.AddDays(1))]));
        var orders = await Read("orders");
        Assert.Equal(2, orders.Count);
        Assert.Contains("|Filled|", orders[0], StringComparison.Ordinal);
        Assert.Contains("|Working|", orders[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_all_or_nothing()
    {
        await SaveAsync(Batch(orders: [Order(1, Noon)]));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            SaveAsync(Batch([Trade(1, Noon)], [Order(2, Noon), Order(3, Noon) with { Reason = null! }], [Day(Date)])));
        Assert.Single(await Read("orders"));
        Assert.Empty(await Read("trades"));
        Assert.Empty(await Read("days"));
    }

    [Fact]
    public async Task Several_programs_that_make_the_schema_and_save_at_once_do_not_hurt_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(program => Task.Run(async () =>
        {
            var database = _open();
            for (var round = 0; round < 10; round++)
                await SaveAsync(Batch([Trade(round, Noon, program)], [Order(program * 100 + round, Noon)], [Day(Date, program)]), database);
        })));
        Assert.Equal(80, (await Read("orders")).Count);
        Assert.Equal(10, (await Read("trades")).Count);
        Assert.Single(await Read("days"));
    }

    [Fact]
    public async Task Days_are_asked_for_by_their_range_with_both_ends()
    {
        await SaveAsync(Batch(days: [.. Enumerable.Range(0, 40).Reverse().Select(day => Day(Date.AddDays(day), day))]));
        var days = await new TradeArchive(_open()).DaysAsync(Date.AddDays(5), Date.AddDays(15), CancellationToken.None);
        Assert.Equal(Enumerable.Range(5, 11).Select(day => Day(Date.AddDays(day), day)), days);
        Assert.Empty(await new TradeArchive(_open()).DaysAsync(Date.AddDays(50), Date.AddDays(60), CancellationToken.None));
    }

    [Fact]
    public async Task What_an_older_run_made_is_used_and_what_was_dropped_meanwhile_is_made_again()
    {
        await SaveAsync(Batch([Trade(1, Noon)]));
        var database = _open();
        await SaveAsync(Batch([Trade(2, Noon)]), database);
        Assert.Equal(2, (await Read("trades")).Count);
        await using (var connection = await database.OpenAsync(CancellationToken.None))
        {
            foreach (var table in (string[])[.. Database.Tables, "schemaversions"])
                await Dapper.SqlMapper.ExecuteAsync(connection, $"DROP TABLE {database.Place}{table}");
        }
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => SaveAsync(Batch([Trade(3, Noon)]), database));
        await SaveAsync(Batch([Trade(3, Noon)]), database);
        Assert.Single(await Read("trades"));
    }
}

public sealed class SqliteArchiveTests : ArchiveTests
{
    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    private protected override Task<Func<Database>> CreateAsync() => Task.FromResult(() => Database.Of(_directory, null, Owner));

    private protected override void Clear()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
    }
}

public sealed class PostgresArchiveTests(PostgresServer server) : ArchiveTests, IClassFixture<PostgresServer>
{
    private protected override async Task<Func<Database>> CreateAsync()
    {
        var connection = await server.NewDatabaseAsync();
        return () => Database.Of("", connection, Owner);
    }
}
