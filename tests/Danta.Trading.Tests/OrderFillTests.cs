using Danta.Market;

namespace Danta.Trading.Tests;

/// <summary>What of one order has filled, by notices and by the broker's figure: to the share, to the won, and to the second at which a list is believed.</summary>
public sealed class OrderFillTests
{
    readonly OrderFills _fills = new(Quantity.Of(20));

    static DateTimeOffset At(double second) => Bench.Ten.AddSeconds(second);

    bool Hear(long shares, int won = 70_000, int time = 100_000, double second = 0, OrderFills? fills = null) =>
        (fills ?? _fills).Hear(new(Quantity.Of(shares), Price.FromWon(won), time, At(second)));

    bool Learn(long shares, long won, double second, bool isFinal = false, int estimate = 0) =>
        _fills.Learn(Quantity.Of(shares), new(won), At(second), isFinal, estimate > 0 ? Price.FromWon(estimate) : default);

    void Is(long shares, long won, bool question = false) =>
        Assert.Equal((shares, won, question), (_fills.Quantity.Shares, _fills.Amount.Amount, _fills.HasQuestion));

    [Fact]
    public void Notices_that_repeat_each_other_may_make_it_full_and_none_may_not()
    {
        Hear(5);
        Assert.False(Hear(5));
        Hear(5);
        Assert.False(_fills.MayBeFull);
        Assert.False(_fills.CountQuestions());
        Hear(5);
        Assert.True(_fills.MayBeFull);
        // The broker says that nothing of it is left: they were fills of their own.
        Assert.True(_fills.CountQuestions());
        Is(20, 1_400_000);
        Assert.Equal(4, _fills.Heard.Count);
        Assert.False(_fills.MayBeFull);
        Assert.False(_fills.CountQuestions());
    }

    [Fact]
    public void Questions_that_would_be_more_than_what_is_missing_are_not_counted()
    {
        Hear(12);
        Hear(12);
        Assert.True(_fills.MayBeFull);
        Assert.False(_fills.CountQuestions());
        Is(12, 840_000, question: true);
    }

    [Fact]
    public void No_more_than_64_questions_wait()
    {
        var many = new OrderFills(Quantity.Of(650));
        for (var notice = 0; notice < 80; notice++)
            Hear(10, fills: many);
        Assert.True(many.CountQuestions());
    }

    [Fact]
    public void A_figure_beyond_what_was_ordered_leaves_nothing_to_come()
    {
        Learn(25, 1_750_000, 1);
        Assert.Equal(0, _fills.Remaining.Shares);
    }

    /// <summary>A figure that does not add up with the notices is spread evenly: no share has cost nothing, or less.</summary>
    [Theory]
    [InlineData(690_000, 115_000)]
    [InlineData(700_000, 116_666)]
    [InlineData(700_001, 1)]
    public void What_nobody_told_of_costs_its_part(long amount, long untold)
    {
        Hear(10);
        Learn(12, amount, 0);
        Assert.Equal((2L, untold), (_fills.Untold.Quantity.Shares, _fills.Untold.Amount.Amount));
    }

    [Fact]
    public void Shares_without_an_amount_cost_what_notices_said_and_the_rest_the_estimate()
    {
        Hear(4);
        Learn(10, 0, 1, estimate: 71_000);
        Assert.False(_fills.HasAmount);
        Is(10, 280_000 + 6 * 71_000);
        // An amount that is known is not given up for an estimate.
        Learn(10, 700_000, 2);
        Learn(10, 0, 3, estimate: 71_000);
        Is(10, 700_000);
    }

    [Fact]
    public void Fewer_shares_without_an_amount_cost_their_part_of_what_notices_said()
    {
        Hear(10);
        Assert.False(Learn(5, 0, 1, isFinal: true));
        Assert.True(Learn(5, 0, 2, isFinal: true));
        Is(5, 350_000);
    }

