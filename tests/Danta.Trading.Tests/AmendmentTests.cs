using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>The owner corrects our order on his phone: it goes on under another number, and what it fills is ours, whatever tells of it first.</summary>
public sealed class AmendmentTests
{
    static readonly OrderNumber New = Number(900);

    readonly Scene _scene = new();
    readonly PlaceOrder _order;
    readonly OrderNumber _number;

    public AmendmentTests()
    {
        _order = _scene.Enter(70_000);
        _number = _scene.Ack(_order);
        _scene.Fill(_order, _number, 4, 70_000);
    }

    NoticeArrived Amended => Notice(NoticeKind.AmendConfirmed, _order, New, 10, 69_900) with { OriginalNumber = _number };

    [Fact]
    public void The_word_of_it_comes_before_the_fills()
    {
        _scene.Play(Amended).Fill(_order, New, 6, 69_900).Fill(_order, New, 4, 69_900, 100_003);
        AllOurs();
    }

    [Fact]
    public void A_fill_comes_before_the_word()
    {
        _scene.Fill(_order, New, 6, 69_900).Pass(1).Play(Amended).Fill(_order, New, 4, 69_900, 100_003);
        AllOurs();
    }

    [Fact]
    public void A_fill_that_names_the_old_number_is_the_word()
    {
        _scene.Play(Notice(NoticeKind.Filled, _order, New, 10, 69_900) with { OriginalNumber = _number });
        AllOurs();
    }

    /// <summary>Seconds later it had been taken for the owner's own trade.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Only_the_list_tells_of_it(int seconds)
    {
        _scene.Fill(_order, New, 10, 69_900).Pass(seconds);
        _scene.Rows.Add(Row(_number, Samsung, Side.Buy, 14, 4, 70_000) with { Open = Quantity.Zero });
        _scene.Rows.Add(Row(New, Samsung, Side.Buy, 10, 10, 69_900) with { OriginalNumber = _number });
        _scene.Holds(Samsung, 14, 69_929).Pass(12, answer: true);
        AllOurs();
    }

    /// <summary>Nobody heard of it, and it has filled nothing yet: it would stand at the exchange for the rest of the day.</summary>
    [Fact]
    public void Only_the_list_tells_of_one_that_waits()
    {
        _scene.Rows.Add(Row(_number, Samsung, Side.Buy, 14, 4, 70_000, cancelled: 10));
        _scene.Rows.Add(Row(New, Samsung, Side.Buy, 10, 0, 69_900) with { OriginalNumber = _number });
        _scene.Holds(Samsung, 4, 70_000).Pass(12, answer: true);
        Assert.Equal(New, Assert.Single(_scene.Shot.Orders).Number);
        Assert.NotEmpty(_scene.All.OfType<CancelOrder>());
        Assert.All(_scene.All.OfType<CancelOrder>(), cancel => Assert.Equal(New, cancel.Number));
    }

    /// <summary>All of it is ours by notices. A list that has only the old number's row, for whatever reason and for however long, takes nothing of it back.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(600)]
    public void A_list_that_lacks_the_new_number_takes_nothing_back(int seconds)
    {
        _scene.Play(Amended).Fill(_order, New, 10, 69_900).Pass(40);
        _scene.Rows.Add(Row(_number, Samsung, Side.Buy, 14, 4, 70_000, cancelled: 10));
        _scene.Holds(Samsung, 14, 69_929).Pass(seconds, answer: true);
        AllOurs();
        Assert.DoesNotContain(_scene.News<DifferenceNews>(), news => news.Text.Contains("체결 정정", StringComparison.Ordinal));
    }

    /// <summary>He corrects it twice between two lists: the last number names one that no list had shown as ours.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_the_list_tells_of_two_in_a_row(bool youngestFirst)
    {
        BrokerOrder[] rows =
        [
            Row(_number, Samsung, Side.Buy, 14, 4, 70_000, cancelled: 10),
            Row(New, Samsung, Side.Buy, 10, 0, 69_900, cancelled: 10) with { OriginalNumber = _number },
            Row(Number(901), Samsung, Side.Buy, 10, 0, 69_800) with { OriginalNumber = New },
        ];
        _scene.Rows.AddRange(youngestFirst ? rows.Reverse() : rows);
        _scene.Holds(Samsung, 4, 70_000).Pass(12, answer: true);
        var order = Assert.Single(_scene.Shot.Orders);
        Assert.Equal((Number(901), 4L), (order.Number, order.Filled.Shares));
        Assert.True(order.DoneAt is null || _scene.All.OfType<CancelOrder>().Any());
        Assert.All(_scene.All.OfType<CancelOrder>(), cancel => Assert.Equal(Number(901), cancel.Number));
    }

