using System.Globalization;
using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>저녁 대조: every won between the broker and the books has a name.</summary>
public sealed class TieOutTests
{
    /// <summary>Real, one round trip of 140 shares from 70,000 to 71,100, and the evening's question asked.</summary>
    static Scene Evening(long budget = 10_000_000, bool learn = true)
    {
        var scene = new Scene(Plain with { BudgetPerTrade = new(budget), LearnCommission = learn }, ready: false);
        scene.Play(new Started(TradingMode.Real, false, scene.Settings)).Play(new StreamChanged(true, null)).Answer().Answer();
        var buy = scene.Hold(70_000);
        scene.Tick(71_100);
        var sell = scene.Placed.Last();
        scene.Fill(sell, scene.Ack(sell), buy.Quantity.Shares, 71_100).Holds(Samsung, 0, 0);
        scene.Rows.Add(Row(Number(101), Samsung, Side.Sell, sell.Quantity.Shares, sell.Quantity.Shares, 71_100));
        scene.Skip(new TimeSpan(5, 44, 58)).Pass(1, answer: true).Pass(1);
        return scene;
    }

    static TieOutNews Answered(Scene scene, Won realised, params BrokerProfit[] stocks)
    {
        scene.Play(new DayProfitAnswered(new(2026, 11, 23), stocks, realised, true, scene.Now));
        return Assert.Single(scene.News<TieOutNews>());
    }

    // 142 shares: 9,940,000 and 10,096,200; commissions 1,396 and 1,418; tax 20,192; net 133,194.
    static BrokerProfit Broker(long sold = 142, long amount = 10_096_200, long realised = 133_194, long commission = 2_814, long tax = 20_192) =>
        new(Samsung, "삼성전자", Quantity.Of(sold), new(amount), new(realised), new(commission), new(tax));

    [Fact]
    public void The_broker_is_asked_once_each_evening_on_real()
    {
        var scene = Evening();
        Assert.Equal(new DayProfitQuestion(new(2026, 11, 23)), Assert.Single(scene.All.OfType<Ask>(), ask => ask.Question is DayProfitQuestion).Question);
        scene.Play(new QuestionFailed(new DayProfitQuestion(new(2026, 11, 23)), "점검 중")).Pass(299);
        Assert.Single(scene.All.OfType<Ask>(), ask => ask.Question is DayProfitQuestion);
        scene.Pass(2);
        Assert.Equal(2, scene.All.OfType<Ask>().Count(ask => ask.Question is DayProfitQuestion));
        Answered(scene, new(133_194), Broker());
        scene.Pass(700);
        Assert.Equal(2, scene.All.OfType<Ask>().Count(ask => ask.Question is DayProfitQuestion));
        var paper = new Scene();
        paper.Skip(new TimeSpan(5, 45, 0)).Pass(5);
        Assert.DoesNotContain(paper.All, request => request is Ask { Question: DayProfitQuestion });
    }

    [Fact]
    public void Equal_figures_are_told_as_equal()
    {
        var news = Answered(Evening(), new(133_194), Broker());
        Assert.Equal((133_194L, 133_194L), (news.Broker.Amount, news.Books.Amount));
        Assert.Empty(news.Lines);
        Assert.Null(news.Learned);
    }

    [Theory]
    [InlineData(142, 10_096_200, 133_187, 2_821, 20_192, "-7원 (수수료 차이로 -7원)")]
    [InlineData(142, 10_096_200, 133_186, 2_814, 20_200, "-8원 (세금 차이로 -8원)")]
    [InlineData(142, 10_096_200, 132_194, 2_814, 20_192, "-1,000원 (매입 원가 차이로 -1,000원)")]
    [InlineData(142, 10_096_300, 133_294, 2_814, 20_192, "+100원 (매도 금액 +100원)")]
    [InlineData(152, 10_807_200, 142_574, 3_014, 21_612, "매도 수량 증권사 152주, 장부 142주")]
    public void Each_difference_is_named_by_what_makes_it(long sold, long amount, long realised, long commission, long tax, string words)
    {
        var news = Answered(Evening(), new(realised), Broker(sold, amount, realised, commission, tax));
        Assert.Contains(words, Assert.Single(news.Lines), StringComparison.Ordinal);
    }

