using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Journal;

public sealed class MemoryTests : IDisposable
{
    static readonly DateTimeOffset Noon = Kst.At(new DateOnly(2026, 11, 20), new TimeOnly(12, 0));

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>Killed between deciding and telling, the owner hears of it from the next process, in the very same words.</summary>
    [Fact]
    public void What_was_decided_last_is_remembered_to_be_told_and_what_is_old_is_not()
    {
        var disk = new JournalDirectory(_directory);
        List<OwnerNews> told = [];
        using (var journal = new JournalWriter(disk))
        {
            var trader = new Trader();
            foreach (var input in Day())
            {
                var requests = new List<Request>();
                journal.Append(input);
                trader.Handle(input, requests);
                told.AddRange(requests.OfType<Tell>().Select(tell => tell.News));
            }
        }

        var again = new Trader();
        var recalled = TraderMemory.Recall(again, again.Handle, disk);

        Assert.True(told.Count >= 3);
        Assert.Equal(told.Where(news => news.At >= Noon.AddMinutes(20)), recalled.News);
        Assert.NotEmpty(recalled.News);
        Assert.NotEqual(told.Count, recalled.News.Count);
    }

    /// <summary>Bought on a Monday and held for two weeks: a restart knows it, and hears the last day only.</summary>
    [Fact]
    public void A_position_is_remembered_however_old_it_is_and_one_day_is_heard_again()
    {
        var disk = new JournalDirectory(_directory);
        var trader = new Trader();
        using (var journal = new JournalWriter(disk))
        {
            foreach (var input in TwoWeeks())
            {
                var requests = new List<Request>();
                journal.Append(input);
                trader.Handle(input, requests);
                foreach (var request in requests)
                    journal.Append(input.At, request);
            }
        }
        Assert.Equal(14, disk.Names.Count);

        var again = new Trader();
        var recalled = TraderMemory.Recall(again, again.Handle, disk);

        var (before, after) = (trader.Snapshot(), again.Snapshot());
        Assert.Equal(14, Assert.Single(after.Positions).Quantity.Shares);
        Assert.Equal(before.Positions, after.Positions);
        Assert.Equal(before.Settings, after.Settings);
        Assert.Equal((before.State, before.Reason), (after.State, after.Reason));
        Assert.Equal(before.Today, after.Today);
        Assert.Equal(10, recalled.Records);
    }

    [Fact]
    public void Without_a_beginning_to_hear_from_everything_is_heard()
    {
        var disk = new JournalDirectory(_directory);
        using (var journal = new JournalWriter(disk))
        {
            foreach (var input in TwoWeeks())
                journal.Append(input);
        }
        var again = new Trader();
        TraderMemory.Recall(again, again.Handle, disk);
        Assert.Single(again.Snapshot().Positions);
    }

    static IEnumerable<Input> TwoWeeks()
    {
        var samsung = InstrumentCode.Parse("005930");
        var price = Price.FromWon(70_000);
        var number = OrderNumber.TryParse("0000000101", "91252", out var parsed) ? parsed : default;
        yield return Input.Of(Noon, new Started(TradingMode.Paper, false, TraderSettings.Default with { Exit = TraderSettings.Default.Exit with { FlattenAt = null, MaxHolding = null } }));
        yield return Input.Of(Noon, new StreamChanged(true, null));
        for (var answers = 0; answers < 2; answers++)
        {
            yield return Input.Of(Noon, new DayOrdersAnswered([], true, Noon));
            yield return Input.Of(Noon, new BalanceAnswered([], new(1), new(1), new(1), true, Noon));
        }
        yield return Input.Of(Noon, new MoneyAnswered(new(100_000_000), Noon));
        yield return Input.Of(Noon, new ConditionAnswered("0", "조건", [new(samsung, "삼성전자", default)], false, Noon));
        yield return Input.Of(Noon, new InstrumentAnswered(
            samsung, "삼성전자", Board.Kospi, ListingKind.Stock, price, Price.FromWon(91_000), Price.FromWon(49_000), false, false, 0, false, false, default));
        yield return Input.Of(Noon, new TradeTick(
            samsung, 120_000, price, price, price, price, Price.FromWon(70_100), price, Quantity.Of(1_000), Quantity.Of(1_000),
            Quantity.Of(10), Quantity.Of(100_000), new(1_000_000_000), 12_000, Side.Buy, false, false, price));
        yield return Input.Of(Noon, new OrderAcknowledged(new(1), number, 120_000));
        yield return Input.Of(Noon, new NoticeArrived(
            NoticeKind.Filled, number, default, samsung, "삼성전자", Side.Buy, Quantity.Of(14), price, Quantity.Of(14), 120_001));
        yield return Input.Of(Noon, new Pause("test"));
        for (var day = 1; day < 14; day++)
        {
            for (var second = 0; second < 10; second++)
                yield return Input.Second(Noon.AddDays(day).AddSeconds(second));
        }
    }

    static IEnumerable<Input> Day()
    {
        yield return Input.Of(Noon, new Started(TradingMode.Paper, false, TraderSettings.Default));
        yield return Input.Of(Noon.AddMinutes(1), new StreamChanged(true, null));
        yield return Input.Of(Noon.AddMinutes(20), new StreamChanged(false, null));
        yield return Input.Of(Noon.AddMinutes(21), new StreamChanged(true, Noon.AddMinutes(20)));
        yield return Input.Second(Noon.AddMinutes(29));
    }
}
