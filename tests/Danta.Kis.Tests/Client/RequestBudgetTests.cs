using Danta.Kis.Tests.Broker;

namespace Danta.Kis.Tests.Client;

public sealed class RequestBudgetTests
{
    readonly ManualTime _time = new();

    [Theory]
    [InlineData(15)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task With_five_hundred_waiting_an_exit_waits_no_longer_than_one_slot(double perSecond)
    {
        using var budget = new RequestBudget(perSecond, _time);
        var slot = TimeSpan.FromSeconds(1.1 / (perSecond >= 5 ? perSecond * 0.8 : perSecond));
        var queries = Enumerable.Range(0, 500).Select(_ => budget.TakeAsync(Lane.Other, default).AsTask()).ToArray();
        _time.Advance(TimeSpan.FromSeconds(5));

        for (var exits = 0; exits < 8; exits++)
        {
            var asked = _time.GetUtcNow();
            var exit = budget.TakeAsync(Lane.PanicAndExits, default).AsTask();
            Assert.True(budget.ExpectedWait(Lane.PanicAndExits) <= slot * 2);
            await StepUntil(() => exit.IsCompleted);
            Assert.True(_time.GetUtcNow() - asked <= slot + TimeSpan.FromMilliseconds(25), $"{_time.GetUtcNow() - asked}");
        }

        Assert.True(queries.Count(query => query.IsCompleted) < 500);
        Assert.True(budget.State.Waiting > 100);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(1)]
    [InlineData(8)]
    public async Task No_second_has_more_calls_than_asked_for_and_there_are_no_bursts(double perSecond)
    {
        using var budget = new RequestBudget(perSecond, _time);
        var random = new Random(7);
        var taken = new List<DateTimeOffset>();
        var asked = 0;
        for (var step = 0; step < 6_000; step++)
        {
            if (random.Next(12) == 0)
            {
                asked++;
                _ = Take((Lane)random.Next(7));
            }
            _time.Advance(TimeSpan.FromMilliseconds(5));
            // The clock stands until everybody who was served has looked at it.
            while (Count() < asked - budget.State.Waiting)
                await Task.Yield();
        }

        Assert.True(taken.Count > 20 * Math.Min(perSecond, 15) * 0.8);
        for (var first = 0; first < taken.Count; first++)
            Assert.True(taken.Count(at => at >= taken[first] && at < taken[first] + TimeSpan.FromSeconds(0.99)) <= perSecond);

        int Count()
        {
            lock (taken)
                return taken.Count;
        }

        async Task Take(Lane lane)
        {
            await budget.TakeAsync(lane, default);
            lock (taken)
                taken.Add(_time.GetUtcNow());
        }
    }

    [Fact]
    public async Task A_higher_lane_goes_first_and_a_lane_keeps_its_order()
    {
        using var budget = new RequestBudget(1, _time);
        await budget.TakeAsync(Lane.Other, default);
        var order = new List<string>();
        var all = new List<Task>();
        foreach (var (lane, name) in ((Lane, string)[])[(Lane.Other, "other"), (Lane.Conditions, "condition"), (Lane.Entries, "entry 1"), (Lane.Entries, "entry 2"), (Lane.Cancels, "cancel"), (Lane.PanicAndExits, "exit"), (Lane.Doubts, "doubt"), (Lane.Balance, "balance")])
            all.Add(Take(lane, name));

        await StepUntil(() => all.TrueForAll(task => task.IsCompleted));

        Assert.Equal(["exit", "cancel", "entry 1", "entry 2", "doubt", "balance", "condition", "other"], order);

        async Task Take(Lane lane, string name)
        {
            await budget.TakeAsync(lane, default);
            lock (order)
                order.Add(name);
        }
    }

    [Fact]
    public async Task A_refusal_slows_everything_down_and_is_forgiven()
    {
        using var budget = new RequestBudget(15, _time);
        budget.Penalise(TimeSpan.FromSeconds(0.5));

        var began = _time.GetUtcNow();
        var query = budget.TakeAsync(Lane.Other, default).AsTask();
        await StepUntil(() => query.IsCompleted);
        Assert.True(_time.GetUtcNow() - began >= TimeSpan.FromSeconds(0.5));
        Assert.Equal(12, budget.State.Limit);

        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(15, budget.State.Limit);
    }

    [Fact]
    public async Task Whoever_gives_up_leaves_the_queue()
    {
        using var budget = new RequestBudget(1, _time);
        await budget.TakeAsync(Lane.Other, default);
        using var source = new CancellationTokenSource();
        var given = budget.TakeAsync(Lane.Other, source.Token).AsTask();
        var kept = budget.TakeAsync(Lane.Other, default).AsTask();
        Assert.Equal(2, budget.State.Waiting);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal(1, budget.State.Waiting);
        Assert.True(budget.ExpectedWait(Lane.Other) > TimeSpan.Zero);

        await StepUntil(() => kept.IsCompleted);
        Assert.Equal(0, budget.State.Waiting);
    }

    async Task StepUntil(Func<bool> condition) =>
        await _time.RunUntilAsync(condition, TimeSpan.FromMilliseconds(25), TimeSpan.FromMinutes(2));
}
