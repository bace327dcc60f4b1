using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

public sealed class CommandTests
{
    [Fact]
    public void A_panic_sells_everything_in_any_state_and_is_proven_by_the_broker()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Hold(70_000, Hynix, "1");
        scene.Play(new StreamChanged(false, null)).Play(new JournalChanged(false, "디스크")).Play(new Flatten("telegram:1"));
        // The balance first: the owner may have sold by hand a moment ago.
        Assert.Empty(scene.Last.OfType<PlaceOrder>());
        scene.AnswerBalance();
        var sales = scene.Last.OfType<PlaceOrder>().ToList();
        Assert.Equal([Samsung, Hynix], sales.Select(sale => sale.Code));
        Assert.All(sales, sale => Assert.Equal((Side.Sell, Urgency.Panic), (sale.Side, sale.Urgency)));
        foreach (var sale in sales)
            scene.Fill(sale, scene.Ack(sale), sale.Quantity.Shares, 70_000);
        scene.Held.Clear();
        Assert.DoesNotContain(scene.News<CommandNews>(), news => news.Text.Contains("마쳤습니다", StringComparison.Ordinal));
        scene.Pass(2, answer: true);
        Assert.Single(scene.News<CommandNews>(), news => news.Text.Contains("마쳤습니다", StringComparison.Ordinal));
        Assert.Equal(TraderState.Halted, scene.Shot.State);
        scene.Play(new JournalChanged(true, ""));
        Assert.Equal(TraderState.Paused, scene.Shot.State);
    }

    [Fact]
    public void A_panic_sells_what_a_purchase_under_way_still_brings()
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Play(new Flatten("api"));
        Assert.Single(scene.Last.OfType<CancelOrder>());
        scene.Fill(buy, number, 5, 70_000).Holds(Samsung, 5, 70_000).Pass(1, answer: true);
        Assert.Equal((Side.Sell, 5L, Urgency.Panic), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares, scene.Placed.Last().Urgency));
    }

    [Fact]
    public void Pausing_outlives_a_restart_and_resuming_lifts_it()
    {
        var scene = new Scene();
        scene.Play(new Pause("api")).Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null)).Answer().Answer();
        Assert.Equal(TraderState.Paused, scene.Shot.State);
        scene.Play(new Resume("api"));
        Assert.Equal(TraderState.Running, scene.Shot.State);
    }

    [Fact]
    public void Changed_settings_outlive_a_restart_until_the_configuration_changes()
    {
        var scene = new Scene();
        scene.Play(new ChangeSettings("api", scene.Settings with { MaxPositions = 7 }));
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings with { }));
        Assert.Equal(7, scene.Shot.Settings.MaxPositions);
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings with { MaxPositions = 5 }));
        Assert.Equal(5, scene.Shot.Settings.MaxPositions);
    }

    [Fact]
    public void One_position_is_sold_on_demand()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new SellPosition("api", Samsung));
        Assert.Equal(14, scene.Placed.Last().Quantity.Shares);
        scene.Play(new SellPosition("api", Samsung)).Pass(3);
        Assert.Equal(2, scene.Placed.Count());
        scene.Play(new SellPosition("api", Hynix));
        Assert.Contains("보유하고 있지 않습니다", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_order_is_cancelled_by_its_number_with_or_without_zeros()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        scene.Ack(order);
        Assert.True(OrderNumber.TryParse("100", "", out var number));
        scene.Play(new CancelOpenOrder("api", number));
        Assert.Equal(order.Order, Assert.Single(scene.Last.OfType<CancelOrder>()).Order);
    }

    [Fact]
    public void Stopping_holds_positions_and_ends_at_once_when_nothing_is_under_way()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Play(new StopRequested());
        Assert.Contains(new Finished(), scene.Last);
        Assert.Single(scene.Placed);
    }

    [Fact]
    public void Stopping_waits_a_while_for_orders_under_way()
    {
        var scene = new Scene();
        scene.Enter(70_000);
        scene.Play(new StopRequested());
        Assert.DoesNotContain(new Finished(), scene.Last);
        scene.Pass(4);
        Assert.DoesNotContain(new Finished(), scene.All);
        scene.Pass(1);
        Assert.Single(scene.All.OfType<Finished>());
    }

    [Fact]
    public void Stopping_sells_everything_first_where_the_owner_wants_it()
    {
        var scene = new Scene(Plain with { FlattenOnStop = true });
        scene.Hold(70_000);
        scene.Play(new StopRequested()).AnswerBalance();
        var sale = Assert.Single(scene.Last.OfType<PlaceOrder>());
        Assert.DoesNotContain(new Finished(), scene.All);
        scene.Fill(sale, scene.Ack(sale), 14, 70_000).Pass(1);
        Assert.Contains(new Finished(), scene.Last);
    }

    /// <summary>Its shares are in no balance that was asked before: without another question the stop would be over before they are sold.</summary>
    [Fact]
    public void What_is_bought_while_a_stop_compares_is_sold_on_a_balance_of_its_own()
    {
        var scene = new Scene(Plain with { FlattenOnStop = true });
        scene.Hold(70_000);
        var buy = scene.Enter(70_000, Hynix, "1");
        scene.Play(new StopRequested());
        var asked = scene.Now;
        scene.Skip(TimeSpan.FromMilliseconds(100)).Fill(buy, scene.Ack(buy), buy.Quantity.Shares, 70_000).Holds(Hynix, buy.Quantity.Shares, 70_000);
        scene.Play(new BalanceAnswered([.. scene.Held], new(100_000_000), new(100_000_000), new(100_000_000), true, asked));
        Assert.Equal(new BalanceQuestion(), Assert.Single(scene.Last.OfType<Ask>()).Question);
        scene.AnswerBalance().Pass(1);
        Assert.Equal(2, scene.Placed.Count(placed => placed.Side == Side.Sell));
    }

    [Fact]
    public void A_stop_does_not_wait_for_a_broker_who_does_not_answer_until_it_is_over()
    {
        var scene = new Scene(Plain with { FlattenOnStop = true });
        scene.Hold(70_000);
        scene.Play(new StopRequested()).Pass(3);
        Assert.Single(scene.Placed);
        scene.Pass(1);
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);
    }

    [Fact]
    public void A_dry_run_sends_nothing_and_books_what_would_have_filled()
    {
        var scene = new Scene(dryRun: true);
        scene.Condition("0", Samsung).Instrument(Samsung).Tick(70_000);
        scene.Skip(TimeSpan.FromMilliseconds(300)).Tick(70_000);
        Assert.Equal(70_100, Assert.Single(scene.Shot.Positions).AveragePrice);
        scene.Skip(TimeSpan.FromMilliseconds(300)).Tick(72_000);
        scene.Skip(TimeSpan.FromMilliseconds(300)).Tick(72_000);
        Assert.Equal(72_000m, Assert.Single(scene.Shot.Trades).SellPrice);
        scene.Pass(70, answer: true);
        Assert.Empty(scene.All.OfType<PlaceOrder>());
        Assert.Empty(scene.News<DifferenceNews>());
        Assert.Equal(2, scene.News<FillNews>().Count());
    }
}
