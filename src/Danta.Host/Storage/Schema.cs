using System.Data.Common;
using System.Runtime.ExceptionServices;
using Dapper;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;

namespace Danta.Host.Storage;

/// <summary>
/// Tables as numbered steps (<c>Migrations/*.sql</c>), the archive's in one text for SQLite and PostgreSQL. What a database has been through
/// stands in it; one that has been through more than this program knows is a later program's and is left alone.
/// </summary>
sealed class Schema(IReadOnlyList<SqlScript> steps)
{
    const string Done = "schemaversions";

    /// <summary>Of all programs at once: PostgreSQL lets two that create the same table run into each other.</summary>
    const int ServerLock = 722046;

    /// <summary>The archive's.</summary>
    public static readonly Schema Current = Of("archive");

    /// <summary>That of sweeps by many machines.</summary>
    public static readonly Schema Fleet = Of("fleet");

    public IReadOnlyList<SqlScript> Steps => steps;

    /// <summary>Takes the steps that are missing; none are where it was up to date.</summary>
    /// <param name="place">PostgreSQL's schema with its dot; empty in SQLite.</param>
    /// <param name="server">PostgreSQL's connection string; null: SQLite.</param>
    /// <exception cref="NewerSchemaException">A later program has been here.</exception>
    public async Task BringAsync(DbConnection connection, string place, string? server, CancellationToken cancellationToken)
    {
        if (await IsDoneAsync(connection, place, cancellationToken))
            return;
        if (server is null)
            await BringFileAsync((SqliteConnection)connection, cancellationToken);
        else
            await BringServerAsync(connection, place, server, cancellationToken);
    }

    async Task<bool> IsDoneAsync(DbConnection connection, string place, CancellationToken cancellationToken)
    {
        var find = connection is SqliteConnection
            ? $"SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = '{Done}'"
            : $"SELECT COUNT(to_regclass('{place}{Done}'))";
        if (await connection.ExecuteScalarAsync<long>(new CommandDefinition(find, cancellationToken: cancellationToken)) == 0)
            return false;
        var done = (await connection.QueryAsync<string>(new CommandDefinition($"SELECT scriptname FROM {place}{Done}", cancellationToken: cancellationToken))).ToHashSet(StringComparer.Ordinal);
        var known = steps.Count(step => done.Remove(step.Name));
        return done.Count == 0 ? known == steps.Count : throw new NewerSchemaException(done.Max(StringComparer.Ordinal)!);
    }

    /// <summary>One program at a time, and all steps or none.</summary>
    async Task BringFileAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition("BEGIN IMMEDIATE", cancellationToken: cancellationToken));
        try
        {
            if (!await IsDoneAsync(connection, "", cancellationToken))
                Take(DeployChanges.To.SqliteDatabase(new SharedConnection(connection)).JournalToSqliteTable(Done), "");
            await connection.ExecuteAsync(new CommandDefinition("COMMIT", cancellationToken: cancellationToken));
        }
        catch
        {
            await connection.ExecuteAsync(new CommandDefinition("ROLLBACK", cancellationToken: CancellationToken.None));
            throw;
        }
    }

    /// <inheritdoc cref="BringFileAsync"/>
    async Task BringServerAsync(DbConnection connection, string place, string server, CancellationToken cancellationToken)
    {
        var name = place[..^1];
        await using var alone = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition($"SELECT pg_advisory_xact_lock({ServerLock})", transaction: alone, cancellationToken: cancellationToken));
        if (!await IsDoneAsync(connection, place, cancellationToken))
            Take(DeployChanges.To.PostgresqlDatabase(server, name).JournalToPostgresqlTable(name, Done).WithTransaction(), place);
        await alone.CommitAsync(cancellationToken);
    }

    void Take(UpgradeEngineBuilder builder, string place)
    {
        var result = builder.WithScripts(steps).WithVariable("place", place).LogToNowhere().Build().PerformUpgrade();
        if (!result.Successful)
            ExceptionDispatchInfo.Throw(result.Error);
    }

    static Schema Of(string whose)
    {
        var assembly = typeof(Schema).Assembly;
        var own = new List<SqlScript>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{whose}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            own.Add(new SqlScript(Path.GetFileNameWithoutExtension(name), text.ReadToEnd()));
        }
        return new(own);
    }
}

/// <summary>A later program has changed the tables: this one would read and write them wrongly.</summary>
/// <param name="step">The last that it took.</param>
sealed class NewerSchemaException(string step) : IOException($"the archive has been through {step}, which this version does not know");
