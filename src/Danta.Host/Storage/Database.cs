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
/// <param name="server">PostgreSQL's connection string; null: SQLite.</param>
/// <param name="formerRows">The mark of a book whose rows may still lie in the tables of the former layout.</param>
sealed class Database(Func<DbConnection> connect, string place, string? server, string formerRows, Schema schema)
{
    public const string FileName = "danta.db";

    /// <summary>A server that hangs does not hold up a start.</summary>
    static readonly TimeSpan LongestProof = TimeSpan.FromSeconds(1);

    public static readonly string[] Tables = ["trades", "orders", "days"];

    volatile bool _isPrepared;

    /// <summary>What stands before the name of a table.</summary>
    public string Place => place;

    /// <param name="directory">The book's.</param>
    /// <param name="connection">PostgreSQL's connection string; null: SQLite in the directory.</param>
    /// <param name="schema">Null: this program's.</param>
    public static Database Of(string directory, string? connection, BookOwner owner, Schema? schema = null)
    {
        schema ??= Schema.Current;
        var mark = Path.Combine(directory, FormerBook.RowsMark);
        if (connection is not null)
            return new(() => new NpgsqlConnection(connection), $"danta_{owner.Name.Replace('-', '_')}.", connection, mark, schema);
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, FileName), DefaultTimeout = 5 };
        return new(
            () =>
            {
                PrivateFile.MakeDirectory(directory);
                return new SqliteConnection(file.ToString());
            },
            "", null, mark, schema);
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

    /// <summary>One that cannot be asked now may be what it likes: what is written later finds out.</summary>
    /// <exception cref="NewerSchemaException">A later program has been here.</exception>
    public async Task ProveAsync(CancellationToken cancellationToken)
    {
        using var soon = new CancellationTokenSource(LongestProof, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(soon.Token, cancellationToken);
        try
        {
            await using var connection = await OpenAsync(either.Token);
        }
        catch (Exception fault) when (fault is not NewerSchemaException && IsAway(fault) && !cancellationToken.IsCancellationRequested)
        {
            // Whoever writes to it waits for it.
        }
    }

    /// <summary>It may have been replaced by an empty one: the schema is looked at again.</summary>
    public void Distrust() => _isPrepared = false;

    async Task PrepareAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await schema.BringAsync(connection, place, server, cancellationToken);
        if (server is not null && File.Exists(formerRows))
            await TakeFormerRowsAsync(connection, cancellationToken);
        _isPrepared = true;
    }

    async Task TakeFormerRowsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var table in Tables)
        {
            if (await connection.ExecuteScalarAsync<bool>(Command($"SELECT to_regclass('{table}') IS NOT NULL")))
                await connection.ExecuteAsync(Command($"INSERT INTO {place}{table} SELECT * FROM {table} ON CONFLICT DO NOTHING"));
        }
        await transaction.CommitAsync(cancellationToken);
        File.Delete(formerRows);

        CommandDefinition Command(string statement) => new(statement, transaction: transaction, cancellationToken: cancellationToken);
    }
}
