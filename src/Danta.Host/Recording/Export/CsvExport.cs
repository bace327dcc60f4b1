using System.Text;
using Danta.Host.Journal;
using Danta.Kis;
using Danta.Market;

namespace Danta.Host.Recording.Export;

/// <summary>Two tables of a day, <c>DAY-trades.csv</c> and <c>DAY-books.csv</c>, written as it is read.</summary>
static class CsvExport
{
    /// <returns>The files.</returns>
    public static IReadOnlyList<string> Write(RecordedDay day, string directory)
    {
        string[] files = [Path.Combine(directory, $"{day.Date:yyyy-MM-dd}-trades.csv"), Path.Combine(directory, $"{day.Date:yyyy-MM-dd}-books.csv")];
        using var trades = Open(files[0]);
        using var books = Open(files[1]);
        Head(trades, TickColumns.Trades);
        Head(books, TickColumns.Books);
        JournalReader.Read(day.Disk, day.Name, (in JournalRecord record) =>
        {
            if (record.Kind == RecordKind.Trade && TickCodec.TryRead(record.Payload, out TradeTick trade))
                Row(trades, TickColumns.Trades, record.At, trade);
            else if (record.Kind == RecordKind.Book && TickCodec.TryRead(record.Payload, out BookTick book))
                Row(books, TickColumns.Books, record.At, book);
        });
        return files;
    }

    /// <summary>One user's alone, like everything that this program writes.</summary>
    internal static StreamWriter Open(string path) =>
        new(PrivateFile.OpenShared(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    static void Head<T>(StreamWriter to, IReadOnlyList<TickColumn<T>> columns) => to.Write(string.Join(',', columns.Select(column => column.Name)) + '\n');

    static void Row<T>(StreamWriter to, IReadOnlyList<TickColumn<T>> columns, DateTimeOffset at, T tick)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            if (index > 0)
                to.Write(',');
            if (columns[index].Number is { } number)
                to.Write(number(at, tick));
            else
                to.Write(columns[index].Text!(at, tick));
        }
        to.Write('\n');
    }
}
