namespace Danta.Kis.Tests.Budget;

/// <summary>The exact borders at fifteen calls a second: 13 for sales, 10 for orders, 7 for questions, 2 for the rhythm.</summary>
public sealed class BorderTests : IDisposable
{
    readonly BudgetBench _bench = new(15);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(Lane.PanicAndExits, 13)]
    [InlineData(Lane.Cancels, 10)]
    [InlineData(Lane.Entries, 10)]
    public void Orders_go_at_once_while_the_second_has_room_and_the_next_a_second_after_the_first(Lane lane, int cap)
    {
        _bench.Ask(cap + 1, lane);
        Assert.Equal(cap, _bench.Gone.Count);
        Assert.Equal(1_000, _bench.Budget.ExpectedWait(lane).TotalMilliseconds);
        _bench.Run(999);
        Assert.Equal(cap, _bench.Gone.Count);
        _bench.Run(1);

        Assert.Equal(1_000, _bench.Gone[cap].At.TotalMilliseconds);
    }

    [Fact]
    public void Cancels_and_purchases_have_one_cap_between_them_and_sales_the_rest()
    {
        _bench.Ask(4, Lane.Cancels);
        _bench.Ask(6, Lane.Entries);
        Assert.False(_bench.Ask(Lane.Cancels).IsCompleted);
        Assert.False(_bench.Ask(Lane.Entries).IsCompleted);
        _bench.Ask(3, Lane.PanicAndExits);
        Assert.Equal(13, _bench.Gone.Count);
        Assert.False(_bench.Ask(Lane.PanicAndExits).IsCompleted);
    }

    [Fact]
    public void Questions_are_spaced_and_the_eighth_waits_for_the_second_to_pass()
    {
        _bench.Ask(8, Lane.Other);
        Assert.Single(_bench.Gone);
        _bench.Run(1_000);

        // A twelfth of a second, to the whole millisecond that a timer can tell.
        Assert.Equal([0, 84, 168, 252, 336, 420, 504, 1_000], _bench.Times);
    }

    [Fact]
    public void A_spaced_question_comes_late_by_no_more_than_a_timers_step()
    {
        _ = _bench.Ask(Lane.Other);
        _bench.Run(83);
        Assert.False(_bench.Ask(Lane.Other).IsCompleted);
        _bench.Run(1);
        Assert.Equal(2, _bench.Gone.Count);

        // An order is not spaced, and does not space.
        _ = _bench.Ask(Lane.Entries);
        _bench.Run(84);
        Assert.True(_bench.Ask(Lane.Other).IsCompleted);
        Assert.True(_bench.Ask(Lane.Entries).IsCompleted);
    }

    [Fact]
    public void What_became_of_an_order_may_use_all_but_one_of_what_is_kept_for_orders()
    {
        _bench.Ask(8, Lane.Entries);
        Assert.True(_bench.Ask(Lane.Doubts).IsCompleted);
        Assert.False(_bench.Ask(Lane.Doubts).IsCompleted);
        Assert.True(_bench.Ask(Lane.Entries).IsCompleted);
        Assert.False(_bench.Ask(Lane.Entries).IsCompleted);
        Assert.Equal(10, _bench.Gone.Count);
    }

    [Fact]
    public void A_question_goes_while_six_others_are_in_the_second_and_not_while_seven_are()
    {
        _bench.Ask(6, Lane.Entries);
        Assert.True(_bench.Ask(Lane.Other).IsCompleted);
        _bench.Run(500);
        Assert.Equal(500, _bench.Budget.ExpectedWait(Lane.Other).TotalMilliseconds);
        Assert.False(_bench.Ask(Lane.Other).IsCompleted);
        _bench.Run(499.9);
        Assert.Equal(7, _bench.Gone.Count);
        _bench.Run(0.1);
        Assert.Equal(8, _bench.Gone.Count);
    }

    [Fact]
    public void After_all_questions_that_may_go_three_purchases_and_three_more_sales_find_room()
    {
        _bench.Ask(7, Lane.Other);
        _bench.Run(600);
        _bench.Ask(3, Lane.Entries);
        Assert.False(_bench.Ask(Lane.Entries).IsCompleted);
        _bench.Ask(3, Lane.PanicAndExits);
        Assert.Equal(13, _bench.Gone.Count);
        Assert.False(_bench.Ask(Lane.PanicAndExits).IsCompleted);
    }

    [Fact]
    public void The_rhythm_has_two_calls_of_its_own_beside_a_second_that_is_full_of_sales()
    {
        _bench.Ask(14, Lane.PanicAndExits);
        _ = _bench.Ask(Lane.Conditions);
        _ = _bench.Ask(Lane.Conditions);
        _ = _bench.Ask(Lane.Balance);
        Assert.Equal(15, _bench.Gone.Count);
        _bench.Run(1_100);

        Assert.Equal(
            [("conditions", 0), ("conditions", 0), ("sales", 1_000), ("balance", 1_000)],
            _bench.Gone.Skip(13).Select(gone => (gone.Name, (int)gone.At.TotalMilliseconds)));
    }

    [Fact]
    public void The_rhythm_uses_its_own_share_before_the_common_part()
    {
        _ = _bench.Ask(Lane.Balance);
        _bench.Run(84);
        _ = _bench.Ask(Lane.Conditions);
        // Both are in their own share: all thirteen others are there.
        _bench.Ask(13, Lane.PanicAndExits);
        Assert.Equal(15, _bench.Gone.Count);
    }

    /// <summary>A list of many pages, each asked as soon as the one before is in.</summary>
    [Fact]
    public void Questions_one_after_the_other_do_not_keep_the_rhythm_waiting()
    {
        for (var page = 0; page < 12; page++)
        {
            _ = _bench.Ask(Lane.Doubts, "page");
            if (page == 3)
                _ = _bench.Ask(Lane.Conditions, "search");
            _bench.Run(84);
        }
        Assert.Equal(3 * 84, _bench.Gone.Single(gone => gone.Name == "search").At.TotalMilliseconds, 1.0);
    }

    [Fact]
    public void Beyond_its_share_the_rhythm_competes_in_the_order_of_lanes()
    {
        _ = _bench.Ask(Lane.Conditions, "share 1");
        _ = _bench.Ask(Lane.Balance, "share 2");
        foreach (var lane in (Lane[])[Lane.Other, Lane.Balance, Lane.Conditions, Lane.Doubts])
            _ = _bench.Ask(lane);
        _bench.Run(900);

        Assert.Equal(["share 1", "share 2", "doubts", "conditions", "balance", "other"], _bench.Names);
        // Four of the common calls, six in all: nine sales more and no tenth.
        _bench.Ask(10, Lane.PanicAndExits);
        Assert.Equal(15, _bench.Gone.Count);
    }

    /// <summary>Orders have the common part, and money and balance are asked in one moment: the search that is due next is not a second late.</summary>
    [Fact]
    public void A_pair_of_money_and_balance_does_not_cost_a_search_its_turn()
    {
        _bench.Ask(10, Lane.Entries);
        _ = _bench.Ask(Lane.Balance, "money");
        _ = _bench.Ask(Lane.Balance, "balance");
        _bench.Run(100);
        Assert.True(_bench.Ask(Lane.Conditions, "search").IsCompleted);
        _bench.Run(1_000);
        Assert.Equal(["money", "search", "balance"], _bench.Names.Where(name => name.Length > 2).TakeLast(3));
    }

    /// <summary>Three conditions a second fill what is kept for them to the last: money and balance in the moment of one put none of them off.</summary>
    [Fact]
    public void Searches_that_fill_their_share_keep_their_rhythm_whatever_the_account_is_asked()
    {
        using var bench = new BudgetBench(15, rhythm: 3.1);
        var late = 0;
        for (var turn = 0; turn < 30; turn++)
        {
            // Orders have the common part all the while.
            bench.Ask(10, Lane.Entries);
            if (turn % 7 == 3)
                _ = bench.Ask(Lane.Balance);
            if (turn % 7 is 3 or 4)
                _ = bench.Ask(Lane.Balance);
            late += bench.Ask(Lane.Conditions).IsCompleted ? 0 : 1;
            bench.Run(turn % 3 == 0 ? 334 : 333);
        }
        Assert.Equal(0, late);
    }

    [Theory]
    [InlineData(Lane.Conditions, Lane.Balance, "12345")]
    [InlineData(Lane.Balance, Lane.Conditions, "14235")]
    public void In_its_own_share_the_rhythm_goes_by_age_and_one_is_a_searchs(Lane older, Lane younger, string order)
    {
        _bench.Ask(13, Lane.PanicAndExits);
        _ = _bench.Ask(older, "1");
        _ = _bench.Ask(older, "2");
        _ = _bench.Ask(older, "3");
        _ = _bench.Ask(younger, "4");
        _ = _bench.Ask(older, "5");
        _bench.Run(900);
        _bench.Ask(13, Lane.PanicAndExits);
        _bench.Run(2_000);

        _bench.Ask(13, Lane.PanicAndExits);
        _bench.Run(2_000);

        Assert.Equal(order, string.Concat(_bench.Names.Where(name => name.Length == 1)));
    }
}
