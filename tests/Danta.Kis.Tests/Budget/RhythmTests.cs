namespace Danta.Kis.Tests.Budget;

/// <summary>What comes in a rhythm keeps it, whatever else is queued.</summary>
public sealed class RhythmTests
{
    [Theory]
    [InlineData(15, Lane.PanicAndExits)]
    [InlineData(15, Lane.Entries)]
    [InlineData(15, Lane.Doubts)]
    [InlineData(15, Lane.Other)]
    [InlineData(5, Lane.PanicAndExits)]
    [InlineData(5, Lane.Doubts)]
    public void A_condition_and_a_balance_are_served_within_a_fifth_of_their_rhythm(double perSecond, Lane crowd)
    {
        using var bench = new BudgetBench(perSecond);
        for (var second = 0; second < 60; second++)
        {
            if (second % 5 == 0)
                _ = bench.Ask(Lane.Conditions);
            if (second % 10 == 3)
                _ = bench.Ask(Lane.Balance);
            for (var tenth = 0; tenth < 10; tenth++)
            {
                bench.Ask(Math.Max(0, 40 - bench.Budget.State.Lanes[(int)crowd].Waiting), crowd);
                bench.Run(100);
            }
        }

        Assert.Equal((12, 6), (bench.Gone.Count(gone => gone.Lane == Lane.Conditions), bench.Gone.Count(gone => gone.Lane == Lane.Balance)));
        Assert.All(
            bench.Gone.Where(gone => gone.Lane is Lane.Conditions or Lane.Balance),
            gone => Assert.True(gone.Waited <= TimeSpan.FromSeconds(1), $"{gone}"));
        Assert.True(bench.MostInASecond() <= perSecond);
    }

    [Fact]
    public void With_everything_queued_conditions_and_balance_have_their_two_calls_a_second_by_turns()
    {
        using var bench = new BudgetBench(15);
        for (var tenth = 0; tenth < 100; tenth++)
        {
            foreach (var lane in Enum.GetValues<Lane>())
                bench.Ask(Math.Max(0, (lane is Lane.Conditions or Lane.Balance ? 2 : 40) - bench.Budget.State.Lanes[(int)lane].Waiting), lane);
            bench.Run(100);
        }

        var conditions = bench.Gone.Count(gone => gone.Lane == Lane.Conditions);
        var balances = bench.Gone.Count(gone => gone.Lane == Lane.Balance);
        Assert.InRange(conditions + balances, 19, 22);
        Assert.InRange(balances, 8, 12);
        Assert.InRange(bench.Gone.Count(gone => gone.Lane == Lane.PanicAndExits), 130, 143);
        Assert.DoesNotContain(bench.Gone, gone => gone.Lane is Lane.Cancels or Lane.Entries or Lane.Doubts or Lane.Other);
    }

    [Fact]
    public void On_paper_every_second_question_is_the_rhythms_and_orders_cut_in()
    {
        using var bench = new BudgetBench(1);
        for (var step = 0; step < 440; step++)
        {
            foreach (var lane in (Lane[])[Lane.Doubts, Lane.Conditions, Lane.Balance, Lane.Other])
                bench.Ask(Math.Max(0, (lane is Lane.Conditions or Lane.Balance ? 2 : 20) - bench.Budget.State.Lanes[(int)lane].Waiting), lane);
            if (step % 110 == 55)
                Assert.False(bench.Ask(Lane.Entries).IsCompleted);
            bench.Run(100);
            Assert.True(bench.Budget.State.Lanes[(int)Lane.Entries].Oldest <= TimeSpan.FromSeconds(1.1));
        }

        var questions = bench.Gone.Where(gone => gone.Lane != Lane.Entries).ToArray();
        Assert.Equal((4, 37), (bench.Gone.Count - questions.Length, questions.Length));
        for (var index = 1; index < questions.Length; index++)
            Assert.NotEqual(questions[index - 1].Lane is Lane.Conditions or Lane.Balance, questions[index].Lane is Lane.Conditions or Lane.Balance);
        Assert.InRange(questions.Count(gone => gone.Lane == Lane.Balance), 8, 10);
        Assert.All(bench.Gone.Zip(bench.Gone.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(1.1)));
    }

    [Fact]
    public void On_paper_a_turn_that_the_rhythm_does_not_use_goes_to_whoever_waits()
    {
        using var bench = new BudgetBench(1);
        for (var ask = 0; ask < 4; ask++)
            _ = bench.Ask(Lane.Other);
        bench.Run(5_000);
        Assert.Equal([0, 1_100, 2_200, 3_300], bench.Times);
    }

    [Fact]
    public void Three_a_second_leaves_orders_unspaced_and_spaces_questions()
    {
        using var bench = new BudgetBench(3);
        bench.Ask(4, Lane.Entries);
        bench.Run(1_000);
        Assert.Equal([0, 0, 0, 1_000], bench.Times);

        bench.Run(2_000);
        bench.Gone.Clear();
        bench.Ask(4, Lane.Other);
        bench.Run(1_000);
        Assert.Equal([3_000, 3_334, 3_668], bench.Times);
    }
}
