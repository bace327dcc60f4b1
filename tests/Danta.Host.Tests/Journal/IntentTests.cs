using Danta.Host.Journal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Journal;

/// <summary>What stands in the journal of an order is all that the next process knows of it: it has to be that very order, or nothing.</summary>
public sealed class IntentTests
{
    static readonly InstrumentCode[] Codes = [InstrumentCode.Parse("005930"), InstrumentCode.Parse("0126Z0"), InstrumentCode.Parse("000000")];

    public static IEnumerable<PlaceOrder> Orders() =>
        from code in Codes
        from side in Enum.GetValues<Side>()
        from type in Enum.GetValues<OrderType>()
        from urgency in Enum.GetValues<Urgency>()
        from venue in Enum.GetValues<OrderVenue>()
        from limit in (Price?[])[null, Price.FromWon(1), Price.FromWon(71_900), Price.FromWon(100_000_000)]
        from shares in (long[])[1, 3_000_000_000]
        select new PlaceOrder(new(shares == 1 ? 1 : int.MaxValue), code, side, type, Quantity.Of(shares), limit, urgency) { Venue = venue };

    public static IEnumerable<CancelOrder> Cancels() =>
        from code in Codes
        from type in Enum.GetValues<OrderType>()
        from urgency in Enum.GetValues<Urgency>()
        from venue in Enum.GetValues<OrderVenue>()
        from text in (string[])["1", "0000117057", "999999999999999999"]
        from branch in (string[])["", "06010", new string('9', 64)]
        from shares in (long[])[0, 7]
        select new CancelOrder(new(5), Number(text, branch), code, type, Quantity.Of(shares), urgency) { Venue = venue };

    [Fact]
    public void Every_order_is_read_back_as_it_was()
    {
        Assert.All(Orders(), order => Assert.Equal(order, IntentCodec.Read(Bytes(order))));
        Assert.All(Cancels(), cancel =>
        {
            var read = Assert.IsType<CancelOrder>(IntentCodec.Read(Bytes(cancel)));
            // Numbers are the same by their digits alone; a cancel has to name the branch as well.
            Assert.Equal((cancel, cancel.Number.Text, cancel.Number.Branch), (read, read.Number.Text, read.Number.Branch));
        });
    }

    [Fact]
    public void What_is_no_order_or_has_a_number_that_none_has_is_left_to_others()
    {
        Span<byte> to = stackalloc byte[IntentCodec.MostSize];
        Assert.Equal(0, IntentCodec.Write(new Watch(Codes[0], true), to));
        Assert.Equal(0, IntentCodec.Write(Cancels().First() with { Number = Number("1", new('9', 65)) }, to));
    }

    [Fact]
    public void Cut_or_lengthened_bytes_are_none()
    {
        foreach (var request in (Request[])[Orders().First(), Cancels().Last()])
        {
            var bytes = Bytes(request);
            for (var length = 0; length < bytes.Length; length++)
                Assert.Null(IntentCodec.Read(bytes.AsSpan(0, length)));
            Assert.Null(IntentCodec.Read([.. bytes, 0]));
        }
    }

    /// <summary>A later version may know a type of order that this one does not: half understood it would be another order.</summary>
    [Fact]
    public void What_is_read_is_an_order_that_could_have_been_written()
    {
        var random = new Random(9);
        Request[] honest = [.. Orders().Take(200), .. Cancels().Take(200)];
        for (var round = 0; round < 100_000; round++)
        {
            var bytes = Bytes(honest[random.Next(honest.Length)]);
            for (var hit = random.Next(1, 4); hit > 0; hit--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (IntentCodec.Read(bytes) is { } read)
                Assert.True(IsOne(read) && Bytes(read).AsSpan().SequenceEqual(bytes), Convert.ToHexString(bytes));
        }
    }

    static bool IsOne(Request read) => read switch
    {
        PlaceOrder order => Enum.IsDefined(order.Side) && Enum.IsDefined(order.Type) && Enum.IsDefined(order.Urgency) && Enum.IsDefined(order.Venue),
        CancelOrder cancel => Enum.IsDefined(cancel.Type) && Enum.IsDefined(cancel.Urgency) && Enum.IsDefined(cancel.Venue),
        _ => false,
    };

    /// <summary>As versions before this one wrote them.</summary>
    [Fact]
    public void An_order_counts_whichever_version_has_written_it()
    {
        var order = Orders().First(order => order.Limit is not null);
        Assert.Equal(order, new JournalRecord(0, RecordKind.Request, DayBytes.Noon, EventJson.Write(order)).Order());
        Assert.Equal(order, new JournalRecord(0, RecordKind.Intent, DayBytes.Noon, Bytes(order)).Order());
        var former = """{"$":"PlaceOrder","Order":7,"Code":"005930","Side":"Sell","Type":"Market","Quantity":3,"Limit":null,"Urgency":"Exit","Venue":"Krx"}"""u8;
        Assert.Equal(
            new PlaceOrder(new(7), Codes[0], Side.Sell, OrderType.Market, Quantity.Of(3), null, Urgency.Exit),
            new JournalRecord(0, RecordKind.Request, DayBytes.Noon, former).Order());
        Assert.Null(new JournalRecord(0, RecordKind.Intent, DayBytes.Noon, Bytes(Cancels().First())).Order());
        Assert.Null(new JournalRecord(0, RecordKind.Request, DayBytes.Noon, "{\"$\":\"PlaceOrder\","u8).Order());
    }

    static byte[] Bytes(Request request)
    {
        var bytes = new byte[IntentCodec.MostSize];
        var written = IntentCodec.Write(request, bytes);
        Assert.InRange(written, 1, bytes.Length);
        return bytes[..written];
    }

    static OrderNumber Number(string text, string branch) => OrderNumber.TryParse(text, branch, out var number) ? number : throw new FormatException(text);
}
