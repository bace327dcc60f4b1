using Danta.Market;
using static Danta.Trading.Tests.Race;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Candidates compete for places and money by their score.</summary>
public sealed class CompetitionTests
{
    static readonly InstrumentCode A = Codes[0];
    static readonly InstrumentCode B = Codes[1];
    static readonly InstrumentCode C = Codes[2];
    static readonly InstrumentCode D = Codes[3];

    [Fact]
    public void Of_250_that_are_ready_the_three_best_are_bought()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var chance = new Random(seed);
            // A point for each hundred million won and each percent of strength; no two runners are alike.
            var points = Enumerable.Range(0, 180).Concat(Enumerable.Range(0, 70)).Select((strength, index) => (Turnover: index < 180 ? 0 : 100, strength)).ToArray();
            chance.Shuffle(points);
            var runners = points.Select((point, index) => (Codes[index], point.Turnover, 80 + Math.Min(100, point.strength))).ToArray();
            var best = runners.OrderByDescending(runner => runner.Item2 + runner.Item3).Take(3).Select(runner => runner.Item1);
            var scene = Go(Ready(Settings, runners));
            Assert.Equal(best, Bought(scene));
            Assert.Equal(3, scene.Last.OfType<PlaceOrder>().Count());
        }
    }

    [Fact]
    public void Of_equals_the_one_that_was_called_first_is_bought()
    {
        var scene = Ready(Settings with { MaxPositions = 1 }, (A, 10, 100));
        // Three seconds are a point: for two they are alike in it.
        scene.Skip(TimeSpan.FromSeconds(2)).Play(new StocksDescribed([Known(B)])).Condition("0", A, B);
        Tick(scene, B, 10, 100);
        Assert.Equal([A], Bought(Go(scene)));
    }

    [Fact]
    public void Who_finds_no_place_waits_with_its_rank_and_asks_nothing()
    {
        var scene = Go(Ready(Settings with { MaxPositions = 1 }, (A, 10, 100), (B, 30, 100), (C, 20, 100)));
        Assert.Equal([B], Bought(scene));
        Assert.Equal("최대 보유 종목: 1 / 1, 점수 순 1번째", WaitingFor(scene, C));
        Assert.Equal("최대 보유 종목: 1 / 1, 점수 순 2번째", WaitingFor(scene, A));
        var before = scene.All.Count;
        scene.Pass(30, answer: true);
        Assert.DoesNotContain(scene.All.Skip(before).OfType<Ask>(), ask => ask.Question is InstrumentQuestion or InstrumentsQuestion or BuyingPowerQuestion);
    }

    [Fact]
    public void A_place_that_a_sale_frees_goes_to_the_best_of_that_moment_within_the_same_input()
    {
        var scene = Go(Ready(Settings with { MaxPositions = 1 }, (A, 50, 100), (B, 30, 100), (C, 20, 100)));
        var buy = Assert.Single(scene.Placed);
        scene.Fill(buy, scene.Ack(buy), buy.Quantity.Shares, 10_000).Play(new SellPosition("api", A));
        var sale = scene.Placed.Last();
        var number = scene.Ack(sale);
        Tick(scene, C, 40, 100);
        Assert.Equal([A], Bought(scene));
        scene.Fill(sale, number, sale.Quantity.Shares, 10_000);
        Assert.Equal(C, Assert.Single(scene.Last.OfType<PlaceOrder>()).Code);
        Assert.Equal([A, C], Bought(scene));
    }

    [Fact]
    public void A_refused_purchase_frees_its_place_within_the_same_input()
    {
        var scene = Go(Ready(Settings with { MaxPositions = 1 }, (A, 50, 100), (B, 30, 100)));
        scene.Play(new OrderRefused(scene.Placed.Single().Order, "APBK9999", "주문이 거부되었습니다"));
        Assert.Equal(B, Assert.Single(scene.Last.OfType<PlaceOrder>()).Code);
    }

    [Fact]
    public void A_purchase_in_doubt_keeps_its_place()
    {
        var scene = Go(Ready(Settings with { MaxPositions = 1 }, (A, 50, 100), (B, 30, 100)));
        scene.Play(new OrderReplyLost(scene.Placed.Single().Order, "연결이 끊어졌습니다")).Pass(5);
        Assert.Equal([A], Bought(scene));
    }

    [Fact]
    public void No_more_purchases_are_out_unanswered_than_allowed_and_each_answer_lets_the_next_go()
    {
        var settings = Settings with { MaxPositions = 4, Orders = OrderSettings.Default with { MostUnanswered = 2 } };
        var scene = Go(Ready(settings, (A, 10, 100), (B, 40, 100), (C, 20, 100), (D, 30, 100)));
        Assert.Equal([B, D], Bought(scene));
        Assert.StartsWith("접수 대기: 응답을 기다리는 주문 2 / 2", WaitingFor(scene, C), StringComparison.Ordinal);
        scene.Ack(scene.Placed.First());
        Assert.Equal([B, D, C], Bought(scene));
        scene.Play(new OrderRefused(scene.Placed.ElementAt(1).Order, "APBK9999", "주문이 거부되었습니다"));
        Assert.Equal([B, D, C, A], Bought(scene));
    }

    /// <summary>
    /// 100 shares at 13,000 won take 1,300,182: what is left pays for another share or does not. While the first may yet give back what
    /// it does not need, nobody takes a place for one share.
    /// </summary>
    [Theory]
    [InlineData(1_300_182 + 13_001, 1)]
    [InlineData(1_300_182 + 13_000, 0)]
    public void Money_goes_to_the_best_first_and_the_next_gets_what_is_left(long money, int shares)
    {
        var scene = Ready(Settings, (A, 10, 100), (B, 30, 100), (C, 20, 100));
        scene.Money = new(money);
        scene.Pass(60, answer: true);
        Go(scene);
        Assert.Equal((B, 100L), (scene.Placed.First().Code, scene.Placed.First().Quantity.Shares));
        Assert.Single(scene.Placed);
        Assert.EndsWith("점수 순 1번째", WaitingFor(scene, C), StringComparison.Ordinal);
        Assert.EndsWith("점수 순 2번째", WaitingFor(scene, A), StringComparison.Ordinal);
        scene.Pass(4, answer: true).Tick(10_000, A).Tick(10_000, C).Tick(10_000, A);
        Assert.Equal(shares, scene.Placed.Where(order => order.Code == C).Sum(order => order.Quantity.Shares));
        Assert.StartsWith("매수 자금: ", WaitingFor(scene, A), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_first_did_not_need_is_there_for_the_next_as_soon_as_it_is_filled()
    {
        var scene = Ready(Settings, (B, 30, 100), (C, 20, 100));
        scene.Money = new(1_300_182 + 1_000_140);
        scene.Pass(60, answer: true);
        var first = Assert.Single(Go(scene).Placed);
        Assert.Contains("시장가 매수가 끝나면", WaitingFor(scene, C), StringComparison.Ordinal);
        scene.Fill(first, scene.Ack(first), 100, 10_000, 100_000);
        Assert.Equal((C, 100L), (scene.Placed.Last().Code, scene.Placed.Last().Quantity.Shares));
    }

    [Fact]
    public void Money_that_a_cancelled_rest_gives_back_goes_to_the_best_within_the_same_input()
    {
        var scene = Ready(Settings, (A, 10, 100), (B, 30, 100));
        scene.Money = new(1_300_182);
        scene.Pass(60, answer: true);
        var buy = Assert.Single(Go(scene).Placed);
        var number = scene.Ack(buy);
        scene.Play(Notice(NoticeKind.CancelConfirmed, buy, Number(900), 100, 10_000) with { OriginalNumber = number });
        Assert.Equal((A, 100L), (Assert.Single(scene.Last.OfType<PlaceOrder>()).Code, scene.Placed.Last().Quantity.Shares));
    }
}
