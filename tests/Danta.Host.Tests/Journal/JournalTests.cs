using Danta.Host.Journal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Journal;

public sealed class JournalTests : IDisposable
{
    static readonly DateTimeOffset Noon = Kst.At(new DateOnly(2026, 11, 20), new TimeOnly(12, 0));

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    static TradeTick Tick(int price) => new(
        InstrumentCode.Parse("005930"), 120_000, Price.FromWon(price), Price.FromWon(72_100), Price.FromWon(72_400), Price.FromWon(71_700),
        default, Price.FromWon(71_800), Quantity.Zero, Quantity.Of(11_206), Quantity.Of(25), Quantity.Of(4_217_391),
        new Won(303_715_412_865), 9_137, Side.Sell, false, true, Price.FromWon(72_100));

    static BookTick Book()
    {
        var (asks, bids) = (default(BookSide), default(BookSide));
        for (var level = 0; level < BookSide.Depth - 1; level++)
        {
            asks[level] = new BookLevel(Price.FromWon(71_900 + 100 * level), Quantity.Of(10 + level));
            bids[level] = new BookLevel(Price.FromWon(71_800 - 100 * level), Quantity.Of(90 + level));
        }
        return new BookTick(
            InstrumentCode.Parse("Q500001"), 120_001, BookPhase.ViAuction, asks, bids, Quantity.Of(136_451), Quantity.Of(222_224),
            Price.FromWon(72_000), Quantity.Of(61_240), Quantity.Of(4_301_120));
    }

    static string Name => JournalFormat.FileName(new DateOnly(2026, 11, 20));

    string File => Path.Combine(_directory, Name);

    JournalDirectory Disk => new(_directory);

    void Write(params Input[] inputs)
    {
        using var journal = new JournalWriter(Disk);
        foreach (var input in inputs)
            journal.Append(input);
    }

    List<Input> ReadAll(out JournalEnd end)
    {
        var inputs = new List<Input>();
        end = JournalReader.Read(Disk, Name, (in JournalRecord record) =>
        {
            Assert.True(record.TryInput(out var input));
            inputs.Add(input);
        });
        return inputs;
    }

    /// <summary>A setting that is off must not come back as its default: the replay would buy what the day did not.</summary>
    [Fact]
    public void Settings_come_back_with_what_is_switched_off()
    {
        var risk = TraderSettings.Default.Risk with
        {
            UpperLimitDistance = null,
            StaleAfter = null,
            MinPrice = Price.FromWon(1_000),
            NoEntry = new([new(new(9, 0, 0), new(9, 5, 0))]),
        };
        var settings = TraderSettings.Default with
        {
            Risk = risk,
            Entry = new("all") { Rules = [new("breakout") { Keys = new Dictionary<string, decimal> { ["volumeRatio"] = 2.5m } }] },
            Exit = TraderSettings.Default.Exit with { PartAt = Rate.FromPercent(1), Vi = ViExit.Both, FlattenAt = null },
            Conditions = new([new("A not B", new Won(1), TraderSettings.Default.Exit) { Entry = new("imbalance") }]),
            Orders = OrderSettings.Default with { CancelEntryAfter = null, Venue = OrderVenue.Sor },
        };
        Write(Input.Of(Noon, new Started(TradingMode.Real, false, settings)));
        Assert.Equal(settings, Assert.IsType<Started>(Assert.Single(ReadAll(out _)).Event).Settings);
    }

