using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Journal;

/// <summary>One bit of the day's journal is not what was written: the position is Danta's all the same, and has its stop.</summary>
public sealed class FlippedBitTests : IDisposable
{
    static readonly DateTimeOffset Noon = DayBytes.Noon;
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");

    readonly string _directory = Directory.CreateTempSubdirectory("danta-test-").FullName;

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_position_keeps_its_stop_and_the_damage_is_told(double where)
    {
        var disk = new JournalDirectory(_directory);
        var bought = Write(disk);
        var path = Path.Combine(_directory, DayBytes.Name);
        var bytes = File.ReadAllBytes(path);
        // Somewhere in the ticks behind the purchase.
        bytes[bought + (int)((bytes.Length - bought) * where)] ^= 16;
        File.WriteAllBytes(path, bytes);

        var trader = new Trader();
        var recalled = TraderMemory.Recall(trader, trader.Handle, disk);
        var position = Assert.Single(trader.Snapshot().Positions);
        Assert.Equal((14L, PositionOrigin.Danta), (position.Quantity.Shares, position.Origin));
        Assert.NotNull(position.StopLoss);
        // All but the one.
        Assert.Equal(Noon.AddSeconds(400), recalled.Last);
        Assert.Contains("손상된 기록 1개", Assert.Single(recalled.Flaws).Text, StringComparison.Ordinal);
    }

    /// <summary>The very first bytes, and those of the purchase itself: what is lost is said to be lost.</summary>
    [Fact]
    public void A_start_knows_that_records_are_lost()
    {
        var disk = new JournalDirectory(_directory);
        var bought = Write(disk);
        var path = Path.Combine(_directory, DayBytes.Name);
        Assert.DoesNotContain(Recall().Flaws, day => day.HasLostRecords);
        foreach (var at in (int[])[1, bought - 20, bought + 20])
        {
            var bytes = File.ReadAllBytes(path);
            bytes[at] ^= 16;
            File.WriteAllBytes(path, bytes);
            Assert.True(Assert.Single(Recall().Flaws).HasLostRecords);
            bytes[at] ^= 16;
            File.WriteAllBytes(path, bytes);
        }
        // A write that was killed in its middle never was a record.
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^3]);
        Assert.False(Assert.Single(Recall().Flaws).HasLostRecords);

        TraderMemory.Recalled Recall()
        {
            var trader = new Trader();
            return TraderMemory.Recall(trader, trader.Handle, disk);
        }
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <returns>The byte behind the purchase.</returns>
    int Write(JournalDirectory disk)
    {
        var number = OrderNumber.TryParse("0000000101", "91252", out var parsed) ? parsed : default;
        using var writer = new JournalWriter(disk);
        Hear(new Started(TradingMode.Paper, false, TraderSettings.Default));
        Hear(new StreamChanged(true, null));
        Hear(new DayOrdersAnswered([], true, Noon));
        Hear(new BalanceAnswered([], new(1), new(1), new(1), true, Noon));
        writer.Append(Noon, new PlaceOrder(new(1), Samsung, Side.Buy, OrderType.Market, Quantity.Of(14), null, Urgency.Entry));
        Hear(new OrderAcknowledged(new(1), number, 120_000));
        Hear(new NoticeArrived(
            NoticeKind.Filled, number, default, Samsung, "삼성전자", Side.Buy, Quantity.Of(14), Price.FromWon(70_000), Quantity.Of(14), 120_001));
        writer.Flush();
        var bought = (int)new FileInfo(Path.Combine(_directory, DayBytes.Name)).Length;
        for (var second = 1; second <= 400; second++)
            writer.Append(Input.Second(Noon.AddSeconds(second)));
        return bought;

        void Hear(TraderEvent happened) => writer.Append(Input.Of(Noon, happened));
    }
}
