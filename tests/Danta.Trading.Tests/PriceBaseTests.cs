using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>Splits, merges and bonus issues between two days: what looks like a loss is none.</summary>
public sealed class PriceBaseTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    // Heard within the day: only what no day can do.
    [InlineData("2026-11-20 11:00", 70_000, 23_300, true)]
    [InlineData("2026-11-20 11:00", 70_000, 350_000, true)]
    [InlineData("2026-11-20 11:00", 70_000, 49_500, false)]
    [InlineData("2026-11-20 11:00", 70_000, 91_000, false)]
    // From the upper limit to the lower within the day.
    [InlineData("2026-11-20 11:00", 91_000, 49_000, false)]
    // Heard as the close: a bonus issue of a tenth shows.
    [InlineData("2026-11-20 15:30", 70_000, 63_600, true)]
    [InlineData("2026-11-20 15:30", 70_000, 69_900, false)]
    // Days without us: each may have moved it.
    [InlineData("2026-11-18 15:30", 70_000, 50_000, false)]
    [InlineData("2026-11-18 15:30", 70_000, 14_000, true)]
    // Of today, or of nobody knows when.
    [InlineData("2026-11-23 09:05", 70_000, 23_300, false)]
    [InlineData("", 70_000, 23_300, false)]
    public void A_base_that_the_last_price_cannot_have_become_is_another_one(string heard, int last, int today, bool differs)
    {
        DateTimeOffset? at = heard.Length == 0 ? null : Kst.At(DateOnly.Parse(heard[..10], null), TimeOnly.Parse(heard[11..], null));
        var answer = new InstrumentAnswered(
            Scene.Samsung, "삼성전자", Board.Kospi, ListingKind.Stock, Price.FromWon(today), Price.FromWon(today * 13 / 10), Price.FromWon(today * 7 / 10),
            false, false, 0, false, false, default);
        Assert.Equal(differs, PriceBase.Of(Price.FromWon(last), at, answer, Monday) is not null);
    }

    /// <summary>One share has become five over the weekend: nothing is sold, and the average is a fifth as soon as the balance shows them.</summary>
    [Fact]
    public void A_split_is_no_loss_and_the_average_follows_the_balance()
    {
        var scene = Split();
        scene.Tick(14_000).Tick(13_950);
        Assert.Single(scene.Placed);
        Assert.Equal(0, scene.Shot.Today.Unrealised.Amount);
        scene.Holds(Scene.Samsung, 70, 14_000).Pass(20, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((70L, 980_000L, PositionOrigin.Danta), (position.Quantity.Shares, position.Cost.Amount, position.Origin));
        Assert.Equal(14_000m, position.AveragePrice);
        // The stop that the old average had called for is none by the new one.
        scene.Tick(14_010).Pass(3, answer: true);
        Assert.Single(scene.Placed);
        Assert.Equal("", Assert.Single(scene.Shot.Positions).Selling);
        scene.Tick(13_800);
        Assert.Equal((Side.Sell, 70L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>Seven shares have become one: no profit either, and nothing is disputed.</summary>
    [Fact]
    public void A_merge_is_no_profit_and_the_average_follows_the_balance()
    {
        var scene = Split(490_000);
        scene.Tick(490_000).Tick(492_000).Pass(3, answer: true);
        Assert.Single(scene.Placed);
        scene.Holds(Scene.Samsung, 2, 490_000).Pass(20, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((2L, 980_000L, 490_000m, false), (position.Quantity.Shares, position.Cost.Amount, position.AveragePrice, position.InDoubt));
        scene.Tick(492_000).Pass(3, answer: true);
        Assert.Single(scene.Placed);
        Assert.Equal(0, scene.Shot.Today.Realised.Amount);
        scene.Tick(484_000).Pass(1, answer: true);
        var sale = scene.Placed.Last();
        Assert.Equal((Side.Sell, 2L), (sale.Side, sale.Quantity.Shares));
        scene.Fill(sale, scene.Ack(sale), 2, 484_000).Pass(2);
        Assert.InRange(Assert.Single(scene.Shot.Trades).Net.Amount, -16_000, -12_000);
    }

    /// <summary>Fourteen shares, five of which make one: two, and 0.8 of one is paid out, which is no loss of the two.</summary>
    [Fact]
    public void A_fraction_that_a_merge_leaves_takes_its_cost_with_it()
    {
        var scene = Split(350_000);
        scene.Holds(Scene.Samsung, 2, 350_000).Pass(20, answer: true);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((2L, 700_000L, 350_000m), (position.Quantity.Shares, position.Cost.Amount, position.AveragePrice));
        scene.Tick(350_000).Pass(3, answer: true);
        Assert.Single(scene.Placed);
        Assert.Equal(0, scene.Shot.Today.Realised.Amount);
    }

    /// <summary>
    /// A half may be a fall from the upper limit to the lower one: twice the shares tell that it is none, and the price may have moved on
    /// after it was heard.
    /// </summary>
    [Theory]
    [InlineData(3, 35_000)]
    [InlineData(25, 35_000)]
    [InlineData(3, 39_500)]
    [InlineData(25, 32_000)]
    public void Price_and_shares_together_tell_of_a_split_that_neither_tells_alone(int seconds, int won)
    {
        var scene = Morning();
        scene.Holds(Scene.Samsung, 28, won).Pass(seconds, answer: true).Play(Base(won)).Tick(won).Pass(25, answer: true);
        Assert.DoesNotContain(scene.Placed, order => order.Side == Side.Sell && order.Quantity.Shares != 28);
        var position = Assert.Single(scene.Shot.Positions);
        Assert.Equal((28L, 980_000L, PositionOrigin.Danta), (position.Quantity.Shares, position.Cost.Amount, position.Origin));
        Assert.Equal(0, scene.Shot.Today.Realised.Amount);
    }

    /// <summary>A day on which nobody answered, and the price of the new shares was heard: what they were before is as it was.</summary>
    [Fact]
    public void A_day_without_an_answer_does_not_make_the_new_price_the_old_one()
    {
        var scene = Morning().Tick(14_000);
        scene.Skip(Kst.At(new(2026, 11, 25), new(9, 1)) - scene.Now).Holds(Scene.Samsung, 70, 14_000).Pass(3, answer: true).Play(Base(14_000)).Tick(13_900).Pass(25, answer: true);
        Assert.DoesNotContain(scene.Placed, order => order.Side == Side.Sell && order.Quantity.Shares != 70);
        Assert.Equal(70, Assert.Single(scene.Shot.Positions).Quantity.Shares);
    }

    /// <summary>A trade and the balance have told it before the broker says the base: that is the same base, not another one.</summary>
    [Fact]
    public void A_base_that_is_told_after_shares_and_average_have_followed_is_none_again()
    {
        var scene = Morning().Tick(14_000).Holds(Scene.Samsung, 70, 14_000).Pass(25, answer: true);
        Assert.Equal(70, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        scene.Play(Base(14_050)).Tick(13_700).Pass(2, answer: true);
        Assert.Equal((Side.Sell, 70L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
        Assert.Single(scene.News<DifferenceNews>(), news => news.Text.Contains("기준가가 바뀌었습니다", StringComparison.Ordinal));
    }

    /// <summary>He has bought as many as we hold, and the price is what it was: they are his.</summary>
    [Fact]
    public void As_many_again_at_the_same_price_are_the_owners()
    {
        var scene = Morning();
        scene.Holds(Scene.Samsung, 28, 70_000).Play(Base(69_800)).Pass(40, answer: true);
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
    }

    /// <summary>More shares before eight are nobody's question: only the day's base price says what they are.</summary>
    [Fact]
    public void Shares_that_a_split_has_brought_by_night_are_not_taken_for_the_owners()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Holds(Scene.Samsung, 14, 70_000).Pass(5, answer: true);
        scene.Rows.Clear();
        scene.Skip(Kst.At(new(2026, 11, 24), new(0, 0, 1)) - scene.Now).Holds(Scene.Samsung, 70, 14_000).Pass(120, answer: true);
        Assert.Equal(14, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.DoesNotContain(scene.News<DifferenceNews>(), news => news.Text.Contains("건드리지 않습니다", StringComparison.Ordinal));
        scene.Skip(Kst.At(new(2026, 11, 24), new(9, 1)) - scene.Now).Play(Base(14_000)).Pass(40, answer: true).Tick(14_000).Pass(2, answer: true);
        Assert.Equal(70, Assert.Single(scene.Shot.Positions).Quantity.Shares);
        Assert.Single(scene.Placed);
    }

    /// <summary>Decided in the night, it has waited for hours when the first base price could be asked for: those do not count.</summary>
    [Fact]
    public void An_exit_of_the_night_before_waits_for_the_base_all_the_same()
    {
        var scene = new Scene(Scene.Plain with { Exit = Scene.Plain.Exit with { MaxHolding = TimeSpan.FromHours(3) } });
        scene.Hold(70_000);
        scene.Holds(Scene.Samsung, 14, 70_000).Pass(5, answer: true);
        scene.Rows.Clear();
        scene.Skip(TimeSpan.FromHours(14)).Pass(5);
        scene.Skip(Kst.At(new(2026, 11, 24), new(9, 1)) - scene.Now).Pass(5, answer: true).Tick(60_000).Pass(3, answer: true);
        Assert.Single(scene.Placed);
        // Nobody has answered: a price that the day may have is sold by then.
        scene.Pass(12, answer: true).Tick(60_000);
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);
    }

    /// <summary>By the clock it is three in the morning, when no base price can be known; what trades says that it is not, and nothing waits for half past eight.</summary>
    [Fact]
    public void A_clock_that_is_hours_behind_keeps_no_stop_waiting_for_the_base()
    {
        var scene = new Scene();
        scene.Hold(70_000);
        scene.Holds(Scene.Samsung, 14, 70_000).Pass(5, answer: true);
        scene.Rows.Clear();
        scene.Skip(Kst.At(new(2026, 11, 24), new(3, 0)) - scene.Now).Pass(5, answer: true).Tick(66_000).Pass(1, answer: true);
        for (var second = 0; second < 14; second++)
            scene.Tick(66_000).Pass(1, answer: true);
        Assert.Equal((Side.Sell, 14L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>Nobody has put it right by the evening: the next morning it is no loss either.</summary>
    [Fact]
    public void It_is_remembered_over_the_next_night()
    {
        var scene = Split().Tick(14_000);
        scene.Skip(Kst.At(new(2026, 11, 25), new(9, 1)) - scene.Now).Pass(1).Instrument(Scene.Samsung, 18_200).Tick(14_000).Tick(13_900);
        Assert.Single(scene.Placed);
    }

    [Fact]
    public void The_owner_may_sell_all_the_same_and_may_say_that_nothing_is_changed()
    {
        var sold = Split().Tick(14_000).Play(new SellPosition("test", Scene.Samsung));
        sold.Pass(15, answer: true);
        Assert.Equal(Side.Sell, sold.Placed.Last().Side);

        var kept = Split().Tick(14_000).Play(new WriteOff("test", Scene.Samsung));
        kept.Tick(13_990);
        Assert.Equal(Side.Sell, kept.Placed.Last().Side);
    }

    /// <summary>
    /// The balance has five times as many, and he wants everything sold before they have been booked: what went would be a loss that is none,
    /// and what stayed would be left behind as his own.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_panic_sells_what_a_split_has_made_of_ours_and_leaves_none_behind(bool told)
    {
        var scene = told ? Split() : Morning();
        scene.Tick(14_000).Holds(Scene.Samsung, 70, 14_000).AnswerBalance().Play(new Flatten("api")).AnswerBalance().Pass(4, answer: true);
        Assert.Equal((Side.Sell, 70L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
        Assert.Equal(2, scene.Placed.Count());
    }

    /// <summary>
    /// Its time is over, the balance of the night has twice as many, and neither a price nor a base is to be had. What one may be is not known
    /// before; a count that is never borne out is waited for five minutes.
    /// </summary>
    [Theory]
    [InlineData(28, 280, 320)]
    [InlineData(14, 55, 75)]
    public void Where_the_balance_has_other_shares_and_nobody_says_a_price_it_waits_longer(long held, int none, int sold)
    {
        var scene = new Scene(Scene.Plain with { Exit = Scene.Plain.Exit with { MaxHolding = TimeSpan.FromHours(3) } });
        scene.Hold(70_000);
        scene.Holds(Scene.Samsung, 14, 70_000).Pass(5, answer: true);
        scene.Rows.Clear();
        scene.Skip(Kst.At(new(2026, 11, 24), new(0, 0, 3)) - scene.Now).Holds(Scene.Samsung, held, 70_000).AnswerBalance().Pass(3);
        scene.Skip(Kst.At(new(2026, 11, 24), new(9, 1)) - scene.Now).Pass(none);
        Assert.Single(scene.Placed);
        scene.Pass(sold - none);
        Assert.Equal((Side.Sell, 14L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>Nobody says any more what the account holds: his word is done with what the books have, after ten seconds.</summary>
    [Fact]
    public void A_panic_waits_ten_seconds_for_the_count_and_no_longer()
    {
        var scene = Split().Tick(14_000).Holds(Scene.Samsung, 70, 14_000).AnswerBalance().Play(new Flatten("api")).AnswerBalance().Pass(8);
        Assert.Single(scene.Placed);
        scene.Pass(5);
        Assert.Equal((Side.Sell, 14L), (scene.Placed.Last().Side, scene.Placed.Last().Quantity.Shares));
    }

    /// <summary>A tick may come before the broker has said what the base is.</summary>
    [Fact]
    public void No_price_of_the_morning_sells_before_the_base_is_known_and_none_waits_for_it_for_long()
    {
        var scene = Morning();
        scene.Tick(66_000);
        Assert.Single(scene.Placed);
        Assert.Contains(scene.All, request => request is Ask { Question: InstrumentQuestion });
        scene.Pass(12).Tick(66_000);
        Assert.Equal(Side.Sell, scene.Placed.Last().Side);

        // No trading of a day makes this of 70,000 won.
        var split = Morning();
        split.Tick(14_000).Pass(60);
        Assert.Single(split.Placed);
    }

    /// <summary>
    /// The machine's clock is six hours behind: by it the day has not begun when the base is told, but what trades says that it has. A stop of
    /// the program then sells what there is, and nothing of what there was.
    /// </summary>
    [Fact]
    public void A_new_base_is_found_by_a_clock_that_is_hours_behind()
    {
        var scene = Morning(new(3, 1));
        scene.Tick(350_000).Play(Base(350_000)).Holds(Scene.Samsung, 2, 350_000).AnswerBalance().Tick(350_000).Pass(5, answer: true);
        Assert.Equal(2L, Assert.Single(scene.Shot.Positions).Quantity.Shares);
    }

    static Scene Split(int won = 14_000) => Morning().Play(Base(won));

    static InstrumentAnswered Base(int won) => new(
        Scene.Samsung, "삼성전자", Board.Kospi, ListingKind.Stock, Price.FromWon(won), Price.FromWon(won / 10 * 13), Price.FromWon(won / 10 * 7),
        false, false, 0, false, false, Price.FromWon(won));

    /// <summary>Fourteen shares at 70,000 won are held over night; it is a minute past nine, or what a clock says.</summary>
    static Scene Morning(TimeOnly? at = null)
    {
        var scene = new Scene(Scene.Plain with { Risk = Scene.Plain.Risk with { DailyLossLimit = new(300_000) } });
        scene.Hold(70_000);
        scene.Holds(Scene.Samsung, 14, 70_000).Pass(5, answer: true);
        scene.Rows.Clear();
        scene.Skip(TimeSpan.FromHours(14)).Pass(1);
        scene.Skip(Kst.At(new(2026, 11, 24), at ?? new(9, 1)) - scene.Now).Pass(5, answer: true);
        return scene;
    }
}