    [Fact]
    public void Ticks_and_events_come_back_as_they_were()
    {
        var refused = new OrderRefused(new OrderId(7), "APBK0952", "주문가능금액을 초과");
        Assert.True(OrderNumber.TryParse("0000117057", "06010", out var number));
        var day = new DayOrdersAnswered(
            [new BrokerOrder(number, default, InstrumentCode.Parse("0009K0"), "시뮬", Side.Buy, Quantity.Of(10), null, Quantity.Of(3),
                new Won(215_700), Quantity.Zero, Quantity.Zero, Quantity.Of(7), 101_153)], true, Noon);
        Write(
            Input.Of(Noon, new Started(TradingMode.Demo, false, TraderSettings.Default)), Input.Of(Noon, Tick(71_900)),
            Input.Of(Noon.AddMilliseconds(1), Book()), Input.Second(Noon.AddSeconds(1)), Input.Of(Noon.AddSeconds(2), refused),
            Input.Of(Noon.AddSeconds(3), day));
        var inputs = ReadAll(out var end);
        Assert.True(end.IsWhole);
        Assert.Equal(6, inputs.Count);
        Assert.Equal(new Started(TradingMode.Demo, false, TraderSettings.Default), inputs[0].Event);
        Assert.Equal((Tick(71_900), Noon), (inputs[1].Trade, inputs[1].At));
        Assert.Equal(Book(), inputs[2].Book);
        Assert.Equal(InputKind.Second, inputs[3].Kind);
        Assert.Equal(refused, inputs[4].Event);
        var order = Assert.Single(Assert.IsType<DayOrdersAnswered>(inputs[5].Event).Orders);
        Assert.Equal(day.Orders[0], order);
        Assert.Equal(("0000117057", "06010"), (order.Number.Text, order.Number.Branch));
    }

    [Fact]
    public void Every_request_and_event_of_the_trader_can_be_written()
    {
        Type[] families = [typeof(TraderEvent), typeof(Request)];
        foreach (var type in typeof(Trader).Assembly.GetTypes().Where(type => !type.IsAbstract && families.Any(type.IsSubclassOf)))
        {
            var one = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
            var json = one is Request request ? EventJson.Write(request) : EventJson.Write((TraderEvent)one);
            Assert.Contains($"\"$\":\"{type.Name}\"", System.Text.Encoding.UTF8.GetString(json), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_tail_torn_at_any_byte_is_cut_and_the_journal_goes_on()
    {
        Write(Input.Of(Noon, Tick(71_900)), Input.Second(Noon), Input.Of(Noon, Tick(72_000)));
        var whole = System.IO.File.ReadAllBytes(File);
        var lastRecord = whole.Length - JournalFormat.HeadSize - TickCodec.TradeSize;
        for (var cut = lastRecord + 1; cut < whole.Length; cut++)
        {
            System.IO.File.WriteAllBytes(File, whole[..cut]);
            Assert.Equal(2, ReadAll(out var torn).Count);
            Assert.Equal((lastRecord, false), ((int)torn.End, torn.IsWhole));
            Write(Input.Of(Noon, Tick(72_100)));
            Assert.Equal([71_900, 0, 72_100], ReadAll(out var mended).Select(input => input.Trade.Last.Won));
            Assert.True(mended.IsWhole);
        }
    }

    [Fact]
    public void A_changed_byte_anywhere_ends_what_is_proven()
    {
        Write(Input.Of(Noon, Tick(71_900)), Input.Second(Noon), Input.Of(Noon, Tick(72_000)));
        var whole = System.IO.File.ReadAllBytes(File);
        for (var at = JournalFormat.Magic.Length; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x40;
            System.IO.File.WriteAllBytes(File, changed);
            Assert.False(JournalReader.Read(Disk, Name, (in JournalRecord _) => { }).IsWhole, $"byte {at}");
        }
    }

    [Fact]
    public void A_new_day_gets_a_new_file()
    {
        Write(Input.Second(Noon), Input.Second(Noon.AddHours(12)));
        Assert.Equal(["2026-11-20.danta", "2026-11-21.danta"], Disk.Names);
    }

    [Fact]
    public void Recording_a_tick_allocates_nothing()
    {
        using var journal = new JournalWriter(Disk);
        var (trade, book) = (Input.Of(Noon, Tick(71_900)), Input.Of(Noon, Book()));
        journal.Append(trade);
        journal.Flush();
        Assert.Equal(0, Allocated.Least(() =>
        {
            for (var round = 0; round < 10_000; round++)
            {
                journal.Append(trade);
                journal.Append(book);
            }
        }));
    }
}
