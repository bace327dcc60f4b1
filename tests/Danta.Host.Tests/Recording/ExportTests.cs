using Danta.Host.Journal;
using Danta.Host.Recording;
using Danta.Host.Recording.Export;
using Danta.Market;
using Danta.Trading;
using Parquet;
using Parquet.Schema;

namespace Danta.Host.Tests.Recording;

/// <summary>What other programs are given of a day: its ticks to the won, in the shapes that they read.</summary>
public sealed class ExportTests : IDisposable
{
    static readonly DateOnly Date = new(2026, 11, 20);
    static readonly DateTimeOffset At = Kst.At(Date, new TimeOnly(9, 0, 1)).AddMicroseconds(250);
    static readonly InstrumentCode Code = InstrumentCode.Parse("005930");

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    static TradeTick Bought => new()
    {
        Code = Code, TimeOfDay = 90_001, Last = Price.FromWon(70_100), Open = Price.FromWon(70_000), High = Price.FromWon(70_100), Low = Price.FromWon(69_900),
        BestAsk = Price.FromWon(70_200), BestAskSize = Quantity.Of(40), BestBid = Price.FromWon(70_000), BestBidSize = Quantity.Of(20), Size = Quantity.Of(30),
        DayVolume = Quantity.Of(1_030), DayTurnover = new Won(72_103_000), Strength = 12_345, Aggressor = Side.Buy,
    };

    static BookTick Book()
    {
        var (asks, bids) = (new BookSide(), new BookSide());
        asks[0] = new(Price.FromWon(70_100), Quantity.Of(30));
        asks[1] = new(Price.FromWon(70_200), Quantity.Of(40));
        bids[0] = new(Price.FromWon(70_000), Quantity.Of(20));
        return new() { Code = Code, TimeOfDay = 90_000, Asks = asks, Bids = bids, TotalAsk = Quantity.Of(70), TotalBid = Quantity.Of(20) };
    }

    /// <summary>A book, a purchase from it, a sale, an auction's print; and what is no tick.</summary>
    RecordedDay Day()
    {
        var disk = new JournalDirectory(_directory);
        using (var journal = new JournalWriter(disk))
        {
            journal.Append(Input.Second(At.AddSeconds(-2)));
            journal.Append(Input.Of(At.AddSeconds(-1), Book()));
            journal.Append(Input.Of(At, Bought));
            journal.Append(Input.Of(At.AddSeconds(1), Bought with { Aggressor = Side.Sell, Last = Price.FromWon(70_000), Size = Quantity.Of(5) }));
            journal.Append(Input.Of(At.AddSeconds(2), Bought with { Aggressor = null, InAuction = true, Size = Quantity.Of(7) }));
        }
        return new(disk, JournalFormat.FileName(Date));
    }

    [Fact]
    public void The_tables_have_every_tick_and_nothing_else()
    {
        var files = CsvExport.Write(Day(), _directory);
        var (trades, books) = (File.ReadAllLines(files[0]), File.ReadAllLines(files[1]));
        Assert.Equal(["2026-11-20-trades.csv", "2026-11-20-books.csv"], files.Select(Path.GetFileName));
        Assert.Equal("stamp,code,time,price,size,aggressor,ask,askSize,bid,bidSize,open,high,low,dayVolume,dayTurnover,strength,halted,auction", trades[0]);
        // 09:00:01.000250 in Korea is nine hours earlier in UTC.
        Assert.Equal("1795132801000250,005930,90001,70100,30,buy,70200,40,70000,20,70000,70100,69900,1030,72103000,12345,0,0", trades[1]);
        Assert.Equal(["buy", "sell", ""], trades.Skip(1).Select(row => row.Split(',')[5]));
        Assert.Equal(["0", "0", "1"], trades.Skip(1).Select(row => row.Split(',')[^1]));
        var cells = books[0].Split(',').Zip(Assert.Single(books.Skip(1)).Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
        Assert.Equal(("70100", "30", "70200", "0", "20"), (cells["ask1"], cells["askSize1"], cells["ask2"], cells["ask3"], cells["bidSize1"]));
        Assert.Equal(("70", "20", "Continuous"), (cells["totalAsk"], cells["totalBid"], cells["phase"]));
    }

    [Fact]
    public async Task Parquet_has_the_same_columns_and_values_as_the_text()
    {
        var day = Day();
        var (texts, files) = (CsvExport.Write(day, _directory), await ParquetExport.WriteAsync(day, _directory, CancellationToken.None));
        for (var table = 0; table < files.Count; table++)
        {
            var lines = File.ReadAllLines(texts[table]);
            await using var file = File.OpenRead(files[table]);
            await using var reader = await ParquetReader.CreateAsync(file);
            Assert.Equal(lines[0].Split(','), reader.Schema.DataFields.Select(field => field.Name));
            using var group = reader.OpenRowGroupReader(0);
            var columns = new List<string[]>();
            foreach (var field in reader.Schema.DataFields)
                columns.Add(await ColumnAsync(group, field, lines.Length - 1));
            Assert.Equal(lines.Skip(1), Enumerable.Range(0, lines.Length - 1).Select(row => string.Join(',', columns.Select(column => column[row]))));
        }
    }

    static async Task<string[]> ColumnAsync(ParquetRowGroupReader group, DataField field, int rows)
    {
        if (field.ClrType != typeof(long))
        {
            var texts = new string?[rows];
            await group.ReadAsync(field, texts.AsMemory());
            return [.. texts.Select(text => text ?? "")];
        }
        var numbers = new long[rows];
        await group.ReadAsync<long>(field, numbers.AsMemory());
        return [.. numbers.Select(number => $"{number}")];
    }

    [Fact]
    public void Lobster_has_a_message_for_each_trade_and_the_book_that_stood_before_it()
    {
        var message = Assert.Single(LobsterExport.Write(Day(), _directory));
        Assert.Equal("005930_2026-11-20_32400000_55800000_message_10.csv", Path.GetFileName(message));
        // Seconds of the day, kind, order, size, price in ten-thousandths, and the side of the order that stood: a purchase meets a sale.
        Assert.Equal(["32401.000250,4,0,30,701000000,-1", "32402.000250,4,0,5,700000000,1", "32403.000250,6,0,7,701000000,0"], File.ReadAllLines(message));
        var books = File.ReadAllLines(message.Replace("message", "orderbook", StringComparison.Ordinal));
        Assert.Equal(3, books.Length);
        Assert.StartsWith("701000000,30,700000000,20,702000000,40,-9999999999,0,9999999999,0,-9999999999,0,", books[0], StringComparison.Ordinal);
        Assert.Equal(40, books[0].Split(',').Length);
    }
}
