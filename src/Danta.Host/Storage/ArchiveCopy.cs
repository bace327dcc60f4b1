using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Danta.Host.Storage;

/// <summary>
/// All rows of one archive into another, be each a file or on a server: so a backup holds a file, whatever the book is kept in, and can
/// be put back into either. What the other has already stays as it is.
/// </summary>
static class ArchiveCopy
{
    /// <summary>As the source is at one moment, while others go on writing to it.</summary>
    /// <exception cref="Exception">One of them is not there (<see cref="Database.IsAway"/>).</exception>
    public static async Task CopyAsync(Database from, Database to, CancellationToken cancellationToken)
    {
        await using var source = await from.OpenAsync(cancellationToken);
        await using var target = await to.OpenAsync(cancellationToken);
        await using var moment = source is SqliteConnection file
            ? file.BeginTransaction(deferred: true)
            : await source.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var writing = await target.BeginTransactionAsync(cancellationToken);
        foreach (var table in Database.Tables)
        {
            var rows = await source.QueryAsync(new CommandDefinition($"SELECT * FROM {from.Place}{table}", transaction: moment, cancellationToken: cancellationToken));
            foreach (var row in rows.Cast<IDictionary<string, object?>>())
                await target.ExecuteAsync(new CommandDefinition(Insert(to, table, row), new DynamicParameters(row), writing, cancellationToken: cancellationToken));
        }
        await writing.CommitAsync(cancellationToken);
    }

    static string Insert(Database to, string table, IDictionary<string, object?> row) =>
        $"INSERT INTO {to.Place}{table} ({string.Join(", ", row.Keys)}) VALUES ({string.Join(", ", row.Keys.Select(column => $"@{column}"))}) ON CONFLICT DO NOTHING";
}
