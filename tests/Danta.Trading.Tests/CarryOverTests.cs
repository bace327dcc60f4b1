using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>A day begins with what is carried over and with nothing else: a restart may begin there too.</summary>
public sealed class CarryOverTests
{
    [Fact]
    public void A_trader_resumed_from_a_morning_goes_on_as_the_one_that_lived_the_day_before()
    {
        var scene = Yesterday();
        var (carried, at) = TurnTheDay(scene);
        var resumed = new Trader();
        resumed.Resume(carried, at);

        // From the input at which the day turned, both hear the same.
        var from = scene.Played.FindIndex(input => input.At == at);
        List<Request> again = [];
        Replay(resumed, scene.Played[from..]);
        foreach (var input in Morning(at))
        {
            var heard = scene.Played.Count;
            scene.Play(input);
            again.Clear();
            // With what the stage's broker has answered meanwhile, which it was asked for in vain here.
            foreach (var same in scene.Played[heard..])
                resumed.Handle(same, again);
            Assert.Equal(scene.Last.Select(Text), again.Where(request => request is not Ask { Question: MoneyQuestion }).Select(Text));
        }
        Assert.Equal(scene.Shot.Positions, resumed.Snapshot().Positions);
        Assert.Equal(scene.Shot.Orders, resumed.Snapshot().Orders);
        Assert.Equal(scene.Shot.Today, resumed.Snapshot().Today);
        Assert.NotEmpty(scene.Shot.Orders);
    }

    [Fact]
    public void What_is_held_keeps_its_cost_its_reason_and_its_history_over_night()
    {
        var scene = Yesterday();
        var before = scene.Shot.Positions.Single();
        TurnTheDay(scene);
        var after = scene.Shot.Positions.Single();
        Assert.Equal(before with { Price = after.Price, Unrealised = after.Unrealised, UnrealisedPercent = after.UnrealisedPercent, Value = after.Value, Limits = default }, after);
        Assert.Equal(before.Unrealised, after.Unrealised);
        Assert.Contains(scene.Shot.History.Why(after.Trade), step => step.Kind == DecisionKind.Entry);
    }

    [Fact]
    public void What_the_owner_said_holds_over_night_and_the_days_figures_do_not()
    {
        var scene = Yesterday();
        scene.Play(new Pause("test")).Play(new SwitchCondition("test", "1", false));
        var held = scene.Shot.Positions.Single();
        var stop = Price.FromWon(held.Price.Won / 2 / 100 * 100);
        scene.Play(new MoveStop("test", held.Code, stop));
        TurnTheDay(scene);
        var shot = scene.Shot;
        Assert.Equal((stop, true), (shot.Positions.Single().StopLoss, shot.Positions.Single().IsOwnStop));
        Assert.Equal(TraderState.Paused, shot.State);
        Assert.Contains(shot.Conditions, condition => condition is { Seq: "1", On: false });
        Assert.Empty(shot.Orders);
        Assert.Equal(Won.Zero, shot.Today.Realised);
    }

    [Fact]
    public void Numbers_of_orders_and_trades_are_counted_on()
    {
        var scene = Yesterday();
        var (lastOrder, lastTrade) = (scene.Placed.Max(order => order.Order.Value), scene.Shot.Positions.Single().Trade);
        var (_, at) = TurnTheDay(scene);
        foreach (var input in Morning(at))
            scene.Play(input);
        var next = scene.Placed.Last();
        Assert.Equal(Scene.Samsung, next.Code);
        Assert.Equal(Side.Sell, next.Side);
        Assert.Equal(lastOrder + 1, next.Order.Value);
        Assert.Equal(lastTrade, scene.Shot.Positions.Single().Trade);
    }

    /// <summary>No order outlives its day and no list of today has it: the balance tells in the morning, before anything is sold.</summary>
    [Fact]
    public void A_sale_in_doubt_at_the_days_end_is_told_by_the_balance()
    {
        var scene = Yesterday();
        scene.Play(new SellPosition("test", Scene.Samsung));
        scene.Play(new OrderReplyLost(scene.Placed.Last().Order, "끊김"));
        var (_, at) = TurnTheDay(scene);
        scene.Holds(Scene.Samsung, 0, 0).Pass(90, answer: true);
        scene.Skip(Kst.At(Kst.DateOf(at), new TimeOnly(9, 1)) - scene.Now).Instrument(Scene.Samsung).Tick(69_000).Pass(20, answer: true);
        Assert.Empty(scene.Shot.Positions);
        Assert.Equal(2, scene.Placed.Count());
    }

