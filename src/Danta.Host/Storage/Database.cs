using System.Data.Common;
using System.Net.Sockets;
using Danta.Host.Books;
using Danta.Kis;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Danta.Host.Storage;

/// <summary>
/// Where what is asked for later is kept: embedded SQLite in the book's directory, or PostgreSQL, where each book has a schema of
/// its own. One set of tables and statements for both. The journal is the truth; this can be rebuilt from it.
/// </summary>
/// <param name="place">PostgreSQL's schema with its dot; empty: a file has one book only.</param>
/// <param name="formerRows">The mark of a book whose rows may still lie in the tables of the former layout.</param>
sealed class Database(Func<DbConnection> connect, string place, string formerRows)
{
    const string FileName = "danta.db";

    static readonly string[] Tables = ["trades", "orders", "days"];

    readonly string _schema = $"""
        CREATE TABLE IF NOT EXISTS {place}trades (
            id BIGINT NOT NULL, opened_at TEXT NOT NULL, closed_at TEXT NOT NULL, day TEXT NOT NULL, code TEXT NOT NULL,
            name TEXT NOT NULL, quantity BIGINT NOT NULL, buy_price TEXT NOT NULL, sell_price TEXT NOT NULL, gross BIGINT NOT NULL,
            commission BIGINT NOT NULL, tax BIGINT NOT NULL, net BIGINT NOT NULL, net_percent TEXT NOT NULL,
            condition TEXT NOT NULL, exit_reason TEXT NOT NULL, PRIMARY KEY (id, opened_at));
        CREATE INDEX IF NOT EXISTS trades_day ON {place}trades (day);
        CREATE TABLE IF NOT EXISTS {place}orders (
            id BIGINT NOT NULL, sent_at TEXT NOT NULL, day TEXT NOT NULL, number TEXT NOT NULL, code TEXT NOT NULL,
            name TEXT NOT NULL, side TEXT NOT NULL, type TEXT NOT NULL, quantity BIGINT NOT NULL, filled BIGINT NOT NULL,
            average_price TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, done_at TEXT, PRIMARY KEY (id, sent_at));
        CREATE INDEX IF NOT EXISTS orders_day ON {place}orders (day);
        CREATE TABLE IF NOT EXISTS {place}days (
            day TEXT NOT NULL PRIMARY KEY, realised BIGINT NOT NULL, gross BIGINT NOT NULL, commission BIGINT NOT NULL,
            tax BIGINT NOT NULL, trades BIGINT NOT NULL, wins BIGINT NOT NULL, losses BIGINT NOT NULL);
        """;

    /// <summary>Of the schema: PostgreSQL lets two that create the same table at once run into each other.</summary>
    const string SchemaLock = "SELECT pg_advisory_xact_lock(722046)";

    volatile bool _isPrepared;

    /// <summary>What stands before the name of a table.</summary>
    public string Place => place;

    /// <param name="directory">The book's.</param>
    /// <param name="connection">PostgreSQL's connection string; null: SQLite in the directory.</param>
    public static Database Of(string directory, string? connection, BookOwner owner)
    {
        var mark = Path.Combine(directory, FormerBook.RowsMark);
        if (connection is not null)
            return new(() => new NpgsqlConnection(connection), $"danta_{owner.Name.Replace('-', '_')}.", mark);
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, FileName), DefaultTimeout = 5 };
        return new(
            () =>
            {
                PrivateFile.MakeDirectory(directory);
                return new SqliteConnection(file.ToString());
            },
            "", mark);
    }

    /// <summary>There is one in this directory.</summary>
    public static bool IsIn(string directory) => File.Exists(Path.Combine(directory, FileName));

    /// <summary>What is wrong with a connection string; null: nothing. Never shows it, for a password may stand in it.</summary>
    public static string? Problem(string connection)
    {
        const string Expected = "PostgreSQL 연결 문자열이어야 합니다 (\"Host=…;Port=5432;Database=…;Username=…;Password=…\")";
        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Host) ? Expected : null;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            return Expected;
        }
    }

    /// <summary>The server or the file is not there, or not in time: nothing is wrong with what was asked.</summary>
    public static bool IsAway(Exception fault) =>
        fault is DbException or IOException or SocketException or TimeoutException or OperationCanceledException;

    /// <summary>An open connection with the schema in place.</summary>
    /// <exception cref="Exception">See <see cref="IsAway"/>.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = connect();
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (connection is SqliteConnection)
                await connection.ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
            if (!_isPrepared)
                await PrepareAsync(connection, cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>It may have been replaced by an empty one: the schema is looked at again.</summary>
    public void Distrust() => _isPrepared = false;

    async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (connection is NpgsqlConnection)
        {
            await RunAsync(SchemaLock);
            await RunAsync($"CREATE SCHEMA IF NOT EXISTS {place[..^1]}");
        }
        await RunAsync(_schema);
        var hasFormer = connection is NpgsqlConnection && File.Exists(formerRows);
        if (hasFormer)
        {
            foreach (var table in Tables)
            {
                if (await connection.ExecuteScalarAsync<bool>(Command($"SELECT to_regclass('{table}') IS NOT NULL")))
                    await RunAsync($"INSERT INTO {place}{table} SELECT * FROM {table} ON CONFLICT DO NOTHING");
            }
        }
        await transaction.CommitAsync(cancellationToken);
        _isPrepared = true;
        if (hasFormer)
            File.Delete(formerRows);

        Task RunAsync(string statement) => connection.ExecuteAsync(Command(statement));

        CommandDefinition Command(string statement) => new(statement, transaction: transaction, cancellationToken: cancellationToken);
    }
}
