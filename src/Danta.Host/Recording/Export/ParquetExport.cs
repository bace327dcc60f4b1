using Danta.Host.Journal;
using Danta.Kis;
using Danta.Market;
using Parquet;
using Parquet.Schema;

namespace Danta.Host.Recording.Export;

/// <summary>The tables of <see cref="CsvExport"/> as Parquet: what DuckDB, pandas and Polars read.</summary>
static class ParquetExport
{
    /// <summary>Rows of a group: some ten megabytes of books.</summary>
    const int Group = 50_000;

    /// <returns>The files.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(RecordedDay day, string directory, CancellationToken stop)
    {
        string[] files = [Path.Combine(directory, $"{day.Date:yyyy-MM-dd}-trades.parquet"), Path.Combine(directory, $"{day.Date:yyyy-MM-dd}-books.parquet")];
        await WriteAsync(files[0], TickColumns.Trades, Rows(day, RecordKind.Trade, static (ReadOnlySpan<byte> from, out TradeTick tick) => TickCodec.TryRead(from, out tick)), stop);
        await WriteAsync(files[1], TickColumns.Books, Rows(day, RecordKind.Book, static (ReadOnlySpan<byte> from, out BookTick tick) => TickCodec.TryRead(from, out tick)), stop);
        return files;
    }

    delegate bool Decode<T>(ReadOnlySpan<byte> from, out T tick);

    /// <summary>A reader pushes and a row group pulls, and a day is no more than the memory holds: it is gathered first.</summary>
    static List<(DateTimeOffset At, T Tick)> Rows<T>(RecordedDay day, RecordKind kind, Decode<T> decode)
    {
        var rows = new List<(DateTimeOffset, T)>();
        JournalReader.Read(day.Disk, day.Name, (in JournalRecord record) =>
        {
            if (record.Kind == kind && decode(record.Payload, out var tick))
                rows.Add((record.At, tick));
        });
        return rows;
    }

    static async Task WriteAsync<T>(string path, IReadOnlyList<TickColumn<T>> columns, List<(DateTimeOffset At, T Tick)> rows, CancellationToken stop)
    {
        var fields = columns.Select(column => column.Number is null ? (DataField)new DataField<string>(column.Name) : new DataField<long>(column.Name)).ToArray();
        await using var file = PrivateFile.OpenShared(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1 << 16);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), file, cancellationToken: stop);
        for (var from = 0; from < rows.Count || from == 0; from += Group)
        {
            using var group = writer.CreateRowGroup();
            var slice = rows.GetRange(from, Math.Min(Group, rows.Count - from));
            for (var index = 0; index < columns.Count; index++)
            {
                if (columns[index].Number is { } number)
                    await group.WriteAsync<long>(fields[index], slice.Select(row => number(row.At, row.Tick)).ToArray(), cancellationToken: stop);
                else
                    await group.WriteAsync(fields[index], slice.Select(row => columns[index].Text!(row.At, row.Tick)).ToArray());
            }
        }
    }
}
