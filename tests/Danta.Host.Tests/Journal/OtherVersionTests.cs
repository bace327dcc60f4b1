using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Journal;

/// <summary>A journal of a version that decided otherwise: what it sent is at the broker, whatever this one would have done.</summary>
public sealed class OtherVersionTests : IDisposable
{
    static readonly DateTimeOffset Noon = Kst.At(new DateOnly(2026, 11, 23), new TimeOnly(12, 0));
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");

    readonly string _directory = Directory.CreateTempSubdirectory("danta-test-").FullName;

    [Fact]
    public void What_was_sent_and_filled_is_held_and_what_would_be_sent_now_is_not()
    {
        var price = Price.FromWon(70_000);
        var number = OrderNumber.TryParse("0000000101", "91252", out var parsed) ? parsed : default;
        var disk = new JournalDirectory(_directory);
        using (var writer = new JournalWriter(disk))
        {
            Hear(new Started(TradingMode.Paper, false, TraderSettings.Default));
            Hear(new StreamChanged(true, null));
            for (var answers = 0; answers < 2; answers++)
            {
                Hear(new DayOrdersAnswered([], true, Noon));
                Hear(new BalanceAnswered([], new(1), new(1), new(1), true, Noon));
            }
            Hear(new ConditionAnswered("0", "조건", [new(Samsung, "삼성전자", default)], false, Noon));
            // This version asks for the account's money first, and would not have bought.
            writer.Append(Noon, new PlaceOrder(new(1), Samsung, Side.Buy, OrderType.Market, Quantity.Of(14), null, Urgency.Entry));
            Hear(new OrderAcknowledged(new(1), number, 120_000));
            Hear(new NoticeArrived(NoticeKind.Filled, number, default, Samsung, "삼성전자", Side.Buy, Quantity.Of(14), price, Quantity.Of(14), 120_001));
            writer.Flush();

            void Hear(TraderEvent happened) => writer.Append(Input.Of(Noon, happened));
        }

        var trader = new Trader();
        TraderMemory.Recall(trader, trader.Handle, disk);
        var position = Assert.Single(trader.Snapshot().Positions);
        Assert.Equal((14L, PositionOrigin.Danta), (position.Quantity.Shares, position.Origin));
        Assert.NotNull(position.StopLoss);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