    /// <summary>Whatever the figures, what is named adds up to the difference.</summary>
    [Fact]
    public void No_won_is_left_without_a_name()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var chance = new Random(seed);
            var broker = Broker(142, 10_096_200, chance.Next(100_000, 150_000), chance.Next(2_000, 4_000), chance.Next(19_000, 22_000));
            var lines = Answered(Evening(learn: false), broker.Realised, broker).Lines;
            var named = lines.SelectMany(line => line.Split("차이로 ").Skip(1)).Sum(
                part => long.Parse(part[..part.IndexOf('원', StringComparison.Ordinal)], NumberStyles.Number, CultureInfo.InvariantCulture));
            Assert.Equal(broker.Realised.Amount - 133_194, named);
        }
    }

    [Fact]
    public void What_the_owner_sold_himself_and_what_the_broker_lacks_are_named()
    {
        var own = new BrokerProfit(Hynix, "SK하이닉스", Quantity.Of(3), new(600_000), new(12_345), new(100), new(1_200));
        var news = Answered(Evening(), new(145_539), Broker(), own);
        Assert.Contains("SK하이닉스: 직접 거래하신 3주 매도 +12,345원", Assert.Single(news.Lines), StringComparison.Ordinal);
        Assert.Contains("증권사에 없습니다", Assert.Single(Answered(Evening(), Won.Zero).Lines), StringComparison.Ordinal);
        Assert.Contains("두 답이 서로 다릅니다", Assert.Single(Answered(Evening(), new(133_000), Broker()).Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_commission_is_learned_and_used_from_the_next_day()
    {
        // 0.0042 % of 20,036,200: 841 won in two fills.
        var scene = Evening();
        var news = Answered(scene, new(135_167), Broker(realised: 135_167, commission: 841));
        Assert.InRange(news.Learned!.Value.Percent, 0.0041m, 0.0043m);
        Assert.Equal(TradingCosts.BanKis, scene.Shot.Settings.Costs);
        scene.Skip(TimeSpan.FromHours(9)).Pass(1);
        Assert.Equal(news.Learned, scene.Shot.Settings.Costs.Commission);
        // A restart with the same configuration keeps it.
        scene.Play(new Started(TradingMode.Real, false, scene.Settings));
        Assert.Equal(news.Learned, scene.Shot.Settings.Costs.Commission);
    }

    [Fact]
    public void Nothing_is_learned_where_the_owner_does_not_want_it_or_too_little_was_traded()
    {
        Assert.Null(Answered(Evening(learn: false), new(135_167), Broker(realised: 135_167, commission: 841)).Learned);
        var small = Evening(budget: 1_000_000);
        Assert.Null(Answered(small, new(13_000), Broker(14, 995_400, 13_000, 90, 1_990)).Learned);
    }

    [Fact]
    public void Every_cut_of_the_ledger_adds_up_to_the_same_won()
    {
        var broker = new LooseBroker(7, LooseBroker.Lively, Faults.None);
        broker.Pass(240);
        var trades = broker.Trader.Snapshot().Trades;
        foreach (var cut in Enum.GetValues<TradeCut>())
        {
            var groups = TradeGroups.Of(trades, cut);
            Assert.Equal(trades.Sum(trade => trade.Net.Amount), groups.Sum(group => group.Net.Amount));
            Assert.Equal(trades.Count, groups.Sum(group => group.Trades));
            Assert.Equal(trades.Count(trade => trade.Net.IsNegative), groups.Sum(group => group.Losses));
        }
        Assert.All(TradeGroups.Of(trades, TradeCut.Rule), group => Assert.Equal("immediate", group.Key));
        Assert.True(TradeGroups.Of(trades, TradeCut.Stock).Count > 1);
    }
}