    /// <summary>Closed with five, a sixth is a question; a list that lags behind that end does not lower it, a later one with more lifts it.</summary>
    [Fact]
    public void No_more_fills_than_the_broker_closed_it_with()
    {
        Learn(5, 350_000, 1, isFinal: true);
        Learn(3, 210_000, 2);
        Assert.True(Hear(5, second: 3));
        Assert.False(Hear(1, time: 100_001, second: 3));
        Learn(6, 421_000, 4);
        Is(6, 421_000);
        Assert.False(Hear(2, time: 100_003, second: 5));
        Assert.True(Hear(1, time: 100_002, second: 5));
    }

    [Theory]
    [InlineData(1, 699_000, 0)]
    [InlineData(0, 700_000, 1)]
    public void As_many_shares_for_another_amount_are_believed_of_a_list_that_is_younger_than_the_notices(double second, long amount, int heard)
    {
        Hear(10);
        Learn(10, 699_000, second);
        Is(10, amount);
        Assert.Equal(heard, _fills.Heard.Count);
    }

    /// <summary>Two lists a second apart that have closed it with fewer, or three minutes of lists that have not.</summary>
    [Theory]
    [InlineData(true, 0.9, false)]
    [InlineData(true, 1, true)]
    [InlineData(false, 179, false)]
    [InlineData(false, 180, true)]
    public void Notices_are_taken_back_once_lists_have_kept_to_fewer_for_long_enough(bool isFinal, double after, bool back)
    {
        Hear(4);
        Hear(6, 69_000, 100_001);
        Assert.False(Learn(4, 280_000, 1, isFinal));
        Assert.Equal(back, Learn(4, 280_000, 1 + after, isFinal));
        Is(back ? 4 : 10, back ? 280_000 : 694_000);
    }

    /// <summary>A list of the very moment of the last notice may not have it yet.</summary>
    [Fact]
    public void The_count_begins_with_a_list_that_is_younger_than_the_last_notice()
    {
        Hear(10, second: 1);
        Learn(4, 280_000, 1, isFinal: true);
        Assert.False(Learn(4, 280_000, 2, isFinal: true));
        Assert.True(Learn(4, 280_000, 3, isFinal: true));
    }

    [Fact]
    public void A_list_with_as_many_as_the_notices_begins_the_count_anew()
    {
        Hear(10);
        Learn(4, 280_000, 1, isFinal: true);
        Learn(10, 700_000, 2);
        Assert.False(Learn(4, 280_000, 3, isFinal: true));
        Is(10, 700_000);
    }

    /// <summary>The youngest that fit in what is too much go first; where none fits the figure stands alone.</summary>
    [Theory]
    [InlineData(4, 280_000, 280_000, 1)]
    [InlineData(6, 420_000, 414_000, 1)]
    [InlineData(5, 345_000, 345_000, 0)]
    [InlineData(0, 0, 0, 0)]
    public void What_is_taken_back_are_whole_notices(long shares, long listed, long amount, int heard)
    {
        Hear(4);
        Hear(6, 69_000, 100_001);
        Learn(shares, listed, 1, isFinal: true);
        Assert.True(Learn(shares, listed, 2, isFinal: true));
        Is(shares, amount);
        Assert.Equal(heard, _fills.Heard.Count);
    }

    [Fact]
    public void What_waits_goes_with_what_is_taken_back()
    {
        Hear(10);
        Hear(10);
        Learn(5, 350_000, 1, isFinal: true);
        Is(10, 700_000, question: true);
        Assert.True(Learn(5, 350_000, 2, isFinal: true));
        Is(5, 350_000);
    }

    [Theory]
    [InlineData(4, 1, false)]
    [InlineData(4, 0, true)]
    [InlineData(3, 1, true)]
    public void A_list_settles_the_questions_before_it_unless_it_lacks_what_is_counted(long listed, double second, bool question)
    {
        Hear(4);
        Hear(4);
        Learn(listed, listed * 70_000, second);
        Is(4, 280_000, question);
    }

    /// <summary>Two of seven at one price and second: they were two where the figure has both, to the share and to the won.</summary>
    [Theory]
    [InlineData(980_000, 2, false)]
    [InlineData(979_000, 1, true)]
    public void Questions_that_make_up_the_figure_to_the_share_and_the_won_are_fills(long amount, int heard, bool question)
    {
        Hear(7);
        Hear(7);
        Learn(14, amount, 0);
        Is(14, amount, question);
        Assert.Equal(heard, _fills.Heard.Count);
    }

