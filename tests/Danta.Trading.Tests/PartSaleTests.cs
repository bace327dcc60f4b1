using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>매도 of a part, and at a price of the owner's: one flow of sales, never more in sale than held, and a stop outranks both.</summary>
public sealed class PartSaleTests
{
    /// <summary>Fourteen shares at 70,000, stop at 69,300, the day between 1 and 100,000 won.</summary>
    static Scene Holding(TraderSettings? settings = null, bool dryRun = false)
    {
        var scene = new Scene(settings, dryRun: dryRun);
        scene.Hold(70_000);
        return scene;
    }

    static SellPosition Sale(int? percent = null, int? limit = null) =>
        new("api", Samsung) { Percent = percent, Limit = limit is { } won ? Price.FromWon(won) : null };

    static string Told(Scene scene) => scene.News<CommandNews>().Last().Text;

    /// <summary>It is at the broker, by reply and list.</summary>
    static (PlaceOrder Order, OrderNumber Number) Rest(Scene scene, SellPosition sale)
    {
        scene.Play(sale);
        var order = scene.Placed.Last();
        Assert.Equal((Side.Sell, OrderType.Limit, sale.Limit), (order.Side, order.Type, order.Limit));
        var number = scene.Ack(order);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, order.Quantity.Shares, 0, 0));
        return (order, number);
    }

    static Scene Cancelled(Scene scene, PlaceOrder order, OrderNumber number)
    {
        var cancel = scene.All.OfType<CancelOrder>().Last();
        Assert.Equal(number, cancel.Number);
        scene.Rows.RemoveAll(row => row.Number == number);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, order.Quantity.Shares, 0, 0, cancelled: order.Quantity.Shares));
        return scene.Play(new CancelAcknowledged(cancel.Order, Number(900)))
            .Play(Notice(NoticeKind.CancelConfirmed, order, Number(900), order.Quantity.Shares, 70_000) with { OriginalNumber = number });
    }

    [Theory]
    [InlineData(50, 7)]
    [InlineData(30, 4)]
    [InlineData(1, 1)]
    [InlineData(100, 14)]
    public void A_percentage_sells_that_part_and_one_share_at_least(int percent, long shares)
    {
        var scene = Holding();
        scene.Play(Sale(percent));
        var order = scene.Placed.Last();
        Assert.Equal((Side.Sell, OrderType.Market, shares), (order.Side, order.Type, order.Quantity.Shares));
        Assert.Contains($"{shares}주를 시장가로", Told(scene), StringComparison.Ordinal);
        scene.Fill(order, scene.Ack(order), shares, 70_000).Pass(3);
        Assert.Equal(2, scene.Placed.Count());
        Assert.Equal(14 - shares, scene.Shot.Positions.Sum(position => position.Quantity.Shares));
    }

    [Fact]
    public void A_part_that_the_owner_sold_is_not_the_first_part_of_the_rules()
    {
        var scene = Holding(Plain with { Exit = Plain.Exit with { TakeProfit = null, PartAt = Rate.FromPercent(1m), PartShare = Rate.FromPercent(50m) } });
        scene.Play(Sale(50));
        var order = scene.Placed.Last();
        scene.Fill(order, scene.Ack(order), 7, 70_000).Tick(71_000);
        Assert.Equal((Side.Sell, 3L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    [Fact]
    public void A_limit_sale_rests_is_shown_and_is_sent_once()
    {
        var scene = Holding();
        var (order, number) = Rest(scene, Sale(limit: 71_000));
        Assert.Equal(14, order.Quantity.Shares);
        scene.Pass(60, answer: true);
        Assert.Equal(2, scene.Placed.Count());
        var view = Assert.Single(scene.Shot.Orders, one => one.Number == number);
        Assert.Equal((71_000, OrderState.Working), (view.Limit!.Value.Won, view.State));
        Assert.Contains("71,000원에 14주", Assert.Single(scene.Shot.Positions).Selling, StringComparison.Ordinal);
        scene.Fill(order, number, 14, 71_000);
        Assert.Empty(scene.Shot.Positions);
        Assert.Contains("지정가", Assert.Single(scene.Shot.Trades).ExitReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_together_rest_with_a_part()
    {
        var scene = Holding();
        Assert.Equal(7, Rest(scene, Sale(50, 71_000)).Order.Quantity.Shares);
    }

    [Fact]
    public void The_owner_cancels_it_and_it_is_not_sent_again()
    {
        var scene = Holding();
        var (order, number) = Rest(scene, Sale(limit: 71_000));
        scene.Play(new CancelOpenOrder("api", number));
        Cancelled(scene, order, number).Tick(70_500).Pass(30, answer: true);
        Assert.Equal(2, scene.Placed.Count());
        Assert.Equal("", Assert.Single(scene.Shot.Positions).Selling);
    }

    [Fact]
    public void A_stop_calls_it_back_and_sells_once_its_shares_are_free()
    {
        var scene = Holding();
        var (order, number) = Rest(scene, Sale(limit: 71_000));
        scene.Tick(69_300);
        Assert.Equal(number, Assert.Single(scene.All.OfType<CancelOrder>()).Number);
        // They are bound until the exchange has given them back: nothing is in sale twice.
        Assert.Equal(2, scene.Placed.Count());
        Cancelled(scene, order, number);
        var stop = scene.Placed.Last();
        Assert.Equal((Side.Sell, OrderType.Market, 14L), (stop.Side, stop.Type, stop.Quantity.Shares));
    }

    [Fact]
    public void A_stop_sells_at_once_what_does_not_rest_and_the_rest_when_it_is_free()
    {
        var scene = Holding();
        var (order, number) = Rest(scene, Sale(50, 71_000));
        scene.Tick(69_300);
        Assert.Equal(7, scene.Placed.Last().Quantity.Shares);
        scene.Ack(scene.Placed.Last());
        Cancelled(scene, order, number);
        Assert.Equal([7L, 7L, 7L], scene.Placed.Skip(1).Select(sale => sale.Quantity.Shares).ToArray());
        Assert.Equal(2, scene.Placed.Count(sale => sale is { Side: Side.Sell, Type: OrderType.Market }));
    }

    [Fact]
    public void What_fills_while_it_is_called_back_is_not_sold_again()
    {
        var scene = Holding();
        var (order, number) = Rest(scene, Sale(limit: 71_000));
        scene.Tick(69_300).Fill(order, number, 4, 71_000);
        scene.Rows.RemoveAll(row => row.Number == number);
        scene.Rows.Add(Row(number, Samsung, Side.Sell, 14, 4, 71_000, cancelled: 10));
        scene.Play(Notice(NoticeKind.CancelConfirmed, order, Number(900), 10, 70_000) with { OriginalNumber = number });
        Assert.Equal(10, scene.Placed.Last().Quantity.Shares);
    }

    [Fact]
    public void A_sale_at_market_of_what_is_free_leaves_it_where_it_is_and_of_all_takes_it_back()
    {
        var scene = Holding();
        var (order, number) = Rest(scene, Sale(50, 71_000));
        scene.Play(Sale(50));
        Assert.Equal((OrderType.Market, 7L), (scene.Placed.Last().Type, scene.Placed.Last().Quantity.Shares));
        scene.Ack(scene.Placed.Last());
        Assert.Empty(scene.All.OfType<CancelOrder>());
        scene.Play(Sale());
        Cancelled(scene, order, number);
        Assert.Equal([7L, 7L, 7L], scene.Placed.Skip(1).Select(sale => sale.Quantity.Shares).ToArray());
    }

    [Fact]
    public void Another_price_takes_the_place_of_the_first()
    {
        var scene = Holding();
        var (order, number) = Rest(scene, Sale(limit: 71_000));
        scene.Play(Sale(limit: 70_800));
        Cancelled(scene, order, number);
        Assert.Equal((70_800, 14L), (scene.Placed.Last().Limit!.Value.Won, scene.Placed.Last().Quantity.Shares));
        Assert.Equal(3, scene.Placed.Count());
    }

    [Theory]
    [InlineData(71_050, "호가 단위(100원)")]
    [InlineData(100_500, "상한가 100,000원")]
    public void A_price_that_the_exchange_would_not_take_is_explained_and_nothing_is_sent(int limit, string expected)
    {
        var scene = Holding();
        scene.Play(Sale(limit: limit));
        Assert.Single(scene.Placed);
        Assert.Contains(expected, Told(scene), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_limit_sale_is_told_and_keeps_no_stop_back()
    {
        var scene = Holding();
        scene.Play(Sale(limit: 71_000));
        scene.Play(new OrderRefused(scene.Placed.Last().Order, "APBK0506", "호가단위 오류"));
        Assert.Contains("다시 내지 않습니다", Assert.Single(scene.News<RefusedNews>()).Next, StringComparison.Ordinal);
        scene.Tick(69_300);
        Assert.Equal((OrderType.Market, 14L), (scene.Placed.Last().Type, scene.Placed.Last().Quantity.Shares));
    }

    [Fact]
    public void It_is_left_at_the_exchange_by_an_end_in_order_and_ends_with_its_day()
    {
        var scene = Holding();
        Rest(scene, Sale(limit: 71_000));
        scene.Play(new StopRequested());
        Assert.Single(scene.Last.OfType<Finished>());
        Assert.Empty(scene.All.OfType<CancelOrder>());
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null)).Answer().Answer().Tick(69_300);
        Assert.Single(scene.All.OfType<CancelOrder>());
    }

    [Fact]
    public void In_a_dry_run_it_waits_for_its_price_and_gives_way_to_the_stop()
    {
        var scene = new Scene(dryRun: true);
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000).Pass(1).Tick(70_000);
        var held = Assert.Single(scene.Shot.Positions).Quantity.Shares;
        scene.Play(Sale(limit: 71_000)).Pass(5).Tick(70_500).Pass(2);
        Assert.Equal(held, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        scene.Tick(69_000).Pass(5).Tick(69_000).Pass(2);
        Assert.Equal("손절", Assert.Single(scene.Shot.Trades).ExitReason);
        Assert.Empty(scene.Placed);
    }
}
