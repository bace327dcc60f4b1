using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Days drawn from seeds: a failing one is repeated by its number.</summary>
public sealed class ChanceTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void On_a_good_line_the_books_are_the_broker_s_to_the_won(int seed)
    {
        var broker = new LooseBroker(seed, LooseBroker.Lively, Faults.None);
        broker.Pass(240);
        broker.Command(new Flatten("test"));
        broker.Pass(60);
        var shot = broker.Trader.Snapshot();
        Assert.Empty(broker.Complaints);
        Assert.Empty(shot.Positions);
        Assert.NotEmpty(shot.Trades);
        AssertPanicIsProven(broker);
        Assert.All(broker.Holdings.Values, held => Assert.Equal(0, held));
        Assert.Equal(broker.Cash - 10_000_000, shot.Today.Realised.Amount);
        Assert.Equal(shot.Today.Realised.Amount, shot.Trades.Sum(trade => trade.Net.Amount));
        Assert.DoesNotContain(broker.Requests, request => request is Tell { News: DifferenceNews or HaltNews });
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void On_a_bad_line_nothing_is_lost_and_nothing_done_twice(int seed)
    {
        var broker = new LooseBroker(seed, LooseBroker.Lively, Faults.Many);
        broker.Pass(240);
        broker.Heal();
        broker.Command(new Flatten("test"));
        broker.Pass(180);
        var shot = broker.Trader.Snapshot();
        Assert.Empty(broker.Complaints);
        Assert.Empty(Halts(broker));
        Assert.Empty(shot.Orders.Where(order => order.State.IsOpen()).Select(order => $"{order.Id} {order.Side} {order.Quantity} {order.State} {order.SentAt:HH:mm:ss}").ToList());
        Assert.Equal(
            broker.Holdings.Where(pair => pair.Value > 0).Select(pair => (pair.Key, pair.Value)).Order(),
            shot.Positions.Select(position => (position.Code, position.Quantity.Shares)).Order());
        Assert.Empty(shot.Positions);
        AssertPanicIsProven(broker);
        // Fills that were learned as one sum are charged as one: a won either way for each notice that was lost.
        Assert.InRange(shot.Today.Realised.Amount - (broker.Cash - 10_000_000), -2 * broker.LostNotices - 2 * broker.Kills - 40, 2 * broker.LostNotices + 2 * broker.Kills + 40);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(17)]
    [InlineData(42)]
    public void The_journal_played_again_gives_the_same_requests_and_the_same_state(int seed)
    {
        var broker = new LooseBroker(seed, LooseBroker.Lively, Faults.Many with { Kill = 0 });
        broker.Pass(200);
        var again = new Trader();
        List<Request> requests = [];
        foreach (var input in broker.Journal)
            again.Handle(input, requests);
        Assert.Equal(broker.Requests.Select(Text), requests.Select(Text));
        Assert.Equal(broker.Trader.Snapshot().Trades, again.Snapshot().Trades);
        Assert.Equal(broker.Trader.Snapshot().Positions, again.Snapshot().Positions);
        Assert.Equal(broker.Trader.Snapshot().Orders, again.Snapshot().Orders);
    }

    /// <summary>Realised less cost is cash, whatever the order and size of the fills.</summary>
    [Fact]
    public void The_ledger_loses_no_won()
    {
        for (var seed = 1; seed <= 500; seed++)
        {
            var chance = new Random(seed);
            var tally = default(Tally);
            var cash = 0L;
            for (var fill = 0; fill < 50; fill++)
            {
                var buys = tally.Held.IsZero || chance.Next(2) == 0;
                var shares = buys ? chance.Next(1, 300) : chance.Next(1, (int)tally.Held.Shares + 1);
                var amount = new Won(shares * (long)chance.Next(900, 90_000));
                var commission = TradingCosts.BanKis.CommissionOf(amount);
                var tax = buys ? Won.Zero : TradingCosts.BanKis.TaxOf(amount, Board.Kosdaq, ListingKind.Stock, new(2026, 11, 23));
                cash += (buys ? -amount.Amount : amount.Amount) - commission.Amount - tax.Amount;
                tally = tally.With(
                    new(1, buys ? Side.Buy : Side.Sell, Quantity.Of(shares), amount, commission, tax, new(2026, 11, 23), true), new(2026, 11, 23));
                Assert.Equal(cash, tally.Realised.Net.Amount - tally.Cost.Amount - tally.EntryCommission.Amount);
                Assert.Equal(-cash, tally.Paid.Amount);
                Assert.Equal(tally.Realised, tally.Today);
            }
        }
    }

    static void AssertPanicIsProven(LooseBroker broker) => Assert.Contains(
        broker.Requests, request => request is Tell { News: CommandNews news } && news.Text.Contains("전량매도를 마쳤습니다", StringComparison.Ordinal));

    static List<string> Halts(LooseBroker broker) =>
        [.. broker.Requests.OfType<Tell>().Select(tell => tell.News).OfType<HaltNews>().Select(news => $"{news.At:HH:mm:ss.f} {news.Reason}")];

    /// <summary>A record's own text, with the reasons spelled out: lists print as their type.</summary>
    static string Text(Request request) => request is Note note
        ? $"{note.Decision.Kind} {note.Decision.Sentence} {string.Join(';', note.Decision.Reasons)}"
        : request.ToString();
}