    [Fact]
    public void What_a_balance_made_of_it_can_be_given_back_down_to_what_is_proven()
    {
        Assert.False(_fills.GiveBack(Quantity.Of(1)));
        Learn(2, 140_000, 0);
        _fills.Guess(Quantity.Of(3), new(210_000));
        _fills.Guess(Quantity.Of(2), Won.Zero, Price.FromWon(71_000));
        Is(7, 140_000 + 210_000 + 142_000);
        Assert.True(_fills.GiveBack(Quantity.Of(1)));
        Is(6, 140_000 + 352_000 * 4 / 5);
        Assert.True(_fills.GiveBack(Quantity.Of(9)));
        Is(2, 140_000);
        Assert.False(_fills.GiveBack(Quantity.Of(1)));
    }

    /// <summary>A list that has as many proves them: they are nobody else's any more.</summary>
    [Fact]
    public void A_guess_that_a_list_bears_out_is_proven()
    {
        _fills.Guess(Quantity.Of(5), new(350_000));
        Assert.False(Learn(5, 340_000, 1));
        Is(5, 340_000);
        Assert.False(_fills.GiveBack(Quantity.Of(5)));
    }

    [Theory]
    [InlineData(true, 0, true)]
    [InlineData(false, 0, false)]
    [InlineData(false, 179, false)]
    [InlineData(false, 180, true)]
    public void A_guess_is_taken_back_by_a_list_that_has_closed_it_or_keeps_to_its_figure(bool isFinal, double after, bool back)
    {
        _fills.Guess(Quantity.Of(5), new(350_000));
        if (after > 0)
            Assert.False(Learn(3, 210_000, 1, isFinal));
        Assert.Equal(back, Learn(3, 210_000, 1 + after, isFinal));
        Is(back ? 3 : 5, back ? 210_000 : 350_000);
    }

    /// <summary>Notices have proven as many as had been guessed: one list with fewer undoes nothing yet.</summary>
    [Fact]
    public void What_notices_have_proven_meanwhile_is_no_guess()
    {
        _fills.Guess(Quantity.Of(8), new(560_000));
        Hear(8);
        Assert.False(Learn(6, 420_000, 1, isFinal: true));
        Is(8, 560_000);
    }

    [Fact]
    public void Fills_of_somebody_else_s_order_are_forgotten_altogether()
    {
        Hear(7);
        Hear(7);
        Learn(9, 630_000, 1, isFinal: true);
        Hear(7, second: 2);
        _fills.Clear();
        Is(0, 0);
        Assert.Empty(_fills.Heard);
        Assert.True(Hear(20));
    }

    [Fact]
    public void What_the_owner_has_heard_waits_for_a_second_since_the_first()
    {
        var told = new ToldFills();
        Assert.False(told.IsDue(At(9)));
        told.Wait(At(0));
        told.Wait(At(0.5));
        Assert.False(told.IsDue(At(0.9)));
        Assert.True(told.IsDue(At(1)));
        Hear(4);
        Assert.Equal((4L, 280_000L), (told.Take(_fills) is var (quantity, amount) ? (quantity.Shares, amount.Amount) : default));
        Assert.False(told.IsDue(At(9)));
        Assert.Equal((0L, 0L), (told.Take(_fills) is var (none, nothing) ? (none.Shares, nothing.Amount) : default));
    }

    /// <summary>Told as ten for 700,000, and put right to twelve for the same: the two have brought their part.</summary>
    [Fact]
    public void What_is_told_has_its_part_where_the_sum_has_not_grown()
    {
        var told = new ToldFills();
        Hear(10);
        told.Take(_fills);
        var other = new OrderFills(Quantity.Of(20));
        other.Learn(Quantity.Of(12), new(700_000), At(0), isFinal: false);
        Assert.Equal((2L, 116_666L), (told.Take(other) is var (quantity, amount) ? (quantity.Shares, amount.Amount) : default));
    }
}
