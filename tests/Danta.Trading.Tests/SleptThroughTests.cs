using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>The machine falls asleep between the decision and its leaving, and wakes a day later: the broker takes yesterday's order today.</summary>
public sealed class SleptThroughTests
{
    static readonly OrderNumber Today = Number(700);

    readonly Scene _scene = new();
    readonly PlaceOrder _sale;

    public SleptThroughTests()
    {
        _scene.Hold(70_000);
        _scene.Pass(5, answer: true);
        _sale = _scene.Tick(69_000).Placed.Last();
        _scene.Rows.Clear();
        _scene.Skip(TimeSpan.FromHours(24)).Pass(1).Instrument(Samsung);
    }

    [Fact]
    public void What_it_sold_is_ours_at_the_list_s_price_and_the_owner_is_told_of_nothing_that_he_did()
    {
        _scene.Play(new OrderAcknowledged(_sale.Order, Today, 100_006));
        _scene.Fill(_sale, Today, 14, 69_500, 100_006);
        _scene.Rows.Add(Row(Today, Samsung, Side.Sell, 14, 14, 69_500, time: 100_006));
        _scene.Holds(Samsung, 0, 0).Pass(20, answer: true);
        Assert.Equal((14L, 69_500m), (Assert.Single(_scene.Shot.Trades).Quantity.Shares, _scene.Shot.Trades[0].SellPrice));
        Assert.DoesNotContain(_scene.News<DifferenceNews>(), news => news.Text.Contains("직접", StringComparison.Ordinal));
        Assert.Equal(2, _scene.Placed.Count());
        // What the list goes on to show stays no sale of his: the next purchase is sold whole.
        var again = _scene.Condition("0").Pass(6).Condition("0", Samsung).Pass(2, answer: true).Tick(70_000).Placed.Last();
        _scene.Fill(again, _scene.Ack(again), again.Quantity.Shares, 70_000).Tick(68_000);
        Assert.Equal((Side.Sell, again.Quantity), (_scene.Placed.Last().Side, _scene.Placed.Last().Quantity));
    }

    /// <summary>He has shares of his own there by now: the balance that still has all of them may be behind a sale that has just arrived.</summary>
    [Fact]
    public void While_it_is_on_its_way_none_of_his_are_sold_in_its_place()
    {
        _scene.Fill(_sale with { Side = Side.Buy, Quantity = Quantity.Of(14) }, Number(701), 14, 69_000, 100_006).Pass(4);
        _scene.Play(new OrderAcknowledged(_sale.Order, Today, 100_010));
        _scene.Rows.Add(Row(Number(701), Samsung, Side.Buy, 14, 14, 69_000, time: 100_006));
        _scene.Holds(Samsung, 14, 69_000).Tick(68_000).Pass(60, answer: true);
        Assert.Equal(2, _scene.Placed.Count());
    }

    /// <summary>A reply of the evening before names a number of the day before: today it is somebody else's.</summary>
    [Fact]
    public void A_reply_from_before_the_night_makes_no_number_of_today_ours()
    {
        _scene.Play(new OrderAcknowledged(_sale.Order, Today, 235_959));
        _scene.Rows.Add(Row(Today, Samsung, Side.Sell, 14, 14, 69_500, time: 100_006));
        _scene.Holds(Samsung, 0, 0).Pass(20, answer: true);
        Assert.Contains(_scene.News<DifferenceNews>(), news => news.Text.Contains("직접 파셨습니다", StringComparison.Ordinal));
    }
}
