using Danta.Market;
using static Danta.Trading.Tests.Scene;

namespace Danta.Trading.Tests;

/// <summary>Clock and calendar can be wrong. What trades, or a broker that accepts, says more.</summary>
public sealed class WrongClockTests
{
    static readonly TraderSettings Late = Plain with { Exit = Plain.Exit with { FlattenAt = null } };

    static Scene Leapt()
    {
        var scene = new Scene(Late);
        scene.Hold(70_000);
        return scene.Skip(TimeSpan.FromHours(9)).Pass(1, answer: true);
    }

    /// <summary>Nine hours ahead at ten in the morning, and a time that never runs back: it is evening for hours.</summary>
    [Fact]
    public void A_stop_goes_while_trades_come_whatever_the_clock_says()
    {
        var scene = Leapt().Tick(69_000);
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);
        // An hour later, with the wall long right again.
        var later = Leapt();
        for (var minute = 0; minute < 60; minute++)
            later.Tick(70_000).Skip(TimeSpan.FromMinutes(1)).Pass(1, answer: true);
        Assert.Single(later.Placed);
        later.Tick(69_000);
        Assert.Equal(2, later.Placed.Count());
    }

    /// <summary>Nobody trades it just now, but its book goes on, by the exchange's own time.</summary>
    [Fact]
    public void A_book_is_as_good_as_a_trade()
    {
        var (asks, bids) = (default(BookSide), default(BookSide));
        asks[0] = new(Price.FromWon(69_100), Quantity.Of(100));
        bids[0] = new(Price.FromWon(69_000), Quantity.Of(100));
        var book = new BookTick(Samsung, 100_000, BookPhase.Continuous, asks, bids, Quantity.Of(100), Quantity.Of(100), default, default, Quantity.Of(1));
        var evening = Leapt();
        Assert.Single(evening.Play(Input.Of(evening.Now, book with { TimeOfDay = 190_000 })).Placed);
        var day = Leapt();
        Assert.Equal(Side.Sell, day.Play(Input.Of(day.Now, book)).Placed.Last().Side);
    }

    /// <summary>
    /// A purchase that neither list nor notice tells of is left to the balance, which stands still. Hours that a clock has leapt make the claim no
    /// older: what comes is its, and not the owner's beside it.
    /// </summary>
    [Fact]
    public void A_leap_makes_no_unheard_purchase_older()
    {
        var scene = new Scene(Late with { AdoptForeignPositions = true });
        var buy = scene.Enter(70_000);
        var number = scene.Ack(buy);
        for (var second = 0; second < 40; second++)
        {
            scene.Pass(1);
            foreach (var cancel in scene.Last.OfType<CancelOrder>().ToArray())
                scene.Play(new CancelRefused(cancel.Order, "APBK0344", "정정취소 가능한 수량이 없습니다."));
            scene.AnswerOrders();
        }
        scene.Skip(TimeSpan.FromHours(9)).Pass(1).AnswerBalance();
        scene.Holds(Samsung, 14, 70_000).Pass(30, answer: true);
        Assert.Equal((14L, PositionOrigin.Danta), (Assert.Single(scene.Shot.Positions).Quantity.Shares, scene.Shot.Positions[0].Origin));
        scene.Rows.Add(Row(number, Samsung, Side.Buy, 14, 14, 70_000));
        Assert.Equal(14, Assert.Single(scene.Pass(70, answer: true).Shot.Positions).Quantity.Shares);
    }

    [Fact]
    public void So_does_a_panic()
    {
        var scene = Leapt().Tick(70_000).Play(new Flatten("api")).Answer();
        Assert.Equal((Side.Sell, Urgency.Panic), (scene.Placed.Last().Side, scene.Placed.Last().Urgency));
        Assert.DoesNotContain("열리면", scene.News<CommandNews>().Last().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_trade_the_clock_counts()
    {
        Assert.Single(Leapt().Play(new Flatten("api")).Pass(30, answer: true).Placed);
        // What the after-market trades is no regular session: its orders are of another kind.
        var evening = Leapt();
        evening.Play(Input.Of(evening.Now, Quote(Samsung, 69_000) with { TimeOfDay = 190_000 })).Pass(30, answer: true);
        Assert.Single(evening.Placed);
    }

    [Fact]
    public void A_clock_that_is_known_to_be_wrong_holds_nothing_back()
    {
        var scene = Leapt().Play(new ClockChanged(TimeSpan.FromHours(9), false)).Play(new Flatten("api")).Answer();
        var sale = scene.Placed.Last();
        Assert.Equal(Side.Sell, sale.Side);
        // If it was right after all, the broker says so: few tries.
        scene.Play(new OrderRefused(sale.Order, "APBK0918", "장운영시간이 아닙니다.")).Pass(1);
        Assert.Equal(sale, scene.Placed.Last());
    }

    [Fact]
    public void A_calendar_that_says_closed_is_outranked_too()
    {
        var scene = new Scene(Late);
        scene.Hold(70_000);
        scene.Play(new HolidayAnswered(new(2026, 11, 23), false)).Tick(69_000);
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);
    }

    /// <summary>What it had lost until yesterday's close is no loss of a day that is six seconds old.</summary>
    [Fact]
    public void Yesterdays_unrealised_loss_does_not_trip_todays_limit()
    {
        var settings = Late with { Exit = new(null, null, null, null, null, null, null), Risk = Late.Risk with { DailyLossLimit = new(50_000) } };
        var scene = new Scene(settings);
        scene.Hold(70_000);
        scene.Tick(66_500);
        Assert.Empty(scene.News<LossLimitNews>());
        scene.Skip(TimeSpan.FromHours(14)).Pass(6, answer: true);
        scene.Skip(TimeSpan.FromHours(10)).Tick(66_400).Pass(2, answer: true);
        Assert.Empty(scene.News<LossLimitNews>());
        // 3,600 a share since the morning.
        scene.Tick(62_900).Pass(1, answer: true);
        Assert.Single(scene.News<LossLimitNews>());
        // Of the first day it would have been the first day's.
        var same = new Scene(settings);
        same.Hold(70_000);
        Assert.Single(same.Tick(66_300).Pass(1).News<LossLimitNews>());
    }
}
