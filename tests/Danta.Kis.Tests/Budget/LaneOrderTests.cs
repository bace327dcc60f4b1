namespace Danta.Kis.Tests.Budget;

public sealed class LaneOrderTests
{
    [Fact]
    public void The_lanes_have_one_order_and_stable_words() => Assert.Equal(
        ["sales", "cancels", "entries", "doubts", "conditions", "balance", "other"],
        Enum.GetValues<Lane>().Select(lane => lane.Word()));

    public static IEnumerable<TheoryDataRow<Lane, Lane>> Pairs =>
        from higher in Enum.GetValues<Lane>()
        from lower in Enum.GetValues<Lane>()
        where higher < lower
        // In their own share these two go by age.
        where (higher, lower) != (Lane.Conditions, Lane.Balance)
        select new TheoryDataRow<Lane, Lane>(higher, lower);

    [Theory, MemberData(nameof(Pairs))]
    public void Of_two_that_wait_the_higher_lane_goes_first(Lane higher, Lane lower)
    {
        using var bench = new BudgetBench(15);
        Saturate(bench);

        _ = bench.Ask(lower);
        _ = bench.Ask(higher);
        Assert.Empty(bench.Gone);
        bench.Run(2_000);

        Assert.Equal([higher.Word(), lower.Word()], bench.Names);
    }

    [Theory]
    [InlineData(Lane.PanicAndExits)]
    [InlineData(Lane.Cancels)]
    [InlineData(Lane.Entries)]
    [InlineData(Lane.Doubts)]
    [InlineData(Lane.Conditions)]
    [InlineData(Lane.Balance)]
    [InlineData(Lane.Other)]
    public void A_lane_keeps_its_order(Lane lane)
    {
        using var bench = new BudgetBench(15);
        Saturate(bench);

        string[] names = ["1", "2", "3", "4", "5"];
        foreach (var name in names)
            _ = bench.Ask(lane, name);
        Assert.Empty(bench.Gone);
        bench.Run(3_000);

        Assert.Equal(names, bench.Names);
    }

    [Fact]
    public void Where_calls_are_few_orders_go_first_and_questions_take_turns_with_the_rhythm()
    {
        using var bench = new BudgetBench(1);
        _ = bench.Ask(Lane.Other, "first");
        foreach (var lane in Enum.GetValues<Lane>().Reverse())
            _ = bench.Ask(lane);
        bench.Run(20_000);

        Assert.Equal(
            ["first", "sales", "cancels", "entries", "balance", "doubts", "conditions", "other"], bench.Names);
    }

    [Fact]
    public void A_newcomer_does_not_pass_one_whose_time_has_come_but_whose_timer_has_not()
    {
        using var bench = new BudgetBench(15);
        _ = bench.Ask(Lane.Doubts, "first");
        _ = bench.Ask(Lane.Doubts, "waits");
        // The doubt may go at 83.3 ms, the timer is set for 84.
        bench.Run(83.5);
        _ = bench.Ask(Lane.Other, "late");
        Assert.Equal(["first"], bench.Names);
        _ = bench.Ask(Lane.PanicAndExits, "sale");
        bench.Run(1_000);

        Assert.Equal(["first", "sale", "waits", "late"], bench.Names);
    }

    /// <summary>A second that is full for every lane, and forgotten by the bench.</summary>
    static void Saturate(BudgetBench bench)
    {
        bench.Ask(13, Lane.PanicAndExits);
        _ = bench.Ask(Lane.Conditions);
        bench.Run(84);
        _ = bench.Ask(Lane.Balance);
        Assert.Equal(15, bench.Gone.Count);
        bench.Gone.Clear();
    }
}
