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
}