    /// <summary>The broker's ledger is put in order at night: it is empty over midnight, and comes back in two parts.</summary>
    [Fact]
    public void Shares_that_a_balance_lacks_over_midnight_are_ours_when_they_come_back()
    {
        var scene = Yesterday();
        scene.Holds(Scene.Samsung, 0, 0).Pass(200, answer: true);
        var (_, at) = TurnTheDay(scene);
        scene.Pass(200, answer: true);
        scene.Holds(Scene.Samsung, 6, 70_000).Pass(200, answer: true);
        scene.Holds(Scene.Samsung, 14, 70_000).Pass(200, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((14L, PositionOrigin.Danta, false), (position.Quantity.Shares, position.Origin, position.InDoubt));
        scene.Skip(Kst.At(Kst.DateOf(at), new TimeOnly(9, 1)) - scene.Now).Pass(1, answer: true).Instrument(Scene.Samsung).Tick(69_000);
        Assert.Equal((Side.Sell, 14L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>The power went at 14:59 with a purchase on its way or working; its fill was never heard.</summary>
    [Theory]
    [InlineData(false, 14, false)]
    [InlineData(true, 14, true)]
    [InlineData(true, 5, false)]
    public void What_a_purchase_brought_unheard_before_the_days_end_is_ours_in_the_morning(bool acknowledged, int came, bool restarted)
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        if (acknowledged)
            scene.Ack(buy);
        scene.Skip(TimeSpan.FromHours(14));
        if (restarted)
            scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null));
        else
            scene.Pass(1);
        scene.Holds(Scene.Samsung, came, 70_000).Holds(Scene.Hynix, 3, 100_000).Skip(TimeSpan.FromHours(9)).Pass(90, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((came, 70_000L * came), (position.Quantity.Shares, position.Cost.Amount));
        Assert.Equal((Side.Sell, (long)came), (scene.Instrument(Scene.Samsung).Tick(69_000).Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>
    /// Of fourteen bought yesterday five were heard of. They are sold, and then the balance shows the nine: the same round trip goes on,
    /// and what is sold of it is counted where it was bought.
    /// </summary>
    [Fact]
    public void What_comes_of_a_purchase_of_yesterday_after_its_round_trip_was_over_goes_on_with_it()
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        // The first balance of the day has all, and the stop is due before a second one bears it out.
        scene.Fill(buy, number, 5, 70_000).Holds(Scene.Samsung, 14, 70_000).Skip(TimeSpan.FromHours(23)).Pass(1).Instrument(Scene.Samsung).Tick(69_000);
        scene.Answer().Tick(69_000);
        var first = scene.Placed.Last();
        Assert.Equal((Side.Sell, 5L), (first.Side, first.Quantity.Shares));
        scene.Holds(Scene.Samsung, 9, 70_000).Fill(first, scene.Ack(first), 5, 69_000).Pass(60, answer: true);
        scene.Tick(69_000).Pass(12, answer: true).Tick(69_000);
        var second = scene.Placed.Last();
        Assert.Equal((Side.Sell, 9L), (second.Side, second.Quantity.Shares));
        scene.Holds(Scene.Samsung, 0, 0).Fill(second, scene.Ack(second), 9, 69_000, 100_009).Pass(30, answer: true);
        Assert.Empty(scene.Shot.Positions);
        Assert.DoesNotContain(scene.News<HaltNews>(), news => news.Halted);
        Assert.Equal(14, Assert.Single(scene.Shot.Trades).Quantity.Shares);
    }

    /// <summary>
    /// It sold yesterday, and nobody told. Today the same is tried, and refused: the balance still tells of yesterday's, and the
    /// owner is not told that he did it.
    /// </summary>
    [Fact]
    public void What_a_sale_of_yesterday_may_have_sold_is_its_own_also_after_another_try()
    {
        var scene = Yesterday();
        scene.Play(new SellPosition("test", Scene.Samsung));
        scene.Ack(scene.Placed.Last());
        TurnTheDay(scene);
        // No balance comes before it is tried.
        scene.Skip(TimeSpan.FromHours(9)).Pass(1).Instrument(Scene.Samsung).Tick(69_000).Pass(12).Tick(69_000);
        var again = scene.Placed.Last();
        Assert.Equal((Side.Sell, 14L, 3), (again.Side, again.Quantity.Shares, scene.Placed.Count()));
        scene.Holds(Scene.Samsung, 0, 0);
        for (var second = 0; second < 30; second++)
        {
            if (scene.Last.OfType<PlaceOrder>().LastOrDefault() is { } sale)
                again = sale;
            if (scene.Shot.Orders.Any(order => order.Id == again.Order && order.DoneAt is null))
                scene.Play(new OrderRefused(again.Order, "APBK0400", "수량 초과"));
            scene.Pass(1).Answer();
        }
        Assert.Empty(scene.Shot.Positions);
        Assert.Contains(scene.News<DifferenceNews>(), news => news.Text.Contains("체결을 듣지 못한 매도", StringComparison.Ordinal));
        Assert.DoesNotContain(scene.News<DifferenceNews>(), news => news.Text.Contains("직접 파셨습니다", StringComparison.Ordinal));
    }

    /// <summary>Cancelled, with a fill of which neither notice nor list had told when the day ended.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_an_unsettled_purchase_brought_is_ours_in_the_morning(bool stopped)
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        scene.Fill(buy, number, 4, 70_000).Play(Scene.Notice(NoticeKind.RestCancelled, buy, number, 3, 70_000));
        if (stopped)
            scene.Play(new StopRequested()).Pass(4);
        // The list may still tell: it is waited for.
        Assert.DoesNotContain(scene.All, request => request is Finished);
        scene.Skip(TimeSpan.FromHours(14));
        scene.Play(new Started(TradingMode.Paper, false, scene.Settings)).Play(new StreamChanged(true, null));
        scene.Holds(Scene.Samsung, 11, 70_000).Skip(TimeSpan.FromHours(9)).Pass(90, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((11L, PositionOrigin.Danta), (position.Quantity.Shares, position.Origin));
        Assert.Equal((Side.Sell, 11L), (scene.Instrument(Scene.Samsung).Tick(69_000).Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>He bought beside a purchase of ours whose reply never came: what he was heard to buy is his, be the rest ours.</summary>
    [Theory]
    [InlineData(8, 0, 0)]
    [InlineData(22, 0, 14)]
    [InlineData(8, 2, 0)]
    [InlineData(22, 2, 14)]
    public void What_the_owner_was_heard_to_buy_is_not_what_our_purchase_brought(int held, int nights, int ours)
    {
        var scene = new Scene();
        var buy = scene.Enter(70_000);
        scene.Skip(TimeSpan.FromHours(14)).Pass(1);
        var his = buy with { Quantity = Quantity.Of(8) };
        scene.Fill(his, Scene.Number(700), 8, 70_000, 1).Pass(5);
        // Nobody answers about the account meanwhile.
        for (var night = 0; night < nights; night++)
            scene.Skip(TimeSpan.FromHours(24)).Pass(2);
        scene.Holds(Scene.Samsung, held, 70_000).Pass(90, answer: true);
        Assert.Equal(ours, scene.Shot.Positions.Sum(position => position.Quantity.Shares));
    }

    [Fact]
    public void A_purchase_of_which_nothing_came_before_the_days_end_leaves_nothing_behind()
    {
        var scene = new Scene();
        scene.Ack(scene.Enter(70_000));
        scene.Skip(TimeSpan.FromHours(23)).Pass(90, answer: true);
        // What the owner buys of it in the morning is his.
        scene.Holds(Scene.Samsung, 14, 70_000).Pass(90, answer: true);
        Assert.Empty(scene.Shot.Positions);
    }

    [Fact]
    public void The_owners_shares_stay_the_owners()
    {
        var scene = Yesterday();
        scene.Holds(Scene.Hynix, 7, 200_000);
        scene.Pass(61, answer: true);
        TurnTheDay(scene);
        scene.Pass(61, answer: true);
        Assert.Single(scene.Shot.Positions);
        Assert.DoesNotContain(scene.News<DifferenceNews>().Where(news => news.At.Date != scene.Played[0].At.Date), news => news.Code == Scene.Hynix);
    }

    /// <summary>Numbers begin anew with the day; the exchange's time says that the notice, late or come twice, does not belong to this one.</summary>
    [Theory]
    [InlineData(235_958, 0)]
    [InlineData(1, 1)]
    public void What_is_heard_after_midnight_of_an_order_of_yesterday_is_not_called_the_owners(int time, int told)
    {
        var scene = Yesterday();
        var bought = scene.Placed.Single();
        TurnTheDay(scene);
        // The owner is up, and so is the trader.
        scene.Play(new Resume("test")).Pass(5, answer: true).All.Clear();
        scene.Fill(bought, Scene.Number(1), bought.Quantity.Shares, 70_000, time);
        Assert.Equal(told == 0, scene.All.Exists(request => request is Ask { Question: BalanceQuestion }));
        scene.Pass(10, answer: true);
        Assert.Equal(told, scene.News<DifferenceNews>().Count(news => news.Text.StartsWith("직접 거래", StringComparison.Ordinal)));
        Assert.Equal(bought.Quantity, scene.Shot.Positions.Single().Quantity);
    }

    /// <summary>A question waited over midnight: what it brings is of the day before, and its numbers are other orders' today.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Neither_a_list_nor_a_balance_of_yesterday_tells_of_today(bool isLeftToday)
    {
        var scene = Yesterday();
        var yesterday = Kst.DateOf(scene.Now);
        var askedAt = scene.Now;
        TurnTheDay(scene);
        scene.Pass(5, answer: true).All.Clear();
        BrokerOrder sold = Scene.Row(Scene.Number(500), Scene.Samsung, Side.Sell, 14, 14, 70_000);
        scene.Play(new DayOrdersAnswered([sold], true, isLeftToday ? scene.Now : askedAt) { Day = yesterday });
        scene.Play(new BalanceAnswered([], new(1), new(1), new(1), true, askedAt));
        scene.Pass(70, answer: true);
        Assert.Equal((14L, false), (scene.Shot.Positions.Single().Quantity.Shares, scene.Shot.Positions[0].InDoubt));
        Assert.Empty(scene.News<DifferenceNews>());
    }

    /// <summary>One position held in the evening, and one condition polled.</summary>
    static Scene Yesterday()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Condition("1");
        scene.Pass(5, answer: true);
        return scene;
    }

    static (CarriedOver Carried, DateTimeOffset At) TurnTheDay(Scene scene)
    {
        // The day's numbers are over, the shares are not.
        scene.Rows.Clear();
        scene.Skip(TimeSpan.FromHours(14)).Pass(1);
        return (Assert.Single(scene.All.OfType<CarriedOver>()), scene.Now);
    }

    /// <summary>It opens below the stop.</summary>
    static IEnumerable<Input> Morning(DateTimeOffset midnight)
    {
        var open = Kst.At(Kst.DateOf(midnight), new TimeOnly(9, 1));
        BrokerHolding held = new(
            Scene.Samsung, Scene.NameOf(Scene.Samsung), Quantity.Of(14), Quantity.Of(14), new(980_000), Price.FromWon(70_000));
        yield return Input.Of(open, new DayOrdersAnswered([], true, open));
        yield return Input.Of(open, new BalanceAnswered([held], new(1), new(1), new(1), true, open));
        yield return Input.Of(open, new InstrumentAnswered(
            Scene.Samsung, Scene.NameOf(Scene.Samsung), Board.Kospi, ListingKind.Stock, Price.FromWon(70_000), Price.FromWon(91_000), Price.FromWon(49_000),
            false, false, 0, false, false, default));
        for (var second = 1; second < 5; second++)
        {
            yield return Input.Second(open.AddSeconds(second));
            yield return Input.Of(open.AddSeconds(second), Scene.Quote(Scene.Samsung, 69_000 - second * 100));
        }
    }

    static string Text(Request request) => request is Note { Decision: var decision }
        ? $"{decision.At} {decision.Kind} {decision.Trade} {decision.Order} {decision.Sentence} {string.Join(' ', decision.Reasons)}"
        : $"{request}";

    static void Replay(Trader trader, IEnumerable<Input> inputs)
    {
        foreach (var input in inputs)
            trader.Handle(input, new List<Request>());
    }
}
