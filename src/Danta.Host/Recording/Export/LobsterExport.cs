using System.Globalization;
using Danta.Host.Journal;
using Danta.Market;

namespace Danta.Host.Recording.Export;

/// <summary>
/// LOBSTER's pair of files for each stock: a message file and an order book file with as many rows. The feed tells no single orders, so every
/// message is an execution (type 4, in an auction 6) with the order id 0, and the book beside it is the last that was heard by then.
/// </summary>
static class LobsterExport
{
    /// <summary>Its prices are the currency's times this.</summary>
    const long Scale = 10_000;

    /// <summary>What it has where the book is shorter.</summary>
    const long NoAsk = 9_999_999_999;

    sealed class Pair(string directory, DateOnly day, InstrumentCode code) : IDisposable
    {
        /// <summary>Its names have the hours of the session, 09:00 to 15:30 here, in milliseconds of the day.</summary>
        public string Stem { get; } = Path.Combine(directory, $"{code}_{day:yyyy-MM-dd}_32400000_55800000");

        public BookTick Book { get; set; }

        StreamWriter Messages => field ??= CsvExport.Open($"{Stem}_message_{BookSide.Depth}.csv");

        StreamWriter Books => field ??= CsvExport.Open($"{Stem}_orderbook_{BookSide.Depth}.csv");

        public bool IsUsed { get; private set; }

        public void Write(DateTimeOffset at, in TradeTick trade)
        {
            IsUsed = true;
            var seconds = (decimal)Kst.Of(at).TimeOfDay.Ticks / TimeSpan.TicksPerSecond;
            // Of the order that was standing: whom a buyer takes was a sale.
            var direction = trade.Aggressor switch { Side.Buy => -1, Side.Sell => 1, _ => 0 };
            Messages.Write(string.Create(CultureInfo.InvariantCulture,
                $"{seconds:0.000000},{(trade.InAuction || trade.Aggressor is null ? 6 : 4)},0,{trade.Size.Shares},{trade.Last.Won * Scale},{direction}\n"));
            for (var level = 0; level < BookSide.Depth; level++)
            {
                var (ask, bid) = (Book.Asks[level], Book.Bids[level]);
                Books.Write(string.Create(CultureInfo.InvariantCulture,
                    $"{(level > 0 ? "," : "")}{(ask.Price.IsQuoted ? ask.Price.Won * Scale : NoAsk)},{ask.Size.Shares},{(bid.Price.IsQuoted ? bid.Price.Won * Scale : -NoAsk)},{bid.Size.Shares}"));
            }
            Books.Write('\n');
        }

        public void Dispose()
        {
            if (!IsUsed)
                return;
            Messages.Dispose();
            Books.Dispose();
        }
    }

    /// <returns>The message files; each has its order book beside it.</returns>
    public static IReadOnlyList<string> Write(RecordedDay day, string directory)
    {
        var pairs = new Dictionary<InstrumentCode, Pair>();
        try
        {
            JournalReader.Read(day.Disk, day.Name, (in JournalRecord record) =>
            {
                if (record.Kind == RecordKind.Trade && TickCodec.TryRead(record.Payload, out TradeTick trade) && trade.Last.IsQuoted)
                    Of(trade.Code).Write(record.At, trade);
                else if (record.Kind == RecordKind.Book && TickCodec.TryRead(record.Payload, out BookTick book))
                    Of(book.Code).Book = book;
            });
            return [.. pairs.Values.Where(pair => pair.IsUsed).Select(pair => $"{pair.Stem}_message_{BookSide.Depth}.csv").Order(StringComparer.Ordinal)];
        }
        finally
        {
            foreach (var pair in pairs.Values)
                pair.Dispose();
        }

        Pair Of(InstrumentCode code)
        {
            if (!pairs.TryGetValue(code, out var pair))
                pairs.Add(code, pair = new Pair(directory, day.Date, code));
            return pair;
        }
    }
}
