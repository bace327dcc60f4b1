using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Orders are found by id, number and stock; a day's end and a full table forget what is over and nothing else.</summary>
public sealed class OrderTableTests
{
    readonly Bench _bench = new();

    OrderTable Table => _bench.Desk.Orders;

    OurOrder Send(Side side = Side.Buy, Stock? stock = null) => _bench.Send(side, 10, stock);

    OurOrder Working(int number)
    {
        var order = Send();
        Table.Name(order, Scene.Number(number), _bench.Desk.Now);
        _bench.Desk.Apply(order, OrderFact.Acknowledged);
        return order;
    }

    bool Finds(int number) => Table.TryGet(Scene.Number(number), out _);

    bool Finds(OurOrder order) => Table.TryGet(order.Id, out _);

    [Fact]
    public void One_that_never_was_is_nowhere()
    {
        var order = Send();
        Table.Remove(order);
        Assert.Empty(Table.All);
        Assert.Empty(Table.Open);
        Assert.Empty(Table.Moving);
        Assert.Empty(Table.Of(_bench.Stock));
        Assert.False(Finds(order));
        var over = Working(1);
        _bench.Desk.Apply(over, OrderFact.RestGone);
        _bench.Desk.Apply(over, OrderFact.FigureMissing);
        Assert.Same(over, Assert.Single(Table.Ending));
        Table.Remove(over);
        Assert.Empty(Table.Ending);
    }

    [Fact]
    public void A_purchase_is_open_in_a_stock_as_long_as_it_is()
    {
        var sale = Send(Side.Sell);
        Assert.False(Table.HasOpenBuy(_bench.Stock));
        var purchase = Send();
        Assert.True(Table.HasOpenBuy(_bench.Stock));
        _bench.Desk.Apply(purchase, OrderFact.Refused);
        Assert.False(Table.HasOpenBuy(_bench.Stock));
        Assert.True(Table.HasOpen(_bench.Stock));
        _bench.Desk.Apply(sale, OrderFact.Refused);
        Assert.False(Table.HasOpen(_bench.Stock));
    }

    /// <summary>The broker holds money back from the moment on at which a number was first known.</summary>
    [Fact]
    public void Another_number_takes_the_place_of_the_first_and_the_same_says_nothing_new()
    {
        var order = Working(1);
        _bench.Later(5);
        Table.Name(order, Scene.Number(1), _bench.Desk.Now);
        Assert.Equal(Bench.Ten, order.NamedAt);
        Assert.True(Finds(1));
        Table.Name(order, Scene.Number(2), _bench.Desk.Now);
        Assert.Equal((false, true, Bench.Ten.AddSeconds(5)), (Finds(1), Finds(2), order.NamedAt!.Value));
        Table.Unname(order);
        Assert.Equal((false, true, null), (Finds(2), order.Number.IsNone, order.NamedAt));
    }

    [Fact]
    public void An_amended_order_is_found_by_both_numbers_and_the_new_one_is_nobody_else_s()
    {
        var order = Working(1);
        Table.MarkForeign(Scene.Number(2));
        Table.Amend(order, Scene.Number(2));
        Assert.Equal((true, true, false), (Finds(1), Finds(2), Table.IsForeign(Scene.Number(2))));
    }

    /// <summary>A figure of three seconds after the number was known has it; one before may not, and what may still trade moves on.</summary>
    [Theory]
    [InlineData(2.9, true, false)]
    [InlineData(3, true, true)]
    [InlineData(9, false, false)]
    public void A_figure_of_the_account_has_what_is_over_and_old_enough(double askedAfter, bool over, bool forgotten)
    {
        var order = Working(1);
        if (over)
            _bench.Desk.Apply(order, OrderFact.FullyFilled);
        Table.ForgetMoved(Bench.Ten.AddSeconds(askedAfter), TimeSpan.FromSeconds(3));
        Assert.Equal(forgotten, Table.Moving.Count == 0);
    }

    [Fact]
    public void One_that_was_refused_before_it_had_a_number_moves_no_money()
    {
        _bench.Desk.Apply(Send(), OrderFact.Refused);
        Table.ForgetMoved(Bench.Ten, TimeSpan.FromSeconds(3));
        Assert.Empty(Table.Moving);
    }

    [Fact]
    public void A_new_day_keeps_what_is_open_and_forgets_what_is_over_and_all_of_yesterday_s_numbers()
    {
        var (open, nameless, over, ending) = (Working(1), Send(), Working(2), Working(3));
        _bench.Desk.Apply(over, OrderFact.FullyFilled);
        _bench.Desk.Apply(ending, OrderFact.RestGone);
        _bench.Desk.Apply(ending, OrderFact.FigureMissing);
        Table.MarkForeign(Scene.Number(9));
        Table.MarkFormer(Scene.Number(8));
        Table.BeginDay();
        Assert.Equal([open, nameless], Table.All);
        Assert.Equal([open, nameless], Table.Of(_bench.Stock));
        Assert.Equal([open, nameless], Table.Moving);
        Assert.Empty(Table.Ending);
        Assert.Equal((true, true, false), (Finds(open), Finds(nameless), Finds(over)));
        Assert.Equal((true, false, false), (Finds(1), Finds(2), Finds(3)));
        Assert.Equal((false, false), (Table.IsForeign(Scene.Number(9)), Table.IsFormer(Scene.Number(8))));
        // Its serial is nought: whoever asks for no number finds nobody.
        Assert.False(Table.TryGet(default(OrderNumber), out _));
    }

    /// <summary>Two thousand of a day are kept: then the oldest that is over goes, and where none is nothing more is sent.</summary>
    [Fact]
    public void A_full_table_forgets_the_oldest_that_is_over()
    {
        var first = Working(1);
        var second = Working(2);
        for (var order = 2; order < 1_999; order++)
            Send(stock: _bench.Desk.Stocks.Get(Scene.Hynix));
        _bench.Desk.Apply(second, OrderFact.FullyFilled);
        Table.MakeRoom();
        Assert.Equal(1_999, Table.All.Count);
        Send();
        Assert.Equal(2_000, Table.All.Count);
        Table.MakeRoom();
        Assert.Equal((1_999, true, false), (Table.All.Count, Finds(first), Finds(second)));
        Assert.Equal((true, false), (Finds(1), Finds(2)));
        Assert.DoesNotContain(second, Table.Of(_bench.Stock));
        Send();
        Assert.Throws<InvalidOperationException>(Table.MakeRoom);
        // The very first may be the one that is over.
        _bench.Desk.Apply(first, OrderFact.FullyFilled);
        Table.MakeRoom();
        Assert.False(Finds(first));
    }

    [Fact]
    public void Two_thousand_numbers_of_others_are_remembered()
    {
        for (var number = 1; number <= 2_001; number++)
            Table.MarkForeign(Scene.Number(number));
        Assert.Equal((true, false), (Table.IsForeign(Scene.Number(2_000)), Table.IsForeign(Scene.Number(2_001))));
    }
}
