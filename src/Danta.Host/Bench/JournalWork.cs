using Danta.Host.Journal;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Bench;

/// <summary>What is written before an order leaves: the tick that it was decided on, and its intent. Beside a bare append of as many bytes.</summary>
sealed class JournalWork : IDisposable
{
    static readonly DateTimeOffset Noon = Kst.At(new DateOnly(2026, 11, 20), new TimeOnly(12, 0));

    static readonly PlaceOrder Order = new(
        new OrderId(1), InstrumentCode.Parse("005930"), Side.Sell, OrderType.Market, Quantity.Of(10), null, Urgency.Exit);

    readonly string _directory = Directory.CreateTempSubdirectory("danta-bench").FullName;
    readonly Input _tick = Input.Of(Noon, new TradeTick { Code = InstrumentCode.Parse("005930") });
    readonly byte[] _bytes = new byte[2 * JournalFormat.HeadSize + TickCodec.TradeSize + 29];
    readonly JournalWriter _journal;
    readonly Stream _bare;

    public JournalWork()
    {
        _journal = new(new JournalDirectory(_directory));
        _bare = new JournalDirectory(_directory).OpenWrite("2000-01-01.danta");
    }

    public long Bare()
    {
        _bare.Write(_bytes);
        return _bytes.Length;
    }

    public long Intent()
    {
        _journal.Append(_tick);
        _journal.Append(Noon, Order);
        _journal.Flush();
        return _bytes.Length;
    }

    public void Dispose()
    {
        _journal.Dispose();
        _bare.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
