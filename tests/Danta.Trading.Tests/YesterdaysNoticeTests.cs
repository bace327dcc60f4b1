using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>The owner orders a moment before the program dies, and it lives again on the next day, on which the broker gives the same numbers anew.</summary>
public sealed class YesterdaysNoticeTests
{
    static readonly OrderNumber Again = Number(700);

    readonly Scene _scene = new();

    [Theory]
    [InlineData(NoticeKind.Accepted)]
    [InlineData(NoticeKind.Filled)]
    public void A_number_that_was_his_yesterday_makes_no_order_of_ours_his_today(NoticeKind last)
    {
        _scene.Play(new NoticeArrived(last, Again, default, Hynix, NameOf(Hynix), Side.Buy, Quantity.Of(19), Price.FromWon(200_000), Quantity.Of(19), 100_000));
        if (last == NoticeKind.Filled)
            _scene.Holds(Hynix, 19, 200_000);
        _scene.Skip(TimeSpan.FromHours(24)).Play(new Started(TradingMode.Paper, false, _scene.Settings)).Play(new StreamChanged(true, null));
        _scene.Answer().Answer().Pass(5, answer: true);
        var order = _scene.Enter(70_000);
        _scene.Play(Notice(NoticeKind.Accepted, order, Again, 14, 70_000)).Play(new OrderReplyLost(order.Order, "읽을 수 없는 응답"));
        _scene.Fill(order, Again, order.Quantity.Shares, 70_000);
        Assert.Equal(order.Quantity, Assert.Single(_scene.Shot.Positions, held => held.Code == Samsung).Quantity);
        Assert.DoesNotContain(_scene.News<DifferenceNews>(), news => news.Code == Samsung);
        _scene.Tick(69_000);
        Assert.Equal((Side.Sell, order.Quantity), (_scene.Placed.Last().Side, _scene.Placed.Last().Quantity));
    }

    /// <summary>
    /// The broker's list has not turned with the day: what it shows is yesterday's, of numbers that nobody knows today. Nothing of it was
    /// bought today by him.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_list_of_today_that_still_shows_yesterday_s_orders_tells_of_none(bool restarts)
    {
        _scene.Hold(70_000);
        _scene.Holds(Samsung, 14, 70_000).Pass(5, answer: true);
        var stale = _scene.Rows.Select(row => row with { Day = new(2026, 11, 23) }).ToArray();
        Assert.NotEmpty(stale);
        _scene.Skip(Kst.At(new(2026, 11, 24), new(0, 0)) - _scene.Now);
        _scene.Rows.Clear();
        _scene.Rows.AddRange(stale);
        _scene.Pass(5, answer: true);
        _scene.Rows.Clear();
        if (restarts)
            _scene.Play(new Started(TradingMode.Paper, false, _scene.Settings)).Play(new StreamChanged(true, null));
        _scene.Skip(Kst.At(new(2026, 11, 25), new(0, 0, 1)) - _scene.Now).Pass(5, answer: true);
        Assert.Equal(14, Assert.Single(_scene.Shot.Positions).Quantity.Shares);
        Assert.Empty(_scene.News<DifferenceNews>());
    }

    /// <summary>
    /// The clock had leapt over midnight and was put right: for the trader it is tomorrow, for the broker today. What was sold today under a
    /// number that the trader takes for yesterday's is not the sale whose reply is lost, and what that one sold is found.
    /// </summary>
    [Fact]
    public void A_list_of_both_days_finds_a_lost_sale_of_the_broker_s_day()
    {
        DateOnly today = new(2026, 11, 23), tomorrow = new(2026, 11, 24);
        _scene.Hold(70_000);
        _scene.Pass(5, answer: true);
        var bought = _scene.Rows.Select(row => row with { Day = today }).ToArray();
        _scene.Skip(Kst.At(tomorrow, new(9, 30)) - _scene.Now).Pass(3, answer: true);
        _scene.Tick(69_900).Tick(60_000).Pass(12, answer: false);
        var sale = _scene.Placed.Last();
        Assert.Equal(Side.Sell, sale.Side);
        _scene.Play(new OrderReplyLost(sale.Order, "연결이 끊어졌습니다")).Holds(Samsung, 0, 0);
        for (var second = 0; second < 6; second++)
        {
            _scene.Pass(1);
            BrokerOrder[] rows = [Row(Number(300), Samsung, Side.Sell, 14, 14, 60_000) with { Day = today, Type = sale.Type }, .. bought];
            _scene.Play(new DayOrdersAnswered(rows, true, _scene.Now) { Day = tomorrow, From = today }).AnswerBalance();
        }
        Assert.Empty(_scene.Shot.Positions);
        Assert.Equal(sale, _scene.Placed.Last());
        Assert.DoesNotContain(_scene.News<DoubtNews>(), news => news.Outcome?.Contains("없음이 확인", StringComparison.Ordinal) == true);
    }

    /// <summary>Where the later day has orders, the earlier one's are none of it.</summary>
    [Fact]
    public void Rows_of_the_earlier_day_count_only_where_the_later_has_none()
    {
        DateOnly today = new(2026, 11, 23), tomorrow = new(2026, 11, 24);
        var (one, other) = (Row(Number(1), Samsung, Side.Buy, 1, 1, 70_000), Row(Number(2), Samsung, Side.Buy, 1, 1, 70_000) with { Day = today });
        var at = Kst.At(tomorrow, new(9, 0));
        Assert.Equal([one], new DayOrdersAnswered([one, other], true, at) { Day = tomorrow, From = today }.OfItsDay().Orders);
        Assert.Equal([other], new DayOrdersAnswered([other], true, at) { Day = tomorrow, From = today }.OfItsDay().Orders);
        Assert.Empty(new DayOrdersAnswered([other], true, at) { Day = tomorrow }.OfItsDay().Orders);
        Assert.Equal([one], new DayOrdersAnswered([one], true, at).OfItsDay().Orders);
    }
}
