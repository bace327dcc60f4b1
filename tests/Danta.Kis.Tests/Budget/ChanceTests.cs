using System.Globalization;

namespace Danta.Kis.Tests.Budget;

/// <summary>What holds whatever comes, by seeds.</summary>
public sealed class ChanceTests
{
    public static IEnumerable<TheoryDataRow<double, int>> Loads =>
        from perSecond in (double[])[0.9, 1, 2, 3, 4.5, 5, 6, 8, 12, 15, 18, 20]
        from seed in (int[])[1, 2]
        select new TheoryDataRow<double, int>(perSecond, seed);

    [Theory, MemberData(nameof(Loads))]
    public async Task No_second_has_too_many_and_nobody_is_lost_or_served_twice(double perSecond, int seed)
    {
        using var bench = new BudgetBench(perSecond);
        var random = new Random(seed);
        var asked = new List<(Task<bool> Task, string Name, CancellationTokenSource Source)>();
        var left = new HashSet<string>();
        for (var step = 0; step < 3_000; step++)
        {
            // Busy seconds and quiet ones, so that queues fill and empty.
            var busy = step / 300 % 2 == 0 ? 3 : 40;
            if (random.Next(busy) == 0)
            {
                var name = asked.Count.ToString(CultureInfo.InvariantCulture);
                var source = new CancellationTokenSource();
                asked.Add((bench.Ask((Lane)random.Next(7), name, source.Token), name, source));
            }
            if (asked.Count > 0 && random.Next(60) == 0 && asked[random.Next(asked.Count)] is var (task, leaver, its) && !task.IsCompleted)
            {
                its.Cancel();
                left.Add(leaver);
            }
            if (random.Next(900) == 0)
                bench.Budget.Penalise(TimeSpan.FromMilliseconds(random.Next(600)));
            bench.Run(random.Next(20) + random.Next(2) * 0.3);
        }
        bench.Run(1_200_000);

        var shares = new LaneShares(perSecond);
        Assert.Equal((0, 0), (bench.Budget.State.Waiting, bench.Budget.State.Used));
        Assert.True(bench.MostInASecond() <= Math.Max(1, perSecond));
        Assert.Equal(bench.Names.Distinct().Count(), bench.Gone.Count);
        foreach (var (task, name, source) in asked)
        {
            Assert.True(task.IsCompleted);
            Assert.Equal(left.Contains(name), task.IsCanceled);
            Assert.Equal(task.IsCompletedSuccessfully && await task, bench.Names.Contains(name));
            source.Dispose();
        }
        foreach (var lane in bench.Gone.GroupBy(gone => gone.Lane))
            Assert.Equal(lane.Select(gone => gone.Asked).Order(), lane.Select(gone => gone.Asked));
        Assert.All(bench.Gone, gone => Assert.True(OthersInTheSecondUntil(bench, gone) <= shares.Most - shares.Rhythm));
    }

    [Fact]
    public async Task From_many_threads_nobody_is_lost_either()
    {
        var time = new Broker.ManualTime();
        using var budget = new RequestBudget(20, time);
        var (taken, full, left) = (0, 0, 0);
        var askers = Enumerable.Range(0, 4).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            var calls = new List<Task>();
            for (var ask = 0; ask < 300; ask++)
            {
                calls.Add(Ask((Lane)random.Next(7), random.Next(3) == 0));
                await Task.Yield();
            }
            await Task.WhenAll(calls);
        })).ToArray();
        var all = Task.WhenAll(askers);
        while (!all.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(7));
            await Task.Yield();
        }
        await all;

        Assert.Equal(1_200, taken + full + left);
        Assert.Equal(0, budget.State.Waiting);

        async Task Ask(Lane lane, bool leaves)
        {
            using var source = new CancellationTokenSource();
            var call = budget.TakeAsync(lane, source.Token).AsTask();
            if (leaves)
            {
                await Task.Yield();
                await source.CancelAsync();
            }
            try
            {
                if (await call)
                    Interlocked.Increment(ref taken);
                else
                    Interlocked.Increment(ref full);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref left);
            }
        }
    }

    /// <summary>The rest of the second is the rhythm's alone.</summary>
    static int OthersInTheSecondUntil(BudgetBench bench, Gone last) => bench.Gone.Count(
        gone => gone.Lane is not (Lane.Conditions or Lane.Balance) && gone.At <= last.At && gone.At > last.At - TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData(10, 1)]
    [InlineData(10, 2)]
    [InlineData(5, 3)]
    [InlineData(4, 4)]
    [InlineData(1, 5)]
    public void The_expected_wait_is_the_wait_where_nothing_more_urgent_comes(double perSecond, int seed)
    {
        // At these limits a slot is a whole number of milliseconds: no timer rounds it up.
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            using var bench = new BudgetBench(perSecond);
            for (var step = random.Next(20); step >= 0; step--)
            {
                for (var calls = random.Next(4); calls >= 0; calls--)
                    _ = bench.Ask((Lane)random.Next(7), "before");
                if (random.Next(20) == 0)
                    bench.Budget.Penalise(TimeSpan.Zero);
                bench.Run(random.Next(300));
            }
            var lane = (Lane)random.Next(7);
            var expected = bench.Budget.ExpectedWait(lane);
            Assert.Equal(expected, bench.Budget.ExpectedWait(lane));
            if (bench.Budget.State.Limit < perSecond)
                continue;
            _ = bench.Ask(lane, "newcomer");
            bench.Run(300_000);

            Assert.Equal(expected, Assert.Single(bench.Gone, gone => gone.Name == "newcomer").Waited);
        }
    }
}
