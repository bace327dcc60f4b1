using System.Text.Json;
using Danta.Telegram.BotApi;
using Danta.Telegram.News;
using Microsoft.Data.Sqlite;

namespace Danta.Telegram.Outbox;

/// <summary>
/// Where messages wait and small facts are kept (offset of updates, the board's message, settings of the bot): one SQLite
/// file beside the journal, or a database in memory. Each call is on disk when it returns, so that what was kept survives a
/// power cut. May be called from several threads.
/// </summary>
sealed class OutboxStore : IDisposable
{
    /// <summary>Finished rows that stay, for /log and to know what was already told.</summary>
    const int KeptRows = 5_000;

    const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT, chat INTEGER NOT NULL, lane INTEGER NOT NULL, kind TEXT NOT NULL,
            at INTEGER NOT NULL, html TEXT NOT NULL, silent INTEGER NOT NULL, markup TEXT, tag TEXT NOT NULL,
            file TEXT, content BLOB, picture INTEGER NOT NULL, key TEXT, state INTEGER NOT NULL DEFAULT 0);
        CREATE UNIQUE INDEX IF NOT EXISTS outbox_key ON outbox (chat, key);
        CREATE INDEX IF NOT EXISTS outbox_unsent ON outbox (id) WHERE state = 0;
        CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    const string Columns = "id, chat, lane, kind, at, html, silent, markup, tag, file, content, picture";

    readonly Lock _lock = new();
    readonly SqliteConnection _connection;

    /// <param name="directory">Null: in memory.</param>
    /// <exception cref="SqliteException">The file is no database or cannot be written.</exception>
    public OutboxStore(string? directory)
    {
        if (directory is not null)
#pragma warning disable RS0030 // The program's mask keeps it from others, and the book has made it before.
            Directory.CreateDirectory(directory);
#pragma warning restore RS0030
        var source = directory is null ? ":memory:" : Path.Combine(directory, "telegram.db");
        _connection = new(new SqliteConnectionStringBuilder { DataSource = source, Pooling = false }.ToString());
        _connection.Open();
        Execute(Schema);
    }

    /// <summary>What was not sent before the last end, in order.</summary>
    public IReadOnlyList<OutboxMessage> Unsent() => Read($"SELECT {Columns} FROM outbox WHERE state = 0 ORDER BY id");

    /// <summary>Keeps a message and gives it its id.</summary>
    /// <param name="key">What it is about; the same key in the same chat is kept once. Empty: always new.</param>
    /// <returns>Null where this key is known already.</returns>
    public OutboxMessage? Add(OutboxMessage message, string key)
    {
        lock (_lock)
        {
            using var command = Command(
                "INSERT OR IGNORE INTO outbox (chat, lane, kind, at, html, silent, markup, tag, file, content, picture, key) "
                + "VALUES ($chat, $lane, $kind, $at, $html, $silent, $markup, $tag, $file, $content, $picture, $key) RETURNING id",
                ("$chat", message.Chat), ("$lane", (int)message.Lane), ("$kind", message.Kind.ToString()),
                ("$at", message.At.ToUnixTimeMilliseconds()), ("$html", message.Html), ("$silent", message.Silent ? 1 : 0),
                ("$markup", message.Markup is { } markup ? JsonSerializer.Serialize(markup, BotJson.Default.Markup) : null),
                ("$tag", message.Tag), ("$file", message.Attachment?.FileName), ("$content", message.Attachment?.Content),
                ("$picture", message.Attachment?.IsPicture == true ? 1 : 0), ("$key", key.Length == 0 ? null : key));
            return command.ExecuteScalar() is long id ? message with { Id = id } : null;
        }
    }

    /// <summary>They were sent, or can never be: they will not come back.</summary>
    public void Finish(IReadOnlyList<OutboxMessage> messages, bool sent)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var message in messages)
                Execute("UPDATE outbox SET state = $state, content = NULL WHERE id = $id", ("$state", sent ? 1 : 2), ("$id", message.Id));
            Execute("DELETE FROM outbox WHERE state <> 0 AND id <= $oldest", ("$oldest", messages.Max(message => message.Id) - KeptRows));
            transaction.Commit();
        }
    }

    /// <summary>The newest messages of warning, newest first, each once.</summary>
    public IReadOnlyList<OutboxMessage> Warnings(int count)
    {
        var kinds = string.Join(',', Enum.GetValues<NewsKind>().Where(NewsKinds.IsWarning).Select(kind => $"'{kind}'"));
        return Read(
            $"SELECT {Columns} FROM outbox WHERE id IN (SELECT MAX(id) FROM outbox WHERE kind IN ({kinds}) GROUP BY at, html) "
            + "ORDER BY id DESC LIMIT $count", ("$count", count));
    }

    public string? Recall(string name)
    {
        lock (_lock)
        {
            using var command = Command("SELECT value FROM facts WHERE name = $name", ("$name", name));
            return command.ExecuteScalar() as string;
        }
    }

    /// <summary>False where it could not be written: the fact holds until the program ends.</summary>
    public bool Remember(string name, string value)
    {
        try
        {
            Execute(
                "INSERT INTO facts (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = $value",
                ("$name", name), ("$value", value));
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _connection.Dispose();
    }

    List<OutboxMessage> Read(string sql, params ReadOnlySpan<(string, object?)> values)
    {
        lock (_lock)
        {
            using var command = Command(sql, values);
            using var row = command.ExecuteReader();
            var read = new List<OutboxMessage>();
            while (row.Read())
            {
                read.Add(new(
                    row.GetInt64(0), row.GetInt64(1), (Lane)row.GetInt32(2), Enum.Parse<NewsKind>(row.GetString(3)),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)), row.GetString(5), row.GetBoolean(6),
                    row.IsDBNull(7) ? null : JsonSerializer.Deserialize(row.GetString(7), BotJson.Default.Markup), row.GetString(8),
                    row.IsDBNull(9) || row.IsDBNull(10) ? null : new(row.GetString(9), row.GetFieldValue<byte[]>(10), row.GetBoolean(11))));
            }
            return read;
        }
    }

    void Execute(string sql, params ReadOnlySpan<(string, object?)> values)
    {
        lock (_lock)
        {
            using var command = Command(sql, values);
            command.ExecuteNonQuery();
        }
    }

    SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
