using Danta.Host.Journal;
using Danta.Host.Running;
using Danta.Market;
using Danta.Trading;

namespace Danta.Host.Tests.Journal;

/// <summary>A journal of the former layout, in which lives of several books follow each other: each hears its own.</summary>
public sealed class LivesTests : IDisposable
{
    static readonly DateTimeOffset Noon = DayBytes.Noon;
    static readonly InstrumentCode Samsung = InstrumentCode.Parse("005930");
    static readonly Price Price = Price.FromWon(70_000);

    readonly string _directory = Directory.CreateTempSubdirectory("danta").FullName;
    Trader _trader = new();
    DateTimeOffset _now = Noon;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    JournalDirectory Disk => new(_directory);

    void Live(params TraderEvent[] events)
    {
        using var journal = new JournalWriter(Disk);
        foreach (var happened in events)
            Hear(journal, Input.Of(_now, happened));
        for (var second = 0; second < 3; second++)
            Hear(journal, Input.Second(_now = _now.AddSeconds(1)));
    }

    void Hear(JournalWriter journal, Input input)
    {
        var requests = new List<Request>();
        journal.Append(input);
        _trader.Handle(input, requests);
        foreach (var request in requests)
            journal.Append(input.At, request);
    }

    /// <summary>A start that buys, in earnest or dry.</summary>
    void Buy(TradingMode mode, bool dryRun, int number)
    {
        var settings = TraderSettings.Default with { Exit = TraderSettings.Default.Exit with { FlattenAt = null, MaxHolding = null } };
        Live(
            new Started(mode, dryRun, settings), new StreamChanged(true, null), new DayOrdersAnswered([], true, _now),
            new BalanceAnswered([], new(1), new(1), new(1), true, _now), new DayOrdersAnswered([], true, _now),
            new BalanceAnswered([], new(1), new(1), new(1), true, _now), new MoneyAnswered(new(100_000_000), _now),
            new ConditionAnswered("0", "조건", [new(Samsung, "삼성전자", default)], false, _now),
            new InstrumentAnswered(
                Samsung, "삼성전자", Board.Kospi, ListingKind.Stock, Price, Price.FromWon(91_000), Price.FromWon(49_000), false, false, 0, false, false, Price));
        using (var journal = new JournalWriter(Disk))
        {
            Hear(journal, Input.Of(_now, new TradeTick(
                Samsung, 120_000, Price, Price, Price, Price, Price.FromWon(70_100), Price, Quantity.Of(1_000), Quantity.Of(1_000),
                Quantity.Of(10), Quantity.Of(100_000), new(1_000_000_000), 12_000, Side.Buy, false, false, Price)));
        }
        if (dryRun)
            return;
        var order = Assert.Single(_trader.Snapshot().Orders);
        Assert.True(OrderNumber.TryParse($"{number:D10}", "91252", out var parsed));
        Live(
            new OrderAcknowledged(order.Id, parsed, 120_000),
            new NoticeArrived(NoticeKind.Filled, parsed, default, Samsung, "삼성전자", Side.Buy, order.Quantity, Price, order.Quantity, 120_001));
    }

    TraderSnapshot Recall(TradingMode mode, bool dryRun) => Recalled(mode, dryRun).Snapshot();

    Trader Recalled(TradingMode mode, bool dryRun)
    {
        var trader = new Trader();
        TraderMemory.Recall(trader, trader.Handle, Disk, new(mode, dryRun));
        return trader;
    }

    [Fact]
    public void What_was_bought_in_earnest_is_still_held_after_a_dry_run_and_nobody_elses()
    {
        Buy(TradingMode.Real, dryRun: false, 101);
        var bought = Assert.Single(_trader.Snapshot().Positions);
        Live(new Started(TradingMode.Real, true, TraderSettings.Default));

        var held = Assert.Single(Recall(TradingMode.Real, false).Positions);
        Assert.Equal((bought.Quantity, bought.Cost, bought.Trade), (held.Quantity, held.Cost, held.Trade));
        foreach (var (mode, dryRun) in ((TradingMode, bool)[])[(TradingMode.Real, true), (TradingMode.Paper, false), (TradingMode.Paper, true)])
            Assert.Empty(Recall(mode, dryRun).Positions);
    }

    /// <summary>Days that a dry run began are passed over too, with all that they carried.</summary>
    [Fact]
    public void A_day_that_a_dry_run_began_is_not_begun_with()
    {
        Buy(TradingMode.Real, dryRun: false, 101);
        Live(new Started(TradingMode.Real, true, TraderSettings.Default));
        _now = _now.AddDays(1);
        Live();
        _now = _now.AddDays(1);
        _trader = Recalled(TradingMode.Real, false);
        Live(new Started(TradingMode.Real, false, TraderSettings.Default));
        _now = _now.AddDays(1);
        Live();
        Assert.Equal(4, Disk.Names.Count);
        Assert.Single(Recall(TradingMode.Real, false).Positions);
        Assert.Empty(Recall(TradingMode.Real, true).Positions);
    }

    [Fact]
    public void Numbers_of_a_life_that_is_passed_over_are_not_given_again()
    {
        Buy(TradingMode.Paper, dryRun: false, 101);
        var (order, trade) = (_trader.Snapshot().Orders[0].Id.Value, _trader.Snapshot().Positions[0].Trade);
        _trader = Recalled(TradingMode.Real, false);
        Assert.Empty(_trader.Snapshot().Orders);
        Buy(TradingMode.Real, dryRun: false, 102);
        Assert.True(_trader.Snapshot().Orders[0].Id.Value > order);
        Assert.True(_trader.Snapshot().Positions[0].Trade > trade);
    }
}