    /// <summary>It was taken for the owner's own, and ours with it: what is said of the new number names the old one.</summary>
    [Fact]
    public void One_whose_reply_is_still_out_is_ours_for_all_that()
    {
        var scene = new Scene();
        var order = scene.Enter(70_000);
        scene.Play(Notice(NoticeKind.Accepted, order, _number, 14, 70_000));
        scene.Play(Notice(NoticeKind.AmendConfirmed, order, New, 14, 69_900) with { OriginalNumber = _number, OrderQuantity = Quantity.Of(13) });
        scene.Play(Notice(NoticeKind.Filled, order, New, 14, 69_900) with { OriginalNumber = _number, OrderQuantity = Quantity.Of(13) });
        scene.Pass(5).Play(new OrderReplyLost(order.Order, "시험")).Pass(2);
        Assert.Equal((14L, PositionOrigin.Danta), (Assert.Single(scene.Shot.Positions).Quantity.Shares, scene.Shot.Positions[0].Origin));
    }

    /// <summary>What is called back is what is open now, under the number that it has now.</summary>
    [Fact]
    public void Its_rest_is_cancelled_under_the_new_number()
    {
        _scene.Play(Amended).Tick(60_000);
        Assert.Equal(New, Assert.Single(_scene.All.OfType<CancelOrder>()).Number);
    }

    /// <summary>
    /// Eight were filled, four of them told to nobody or by a notice that looks like the one before; he has changed and cancelled the rest. A list that
    /// shows the new number alone is behind: what else the order has brought keeps its place until one has the old number too.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_list_that_lacks_its_former_number_does_not_close_its_account(bool looksAlike)
    {
        var scene = new Scene(Plain with { MaxPositions = 1 });
        var order = scene.Enter(70_000);
        var number = scene.Ack(order);
        scene.Fill(order, number, 4, 70_000);
        if (looksAlike)
            scene.Fill(order, number, 4, 70_000);
        scene.Play(Notice(NoticeKind.AmendConfirmed, order, New, 6, 69_900) with { OriginalNumber = number });
        scene.Play(Notice(NoticeKind.CancelConfirmed, order, Number(901), 6, 69_900) with { OriginalNumber = New });
        scene.Rows.Add(Row(New, Samsung, Side.Buy, 6, 0, 69_900, cancelled: 6) with { OriginalNumber = number });
        scene.Holds(Samsung, 8, 70_000).Pass(20, answer: true);
        var sale = scene.Tick(60_000).Placed.Last();
        Assert.Equal(4, sale.Quantity.Shares);
        var sold = scene.Ack(sale);
        scene.Fill(sale, sold, 4, 60_000).Holds(Samsung, 4, 70_000).Rows.Add(Row(sold, Samsung, Side.Sell, 4, 4, 60_000));
        scene.Condition("1", Hynix).Instrument(Hynix).Tick(70_000, Hynix).Pass(5, answer: true);
        Assert.StartsWith("최대 보유 종목: 1 / 1", Assert.Single(scene.Shot.Watchlist, view => view.Code == Hynix).WaitingFor, StringComparison.Ordinal);

        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 8, 70_000) with { Open = Quantity.Zero });
        scene.Pass(5, answer: true);
        Assert.Equal((8L, 8L), (scene.Shot.Orders[0].Filled.Shares, scene.Placed.Where(placed => placed.Side == Side.Sell).Sum(placed => placed.Quantity.Shares)));
    }

    void AllOurs()
    {
        var position = Assert.Single(_scene.Shot.Positions);
        Assert.Equal((14L, PositionOrigin.Danta, 4 * 70_000L + 10 * 69_900), (position.Quantity.Shares, position.Origin, position.Cost.Amount));
        Assert.Equal(OrderState.Filled, Assert.Single(_scene.Shot.Orders).State);
        _scene.Tick(60_000);
        Assert.Equal(14, _scene.Placed.Where(order => order.Side == Side.Sell).Sum(order => order.Quantity.Shares));
    }
}
